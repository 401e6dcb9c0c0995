import RegistryModel

/// The cases of the county. A list too long for one page says what it leaves to the village pages.
struct CaseList {
    let context: ReportContext

    /// Above this, cases for information are left to the village pages.
    static let everythingLimit = 1500
    /// Above this, each case is one line that leads to its village's page.
    static let wholeCaseLimit = 1500

    private var listed: [Int] {
        let all = Array(context.result.cases.indices)
        guard all.count > Self.everythingLimit else { return all }
        return all.filter { position in
            context.concerns[position] != .notice || page(of: position) == nil
        }
    }

    var section: Markup {
        let listed = listed
        guard !listed.isEmpty else {
            return """
                <section id="cases"><h2>\(context[.cases])</h2>\
                <p class="none">\(context[.noCases])</p></section>
                """
        }
        let isBrief = listed.count > Self.wholeCaseLimit
        let cards = Markup.each(listed) { position in
            let card = CaseCard(context: context, position: position)
            guard isBrief, let page = page(of: position) else { return card.folded }
            return card.linked(to: page)
        }
        return """
            <section id="cases"><h2>\(context.counted(.cases, listed.count))</h2>\
            \(remark(listed: listed.count, isBrief: isBrief))\(controls(listed))
            <div class="list" id="case-list">
            \(cards)</div></section>
            """
    }

    private func page(of position: Int) -> String? {
        context.deduction(context.result.cases[position].auditCase.village)
            .map { VillageNotice.path(of: $0.village.code) }
    }

    private func remark(listed: Int, isBrief: Bool) -> Markup {
        let left = context.result.cases.count - listed
        var remark = Markup()
        if left > 0 {
            remark += """
                <p class="hint">\(context[
                    Bilingual(
                        zh: "个案较多，另有 \(left) 例不扣分的个案列在各村页面和 cases.jsonl 中。",
                        en: "\(left) more cases that cost nothing are on the villages' pages "
                            + "and in cases.jsonl.")])</p>
                """
        }
        if isBrief {
            remark += """
                <p class="hint">\(context[
                    Bilingual(
                        zh: "个案较多，此处每例一行，点开到所在村的页面看证据。",
                        en: "There are many cases: each is one line here and opens on its "
                            + "village's page.")])</p>
                """
        }
        return remark
    }

    private func controls(_ listed: [Int]) -> Markup {
        let cases = context.result.cases
        let verdicts = CaseVerdict.allCases.filter { verdict in
            listed.contains { cases[$0].auditCase.verdict == verdict }
        }
        let concerns = CaseConcern.allCases.filter { concern in
            listed.contains { context.concerns[$0] == concern }
        }
        let codes = Set(listed.compactMap { cases[$0].auditCase.village }).sorted()
        let villages = Markup.each(codes) { code in
            let name = context.deduction(code)?.village.name ?? code.description
            return "<option value=\"\(code)\">\(name)</option>"
        }
        return """
            <div class="tools js" data-filter="case-list">\
            \(select("concern", .status, Markup.each(concerns) {
                "<option value=\"\($0.rawValue)\">\(context[$0.title])</option>"
            }))\(select("verdict", .verdict, Markup.each(verdicts) {
                "<option value=\"\($0.rawValue)\">\(context[$0.title])</option>"
            }))\(select("village", .village, villages))\
            <input type="search" data-text aria-label="\(context[.search])" \
            placeholder="\(context[.searchHint])">\
            <span class="shown">\(context[.shownCount]) <b data-shown>\(listed.count)</b> / \
            \(listed.count)</span>\
            <button type="button" data-open="1">\(context[.expandAll])</button>\
            <button type="button" data-open="0">\(context[.collapseAll])</button></div>
            """
    }

    private func select(_ key: Markup, _ title: Bilingual, _ options: Markup) -> Markup {
        """
        <label>\(context[title]) <select data-key="\(key)"><option value="">\(context[.all])\
        </option>\(options)</select></label>
        """
    }
}
