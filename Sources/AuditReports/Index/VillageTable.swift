import RegistryModel

/// The villages with their points, and the points by clause.
struct VillageTable {
    let context: ReportContext

    private var villages: [VillageDeduction] { context.result.villages }

    var section: Markup {
        """
        <section id="villages"><h2>\(context[.villages])</h2>\(body)</section>
        """
    }

    private var body: Markup {
        guard !villages.isEmpty else { return "<p class=\"none\">\(context[.noVillages])</p>" }
        return """
            \(RankingFigure(context: context).markup)\(TownshipTable(context: context).markup)\
            \(tools)\(table)\(legend)\(OmissionFigure(context: context).markup)\(clauses)
            """
    }

    private var tools: Markup {
        """
        <h3>\(context[Self.all])</h3>\
        <div class="tools js"><input type="search" data-find="village-table" \
        aria-label="\(context[.findVillage])" placeholder="\(context[.findVillage])">\
        <label><input type="checkbox" data-charged> \(context[.onlyCharged])</label>\
        <span class="shown" role="status">\(context[.shownCount]) \
        <b data-found>\(villages.count)</b> / \(villages.count)</span></div>
        """
    }

    /// On the screen a script folds the rest of a long table; paper has all of it.
    private static let shownFirst = 25

    private var unfold: Markup {
        guard villages.count > Self.shownFirst else { return Markup() }
        let title = Bilingual(
            zh: "列出全部 \(villages.count) 个村", en: "Show all \(villages.count) villages")
        return """
            <p class="js"><button type="button" class="more" data-unfold="village-table" \
            aria-expanded="false" aria-controls="village-table">\(context[title])</button></p>
            """
    }

    private static let kindAndClause = Bilingual(zh: "类别和条款", en: "Kind and clause")
    private static let all = Bilingual(zh: "各村", en: "Every village")

