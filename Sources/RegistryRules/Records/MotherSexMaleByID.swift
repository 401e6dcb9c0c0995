import RegistryModel

/// Flags a mother whose ID is a man's.
struct MotherSexMaleByID: RecordRule {
    let card = RuleCard(
        "REC008", "mother-sex-male-by-id", .error, .record,
        message: Bilingual(
            zh: "母亲身份证号 {motherIDNumber} 表示男性", en: "The mother's ID {motherIDNumber} is a man's"),
        explanation: Bilingual(
            zh: "号码第 17 位为单数，是男性的号码。最常见的原因是父母两栏填反，其次是用了别人的号码。请核对证件。",
            en:
                "The 17th digit is odd, which makes it a man's number. Most often the parents' "
                + "fields were swapped, or someone else's number was used. Look at the document."),
        source: .residentID)

    let examples: [RuleExample] = [
        .passes("女性号码", "a woman's number"),
        .fails(
            "父母两栏填反", "the parents' fields swapped",
            [
                .motherIDNumber: ExampleRecords.fatherID,
                .fatherIDNumber: ExampleRecords.motherID,
            ], at: .motherIDNumber),
        .undecided(
            "没有母亲号码", "no mother's ID", [.motherIDNumber: nil],
            missing: .motherIDNumber),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.motherIDNumber) ? [.motherIDNumber] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let id = record.validID(.motherIDNumber) else {
            return .undecided(missing: .motherIDNumber)
        }
        return id.sex == .female ? .passed : .failed(record, at: [.motherIDNumber])
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let ids = rows.idFacts(.motherIDNumber)
        sweep(rows, into: &ledger, at: index) { place in
            guard place < ids.count else { return .unclear }
            if ids[place].birthDay == Packed.narrowAbsent { return .undecided }
            return !ids[place].isMale ? .passed : .unclear
        }
    }
}
