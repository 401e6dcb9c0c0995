import RegistryModel

/// Flags a second child of a single birth, and the like.
struct BirthOrderExceedsPlurality: RecordRule {
    let card = RuleCard(
        "REC015", "birth-order-exceeds-plurality", .error, .record,
        message: Bilingual(
            zh: "胎序 {birthOrder} 与胎数 {plurality} 不符",
            en: "Order {birthOrder} in a birth of {plurality}"),
        explanation: Bilingual(
            zh: "胎序应在 1 与胎数之间。胎数不填时胎序 1 正常，大于 1 的无法判定（可能是双胎忘填胎数）。"
                + "常见原因：把孩次填进胎序，或双胎的胎数填成 1。请按出生医学证明更正。",
            en:
                "The order lies between 1 and the number born together. Where that number is "
                + "blank, order 1 is in order and a higher one undecided: a twin's plurality may "
                + "have been left out. Usual causes: the parity in the order's field, a twin "
                + "entered as a single child. "
                + "Correct it after the certificate."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("双胎之二", "the second twin", [.plurality: "2", .birthOrder: "2"]),
        .fails("单胎之二", "second of one", [.birthOrder: "2"], at: .birthOrder),
        .passes("胎数不填，胎序为 1", "first, with no plurality", [.plurality: nil]),
        .fails("胎序 0", "order 0", [.birthOrder: "0"], at: .birthOrder),
        .fails(
            "胎数不填，胎序 0", "order 0, with no plurality", [.plurality: nil, .birthOrder: "0"],
            at: .birthOrder),
        .undecided(
            "胎数不填而胎序为 2", "second, with no plurality", [.plurality: nil, .birthOrder: "2"],
            missing: .plurality),
        .undecided("没有胎序", "no order", [.birthOrder: nil], missing: .birthOrder),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.plurality, .birthOrder) ? [.birthOrder] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let order = record.view.integer(.birthOrder) else {
            return .undecided(missing: .birthOrder)
        }
        guard let plurality = record.view.integer(.plurality) else {
            // Unstated it is 1 or, where somebody forgot it, more; no order is less than 1.
            if order == 1, !record.view.isFilled(.plurality) { return .passed }
            if order < 1 { return failed(order, record) }
            return .undecided(missing: .plurality)
        }
        return order >= 1 && order <= plurality ? .passed : failed(order, record)
    }

    private func failed(_ order: Int, _ record: JudgedRecord) -> Verdict {
        .failed(
            Failure(
                [.birthOrder, .plurality],
                [FindingValue("birthOrder", String(order)), record.shown(.plurality)]))
    }
}
