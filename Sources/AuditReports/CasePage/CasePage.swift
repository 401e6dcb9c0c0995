import RegistryModel

/// `cases/<village>.html`: every case of one village with its evidence, for whoever looks into it.
struct CasePage: Sendable {
    let context: ReportContext
    /// Nil for the cases that no village of the roll answers for.
    let village: Village?
    let cases: VillageCases

    static func path(of village: DivisionCode?) -> String {
        "cases/\(village.map(\.description) ?? "unassigned").html"
    }

    /// The page a case stands on.
    static func path(of position: Int, in context: ReportContext) -> String {
        let village = context.result.cases[position].auditCase.village
        return path(of: context.deduction(village)?.village.code)
    }

    var path: String { Self.path(of: village?.code) }

    private var positions: [Int] {
        context.currentFirst(village.map { cases[$0.code] } ?? cases.unassigned)
    }

    private var name: String { village?.name ?? context[.unassigned] }

    func bytes() -> [UInt8] {
        PageShell(
            language: context.language, title: "\(name) · \(context[.casePageTitle])",
            style: CasePageStyle.sheet
        ).document(
            """
            <a class="skip" href="#main">\(context[.skip])</a>
            \(header)\(navigation)
            <main id="main" tabindex="-1">
            \(body)
            </main>
            <footer><p>\(context.privacy)</p></footer>
            """
        ).bytes
    }

    private var header: Markup {
        let place = Markup.with(village) { village in
            "<span>\(village.township)</span><span><code>\(village.code)</code></span>"
        }
        return """
            <header class="mast"><div><p class="county">\(context.countyTitle)</p>\
            <h1>\(name) · \(context[.casePageTitle])</h1>\
            <p class="meta">\(place)<span>\(context[.period]) <b>\(context.periodText)</b></span>\
            \(context.statedRunDate)</p></div></header>
            """
    }

    private var navigation: Markup {
        let notice = Markup.with(village) { village in
            "<a href=\"../\(VillageNotice.path(of: village.code))\">\(context[.noticeTitle])</a>"
        }
        return """
            <nav class="bar" aria-label="\(context[.contents])"><div>\
            <a href="../index.html">← \(context[.backToReport])</a>\(notice)\
            <button type="button" class="js" data-print>\(context[.print])</button></div></nav>
            """
    }

    private var body: Markup {
        let positions = positions
        guard !positions.isEmpty else {
            return "<section><p class=\"none\">\(context[.noCases])</p></section>"
        }
        let lines = Markup.each(positions) { position in
            let auditCase = context.result.cases[position].auditCase
            return """
                <li><a href="#case-\(fragment: auditCase.caseID)">\
                \(context[auditCase.verdict.title])</a> \
                \(context.subject(of: auditCase)) \(Markup.with(auditCase.standing?.mark) {
                    "<span class=\"chip since\">\(context[$0])</span> "
                })<span class="cost">\(context.cost(position))\
                </span></li>
                """
        }
        return """
            <section id="list"><h2>\(context.counted(.cases, positions.count))</h2>\
            <ol class="cases">\(lines)</ol></section>
            \(Markup.each(positions) { CaseCard(context: context, position: $0).whole })
            """
    }
}
