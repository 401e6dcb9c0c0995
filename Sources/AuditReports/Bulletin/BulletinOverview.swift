import RegistryModel

/// 一、总体情况: the county's figures in words, beside earlier periods, and how cases moved.
struct BulletinOverview {
    let context: ReportContext
    let shown: PublishedPoints
    let trend: TrendTable

    private var counts: PublishedCounts { shown.counts }
    private var tally: CaseTally { context.tally }

    var blocks: [DocumentBlock] {
        var blocks: [DocumentBlock] = [
            .heading(context[Bilingual(zh: "一、总体情况", en: "1. Overview")]),
            .paragraph(context[births]), .paragraph(context[points]),
            .paragraph(context[others]),
        ]
        if let movement = context.result.trend?.movement {
            let title = Bilingual(zh: "个案进展：", en: "Cases: ")
            blocks.append(.paragraph(context[title] + context[movement.words(counts)]))
        }
        // What limits the figures is to be read with them.
        blocks += context.result.limits.map { .remark(context[$0]) }
        blocks.append(.table(figures))
        blocks.append(.remark(remarks.map { context[$0] }.joined(separator: gap)))
        blocks += months
        return blocks
    }

    private var gap: String { context[Bilingual(zh: "", en: " ")] }

    /// ` 18 例`, after a word, or `不足 3 例`, or `若干例`.
    private func shown(_ figure: HeadlineFigure) -> Bilingual {
        switch counts[.figure(figure)] {
        case .count(let count): Bilingual(zh: " \(count) 例", en: "\(count)")
        case .small:
            Bilingual(zh: "不足 \(SmallCells.floor) 例", en: "fewer than \(SmallCells.floor)")
        case .withheld: Bilingual(zh: "若干例", en: "some")
        }
    }

    /// The same in brackets.
    private func bracketed(_ figure: HeadlineFigure) -> String {
        "（\(shown(figure).zh.drop { $0 == " " })）"
    }

    private var births: Bilingual {
        let missing = shown(.missing)
        let misreported = shown(.misreported)
        let accuracy = accuracy
        return Bilingual(
            zh: "全县本期出生 \(tally.births) 人（含核查发现的漏报），发现出生漏报\(missing.zh)，"
                + "出生错报\(misreported.zh)。\(accuracy.zh)",
            en: "There were \(tally.births) births in the period, missing ones included. "
                + "Missing births: \(missing.en). Misreported births: \(misreported.en). "
                + accuracy.en)
    }

    /// The share asked for, as it is and in words; nil when none is.
    private var target: (share: Double, text: String)? {
        context.result.run.accuracyTarget.map { ($0, DecimalText.percent($0)) }
    }

    private var accuracy: Bilingual {
        guard let share = context.figures.accuracy, counts.isShown(.faulty) else {
            return accuracyInWords
        }
        let percent = DecimalText.percent(share)
        guard let target else {
            return Bilingual(zh: "出生统计准确率 \(percent)。", en: "Accuracy of births: \(percent).")
        }
        let isMet = BirthAccount.meets(tally.birthAccount.accurate, of: tally.births, target.share)
        return Bilingual(
            zh: "出生统计准确率 \(percent)，\(isMet ? "达到" : "未达到") \(target.text) 的要求。",
            en: "Accuracy of births: \(percent), \(isMet ? "which meets" : "below") the "
                + "\(target.text) required.")
    }

    /// Where the share would tell a count of one or two: the whole percents it lies between, and
    /// whether the target is met, if that is so for every count a reader may think of.
    private var accuracyInWords: Bilingual {
        let ranges = [HeadlineFigure.missing, .misreported].compactMap { figure in
            switch counts[.figure(figure)] {
            case .count(let count): count...count
            case .small: 1...(SmallCells.floor - 1)
            case .withheld: nil
            }
        }
        let births = tally.births
        let share = context.figures.accuracy.flatMap { SmallCells.percents(around: $0, of: births) }
        let between = Bilingual(
            zh: share.map { "在 \($0.lowerBound) % 与 \($0.upperBound) % 之间，" } ?? "",
            en: share.map { "is between \($0.lowerBound) % and \($0.upperBound) %, and " } ?? "")
        let most = ranges.reduce(0) { $0 + $1.upperBound }
        let least = ranges.reduce(0) { $0 + $1.lowerBound }
        guard let target, births > 0, ranges.count == 2 else { return Bilingual(zh: "", en: "") }
        let isMet = { (faulty: Int) in
            BirthAccount.meets(births - faulty, of: births, target.share)
        }
        guard isMet(most) == isMet(least) else { return Bilingual(zh: "", en: "") }
        return isMet(most)
            ? Bilingual(
                zh: "出生统计准确率\(between.zh)达到 \(target.text) 的要求。",
                en: "The accuracy of births \(between.en)meets the \(target.text) required.")
            : Bilingual(
                zh: "出生统计准确率\(between.zh)未达到 \(target.text) 的要求。",
                en: "The accuracy of births \(between.en)is below the \(target.text) required.")
    }

    private var points: Bilingual {
        let charged = counts[.figure(.chargedVillages)].text
        guard shown.areShown else { return .pointsWithheld }
        guard shown.isSplit else {
            let all = ReportContext.span(tally.confirmed, with: tally.provisional)
            return Bilingual(
                zh: "按扣分表，已确认与暂计合计扣 \(all) 分，涉及 \(charged) 个村（居）。"
                    + Bilingual.whyTogether.zh,
                en: "By the penalty table confirmed and provisional points come to \(all), in "
                    + "\(charged) villages. " + Bilingual.whyTogether.en)
        }
        return Bilingual(
            zh: "按扣分表，已确认扣 \(tally.confirmed) 分\(bracketed(.confirmedCases))，"
                + "暂计 \(ReportContext.span(tally.provisional)) 分"
                + "\(bracketed(.provisionalCases))，涉及 \(charged) 个村（居）。"
                + Bilingual.pointsApart.zh,
            en: "By the penalty table \(tally.confirmed) points are confirmed "
                + "(\(shown(.confirmedCases).en) cases) and "
                + "\(ReportContext.span(tally.provisional)) provisional "
                + "(\(shown(.provisionalCases).en) cases), in \(charged) villages. "
                + Bilingual.pointsApart.en)
    }

