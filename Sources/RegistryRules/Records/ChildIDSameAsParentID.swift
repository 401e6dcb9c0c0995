import RegistryModel

/// Flags a child or person whose ID is also given for a parent.
struct ChildIDSameAsParentID: RecordRule {
    let card = RuleCard(
        "REC007", "child-id-same-as-parent-id", .error, .record,
        message: Bilingual(
            zh: "本人与父（母）的身份证号相同：{idNumber}", en: "The person's ID is also a parent's: {idNumber}"),
        explanation: Bilingual(
            zh: "一个号码不能属于两代人。常见原因：孩子尚无号码，填了父母的代替；或错列。孩子没有号码时请留空。",
            en:
                "One number can't belong to two generations. Usual causes: the child has no number "
                + "yet and a parent's stands in, or shifted columns. Leave the cell blank as long "
                + "as there is no number."),
        source: .residentID)

    let examples: [RuleExample] = [
        .passes("各有号码", "a number each"),
        .fails(
            "填了母亲的号码", "the mother's number", [.idNumber: ExampleRecords.motherID],
            at: .idNumber),
        .fails(
            "填了父亲的号码", "the father's number", [.idNumber: ExampleRecords.fatherID],
            at: .idNumber, in: .policeEntries),
        .undecided("孩子没有号码", "the child has none", [.idNumber: nil], missing: .idNumber),
        .undecided(
            "父母都没有号码", "the parents have none",
            [.motherIDNumber: nil, .fatherIDNumber: nil], missing: .motherIDNumber),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.idNumber, .motherIDNumber, .fatherIDNumber) ? [.idNumber] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let child = record.view.residentID(.idNumber) else {
            return .undecided(missing: .idNumber)
        }
        let mother = record.view.residentID(.motherIDNumber)
        if child == mother { return .failed(record, at: [.idNumber, .motherIDNumber]) }
        let father = record.view.residentID(.fatherIDNumber)
        if child == father { return .failed(record, at: [.idNumber, .fatherIDNumber]) }
        return mother == nil && father == nil ? .undecided(missing: .motherIDNumber) : .passed
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let (children, mothers) = (rows.wide(.idNumber), rows.wide(.motherIDNumber))
        let fathers = rows.wide(.fatherIDNumber)
        guard children.count == mothers.count, children.count == fathers.count else {
            return sweep(rows, into: &ledger, at: index) { _ in .unclear }
        }
        let start = rows.range.lowerBound
        sweep(rows, into: &ledger, at: index) { place in
            let child = children[start + place]
            let (mother, father) = (mothers[start + place], fathers[start + place])
            if child <= Packed.unreadable { return .undecided }
            if child == mother || child == father { return .unclear }
            return mother <= Packed.unreadable && father <= Packed.unreadable
                ? .undecided : .passed
        }
    }
}