    private var table: Markup {
        let heads: [(Bilingual, Markup)] = [
            (.rank, "n"), (.village, ""), (.township, "wide"), (.birthsShort, "n"),
            (.missingColumn, "n"), (.misreportedShort, "n wide"), (.confirmedColumn, "n"),
            (.provisionalColumn, "n"), (.bar, "chart"), (OmissionFigure.rate, "n wide"),
            (.per100, "n wide"), (.notice, "wide"),
        ]
        let most = villages.map(\.pointsMax).max() ?? .zero
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(context[.villages])">\
            <table class="plain sortable" id="village-table" data-first="\(Self.shownFirst)"><caption class="vh">\
            \(context[.villages])</caption><thead><tr>\
            \(Markup.each(heads) { title, kind in
                let still: Markup = title == .notice ? " data-still" : ""
                return "<th scope=\"col\" class=\"\(kind)\"\(still)>\(context[title])</th>"
            })</tr></thead><tbody>\(Markup.each(context.result.ranking) { row($0, most) })</tbody></table></div>\
            \(unfold)\(NarrowHint(context: context).markup)
            """
    }

    private var legend: Markup {
        """
        <p class="hint"><span class="key confirmed"></span>\(context[.confirmed]) \
        <span class="key min"></span>\(context[.provisionalMin]) \
        <span class="key max"></span>\(context[.provisionalMax])</p>\
        <p class="hint">\(context[.rankNote(fewest: context.result.run.fewestBirths)])</p>
        """
    }

    private func row(_ place: Int, _ most: Points) -> Markup {
        let deduction = villages[place]
        let area = context.areas.villages[place]
        let village = deduction.village
        let isCharged = deduction.pointsMax > .zero
        return """
            <tr data-charged="\(isCharged ? 1 : 0)"><td class="n">\(deduction.rank)</td>\
            <th scope="row"><a href="\(CasePage.path(of: village.code))">\(village.name)</a></th>\
            <td class="wide town">\(village.township)</td><td class="n">\(deduction.births)</td>\
            <td class="n">\(area.missing)</td><td class="n wide">\(area.misreported)</td>\
            <td class="n">\(deduction.confirmed)</td>\
            <td class="n" data-v="\(deduction.provisional.min)">\
            \(ReportContext.span(deduction.provisional))</td>\
            <td class="chart" data-v="\(deduction.points)">\(bar(deduction, most))</td>\
            \(OmissionCell(context: context, area: area, isWide: true).markup)\
            \(rate(deduction))<td class="wide"><a href="\(VillageNotice.path(of: village.code))" \
            title="\(context[.openNotice])">\(context[.notice])</a></td></tr>

            """
    }

    private func bar(_ deduction: VillageDeduction, _ most: Points) -> Markup {
        guard most > .zero else { return "<span class=\"stack\"></span>" }
        let parts: [(Markup, Points)] = [
            ("confirmed", deduction.confirmed), ("min", deduction.provisional.min),
            ("max", deduction.provisional.max - deduction.provisional.min),
        ]
        let bars = Markup.each(parts.filter { $0.1 > .zero }) { kind, points in
            let share = Double(points.hundredths) / Double(most.hundredths) * 100
            let width = DecimalText.shortest(share, places: 1) ?? "0"
            return "<i class=\"\(kind)\" style=\"width:\(width)%\"></i>"
        }
        return "<span class=\"stack\">\(bars)</span>"
    }

    private func rate(_ deduction: VillageDeduction) -> Markup {
        guard deduction.births >= context.result.run.fewestBirths else {
            return "<td class=\"n wide few\" data-v=\"-1\">\(context[.smallNumber])</td>"
        }
        let rate = Double(deduction.points.hundredths) / Double(deduction.births)
        let text = DecimalText.fixed(rate, places: 1) ?? "–"
        return "<td class=\"n wide\" data-v=\"\(text)\">\(text)</td>"
    }

    private var clauses: Markup {
        let account = Dictionary(
            ClauseAccount(context).lines.map { ($0.place, $0) },
            uniquingKeysWith: { first, _ in first })
        let lines = Markup.each(context.result.table.rows.enumerated()) { place, row in
            let line = account[place] ?? .init(place: place)
            let quiet: Markup = line.count == 0 ? " class=\"quiet\"" : ""
            return """
                <tr\(quiet)><th scope="row"><span class="what"><span>\(context[row.title])</span>\
                <q>\(row.clause)</q></span></th>\
                <td class="n">\(line.count)</td><td class="n">\(line.confirmed)</td>\
                <td class="n">\(ReportContext.span(line.provisional))</td></tr>
                """
        }
        return """
            <h3>\(context[.byClause])</h3>\
            <div class="scroll" tabindex="0" role="group" aria-label="\(context[.byClause])">\
            <table class="plain clauses"><caption class="vh">\(context[.byClause])</caption>\
            <thead><tr><th scope="col">\(context[Self.kindAndClause])</th>\
            <th scope="col" class="n">\(context[.count])</th>\
            <th scope="col" class="n">\(context[.confirmedColumn])</th>\
            <th scope="col" class="n">\(context[.provisionalColumn])</th></tr></thead>\
            <tbody>\(lines)<tr class="whole"><th scope="row">\(context[.total])</th>\
            <td class="n">\(account.values.reduce(0) { $0 + $1.count })</td>\
            <td class="n">\(context.tally.confirmed)</td>\
            <td class="n">\(ReportContext.span(context.tally.provisional))</td></tr></tbody>\
            </table></div>
            """
    }
}

/// That a narrow screen leaves columns of a table out.
struct NarrowHint {
    let context: ReportContext

    private static let text = Bilingual(
        zh: "屏幕窄，表中有几栏未列；横过来或在宽屏上可见全部各栏。",
        en: "The screen is narrow and some columns are left out: turn it, or use a wider one.")

    var markup: Markup { "<p class=\"hint cramped\">\(context[Self.text])</p>" }
}
