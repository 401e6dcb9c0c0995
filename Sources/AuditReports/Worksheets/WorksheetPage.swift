import RegistryModel

/// The sheet on A4, to be filled in by hand: each item with a place for what was seen.
struct WorksheetPage {
    let sheet: Worksheet

    func bytes() -> [UInt8] {
        PageShell(
            language: sheet.language, title: "\(sheet.villageName) · \(sheet[heading])",
            isNotice: true, style: Self.style
        ).document("<main>\(head)\(guide)\(Markup.each(sheet.items, item))\(foot)</main>").bytes
    }

    private let heading = Bilingual(zh: "抽查核实表", en: "Spot-check worksheet")

    private var head: Markup {
        let plan = sheet.plan
        let village =
            sheet.villageCode == SamplePlan.noVillage ? "" : sheet.villageCode
        return """
            <nav class="top"><span></span><button type="button" class="js" data-print>\
            \(sheet[.print])</button></nav>
            <header class="red"><p>\(sheet.countyName ?? plan.county)</p>\
            <h1>\(sheet[heading])</h1></header>
            <div class="addressee"><p><b>\(sheet.villageName)</b> \(sheet.township) \
            <span class="code">\(village)</span></p>\
            <p><span>\(sheet[.period]) <b>\(plan.from) \(sheet[Bilingual(zh: "至", en: "to")]) \(plan.to)</b></span></p>\
            <p class="plan">\(sheet[plan.of.title]) · \(sheet[plan.design.title]) · \
            \(sheet[Bilingual(zh: "计划", en: "plan")]) <code>\(plan.planID)</code> · \
            \(sheet[Bilingual(zh: "种子", en: "seed")]) <code>\(plan.seed)</code> · \
            \(sheet[Bilingual(zh: "本村", en: "here")]) \(sheet.items.count)</p></div>
            """
    }

    private var guide: Markup {
        let text =
            sheet.plan.of == .cases
            ? Bilingual(
                zh: "逐项入户或查阅凭据，在一个结果前打勾，写明所见。查不到、问不到的选“无法核实”，不得空缺或推测。",
                en:
                    "Visit, or look into the papers, for each item; tick one outcome and write what "
                    + "was seen. What can't be found out is unverifiable: leave nothing blank and "
                    + "guess nothing.")
            : Bilingual(
                zh: "逐项核对：所列各项全部相符为“准确”，有一项不符即为“有误”并写明；没有此人为“查无此人”；问不到的选“无法核实”。",
                en:
                    "Check each item: accurate if everything listed is right; inaccurate if anything "
                    + "is wrong, and say what; no such person; or unverifiable.")
        return "<p class=\"hint\">\(sheet[text])</p>"
    }

    private func item(_ item: WorksheetItem) -> Markup {
        let facts = Markup.each(item.facts) { fact in
            "<div><dt>\(sheet[fact.name])</dt><dd>\(fact.value)</dd></div>"
        }
        let reason = Markup.with(item.reason) { "<p class=\"why\">\(sheet[$0])</p>" }
        return """
            <section class="item"><h2><b>\(item.item.number)</b> \(sheet[item.title]) \
            <code>\(item.item.itemID)</code></h2>\(reason)<dl>\(facts)</dl>\
            <p class="boxes"><b>\(sheet[WorksheetColumn.outcome.title])</b>\(outcomes)</p>\
            \(findings)<p class="line seen"><span>\(sheet[WorksheetColumn.seen.title])</span></p>\
            <div class="three-lines">\(Markup.each([.by, .day, .document], line))</div></section>
            """
    }

    private var outcomes: Markup {
        Markup.each(CheckOutcome.possible(for: sheet.plan.of)) { outcome in
            let until: Markup =
                outcome == .waived
                ? " <i>\(sheet[WorksheetColumn.waivedUntil.title])</i><u></u>" : ""
            return "<span>☐ \(sheet[outcome.word])\(until)</span>"
        }
    }

    /// Parity and policy status settle the points of a case that stands.
    private var findings: Markup {
        guard sheet.plan.of == .cases else { return Markup() }
        return """
            <p class="boxes"><b>\(sheet[WorksheetColumn.parity.title])</b><u></u>\
            <b>\(sheet[WorksheetColumn.policyStatus.title])</b>\
            \(Markup.each(PolicyStatus.allCases) { "<span>☐ \(sheet[$0.word])</span>" })</p>
            """
    }

    private func line(_ column: WorksheetColumn) -> Markup {
        "<p class=\"line\"><span>\(sheet[column.title])</span></p>"
    }

    private var foot: Markup {
        let signers = [
            Bilingual(zh: "核查人（签名）", en: "Checked by (signature)"),
            Bilingual(zh: "同行人（签名）", en: "Accompanied by (signature)"),
            Bilingual(zh: "村负责人（签名）", en: "For the village (signature)"),
            Bilingual(zh: "核查日期", en: "Date"),
        ]
        return """
            <section class="sign">\(Markup.each(signers) { signer in
                "<div><span>\(sheet[signer])</span></div>"
            })</section>
            """
    }

    private static let style: Markup = """
        .addressee .plan{color:var(--soft);font-size:.86rem}
        .item{border:1px solid var(--line)!important;border-radius:4px;
        padding:.5rem .8rem .6rem!important;margin:.7rem 0!important;break-inside:avoid}
        .item h2{font-size:1rem;margin:0 0 .2rem}
        .item h2 b{display:inline-block;min-width:1.6em}
        .item h2 code{float:right;font-size:.92rem}
        .item .why{color:var(--soft);font-size:.88rem}
        .item dl{display:flex;flex-wrap:wrap;gap:.1rem 1.3rem;margin:.25rem 0 .45rem;
        font-size:.9rem}
        .item dl div{display:flex;gap:.45em}.item dt{color:var(--soft)}
        .item dd{overflow-wrap:anywhere}
        .boxes{display:flex;flex-wrap:wrap;gap:.1rem 1.3rem;align-items:baseline;
        font-size:.95rem}
        .boxes u{display:inline-block;min-width:5.5em;border-bottom:1px solid var(--ink)}
        .boxes i{font-style:normal;color:var(--soft)}
        .line{border-bottom:1px solid var(--ink);min-height:2em;margin-top:.3rem;
        font-size:.88rem;color:var(--soft)}
        .line.seen{min-height:3.3em}
        .three-lines{display:grid;grid-template-columns:repeat(3,1fr);gap:1rem}
        """
}
