import RegistryModel

/// Flags one ID given for both parents.
struct MotherIDSameAsFatherID: RecordRule {
    let card = RuleCard(
        "REC006", "mother-id-same-as-father-id", .error, .record,
        message: Bilingual(
            zh: "父母身份证号相同：{motherIDNumber}", en: "Mother and father have one ID: {motherIDNumber}"),
        explanation: Bilingual(
            zh: "一个号码不能属于两个人。常见原因：把父亲的号码填进母亲栏，或复制上一格。请核对双方证件。",
            en:
                "One number can't belong to two people. Usual causes: the father's number in the "
                + "mother's field, or a cell copied down. Look at both documents."),
        source: .residentID)

    let examples: [RuleExample] = [
        .passes("各有号码", "a number each"),
        .fails(
            "母亲栏填了父亲的号码", "the father's number in the mother's field",
            [.motherIDNumber: ExampleRecords.fatherID], at: .motherIDNumber),
        .undecided(
            "没有父亲号码", "no father's ID", [.fatherIDNumber: nil],
            missing: .fatherIDNumber),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.motherIDNumber, .fatherIDNumber)
            ? [.motherIDNumber, .fatherIDNumber] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let mother = record.view.residentID(.motherIDNumber) else {
            return .undecided(missing: .motherIDNumber)
        }
        guard let father = record.view.residentID(.fatherIDNumber) else {
            return .undecided(missing: .fatherIDNumber)
        }
        return mother != father
            ? .passed : .failed(record, at: [.motherIDNumber, .fatherIDNumber])
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let (mothers, fathers) = (rows.wide(.motherIDNumber), rows.wide(.fatherIDNumber))
        guard mothers.count == fathers.count else {
            return sweep(rows, into: &ledger, at: index) { _ in .unclear }
        }
        let start = mothers.startIndex - fathers.startIndex
        let first = fathers.startIndex
        sweep(rows, into: &ledger, at: index) { place in
            let (mother, father) = (mothers[first + start + place], fathers[first + place])
            if mother <= Packed.unreadable || father <= Packed.unreadable { return .undecided }
            return mother != father ? .passed : .unclear
        }
    }
}
