import RegistryModel

/// Flags a claimed rate that its own counts don't give.
struct RateDiffersFromCounts: RecordRule {
    let card = RuleCard(
        "CLM001", "rate-differs-from-counts", .error, .record,
        message: Bilingual(
            zh: "{numerator} ÷ {denominator} 为 {found}%，报为 {claimedPercent}%",
            en: "{numerator} of {denominator} is {found} %, claimed as {claimedPercent} %"),
        explanation: Bilingual(
            zh: "由分子、分母重算百分比，四舍五入或截去到两位小数都可以；只对得上一位小数或整数的为提醒。指标名含“增长”的按增长率算。"
                + "请查明是率错了还是数错了。",
            en:
                "The percentage is computed anew from numerator and denominator; rounded and cut-off "
                + "values to two decimals both pass, one that is right to one decimal or none only "
                + "is a warning. An indicator named growth (增长) is taken as such. Find out whether "
                + "the rate or a count is wrong."),
        source: .domainNotes("§1.3"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes(
            "1549/1562 = 99.17%", "1 549 of 1 562, 99.17 %",
            [.numerator: "1549", .denominator: "1562", .claimedPercent: "99.17"], in: .claims),
        .passes(
            "107/117 = 91.45%", "107 of 117, 91.45 %",
            [.numerator: "107", .denominator: "117", .claimedPercent: "91.45"], in: .claims),
        .passes(
            "3190/3356 = 95.05%", "3 190 of 3 356, 95.05 %",
            [.numerator: "3190", .denominator: "3356", .claimedPercent: "95.05"], in: .claims),
        .passes(
            "1/1562 = 0.06%", "1 of 1 562, 0.06 %",
            [.numerator: "1", .denominator: "1562", .claimedPercent: "0.06"], in: .claims),
        .fails(
            "42376/43115 报为 99.15%，实为 98.29%", "42 376 of 43 115 claimed as 99.15 %, it is 98.29 %",
            [
                .indicator: "生殖健康服务到位率", .numerator: "42376", .denominator: "43115",
                .claimedPercent: "99.15",
            ], at: .claimedPercent, in: .claims),
        .fails(
            "97.60% 报为 98%", "97.60 % claimed as 98 %",
            [.numerator: "976", .denominator: "1000", .claimedPercent: "98"],
            at: .claimedPercent, as: .warning, in: .claims),
        .passes(
            "金额带小数：379.68/252.56 = 150.33%", "amounts with decimals: 379.68 of 252.56",
            [.numerator: "379.68", .denominator: "252.56", .claimedPercent: "150.33"],
            in: .claims),
        .undecided(
            "没有分母", "no denominator", [.denominator: nil], missing: .denominator, in: .claims),
        .undecided(
            "没有百分比", "no percentage", [.claimedPercent: nil], missing: .claimedPercent,
            in: .claims),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .claims ? [.numerator, .denominator, .claimedPercent] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        let claim = ClaimedRate(record.view)
        guard let percent = claim.percent else { return .undecided(missing: .claimedPercent) }
        guard let counted = claim.counted else {
            return .undecided(missing: claim.numerator == nil ? .numerator : .denominator)
        }
        if counted.isStated(as: percent) { return .passed }
        return .failed(
            record, at: [.claimedPercent, .numerator, .denominator],
            severity: counted.isStatedCoarsely(as: percent) ? .warning : nil,
            adding: [FindingValue("found", ClaimedRate.text(counted.rounded()))])
    }
}

/// Flags a margin that isn't the distance of the rate from its target.
struct MarginDiffersFromRateAndTarget: RecordRule {
    let card = RuleCard(
        "CLM002", "margin-differs-from-rate-and-target", .error, .record,
        message: Bilingual(
            zh: "{rate}% 与目标 {targetPercent}% 相差 {found} 个百分点，报为 {claimedMargin}",
            en: "{rate} % differs from the target of {targetPercent} % by {found}, claimed as "
                + "{claimedMargin}"),
        explanation: Bilingual(
            zh: "优于目标的百分点应等于率与目标之差。有分子、分母时用重算的率，没有时用所报的率；指标越低越好的，差的正负不论。"
                + "率算错时差也跟着错，即使两者表面相符。只因取整到一位小数或整数而不同的为提醒。请重算后改正。",
            en: "The margin is the rate less the target. The rate is the one the counts give where "
                + "there are counts, else the claimed one; the sign is left aside, since less may "
                + "be better. A wrong rate makes the margin wrong, even where the two agree. A margin "
                + "that differs by rounding to one decimal or none only is a warning. Compute it "
                + "anew and correct it."),
        source: .domainNotes("§1.3"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes(
            "96.93 − 85.00 = 11.93，没有计数", "96.93 − 85.00 = 11.93, no counts",
            [
                .numerator: nil, .denominator: nil, .claimedPercent: "96.93",
                .targetPercent: "85.00", .claimedMargin: "11.93",
            ], in: .claims),
        .passes(
            "3190/3356 优于 85% 10.05", "3 190 of 3 356 is 10.05 above 85",
            [
                .numerator: "3190", .denominator: "3356", .claimedPercent: "95.05",
                .targetPercent: "85", .claimedMargin: "10.05",
            ], in: .claims),
        .fails(
            "42376/43115 优于 95% 报为 4.15，实为 3.29",
            "42 376 of 43 115: claimed 4.15 above 95, it is 3.29",
            [
                .numerator: "42376", .denominator: "43115", .claimedPercent: "99.15",
                .targetPercent: "95.00", .claimedMargin: "4.15",
            ], at: .claimedMargin, in: .claims),
        .fails(
            "97.60% 与 85% 差 12.6，报为 13", "97.60 % against 85 %, claimed as 13",
            [
                .numerator: "976", .denominator: "1000", .claimedPercent: "98",
                .targetPercent: "85", .claimedMargin: "13",
            ], at: .claimedMargin, as: .warning, in: .claims),
        .fails(
            "取整到一位小数", "rounded to one decimal",
            [
                .numerator: nil, .denominator: nil, .claimedPercent: "96.93",
                .targetPercent: "85.00", .claimedMargin: "11.9",
            ], at: .claimedMargin, as: .warning, in: .claims),
        .undecided(
            "没有目标", "no target", [.targetPercent: nil], missing: .targetPercent, in: .claims),
        .undecided(
            "没有差", "no margin", [.claimedMargin: nil], missing: .claimedMargin, in: .claims),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .claims ? [.targetPercent, .claimedMargin] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        let claim = ClaimedRate(record.view)
        guard let margin = claim.margin else { return .undecided(missing: .claimedMargin) }
        guard let target = claim.target else { return .undecided(missing: .targetPercent) }
        guard let rate = claim.counted?.rounded() ?? claim.percent else {
            return .undecided(missing: .claimedPercent)
        }
        let found = rate - target
        // The rate may have been cut off where we round it.
        if abs(abs(found) - abs(margin)) <= (claim.counted == nil ? 0 : 1) { return .passed }
        return .failed(
            record,
            at: [.claimedMargin, .targetPercent]
                + (claim.counted == nil ? [.claimedPercent] : [.numerator, .denominator]),
            severity: Self.isCoarse(claim, found) ? .warning : nil,
            adding: [
                FindingValue("rate", ClaimedRate.text(rate)),
                FindingValue("found", ClaimedRate.text(found)),
            ])
    }
}

extension MarginDiffersFromRateAndTarget {
    /// The margin is right but for rounding to one decimal or none, its own or the claimed rate's.
    private static func isCoarse(_ claim: ClaimedRate, _ found: Int) -> Bool {
        guard let margin = claim.margin else { return false }
        let exact = ClaimedRate.Ratio(abs(found), 10_000)
        if exact.isStatedCoarsely(as: abs(margin)) { return true }
        guard let percent = claim.percent, let target = claim.target, let counted = claim.counted
        else { return false }
        return counted.isStatedCoarsely(as: percent) && abs(percent - target) == abs(margin)
    }
}

/// Flags a percentage that comes without the counts it was made from.
struct PercentageWithoutCounts: RecordRule {
    let card = RuleCard(
        "CLM004", "percentage-without-counts", .warning, .record,
        message: Bilingual(
            zh: "{claimedPercent}% 没有分子或分母", en: "{claimedPercent} % without its counts"),
        explanation: Bilingual(
            zh: "只报百分比而没有分子、分母的，无从核对；“准确率 100%”而没有计数的尤其如此。请补上计数（分子 numerator、"
                + "分母 denominator)。",
            en: "A percentage without numerator (分子) and denominator (分母) can't be checked, an "
                + "accuracy of 100 % least of all. State the counts."),
        source: .domainNotes("§1.3"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("有分子分母", "with both counts", in: .claims),
        .fails(
            "准确率 100%，没有计数", "accuracy of 100 %, no counts",
            [.numerator: nil, .denominator: nil, .claimedPercent: "100"], at: .claimedPercent,
            in: .claims),
        .fails(
            "只有分子", "a numerator only", [.denominator: nil], at: .claimedPercent, in: .claims),
        .passes(
            "计数带千分位", "counts with thousands set apart",
            [.numerator: "42,376", .denominator: "43，115", .claimedPercent: "98.29"],
            in: .claims),
        .undecided(
            "分子读不出，见 FLD007", "a numerator that can't be read is FLD007's matter",
            [.numerator: "约四万"], missing: .numerator, in: .claims),
        .undecided(
            "没有百分比", "no percentage", [.claimedPercent: nil], missing: .claimedPercent,
            in: .claims),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .claims ? [.claimedPercent] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        let claim = ClaimedRate(record.view)
        guard claim.percent != nil else { return .undecided(missing: .claimedPercent) }
        for field in [Field.numerator, .denominator] where record.defects.contains(field) {
            // What is written there can't be read: FLD007 says so, and says it once.
            return .undecided(missing: field)
        }
        if claim.numerator != nil, claim.denominator != nil { return .passed }
        return .failed(record, at: [.claimedPercent, .numerator, .denominator])
    }
}

/// Flags a percentage that no whole number gives.
struct ImpossibleInteger: RecordRule {
    let card = RuleCard(
        "CLM005", "impossible-integer", .error, .record,
        message: Bilingual(
            zh: "没有整数能与 {count} 得出 {claimedPercent}%",
            en: "No whole number gives {claimedPercent} % with {count}"),
        explanation: Bilingual(
            zh: "只给出一个计数和百分比时，另一个计数应是整数。例如“65 份，比去年增长 1 倍”，去年就是 32.5 份。指标名含“增长”的按增长率算。"
                + "带小数的金额不判，两个计数都有的见 CLM001。请补上另一个计数，或改正百分比。",
            en: "With one count and the percentage given, the other count must be a whole number. "
                + "\"65 agreements, twice last year's\" makes 32.5 last year. An indicator named "
                + "growth (增长) is taken as such. Amounts with decimals aren't judged, and with both "
                + "counts it is CLM001's matter. State the other count, or correct the percentage."),
        source: .domainNotes("§1.3"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes(
            "117 个村的 91.45% 是 107 个", "91.45 % of 117 villages is 107",
            [.numerator: nil, .denominator: "117", .claimedPercent: "91.45"], in: .claims),
        .passes(
            "1562 的 0.06% 是 1", "0.06 % of 1 562 is 1",
            [.numerator: nil, .denominator: "1562", .claimedPercent: "0.06"], in: .claims),
        .fails(
            "65 份，为去年的 200%", "65, which is 200 % of last year's",
            [
                .indicator: "协议份数，为去年的百分比", .numerator: "65", .denominator: nil,
                .claimedPercent: "200",
            ], at: .claimedPercent, in: .claims),
        .fails(
            "65 份，比去年增长 100%", "65, a growth of 100 %",
            [
                .indicator: "协议份数比去年增长", .numerator: "65", .denominator: nil,
                .claimedPercent: "100",
            ], at: .claimedPercent, in: .claims),
        .fails(
            "117 个村的 91.50%", "91.50 % of 117 villages",
            [.numerator: nil, .denominator: "117", .claimedPercent: "91.50"],
            at: .claimedPercent, in: .claims),
        .undecided(
            "没有计数", "no count", [.numerator: nil, .denominator: nil], missing: .numerator,
            in: .claims),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .claims ? [.claimedPercent] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        let claim = ClaimedRate(record.view)
        if claim.numerator != nil, claim.denominator != nil { return .passed }
        for field in [Field.numerator, .denominator] where record.defects.contains(field) {
            return .undecided(missing: field)
        }
        guard claim.percent != nil else { return .undecided(missing: .claimedPercent) }
        guard let isPossible = claim.hasWholeCount, let count = claim.numerator ?? claim.denominator
        else { return .undecided(missing: .numerator) }
        if isPossible { return .passed }
        return .failed(
            record, at: [.claimedPercent, .numerator, .denominator, .indicator],
            adding: [FindingValue("count", RecordView.decimalText(count))])
    }
}
