import RegistryModel

/// A change that the record itself suggests, such as the birth date inside its ID.
struct RecordRepair {
    /// The new values in canonical form.
    let changes: [(field: Field, text: String)]

    private init(_ changes: (field: Field, text: String)...) {
        self.changes = changes
    }

    /// All repairs the record suggests, likelier ones first.
    static func suggested(by record: JudgedRecord) -> [RecordRepair] {
        ofBirthDate(record) + ofSex(record) + ofCheckCharacters(record) + ofParents(record)
    }

    private static func ofBirthDate(_ record: JudgedRecord) -> [RecordRepair] {
        guard let day = record.view.date(.birthDate) else { return [] }
        // A sound number says the day itself, whatever went wrong with the one stated.
        if let inID = record.validID(.idNumber)?.birthDate {
            return inID == day ? [] : [RecordRepair((.birthDate, inID.description))]
        }
        let (year, month, dayOfMonth) = day.components
        let lunar = LunarCalendar.dayNumber(lunarYear: year, month: month, day: dayOfMonth)
        let days = [
            CalendarDay(year: year, month: dayOfMonth, day: month),
            lunar.map { CalendarDay(number: Int32($0)) },
        ]
        return days.compactMap { $0 }.filter { $0 != day }.map {
            RecordRepair((.birthDate, $0.description))
        }
    }

    private static func ofSex(_ record: JudgedRecord) -> [RecordRepair] {
        guard let sex = record.validID(.idNumber)?.sex, let stated = record.statedSex,
            stated != sex
        else { return [] }
        return [RecordRepair((record.sexField, String(sex.rawValue)))]
    }

    private static func ofCheckCharacters(_ record: JudgedRecord) -> [RecordRepair] {
        record.view.table.schema.fields.filter { $0.type == .residentID }.compactMap { definition in
            guard let id = record.view.residentID(definition.field), !id.hasValidCheckCharacter
            else { return nil }
            let first = id.firstSeventeen
            let completed = ResidentID(
                firstSeventeen: first, checkValue: ResidentID.checkValue(of: first))
            return RecordRepair((definition.field, completed.description))
        }
    }

    /// The parents' numbers in each other's place.
    private static func ofParents(_ record: JudgedRecord) -> [RecordRepair] {
        guard let mother = record.validID(.motherIDNumber),
            let father = record.validID(.fatherIDNumber), mother != father
        else { return [] }
        return [
            RecordRepair(
                (.motherIDNumber, father.description), (.fatherIDNumber, mother.description))
        ]
    }
}
