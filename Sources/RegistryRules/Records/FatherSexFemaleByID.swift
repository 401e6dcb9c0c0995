import RegistryModel

/// Flags a father whose ID is a woman's.
struct FatherSexFemaleByID: RecordRule {
    let card = RuleCard(
        "REC009", "father-sex-female-by-id", .error, .record,
        message: Bilingual(
            zh: "父亲身份证号 {fatherIDNumber} 表示女性",
            en: "The father's ID {fatherIDNumber} is a woman's"),
        explanation: Bilingual(
            zh: "号码第 17 位为双数，是女性的号码。最常见的原因是父母两栏填反，其次是用了别人的号码。请核对证件。",
            en:
                "The 17th digit is even, which makes it a woman's number. Most often the parents' "
                + "fields were swapped, or someone else's number was used. Look at the document."),
        source: .residentID)

    let examples: [RuleExample] = [
        .passes("男性号码", "a man's number"),
        .fails(
            "填了母亲的号码", "the mother's number", [.fatherIDNumber: ExampleRecords.motherID],
            at: .fatherIDNumber),
        .undecided(
            "没有父亲号码", "no father's ID", [.fatherIDNumber: nil],
            missing: .fatherIDNumber),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.fatherIDNumber) ? [.fatherIDNumber] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let id = record.validID(.fatherIDNumber) else {
            return .undecided(missing: .fatherIDNumber)
        }
        return id.sex == .male ? .passed : .failed(record, at: [.fatherIDNumber])
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let ids = rows.idFacts(.fatherIDNumber)
        sweep(rows, into: &ledger, at: index) { place in
            guard place < ids.count else { return .unclear }
            if ids[place].birthDay == Packed.narrowAbsent { return .undecided }
            return ids[place].isMale ? .passed : .unclear
        }
    }
}
