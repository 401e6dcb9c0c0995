import RegistryModel

/// The cases of the county: whole where they fit on the page, else a list that leads to the pages of
/// the villages. Nothing is left out of either.
struct CaseList {
    let context: ReportContext

    /// The page stays small enough to be sent by mail: beyond so many bytes cases are listed only.
    static let wholeCaseBytes = 700_000

    private var cases: [ScoredCase] { context.result.cases }

    var section: Markup {
        guard !cases.isEmpty else {
            return """
                <section id="cases"><h2>\(context[.cases])</h2>\
                <p class="none">\(context[.noCases])</p></section>
                """
        }
        let cards = wholeCards
        let list: Markup =
            cards.map { cards in
                """
                <div class="list" id="case-list">
                \(cards)</div>
                """
            } ?? brief
        return """
            <section id="cases"><h2>\(context.counted(.cases, cases.count))</h2>\
            \(account)\(cards == nil ? remark : Markup())\(controls)
            \(list)<p class="none" id="no-match" hidden>\(context[.noMatch])</p></section>
            """
    }

    /// Why more are listed than the figures count, and what their marks mean.
    private var account: Markup {
        let others = cases.count { !$0.auditCase.isOfThisAccount }
        guard others > 0 else { return Markup() }
        let count = Bilingual(
            zh: "计入本期数字的 \(cases.count - others) 例，列在前面；另 \(others) 例属于其他账期或已撤销，列出备查，不计入本期数字。",
            en: "\(cases.count - others) count in this period's figures and stand first. \(others) "
                + "more belong to another account or were overturned; they are listed to be looked up."
        )
        let marks = Bilingual(
            zh: "“结转”：以前账期的个案，尚无结论，分值仍记在所写的月份，本期不重复扣分。"
                + "已销号的旧案不再列出，可用 hecha cases 查看。",
            en:
                "“Carried over”: a case of an earlier account that nobody has settled yet; its points "
                + "stay in the month named and aren't charged again. Closed cases of earlier periods "
                + "are no longer listed: see hecha cases.")
        let isAnyCarried = cases.contains { $0.auditCase.standing?.isCarriedOver == true }
        return """
            <p class="hint">\(context[count])\(isAnyCarried
                ? context[Bilingual(zh: "", en: " ")] + context[marks] : "")</p>
            """
    }

    /// Nil when they would be too many.
    private var wholeCards: Markup? {
        var all = Markup()
        for position in context.currentFirst(cases.indices) {
            all += CaseCard(context: context, position: position).folded
            if all.bytes.count > Self.wholeCaseBytes { return nil }
        }
        return all
    }

    private var remark: Markup {
        """
        <p class="hint">\(context[
            Bilingual(
                zh: "个案较多，此处每例一行，点开到所在村的个案页看证据。",
                en: "There are many cases: each is one line here and opens on its village's page "
                    + "with the evidence.")])</p>
        """
    }

    /// The list as data, drawn by the page's script a hundred lines at a time; without scripts the
    /// table of villages leads to every case.
    private var brief: Markup {
        var json = JSONWriter()
        let data = CaseListData(context: context)
        data.write(into: &json)
        return """
            <noscript><p class="none">\(context[
                Bilingual(
                    zh: "这个清单需要浏览器启用脚本；不启用时请在上面的村级扣分表中点村名，逐村看全部个案。",
                    en: "This list needs scripts; without them open the villages in the table above, "
                        + "where every case stands.")])</p></noscript>
            <script type="application/json" id="case-data">\(Markup.data(json.bytes))</script>
            <div class="list" id="case-list"></div>
            <p class="js"><button type="button" class="more" data-more hidden>\(context[.showMore])\
            </button></p>
            """
    }

    private var controls: Markup {
        let verdicts = CaseVerdict.allCases.filter { verdict in
            cases.contains { $0.auditCase.verdict == verdict }
        }
        let concerns = CaseConcern.allCases.filter { context.concerns.contains($0) }
        let answering = Set(
            cases.compactMap { context.deduction($0.auditCase.village)?.village.code })
        let answerable = context.result.villages.map(\.village).filter {
            answering.contains($0.code)
        }
        let villages = Markup.each(answerable) { village in
            "<option value=\"\(village.code)\">\(context.title(of: village))</option>"
        }
        let isAnyUnassigned = cases.contains { context.deduction($0.auditCase.village) == nil }
        let unassigned: Markup =
            isAnyUnassigned ? "<option value=\"-\">\(context[.unassigned])</option>" : Markup()
        return """
            <div class="tools js" data-filter="case-list">\
            \(phases)\(select("concern", .status, Markup.each(concerns) {
                "<option value=\"\($0.rawValue)\">\(context[$0.title])</option>"
            }))\(select("verdict", .verdict, Markup.each(verdicts) {
                "<option value=\"\($0.rawValue)\">\(context[$0.title])</option>"
            }))\(select("village", .village, villages + unassigned))\(orders)\
            <input type="search" data-text aria-label="\(context[.search])" \
            placeholder="\(context[.searchHint])">\
            <span class="shown" role="status">\(context[.shownCount]) \
            <b data-shown>\(cases.count)</b> / \(cases.count)</span>\
            <button type="button" data-open="1">\(context[.expandAll])</button>\
            <button type="button" data-open="0">\(context[.collapseAll])</button></div>
            """
    }

    /// Where they don't all stand alike.
    private var phases: Markup {
        let found = PhaseChoice.allCases.filter { choice in
            let count = cases.indices.count { choice.holds(context.phase($0)) }
            return 0 < count && count < cases.count
        }
        guard !found.isEmpty else { return Markup() }
        let title = Bilingual(zh: "账期", en: "Account")
        return select(
            "phase", title,
            Markup.each(found) {
                "<option value=\"\($0.rawValue)\">\(context[$0.title])</option>"
            })
    }

    private var orders: Markup {
        let orders: [(Markup, Bilingual)] = [
            ("", Bilingual(zh: "按村", en: "by village")),
            ("cost", Bilingual(zh: "扣分多的在前", en: "most points first")),
            ("day", Bilingual(zh: "日期近的在前", en: "latest first")),
        ]
        let options = Markup.each(orders) { "<option value=\"\($0)\">\(context[$1])</option>" }
        return "<label>\(context[.order]) <select data-order>\(options)</select></label>"
    }

    private func select(_ key: Markup, _ title: Bilingual, _ options: Markup) -> Markup {
        """
        <label>\(context[title]) <select data-key="\(key)"><option value="">\(context[.all])\
        </option>\(options)</select></label>
        """
    }
}
