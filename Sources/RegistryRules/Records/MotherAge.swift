import RegistryModel

/// The mother's age at a birth: by her ID, else as the record states it.
struct MotherAge {
    let years: Int
    /// Where the age comes from.
    let field: Field

    /// In words: who was born after the child has no age. The birth date itself isn't told, since
    /// that would unmask the number it stands in.
    private var shown: String { years < 0 ? "<0" : String(years) }

    /// Nil when neither her ID nor her age can be used; an age no field may hold is FLD008's
    /// matter and supports nothing here.
    init?(_ record: JudgedRecord, on birthDay: CalendarDay) {
        if let born = record.validID(.motherIDNumber)?.birthDate {
            years = born.age(on: birthDay)
            field = .motherIDNumber
            return
        }
        guard let stated = record.view.integer(.motherAge),
            OutOfRange.range(of: .motherAge)?.contains(stated) == true
        else { return nil }
        years = stated
        field = .motherAge
    }

    static func needs(in schema: SourceSchema) -> FieldSet? {
        guard let birthDay = schema.birthDayField,
            schema.has(.motherIDNumber) || schema.has(.motherAge)
        else { return nil }
        return [birthDay]
    }

    func failure(
        _ record: JudgedRecord, as severity: Severity, adding values: [FindingValue] = []
    ) -> Verdict {
        .failed(
            Failure(
                [field, record.birthDayField],
                [
                    FindingValue("age", shown),
                    record.shown(record.birthDayField, as: "birthDate"),
                ] + values, severity: severity))
    }
}

extension MotherAge {
    /// What the mothers' birth dates alone tell: plainly between fifteen and forty-nine at the birth,
    /// or nothing to go by. Empty where a list may state the age itself, or a moment.
    static func glances(_ rows: JudgedRows) -> [Glance] {
        let schema = rows.table.schema
        let mothers = rows.idFacts(.motherIDNumber)
        guard schema.position(of: .motherAge) == nil,
            schema.definition(of: .birthDate)?.type == .date
        else { return [] }
        let births = rows.narrow(.birthDate)
        guard births.count == mothers.count else { return [] }
        return zip(births, mothers).map { birth, mother in
            let days = Int(birth) - Int(mother.birthDay)
            if birth <= Packed.narrowUnreadable || mother.birthDay <= Packed.narrowUnreadable {
                return .undecided
            }
            // Whole years of 365 to 366 days, a leap day to spare.
            return (15 * 366...49 * 365).contains(days) ? .passed : .unclear
        }
    }
}
