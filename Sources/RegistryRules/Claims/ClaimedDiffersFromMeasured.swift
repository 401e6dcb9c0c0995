import RegistryModel

/// Flags a claim that this run's own figures contradict.
struct ClaimedDiffersFromMeasured: CrossRule {
    let card = RuleCard(
        "CLM006", "claimed-differs-from-measured", .warning, .county,
        message: Bilingual(
            zh: "报为 {claimed}，本次核查为 {measured}",
            en: "Claimed as {claimed}, measured by this run as {measured}"),
        explanation: Bilingual(
            zh: "自查报告的全县指标与本次核查算出的同名指标比较：出生人数（上报的加漏报的）、出生漏报、错报人数、出生统计准确率。"
                + "漏报、错报在核实之前是暂定的，所以只作提醒。没有同名指标、或不是全县的，无法判定。请对照核查结果说明差异。",
            en:
                "A claim for the whole county is compared with the figure of that name that this run "
                + "has counted: births (reported and found missing), births missing, births "
                + "misreported, accuracy of births. What is missing or misreported is provisional "
                + "until verified, hence a warning. Indicators that this run doesn't count, and "
                + "claims for parts of the county, are undecided. Explain the difference, or correct "
                + "the claim."),
        source: .domainNotes("§1.2, S3 一8"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.claims]
    let needs: [SourceKind] = []
    let columns: [SourceKind: FieldSet] = [.claims: ClaimColumns.all]

    let examples: [RuleExample] = [
        .passes(
            "出生人数相同", "births agree",
            run: [
                .claims: [
                    [
                        .indicator: "出生人数", .numerator: "1562", .denominator: nil,
                        .claimedPercent: nil,
                    ]
                ]
            ]),
        .passes(
            "准确率相同", "the accuracy agrees",
            run: [
                .claims: [
                    [
                        .indicator: "出生统计准确率", .numerator: nil, .denominator: nil,
                        .claimedPercent: "99.17",
                    ]
                ]
            ]),
        .fails(
            "准确率报为 100%", "an accuracy of 100 %",
            run: [
                .claims: [
                    [
                        .indicator: "出生统计准确率", .numerator: nil, .denominator: nil,
                        .claimedPercent: "100",
                    ]
                ]
            ], in: .claims, at: .claimedPercent),
        .fails(
            "出生人数不同", "births differ",
            run: [
                .claims: [
                    [
                        .indicator: "出生人数", .numerator: "1501", .denominator: nil,
                        .claimedPercent: nil,
                    ]
                ]
            ], in: .claims, at: .numerator),
        .undecided(
            "没有同名指标", "not among this run's figures",
            run: [.claims: [[.indicator: "免费婚检率"]]], missing: .indicator),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let claims = run.table(.claims) else { return verdict }
        var figures: [String: MeasuredFigure] = [:]
        for figure in run.figures {
            for name in figure.names { figures[name.lowercased()] = figure }
        }
        for row in 0..<claims.count {
            let view = claims[row]
            guard !claims.brokenRows.contains(row), ClaimedRate(view).isOfWhole,
                let figure = view.text(.indicator).flatMap({ figures[$0.lowercased()] }),
                let difference = Self.difference(ClaimedRate(view), figure)
            else {
                verdict.leaveOpen()
                continue
            }
            guard let field = difference.field else {
                verdict.pass()
                continue
            }
            verdict.fail(
                view,
                Failure(
                    [field, .indicator],
                    [
                        FindingValue("claimed", difference.claimed),
                        FindingValue("measured", difference.measured),
                    ]))
        }
        return verdict
    }

    private struct Difference {
        /// Nil when the two agree.
        let field: Field?
        let claimed: String
        let measured: String
    }

    /// Nil when the claim lacks what the figure is of.
    private static func difference(_ claim: ClaimedRate, _ figure: MeasuredFigure) -> Difference? {
        guard let denominator = figure.denominator else {
            guard let count = claim.numerator else { return nil }
            return Difference(
                field: count == figure.numerator * 100 ? nil : .numerator,
                claimed: RecordView.decimalText(count),
                measured: String(figure.numerator))
        }
        guard denominator > 0, let percent = claim.percent ?? claim.counted?.rounded() else {
            return nil
        }
        let measured = ClaimedRate.Ratio(figure.numerator, denominator)
        return Difference(
            field: measured.isStated(as: percent) ? nil : .claimedPercent,
            claimed: ClaimedRate.text(percent) + " %",
            measured: ClaimedRate.text(measured.rounded()) + " %")
    }
}
