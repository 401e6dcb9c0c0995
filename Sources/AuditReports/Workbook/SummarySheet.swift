import RegistryModel

/// 汇总: a row a village, the county's headline above them.
struct SummarySheet {
    let context: ReportContext

    var sheet: WorkbookSheet {
        let areas = context.areas
        var own = WorkbookSheet(
            name: context[Bilingual(zh: "汇总", en: "Summary")], columns: columns,
            rows: context.result.ranking.map {
                row(context.result.villages[$0], areas.villages[$0])
            })
        own.isFiltered = true
        own.frozenColumns = 3
        return context.dressed(own, headline(areas))
    }

    private func headline(_ areas: AreaTally) -> [Bilingual] {
        let tally = context.tally
        var lines = [
            Bilingual(
                zh: "全县：出生 \(tally.births)，漏报 \(tally.count(.missing))（\(tally.grades)），错报 "
                    + "\(tally.count(.misreported))；已确认扣 \(tally.confirmed) 分，暂计 "
                    + "\(tally.provisional) 分；待核实 \(tally.count(.verify)) 例。",
                en: "County: births \(tally.births), missing \(tally.count(.missing)) "
                    + "(\(tally.grades)), misreported \(tally.count(.misreported)); points confirmed "
                    + "\(tally.confirmed), provisional \(tally.provisional); to be verified "
                    + "\(tally.count(.verify))."),
            .pointsApart,
        ]
        if let unassigned = areas.unassigned {
            let count = unassigned.counts.values.reduce(0, +)
            lines.append(
                Bilingual(
                    zh: "另有 \(count) 例不能归责到村，见“扣分明细”“待核实”。",
                    en:
                        "\(count) more \(count == 1 ? "case belongs" : "cases belong") to no village; see "
                        + "the other sheets."))
        }
        lines += trend
        return lines
    }

    private var trend: [Bilingual] {
        guard let trend = context.result.trend else { return [] }
        let table = TrendTable(context)
        func told(_ title: Bilingual, _ past: PastFigures?) -> Bilingual? {
            past.map { past in
                func value(_ figure: HeadlineFigure) -> String { table.text(figure, of: past) }
                return Bilingual(
                    zh:
                        "\(title.zh)（\(AccountPeriod(past.period).title.zh)）：出生 \(value(.births))，漏报 "
                        + "\(value(.missing))，错报 \(value(.misreported))，已确认 "
                        + "\(value(.confirmedPoints)) 分；逐项对照见“指标”。",
                    en: "\(title.en) (\(AccountPeriod(past.period).title.en)): births "
                        + "\(value(.births)), missing \(value(.missing)), misreported "
                        + "\(value(.misreported)), confirmed points \(value(.confirmedPoints)); "
                        + "all figures are on the sheet Indicators.")
            }
        }
        return [
            told(.lastPeriod, trend.previous), told(.yearAgo, trend.yearAgo),
            trend.movement?.words,
        ].compactMap { $0 }
    }

    private var columns: [WorkbookColumn] {
        [
            context.column(.rank, 6, .number),
            context.column(Bilingual(zh: "村代码", en: "Village code"), 16),
            context.column(.village, 15), context.column(.township, 24),
            context.column(.birthsShort, 8, .number), context.column(.missing, 9, .number),
            context.column(.misreported, 9, .number),
            context.column(Bilingual(zh: "其他漏报", en: "Other missing"), 9, .number),
            context.column(.casesShort, 9, .number),
            context.column(.confirmed, 10, .points).barred(WorkbookCell.confirmedBar),
            context.column(.provisionalMin, 10, .points).barred(WorkbookCell.provisionalBar),
            context.column(.provisionalMax, 10, .points).barred(WorkbookCell.provisionalBar),
            context.column(.toVerify, 9, .number),
            context.column(CaseVerdict.unsupported.title, 9, .number),
            context.column(CaseVerdict.duplicate.title, 9, .number),
            context.column(CaseVerdict.late.title, 9, .number),
            context.column(CaseVerdict.wrongVillage.title, 9, .number),
            context.column(
                Bilingual(
                    zh: "每百出生扣分（出生不足 \(context.rateFloor) 不计）",
                    en: "Points per 100 births (from \(context.rateFloor) on)"), 18, .points),
        ]
    }

    private func row(_ deduction: VillageDeduction, _ area: AreaFigures) -> [WorkbookCell] {
        let village = deduction.village
        return [
            .count(deduction.rank), .text(village.code.description), .text(village.name),
            .optional(village.township), .count(deduction.births), .count(area.count(.missing)),
            .count(area.count(.misreported)), .count(area.otherMissing), .count(deduction.cases),
            .points(deduction.confirmed), .points(deduction.provisional.min),
            .points(deduction.provisional.max), .count(area.toVerify),
            .count(area.count(.unsupported)), .count(area.count(.duplicate)),
            .count(area.count(.late)), .count(area.count(.wrongVillage)), rate(deduction),
        ]
    }

    private func rate(_ deduction: VillageDeduction) -> WorkbookCell {
        guard deduction.births >= max(1, context.rateFloor) else { return .blank }
        let rate = Double(deduction.points.hundredths) / Double(deduction.births)
        return .number((rate * 10).rounded() / 10)
    }
}
