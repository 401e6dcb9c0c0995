import RegistryModel

/// Flags a sex that differs from the one inside the person's own ID.
struct IDSexDiffersFromSex: RecordRule {
    let card = RuleCard(
        "REC002", "id-sex-differs-from-sex", .error, .record,
        message: Bilingual(
            zh: "身份证号表示{inID}，登记为{sex}", en: "The ID says {inID}, the record {sex}"),
        explanation: Bilingual(
            zh: "号码第 17 位单数为男、双数为女，应与登记一致。也可能号码是按错误的性别编制的，所以不能只凭号码改性别。"
                + "请核对出生医学证明。",
            en:
                "An odd 17th digit means male (男), an even one female (女), and should agree with "
                + "the record. The number itself may have been made from a wrong sex, so it alone "
                + "settles nothing. Compare the birth certificate."),
        source: .residentID)

    let examples: [RuleExample] = [
        .passes("一致", "they agree"),
        .passes("文字写法", "the word for it", [.sex: "女"]),
        .fails("号码为女，登记为男", "female by ID, male on record", [.sex: "1"], at: .sex),
        .undecided("性别未说明", "sex not stated", [.sex: "9"], missing: .sex),
        .undecided("没有身份证号", "no ID", [.idNumber: nil], missing: .idNumber),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.idNumber, .sex) ? [.idNumber, .sex] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let sex = record.statedSex else { return .undecided(missing: .sex) }
        guard let inID = record.validID(.idNumber)?.sex else {
            return .undecided(missing: .idNumber)
        }
        if inID == sex { return .passed }
        return .failed(
            record, at: [.sex, .idNumber],
            adding: [FindingValue("inID", inID == .male ? "男" : "女", words: .sex)])
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let field = rows.table.schema.sexField ?? .sex
        let (sexes, ids) = (rows.narrow(field), rows.idFacts(.idNumber))
        guard sexes.count == ids.count else {
            return sweep(rows, into: &ledger, at: index) { _ in .unclear }
        }
        let first = sexes.startIndex
        sweep(rows, into: &ledger, at: index) { place in
            // 1 and 2 are male and female; 0 and 9 say nothing.
            let sex = sexes[first + place]
            guard sex == 1 || sex == 2, ids[place].birthDay != Packed.narrowAbsent else {
                return .undecided
            }
            return (sex == 1) == ids[place].isMale ? .passed : .unclear
        }
    }
}
