import RegistryModel

/// Flags a birth of parity 0, or one outside the policy whose parity is left out.
struct ParityZeroOrMissing: RecordRule {
    let card = RuleCard(
        "REC013", "parity-zero-or-missing", .error, .record,
        message: Bilingual(
            zh: "孩次为“{parity}”，应从 1 起", en: "Parity is “{parity}”; it counts from 1"),
        explanation: Bilingual(
            zh: "孩次从 1 起。常见原因：填成了现有子女数。政策外出生缺孩次时无法确定适用哪一款，只能按区间计分，所以一并指出。"
                + "请按母亲的生育史填写。",
            en:
                "Parity counts from 1; 0 is often the number of children before this one. For a "
                + "birth outside the policy a missing parity leaves the clause open, so that only "
                + "an interval of points can be given, and it is flagged as well. Fill it in from "
                + "the mother's history."),
        source: .scoring("2. and 3."))

    let examples: [RuleExample] = [
        .passes("第一孩", "a first child"),
        .fails("孩次 0", "parity 0", [.parity: "0"], at: .parity),
        .fails(
            "政策外而孩次为空", "outside the policy, no parity", [.policyStatus: "2", .parity: nil],
            at: .parity),
        .undecided(
            "政策内而孩次为空", "within the policy, no parity", [.parity: nil],
            missing: .parity),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.parity) ? [.parity] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        if let parity = record.view.integer(.parity) {
            // Below 0 the number is out of range, FLD008.
            return parity == 0 ? .failed(record, at: [.parity]) : .passed
        }
        let isBlank = !record.view.isFilled(.parity)
        if isBlank, record.view.code(.policyStatus) == PolicyStatus.outside.rawValue {
            return .failed(record, at: [.parity, .policyStatus])
        }
        return .undecided(missing: .parity)
    }
}
