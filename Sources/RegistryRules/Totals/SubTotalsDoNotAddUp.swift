import RegistryModel

/// Flags a summary whose parts don't add up to its whole.
struct SubTotalsDoNotAddUp: RecordRule {
    let card = RuleCard(
        "TOT008", "sub-totals-do-not-add-up", .error, .villageMonth,
        message: Bilingual(
            zh: "{parts} 合计 {sum}，与出生数 {births} 不符",
            en: "{parts} makes {sum}, but births are stated as {births}"),
        explanation: Bilingual(
            zh: "男、女出生数之和，一孩、二孩、三孩及以上出生数之和，都应等于出生数；政策外出生数不应多于出生数。请按个案重新汇总。",
            en:
                "Births by sex and births by parity must each come to the births, and births outside "
                + "policy can't be more. Sum up again from the records."),
        source: .dataContract("Fields, summaries"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("各项相符", "everything adds up", in: .summaries),
        .fails(
            "男女之和多一个", "by sex one too many", [.birthsMale: "1"], at: .birthsMale,
            in: .summaries),
        .fails(
            "孩次之和少一个", "by parity one too few", [.firstParity: "0"], at: .firstParity,
            in: .summaries),
        .fails(
            "政策外多于出生", "more outside policy than births", [.birthsOutsidePolicy: "2"],
            at: .birthsOutsidePolicy, in: .summaries),
        .undecided("没有出生数", "no births", [.births: nil], missing: .births, in: .summaries),
        .undecided(
            "没有男婴数", "no boys", [.birthsMale: nil], missing: .birthsMale, in: .summaries),
    ]

    private static let sums: [[Field]] = [
        [.birthsMale, .birthsFemale], [.firstParity, .secondParity, .thirdPlusParity],
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .summaries ? [.births] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let births = record.view.integer(.births) else {
            return .undecided(missing: .births)
        }
        var missing: Field?
        for fields in Self.sums {
            let parts = fields.compactMap { record.view.integer($0) }
            let sum = parts.reduce(0, +)
            // A part that is absent can't make up for what is already too much.
            if sum > births || (parts.count == fields.count && sum != births) {
                return failed(fields, parts, sum, births)
            }
            missing = missing ?? fields.first { record.view.integer($0) == nil }
        }
        if let outside = record.view.integer(.birthsOutsidePolicy) {
            if outside > births {
                return failed([.birthsOutsidePolicy], [outside], outside, births)
            }
        } else {
            missing = missing ?? .birthsOutsidePolicy
        }
        return missing.map { .undecided(missing: $0) } ?? .passed
    }

    private func failed(_ fields: [Field], _ parts: [Int], _ sum: Int, _ births: Int) -> Verdict {
        .failed(
            Failure(
                fields + [.births],
                [
                    FindingValue("parts", parts.map(String.init).joined(separator: " + ")),
                    FindingValue("sum", String(sum)), FindingValue("births", String(births)),
                ]))
    }
}
