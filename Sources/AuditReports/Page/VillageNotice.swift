import RegistryModel

/// The 扣分通知 of one village, in the form of an official notice for A4 sheets: head, number,
/// addressee, body, the evidence clause by clause, how to appeal, and who signs.
struct VillageNotice: Sendable {
    let context: ReportContext
    let position: Int
    let cases: VillageCases

    private var deduction: VillageDeduction { context.result.villages[position] }
    private var village: Village { deduction.village }

    static func path(of village: DivisionCode) -> String { "villages/\(village).html" }

    var path: String { Self.path(of: village.code) }

    func bytes() -> [UInt8] {
        let title = "\(village.name) · \(context[isCharged ? .noticeTitle : Self.findings])"
        let foot = VillageNoticeFoot(context: context, village: village)
        return PageShell(
            language: context.language, title: title, isNotice: true, style: NoticeStyle.sheet
        ).document(
            """
            <main class="letter">\(head)\(opening)\(account)\(charged)\(others)\
            \(isToAnswer ? foot.appeal + foot.answer : Markup())\(foot.signature)</main>
            """
        ).bytes
    }

    private func positions(_ concerns: Set<CaseConcern>) -> [Int] {
        cases[village.code].filter { concerns.contains(context.concerns[$0]) }
    }

    private var isCharged: Bool { !positions([.confirmed, .provisional]).isEmpty }

    /// Whether anything is charged, to be verified, or still open of earlier periods.
    private var isToAnswer: Bool {
        isCharged || !positions([.verify]).isEmpty
            || cases[village.code].contains {
                context.result.cases[$0].auditCase.standing?.isCarriedOver == true
            }
    }

    private static let findings = Bilingual(zh: "核查结果通知", en: "Notice of what was found")

    // MARK: Head and body

    private var head: Markup {
        let period = AccountPeriod(context.result.run.period).title
        let title =
            isCharged
            ? Bilingual(
                zh: "关于\(village.name)\(period.zh)出生统计质量扣分的通知",
                en: "Notice of penalty points: \(village.name), \(period.en)")
            : Bilingual(
                zh: "关于\(village.name)\(period.zh)出生统计质量核查结果的通知",
                en: "Notice of what was found: \(village.name), \(period.en)")
        return """
            <nav class="top"><a href="../index.html">← \(context[.backToReport])</a>\
            <button type="button" class="js" data-print>\(context[.print])</button></nav>
            <header class="letterhead"><p class="\(OfficialStyle.office(context.issuer))">\
            \(context.issuer)</p>\
            <p class="number">\(context.documentNumber)</p></header>\
            <h1>\(context[title])</h1><p class="to">\(addressee)\
            <span class="code">\(village.township) \(village.code)</span></p>
            """
    }

    /// A village is addressed by its committee; whatever else stands on the roll by its own name.
    private var addressee: String {
        let committee =
            village.name.hasSuffix("村") ? "村民委员会" : village.name.hasSuffix("社区") ? "居民委员会" : ""
        return context[Bilingual(zh: "\(village.name)\(committee)：", en: "To \(village.name):")]
    }

    private var opening: Markup {
        let table = context.result.table
        let period = AccountPeriod(context.result.run.period).title
        let count = positions([.confirmed, .provisional]).count
        let basis = Bilingual(
            zh: "依据\(table.document)，对你村（居）\(period.zh)的出生统计数据进行了比对核查。"
                + (count > 0
                    ? "共有 \(count) 例个案涉及扣分，现将条款、个案和证据通知如下。" : "本期没有扣分个案。"),
            en: "Under \(table.document), the births you reported for \(period.en) were "
                + "matched with other sources. "
                + (count > 0
                    ? "\(context.cases(count)) \(count == 1 ? "costs" : "cost") points; clauses, cases and evidence follow."
                    : "No case costs points in this period."))
        return """
            <p>\(context[basis])</p><p>\(context[births]) \(demand)</p>
            """
    }

    private var births: Bilingual {
        let count = deduction.births
        guard count < context.rateFloor else {
            return Bilingual(zh: "本期出生 \(count) 人。", en: "Births in the period: \(count).")
        }
        return Bilingual(
            zh: "本期出生 \(count) 人，人数少，不计算比率。",
            en: "Births in the period: \(count), too few for a rate.")
    }

