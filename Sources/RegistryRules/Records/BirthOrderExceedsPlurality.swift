import RegistryModel

/// Flags a second child of a single birth, and the like.
struct BirthOrderExceedsPlurality: RecordRule {
    let card = RuleCard(
        "REC015", "birth-order-exceeds-plurality", .error, .record,
        message: Bilingual(
            zh: "胎序 {birthOrder} 与胎数 {plurality} 不符",
            en: "Order {birthOrder} in a birth of {plurality}"),
        explanation: Bilingual(
            zh: "胎序应在 1 与胎数之间(胎数不填即为 1)。常见原因:把孩次填进胎序,或双胎忘填胎数。请按出生医学证明更正。",
            en:
                "The order lies between 1 and the number born together (1 unless given). Usual "
                + "causes: the parity in the order's field, or a twin's plurality left out. "
                + "Correct it after the certificate."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("双胎之二", "the second twin", [.plurality: "2", .birthOrder: "2"]),
        .fails("单胎之二", "second of one", [.birthOrder: "2"], at: .birthOrder),
        .fails(
            "胎数不填而胎序为 2", "second, with no plurality", [.plurality: nil, .birthOrder: "2"],
            at: .birthOrder),
        .fails("胎序 0", "order 0", [.birthOrder: "0"], at: .birthOrder),
        .undecided("没有胎序", "no order", [.birthOrder: nil], missing: .birthOrder),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.plurality, .birthOrder) ? [.birthOrder] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let order = record.view.integer(.birthOrder) else {
            return .undecided(missing: .birthOrder)
        }
        let stated = record.view.integer(.plurality)
        if stated == nil, record.view.isFilled(.plurality) {
            return .undecided(missing: .plurality)
        }
        let plurality = stated ?? 1
        if order >= 1, order <= plurality { return .passed }
        return .failed(
            Failure(
                [.birthOrder, .plurality],
                [
                    FindingValue("birthOrder", String(order)),
                    FindingValue("plurality", String(plurality)),
                ]))
    }
}
