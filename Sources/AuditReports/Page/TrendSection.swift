import RegistryModel

/// Every headline figure beside last period's and last year's, and how cases moved; nothing where no
/// ledger was used.
struct TrendSection {
    let context: ReportContext

    static let title = Bilingual(zh: "与上期、去年同期比较", en: "Beside earlier periods")

    var section: Markup {
        guard let trend = context.result.trend else { return Markup() }
        return """
            <section id="trend"><h2>\(context[Self.title])</h2>\(movement(trend.movement))\
            \(comparison(trend))</section>
            """
    }

    private func movement(_ movement: CaseMovement?) -> Markup {
        Markup.with(movement) { "<p>\(context[Self.cases])\(context[$0.words])</p>" }
    }

    private static let cases = Bilingual(
        zh: "台账中要有结论的个案（含不扣分的，不含只供知悉的迟报、来源差错等）：",
        en: "Cases in the ledger that need a verdict (those without points included, but not those "
            + "listed to be known, such as late reports and errors of a source): ")

    private func comparison(_ trend: RunTrend) -> Markup {
        let table = TrendTable(context)
        guard table.hasPast else { return "<p class=\"none\">\(context[.noPastRuns])</p>" }
        let (last, ago) = (trend.previous != nil, trend.yearAgo != nil)
        let heads: [(Bilingual, Bilingual?)] =
            [(.thisPeriod, nil)]
            + (last ? [(.lastPeriod, title(trend.previous)), (.change, nil)] : [])
            + (ago ? [(.yearAgo, title(trend.yearAgo)), (.change, nil)] : [])
        let rows = Markup.each(table.lines) { line in
            let cells =
                [line.now] + (last ? [line.previous, line.sincePrevious] : [])
                + (ago ? [line.yearAgo, line.sinceYearAgo] : [])
            return """
                <tr><th scope="row">\(context[line.title])</th>\
                \(Markup.each(cells) { "<td class=\"n\">\($0)</td>" })</tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(context[Self.title])">\
            <table class="plain trend"><caption class="vh">\(context[Self.title])</caption><thead><tr>\
            <th scope="col">\(context[.indicator])</th>\(Markup.each(heads) { head, detail in
                """
                <th scope="col" class="n">\(context[head])\
                \(Markup.with(detail) { "<small style=\"display:block\">\(context[$0])</small>" })</th>
                """
            })</tr></thead><tbody>\(rows)</tbody></table></div>\
            <p class="hint">\(last ? "" : context[Self.noPrevious])\(ago ? "" : context[Self.noYearAgo])\
            \(context[Self.asReported])\
            \(table.hasOtherTable ? " \(context[.otherTable])" : "" as Markup)</p>
            """
    }

    private func title(_ past: PastFigures?) -> Bilingual? {
        past.map { AccountPeriod($0.period).title }
    }

    private static let noPrevious = Bilingual(
        zh: "台账中没有上期的记录。", en: "The ledger has no run of the period before. ")
    private static let noYearAgo = Bilingual(
        zh: "台账中没有去年同期的记录。", en: "The ledger has no run of a year ago. ")
    private static let asReported = Bilingual(
        zh: "过去的数字是当时报告中的数字；其后的核实结论见个案。",
        en: "Earlier figures are as reported then; verdicts since stand in the cases.")
}
