import RegistryModel

/// A rule on a birth date that differs from the one inside the person's own ID.
protocol BirthDateInID: RecordRule {
    /// Whether two different days are what the rule speaks of.
    func speaks(of birthDay: CalendarDay, _ inID: CalendarDay) -> Bool
}

extension BirthDateInID {
    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.idNumber, .birthDate) ? [.idNumber, .birthDate] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.view.date(.birthDate) else {
            return .undecided(missing: .birthDate)
        }
        guard let inID = record.validID(.idNumber)?.birthDate else {
            return .undecided(missing: .idNumber)
        }
        guard inID != birthDay, speaks(of: birthDay, inID) else { return .passed }
        return .failed(
            record, at: [.birthDate, .idNumber],
            adding: [FindingValue("inID", inID.description)])
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let (days, ids) = (rows.narrow(.birthDate), rows.idFacts(.idNumber))
        guard days.count == ids.count else {
            return sweep(rows, into: &ledger, at: index) { _ in .unclear }
        }
        let first = days.startIndex
        sweep(rows, into: &ledger, at: index) { place in
            Glance.at(days[first + place], equals: ids[place].birthDay)
        }
    }
}
