import RegistryModel

/// Flags a whole that its parts don't add up to.
struct PartsDoNotSum: SetRule {
    let card = RuleCard(
        "CLM003", "parts-do-not-sum", .error, .set,
        message: Bilingual(
            zh: "“{field}”各部分合计 {sum}，全县报为 {whole}",
            en: "The parts' {field} come to {sum}, the whole is claimed as {whole}"),
        explanation: Bilingual(
            zh: "同一指标既有全县（合计）又有各部分的，各部分分子、分母之和应等于全县的。超过的为错误；不足的可能是部分没有列全，为提醒。"
                + "指出的是全县那一行。请逐项重新汇总。",
            en: "Where an indicator is claimed for the whole county (全县, 合计, county, total or no "
                + "scope) and for parts of it, numerators and denominators of the parts come to "
                + "the whole's. More than the whole is an error; less is a warning, since parts "
                + "may have been left out. The whole's row is flagged. Sum up the parts again."),
        source: .domainNotes("§1.3"), standing: .active(since: "0.2.0"))

    private static func row(
        _ scope: String, _ numerator: String?, _ denominator: String?
    ) -> RuleExample.Changes {
        [
            .scope: scope, .numerator: numerator, .denominator: denominator,
            .claimedPercent: nil, .targetPercent: nil, .claimedMargin: nil,
        ]
    }

    let examples: [RuleExample] = [
        .passes(
            "1501 = 291 + 1210", "1 501 = 291 + 1 210",
            together: [
                row("全县", "1501", nil), row("鸣凤镇", "1210", nil), row("花林寺镇", "291", nil),
            ], in: .claims),
        .fails(
            "部分多于全县", "the parts are more than the whole",
            together: [
                row("全县", "1501", "1562"), row("鸣凤镇", "1210", "1262"),
                row("花林寺镇", "292", "300"),
            ], record: 0, at: .numerator, in: .claims),
        .fails(
            "部分少于全县", "the parts are less",
            together: [
                row("全县", "1501", nil), row("鸣凤镇", "1210", nil), row("花林寺镇", "290", nil),
            ], record: 0, at: .numerator, as: .warning, in: .claims),
        .undecided(
            "没有各部分", "no parts", together: [row("全县", "1501", nil)], missing: .scope,
            in: .claims),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .claims }

    func columns(in schema: SourceSchema) -> FieldSet { ClaimColumns.all }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        var indicators: [String: [RecordView]] = [:]
        for row in 0..<table.count where !table.brokenRows.contains(row) {
            guard let indicator = table[row].text(.indicator) else {
                verdict.undecided += 1
                continue
            }
            indicators[indicator, default: []].append(table[row])
        }
        for rows in indicators.values {
            let wholes = rows.filter { ClaimedRate($0).isOfWhole }
            let parts = rows.filter { !ClaimedRate($0).isOfWhole }
            guard wholes.count == 1, let whole = wholes.first, parts.count > 1 else {
                verdict.undecided += rows.count
                continue
            }
            if let failure = failure(whole, parts) {
                verdict.failures.append((whole.row, failure))
            }
        }
        return verdict
    }

    private func failure(_ whole: RecordView, _ parts: [RecordView]) -> Failure? {
        for field in [Field.numerator, .denominator] {
            guard let stated = whole.hundredths(field) else { continue }
            let values = parts.compactMap { $0.hundredths(field) }
            let sum = values.reduce(0, +)
            // With a part's count absent the sum can only be too small.
            if sum == stated || (sum < stated && values.count < parts.count) { continue }
            return Failure(
                [field, .scope],
                [
                    FindingValue("sum", RecordView.decimalText(sum)),
                    FindingValue("whole", RecordView.decimalText(stated)),
                ], severity: sum < stated ? .warning : nil)
        }
        return nil
    }
}
