import RegistryModel

/// The figures a linkage comes down to, what to look at in them, and what was read.
struct OverviewSection {
    let page: LinkDiagnosticsPage

    static let title = Bilingual(zh: "总览", en: "Overview")

    private var facts: LinkDiagnostics { page.facts }

    var section: Markup {
        """
        <section id="overview"><h2>\(page[Self.title])</h2><div class="figures">\
        \(Markup.each(figures, figure))</div>\(others)\(warnings)\(inputs)</section>
        """
    }

    private typealias Figure = (kind: Markup, title: Bilingual, value: String, detail: Bilingual)

    private var figures: [Figure] {
        let (counts, blocking) = (facts.counts, facts.blocking)
        let unlinkable = DecimalText.grouped(facts.unlinkable.belowMatch)
        let whole = DecimalText.grouped(blocking.pairsInScope)
        let compared = DecimalText.grouped(blocking.pairs)
        return [
            (
                "", Bilingual(zh: "记录", en: "Records"), DecimalText.grouped(counts.records),
                Bilingual(
                    zh: "\(counts.sources) 个来源",
                    en: "\(counts.sources) source\(counts.sources == 1 ? "" : "s")")
            ),
            (
                "", Bilingual(zh: "比较的配对", en: "Pairs compared"), compared,
                Bilingual(zh: "全部 \(whole) 对中", en: "of \(whole)")
            ),
            (
                "confirmed", Bilingual(zh: "归并成组", en: "Clusters"),
                DecimalText.grouped(counts.clusters),
                Bilingual(
                    zh: "另 \(DecimalText.grouped(counts.singles)) 条独立",
                    en: "\(DecimalText.grouped(counts.singles)) records alone")
            ),
            (
                "verify", Bilingual(zh: "待核实的配对", en: "Pairs to review"),
                DecimalText.grouped(counts.uncertain),
                Bilingual(zh: "两道门槛之间", en: "between thresholds")
            ),
            (
                "verify", Bilingual(zh: "难定的组", en: "Undecidable"),
                DecimalText.grouped(counts.ambiguous),
                Bilingual(zh: "另有一样好的解", en: "as good otherwise")
            ),
            (
                "provisional", Bilingual(zh: "无法归并", en: "Unlinkable"),
                DecimalText.percent(facts.unlinkable.shareBelowMatch),
                Bilingual(
                    zh: "\(unlinkable) 条记录",
                    en: unlinkable == "1" ? "1 record" : "\(unlinkable) records")
            ),
        ]
    }

    private func figure(_ figure: Figure) -> Markup {
        """
        <div class="figure \(figure.kind)"><span>\(page[figure.title])</span>\
        <b>\(figure.value)</b><small>\(page[figure.detail])</small></div>
        """
    }

    private var others: Markup {
        let repeats = facts.counts.repeats
        let items: [(Bilingual, Int)] = [
            (
                Bilingual(
                    zh: "同一来源内重复的记录（合为 \(repeats?.groups ?? 0) 组，各作一条参加匹配）",
                    en:
                        "records that repeat another of their source (\(repeats?.groups ?? 0) groups, "
                        + "each linked as one record)"),
                repeats?.records ?? 0
            ),
            (
                Bilingual(zh: "够分但让位于更好配对的", en: "heavy enough, but overruled"),
                facts.counts.overruled
            ),
            (
                Bilingual(zh: "太大而未求精确解的团", en: "groups too large to solve exactly"),
                facts.counts.greedy
            ),
        ].filter { $0.1 > 0 }
        guard !items.isEmpty else { return Markup() }
        let list = Markup.each(items) { "<li>\(page[$0]) <b>\(DecimalText.grouped($1))</b></li>" }
        return "<ul class=\"others\">\(list)</ul>"
    }

    private var warnings: Markup {
        let all = DiagnosticsWarnings(facts: facts).all
        let title = Bilingual(zh: "要看一看的", en: "Worth a look")
        guard !all.isEmpty else {
            let fine =
                facts.training == nil
                ? Bilingual(zh: "没有需要特别留意的地方。", en: "Nothing stands out.")
                : Bilingual(
                    zh: "估计已收敛，没有需要特别留意的地方。",
                    en: "The estimation converged; nothing stands out.")
            return "<p class=\"hint\">\(page[fine])</p>"
        }
        return """
            <aside class="note"><h3>\(page[title])</h3>\
            <ul>\(Markup.each(all) { "<li>\(page[$0])</li>" })</ul></aside>
            """
    }

    private var inputs: Markup {
        let rows = Markup.each(facts.files) { file in
            """
            <tr><th scope="row" class="path">\(file.path)</th>\
            <td class="n">\(DecimalText.grouped(file.records))</td>\
            <td class="sum wide">\(file.sha256.prefix(12))</td></tr>
            """
        }
        let title = Bilingual(zh: "读入的文件", en: "Files read")
        let table = page.table(
            "", named: title,
            [
                (Bilingual(zh: "文件", en: "File"), ""), (Bilingual(zh: "记录", en: "Records"), "n"),
                (Bilingual(zh: "校验和", en: "Checksum"), "wide"),
            ], rows: rows)
        return """
            <details class="inputs"><summary>\(page[title]) · \(facts.files.count)</summary>\
            \(table)</details>
            """
    }
}
