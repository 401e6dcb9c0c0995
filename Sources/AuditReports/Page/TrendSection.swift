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
        Markup.with(movement) { movement in
            let steps: [(Bilingual, Int)] = [
                (Bilingual(zh: "期初未销号", en: "open at the start"), movement.opening),
                (Bilingual(zh: "本期新发现", en: "new"), movement.new),
                (Bilingual(zh: "重新立案", en: "reopened"), movement.reopened),
                (Bilingual(zh: "销号", en: "closed"), movement.closed),
                (Bilingual(zh: "期末未销号", en: "open at the end"), movement.closing),
                (Bilingual(zh: "其中结转", en: "of them carried over"), movement.carriedOver),
            ]
            return """
                <p>\(context[movement.words])</p>\
                <ul class="others">\(Markup.each(steps) { title, count in
                    "<li>\(context[title]) <b>\(count)</b></li>"
                })</ul>
                """
        }
    }

    private func comparison(_ trend: RunTrend) -> Markup {
        let table = TrendTable(context, isPublic: false)
        guard table.hasPast else { return "<p class=\"none\">\(context[.noPastRuns])</p>" }
        let heads: [(Bilingual, Bilingual?)] = [
            (.thisPeriod, nil), (.lastPeriod, title(trend.previous)), (.change, nil),
            (.yearAgo, title(trend.yearAgo)), (.change, nil),
        ]
        let rows = Markup.each(table.lines) { line in
            let cells = [
                line.now, line.previous, line.sincePrevious, line.yearAgo, line.sinceYearAgo,
            ]
            return """
                <tr><th scope="row">\(context[line.title])</th>\
                \(Markup.each(cells) { "<td class=\"n\">\($0)</td>" })</tr>
                """
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(context[Self.title])">\
            <table class="plain"><caption class="vh">\(context[Self.title])</caption><thead><tr>\
            <th scope="col">\(context[.indicator])</th>\(Markup.each(heads) { head, detail in
                """
                <th scope="col" class="n">\(context[head])\
                \(Markup.with(detail) { "<small style=\"display:block\">\(context[$0])</small>" })</th>
                """
            })</tr></thead><tbody>\(rows)</tbody></table></div>\
            <p class="hint">\(context[Self.asReported])\
            \(table.hasOtherTable ? " \(context[.otherTable])" : "" as Markup)</p>
            """
    }

    private func title(_ past: PastFigures?) -> Bilingual? {
        past.map { AccountPeriod($0.period).title }
    }

    private static let asReported = Bilingual(
        zh: "过去的数字是当时报告中的数字；其后的核实结论见个案。",
        en: "Earlier figures are as reported then; verdicts since stand in the cases.")
}
