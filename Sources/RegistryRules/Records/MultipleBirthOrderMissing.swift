import RegistryModel

/// Flags a twin or triplet whose order of birth is left out.
struct MultipleBirthOrderMissing: RecordRule {
    let card = RuleCard(
        "REC014", "multiple-birth-order-missing", .warning, .record,
        message: Bilingual(
            zh: "胎数为 {plurality}，未填胎序",
            en: "One of {plurality} at a birth, but which one isn't said"),
        explanation: Bilingual(
            zh: "多胞胎须写明第几个出生，否则无法与医院、公安的记录逐一对应，也分不清重报和双胎。请按出生医学证明填写。",
            en:
                "Of a multiple birth each child's order is needed, or it can't be matched with the "
                + "hospital's and the police's record, and twins can't be told from a double "
                + "report. Fill it in from the certificate."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("单胎可不填胎序", "a single child needs none", [.birthOrder: nil]),
        .passes("双胎之二", "the second twin", [.plurality: "2", .birthOrder: "2"]),
        .passes("胎数不填即为 1", "no plurality means 1", [.plurality: nil, .birthOrder: nil]),
        .fails(
            "双胎无胎序", "a twin without order", [.plurality: "2", .birthOrder: nil],
            at: .birthOrder),
        .undecided(
            "胎数无法识别", "an unreadable plurality", [.plurality: "双"],
            missing: .plurality),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.plurality, .birthOrder) ? [.plurality, .birthOrder] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let plurality = record.view.integer(.plurality) else {
            return record.view.isFilled(.plurality) ? .undecided(missing: .plurality) : .passed
        }
        if plurality < 2 || record.view.isFilled(.birthOrder) { return .passed }
        return .failed(record, at: [.birthOrder, .plurality])
    }
}
