import RegistryModel

/// The 扣分通知 of one village: clause by clause, with the evidence, for an A4 sheet.
struct VillageNotice: Sendable {
    let context: ReportContext
    let position: Int
    let cases: VillageCases

    private var deduction: VillageDeduction { context.result.villages[position] }
    private var village: Village { deduction.village }

    static func path(of village: DivisionCode) -> String { "villages/\(village).html" }

    var path: String { Self.path(of: village.code) }

    func bytes() -> [UInt8] {
        let title = "\(village.name) · \(context[.noticeTitle])"
        return PageShell(language: context.language, title: title, isNotice: true)
            .document("<main>\(head)\(account)\(charged)\(others)\(foot)</main>").bytes
    }

    private func positions(_ concerns: Set<CaseConcern>) -> [Int] {
        cases[village.code].filter { concerns.contains(context.concerns[$0]) }
    }

    private var head: Markup {
        let run = context.result.run
        let answer = run.answerBy.map { day in
            context[Bilingual(zh: "请于 \(day) 前答复", en: "Answer by \(day)")]
        }
        return """
            <nav class="top"><a href="../index.html">← \(context[.backToReport])</a>\
            <button type="button" class="js" data-print>\(context[.print])</button></nav>
            <header class="red"><p>\(context.countyTitle)</p>\
            <h1>\(context[.noticeTitle])</h1></header>
            <div class="addressee"><p><b>\(village.name)</b> \(village.township) \
            <span class="code">\(village.code)</span></p>\
            <p><span>\(context[.period]) <b>\(context.periodText)</b></span> \
            \(context.statedRunDate)</p>\
            \(Markup.with(answer) { "<p class=\"due\">\($0)</p>" })</div>
            """
    }

    private var account: Markup {
        """
        <section class="figures three"><div class="figure confirmed"><b>\(deduction.confirmed)</b>\
        <span>\(context[.confirmedPoints])</span></div>\
        <div class="figure provisional"><b>\(deduction.provisional.emphasised)</b>\
        <span>\(context[.provisionalPoints])</span></div>\
        <div class="figure"><b>\(positions([.verify]).count)</b>\
        <span>\(context[.toVerify])</span></div></section>
        <p class="hint">\(context[.notSummed]) \(context[births])</p>
        """
    }

    private var births: Bilingual {
        let count = deduction.births
        guard count < VillageTable.rateFloor else {
            return Bilingual(zh: "本期出生 \(count) 人。", en: "Births in the period: \(count).")
        }
        return Bilingual(
            zh: "本期出生 \(count) 人，人数少，不计算比率。",
            en: "Births in the period: \(count), too few for a rate.")
    }

    private var charged: Markup {
        let charged = positions([.confirmed, .provisional])
        guard !charged.isEmpty else {
            return """
                <p class="none">\(context[
                    Bilingual(
                        zh: "本期没有扣分个案。", en: "No case costs points in this period.")])</p>
                """
        }
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
        Markup.each([CaseConcern.verify, .notice]) { concern in
            let those = positions([concern])
            guard !those.isEmpty else { return Markup() }
            let note =
                concern == .verify
                ? Bilingual(
                    zh: "以下个案尚不扣分，请核实后答复。",
                    en: "These cases carry no points yet; verify them and answer.")
                : Bilingual(
                    zh: "以下个案不扣分，供更正与知悉。",
                    en: "These cases cost nothing; they are listed to be known and corrected.")
            return """
                <section class="clause"><h2>\(context.counted(concern.title, those.count))</h2>\
                <p class="hint">\(context[note])</p>\
                \(Markup.each(those) { CaseCard(context: context, position: $0).printed })</section>
                """
        }
    }

    private var foot: Markup {
        let county = [
            Bilingual(zh: "核查单位（盖章）", en: "Audit office (seal)"),
            Bilingual(zh: "经办人", en: "Officer"), Bilingual(zh: "签发日期", en: "Date"),
        ]
        let signers = [
            Bilingual(zh: "人口主任", en: "Population director"),
            Bilingual(zh: "村委主任", en: "Committee director"),
            Bilingual(zh: "支书", en: "Party secretary"),
            Bilingual(zh: "包村领导", en: "Lead officer"),
            Bilingual(zh: "包村干部", en: "Field officer"),
            Bilingual(zh: "签收日期", en: "Date received"),
        ]
        return """
            <section class="appeal"><h2>\(context[.appeal])</h2>\
            <ol>\(Markup.each(Bilingual.appealSteps) { "<li>\(context[$0])</li>" })</ol>\
            <p class="hint">\(context.result.table.document) · \(context[.penaltyTable]) \
            <code>\(context.result.table.id)</code> · \(context.privacy)</p></section>
            <section class="sign">\(Markup.each(county + signers) { line in
                "<div><span>\(context[line])</span></div>"
            })</section>
            """
    }
}