    private var demand: Markup {
        guard isToAnswer else {
            return "\(context[Bilingual(zh: "本期没有须答复的个案。", en: "There is nothing to answer.")])"
        }
        let limit = context.answerLimit
        let text = Bilingual(zh: "请\(limit.zh)答复。", en: "Answer \(limit.en).")
        return "<b class=\"due\">\(context[text])</b>"
    }

    // MARK: Points

    /// The points by clause, confirmed and provisional apart.
    private var account: Markup {
        let lines = ClauseAccount(context, positions: positions([.confirmed, .provisional])).lines
        guard !lines.isEmpty else { return Markup() }
        let rows = Markup.each(lines) { line in
            let row = context.result.table.rows[line.place]
            return """
                <tr><th scope="row">\(context[row.title])</th><td><q>\(row.clause)</q></td>\
                <td class="n">\(line.count)</td><td class="n">\(line.confirmed)</td>\
                <td class="n">\(line.provisional)</td></tr>
                """
        }
        return """
            <table class="account"><caption>\(context[Self.accountTitle])</caption><thead><tr>\
            <th scope="col">\(context[.verdict])</th><th scope="col">\(context[.clause])</th>\
            <th scope="col" class="n">\(context[.count])</th>\
            <th scope="col" class="n">\(context[.confirmedPoints])</th>\
            <th scope="col" class="n">\(context[.provisionalPoints])</th></tr></thead>\
            <tbody>\(rows)<tr class="whole"><th scope="row" colspan="2">\(context[.total])</th>\
            <td class="n">\(deduction.cases)</td><td class="n">\(deduction.confirmed)</td>\
            <td class="n">\(deduction.provisional)</td></tr></tbody></table>\
            <p class="hint">\(context[.notSummed])</p>
            """
    }

    private static let accountTitle = Bilingual(zh: "扣分汇总", en: "Points by clause")

    // MARK: Cases

    private var charged: Markup {
        let charged = positions([.confirmed, .provisional])
        let rows = context.result.table.rows
        return Markup.each(rows.enumerated()) { place, row in
            let those = charged.filter { context.result.cases[$0].row == row.id }
            guard !those.isEmpty else { return Markup() }
            let points = place < deduction.rows.count ? deduction.rows[place] : .zero
            return """
                <section class="clause"><h2>\(context[row.title])</h2>\
                <p class="quote"><q>\(row.clause)</q><span>\
                \(context.cases(those.count)) · \(context.worth(points))</span></p>\
                \(Markup.each(those) { CaseCard(context: context, position: $0).printed })</section>
                """
        }
    }

    private var others: Markup {
        let open = positions([.verify, .notice])
        let carried = open.filter { context.phase($0) == .carriedOver }
        let own = open.filter { context.phase($0) != .carriedOver }
        return section(
            CaseConcern.verify.title, own.filter { context.concerns[$0] == .verify },
            Bilingual(
                zh: "以下个案尚不扣分，请核实后答复。",
                en: "These cases carry no points yet; verify them and answer."))
            + section(
                CaseConcern.notice.title, own.filter { context.concerns[$0] == .notice },
                Bilingual(
                    zh: "以下个案不扣分，供更正与知悉。",
                    en: "These cases cost nothing; they are listed to be known and corrected."))
            + section(
                Bilingual(zh: "以前各期的个案", en: "Cases of earlier periods"), carried,
                Bilingual(
                    zh: "以下个案计入以前各期，本期不重复扣分；标“结转”的尚未销号，请一并核实答复，证据见当期的扣分通知。",
                    en:
                        "These count in earlier periods and aren't charged again. Those carried over "
                        + "are still open: verify and answer them too. Their evidence stands in the "
                        + "notice of their period."))
    }

    private func section(_ title: Bilingual, _ those: [Int], _ note: Bilingual) -> Markup {
        guard !those.isEmpty else { return Markup() }
        return """
            <section class="clause"><h2>\(context.counted(title, those.count))</h2>\
            <p class="hint">\(context[note])</p>\
            \(Markup.each(those) { CaseCard(context: context, position: $0).printed })</section>
            """
    }
}
