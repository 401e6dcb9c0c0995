import RegistryModel

/// 指标: every headline figure beside those of the periods before, with what it means.
struct IndicatorSheet {
    let context: ReportContext

    private static let points = 100.0
    private static let nearlyAll = 9_990

    var sheet: WorkbookSheet {
        let figures = context.figures
        let rows =
            HeadlineFigure.allCases.compactMap { figure in
                figures[figure].map { row(figure, $0) }
            } + shares(figures)
        var own = WorkbookSheet(
            name: context[Bilingual(zh: "指标", en: "Indicators")], columns: columns, rows: rows)
        own.isFiltered = true
        own.frozenColumns = 1
        return context.dressed(own, remarks)
    }

    private var remarks: [Bilingual] {
        guard let trend = context.result.trend else { return [.noTrend] }
        var remarks: [Bilingual] = []
        if trend.previous == nil, trend.yearAgo == nil { remarks.append(.noPastRuns) }
        if TrendTable(context).hasOtherTable { remarks.append(.otherTable) }
        if let movement = trend.movement { remarks.append(movement.words) }
        return remarks
    }

    private var columns: [WorkbookColumn] {
        [
            context.column(.indicator, 26), context.column(.thisPeriod, 12, .points),
            context.column(.lastPeriod, 12, .points), context.column(.change, 10, .points),
            context.column(.yearAgo, 12, .points), context.column(.change, 10, .points),
            context.column(Bilingual(zh: "单位", en: "Unit"), 10),
            context.column(Bilingual(zh: "要求", en: "Target"), 10),
            context.column(Bilingual(zh: "含义", en: "Meaning"), 60),
        ]
    }

    private func row(_ figure: HeadlineFigure, _ value: Int) -> [WorkbookCell] {
        let trend = context.result.trend
        let past = [trend?.previous, trend?.yearAgo].map { $0?.figures[figure] }
        return [.text(context[figure.title]), cell(value, figure)]
            + past.flatMap { past -> [WorkbookCell] in
                guard let past else { return [.blank, .blank] }
                return [cell(past, figure), cell(value - past, figure)]
            } + [
                .text(context[unit(figure)]),
                figure == .missing || figure == .misreported ? .text("0") : .blank,
                .optional(figure.meaning.map { context[$0] }),
            ]
    }

    private func cell(_ value: Int, _ figure: HeadlineFigure) -> WorkbookCell {
        // What is nearly all isn't all.
        if figure == .linkageSensitivity, value >= Self.nearlyAll {
            return .text(String(DecimalText.sensitivity(value).dropLast(2)))
        }
        let isHundredths = figure.isPoints || figure == .linkageSensitivity
        return .number(isHundredths ? Double(value) / Self.points : Double(value))
    }

    private func unit(_ figure: HeadlineFigure) -> Bilingual {
        if figure.isPoints { return Bilingual(zh: "分", en: "points") }
        return switch figure {
        case .births: Bilingual(zh: "人", en: "births")
        case .linkageSensitivity: Bilingual(zh: "%", en: "%")
        case .chargedVillages: Bilingual(zh: "个", en: "villages")
        case .records, .rejected: Bilingual(zh: "条", en: "records")
        case .errors: Bilingual(zh: "处", en: "places")
        default: Bilingual(zh: "例", en: "cases")
        }
    }

    private func shares(_ figures: RunFigures) -> [[WorkbookCell]] {
        let run = context.result.run
        let shares: [(Bilingual, KeyPath<RunFigures, Double?>, Double?, Bilingual)] = [
            (
                .accuracy, \.accuracy, run.accuracyTarget,
                Bilingual(
                    zh: "（出生 − 漏报 − 错报）÷ 出生", en: "births less missing and misreported, of births")
            ),
            (
                .entryRate, \.entryRate, run.entryTarget,
                Bilingual(zh: "（出生 − 漏报）÷ 出生", en: "births less missing, of births")
            ),
        ]
        return shares.map { title, path, target, meaning in
            let now = figures[keyPath: path]
            let trend = context.result.trend
            let past = [trend?.previous, trend?.yearAgo].map { $0?.figures[keyPath: path] }
            return [.text(context[title]), percent(now)]
                + past.flatMap { past in [percent(past), difference(now, past)] }
                + [
                    .text("%"),
                    target.map { .text("≥ " + (DecimalText.shortest($0 * 100, places: 2) ?? "")) }
                        ?? .blank,
                    .text(context[meaning]),
                ]
        }
    }

    private func percent(_ share: Double?) -> WorkbookCell {
        share.map { .number(($0 * 10_000).rounded() / Self.points) } ?? .blank
    }

    private func difference(_ now: Double?, _ past: Double?) -> WorkbookCell {
        guard let now, let past else { return .blank }
        return .number(((now - past) * 10_000).rounded() / Self.points)
    }
}

extension HeadlineFigure {
    /// What it counts, where its title doesn't say.
    var meaning: Bilingual? {
        switch self {
        case .births:
            Bilingual(
                zh: "统计期内属于本县的出生，含核查发现的漏报", en: "of the period, missing ones included")
        case .missing: Bilingual(zh: "有证据而出生个案中没有", en: "evidence, and no registry record")
        case .missingA: EvidenceGrade.a.explanation
        case .missingB: EvidenceGrade.b.explanation
        case .missingC: EvidenceGrade.c.explanation
        case .misreported:
            Bilingual(zh: "计分项目与认定值不符", en: "a scored field differs from what was decided")
        case .missingWithoutVillage, .misreportedWithoutVillage:
            Bilingual(zh: "不计入各村的出生和准确率", en: "not among births of villages, nor in accuracy")
        case .toVerify: Bilingual(zh: "证据不足以定论，不扣分", en: "undecided, without points")
        case .unsupported, .duplicate, .late: .overReporting
        case .confirmedPoints: Bilingual(zh: "经核实的个案", en: "of verified cases")
        case .provisionalPointsMin, .provisionalPointsMax: .pointsApart
        case .linkageSensitivity:
            Bilingual(
                zh: "按模型概率估计，链接找到的真实匹配的比例；漏报中未找到的匹配占其余",
                en: "the share of true matches found, by the model's own probabilities")
        case .records, .rejected, .errors, .missingPersons, .missingHouseholds, .missingNewlyweds,
            .wrongVillage, .confirmedCases, .provisionalCases, .chargedVillages:
            nil
        }
    }
}