    private var others: Bilingual {
        func part(_ figure: HeadlineFigure) -> Bilingual {
            let count = shown(figure)
            return Bilingual(
                zh: "\(figure.title.zh)\(count.zh)",
                en: "\(figure.title.en.lowercased()), \(count.en)")
        }
        let missing = [HeadlineFigure.missingPersons, .missingHouseholds, .missingNewlyweds]
            .map(part)
        let over = [HeadlineFigure.unsupported, .duplicate, .late, .wrongVillage].map(part)
        let verify = shown(.toVerify)
        return Bilingual(
            zh:
                "另有\(missing.map(\.zh).joined(separator: "、"))；\(over.map(\.zh).joined(separator: "、"))"
                + "；待核实\(verify.zh)，不扣分。" + Bilingual.overReporting.zh,
            en: "Other findings: " + (missing + over).map(\.en).joined(separator: "; ")
                + ". Cases to be verified, which cost no points: \(verify.en). "
                + Bilingual.overReporting.en)
    }

    // MARK: Tables

    private var figures: DocumentTable {
        let caption = context[Bilingual(zh: "表 1　主要指标", en: "Table 1. Headline figures")]
        let first = DocumentTable.Column(context[.indicator], width: 3.4, isNumber: false)
        guard trend.hasPast else {
            return DocumentTable(
                caption: caption, columns: [first, .init(context[.thisPeriod], width: 2)],
                rows: trend.lines.map { [context[$0.title], $0.now] })
        }
        let (last, ago) = (
            context.result.trend?.previous != nil, context.result.trend?.yearAgo != nil
        )
        let heads: [Bilingual] =
            [.thisPeriod] + (last ? [.lastPeriod, .change] : []) + (ago ? [.yearAgo, .change] : [])
        let columns = heads.map {
            DocumentTable.Column(context[$0], width: $0 == .change ? 1.1 : 2.2)
        }
        return DocumentTable(
            caption: caption, columns: [first] + columns,
            rows: trend.lines.map { line in
                [context[line.title], line.now]
                    + (last ? [line.previous, line.sincePrevious] : [])
                    + (ago ? [line.yearAgo, line.sinceYearAgo] : [])
            })
    }

    private var remarks: [Bilingual] {
        var remarks: [Bilingual] = [.smallCells]
        if context.result.trend == nil {
            remarks.append(.noTrend)
        } else if !trend.hasPast {
            remarks.append(.noPastRuns)
        } else if let past = context.result.trend {
            func title(_ past: PastFigures?) -> Bilingual? {
                past.map { AccountPeriod($0.period).title }
            }
            let none = Bilingual(zh: "无记录", en: "not recorded")
            let (before, ago) = (title(past.previous) ?? none, title(past.yearAgo) ?? none)
            remarks.append(
                Bilingual(
                    zh: "上期：\(before.zh)；去年同期：\(ago.zh)，均为当时通报的数字，扣分见当时的通报。",
                    en: "Period before: \(before.en); year ago: \(ago.en); as reported then. For "
                        + "points see the bulletins of their time."))
        }
        return remarks
    }

    private static let monthColumns: [MonthColumn] = [
        MonthColumn(Bilingual(zh: "月份", en: "Month"), width: 2, nil),
        MonthColumn(.birthsShort, .births),
        MonthColumn(.missingColumn, .missing),
        MonthColumn(.misreportedColumn, .misreported),
        MonthColumn(.unsupportedColumn, .unsupported),
        MonthColumn(.duplicateColumn, .duplicate),
        MonthColumn(.lateColumn, .late),
        MonthColumn(
            Bilingual(zh: "链接灵敏度", en: "Linkage sensi\u{AD}tivity"), width: 1.4,
            .linkageSensitivity),
    ]

    /// The months of a longer period, each as it was reported.
    private var months: [DocumentBlock] {
        let months = context.result.trend?.months ?? []
        guard months.count > 1 else { return [] }
        return [
            .table(
                DocumentTable(
                    caption: context[
                        Bilingual(zh: "表 1-1　逐月情况", en: "Table 1-1. Month by month")],
                    columns: Self.monthColumns.map {
                        .init(context[$0.title], width: $0.width, isNumber: $0.figure != nil)
                    },
                    rows: months.map { month in
                        Self.monthColumns.map { column in
                            guard let figure = column.figure else {
                                return context[AccountPeriod(month.period).title]
                            }
                            return trend.text(figure, of: month)
                        }
                    })),
            .remark(
                context[
                    Bilingual(
                        zh: "逐月数字为各月核查时的数字，扣分见各月通报；表 1 按目前的核实结论重新计算，故可能不等于各月之和。",
                        en: "Months are as they were reported, for points see their bulletins; "
                            + "table 1 is computed anew from the verdicts so far, so it needn't "
                            + "be their sum.")]),
        ]
    }
}

/// A column of the table of months; the first, without a figure, names the month.
private struct MonthColumn {
    let title: Bilingual
    let width: Double
    let figure: HeadlineFigure?

    init(_ title: Bilingual, width: Double = 1.1, _ figure: HeadlineFigure?) {
        self.title = title
        self.width = width
        self.figure = figure
    }
}
