import RegistryModel

/// Which pairs the blocking rules bring together, rule by rule, and which they leave out.
struct BlockingSection {
    let page: LinkDiagnosticsPage

    static let title = Bilingual(zh: "分块", en: "Blocking")

    private static let help = Bilingual(
        zh: "两条记录只有在某条规则下相遇才会比较。每根条从前面规则的累计处接着画：长的规则费时多，几乎不加的可以删去；没有相遇的配对无论多像都找不到。",
        en:
            "Two records are compared only if some rule brings them together. Each bar begins where "
            + "the rules before it ended: a long one costs time, one that adds nothing can go; a "
            + "pair that never meets isn't found however alike.")

    private var facts: LinkDiagnostics.Blocking { page.facts.blocking }

    private typealias Rule = LinkDiagnostics.Blocking.Rule

    var section: Markup {
        page.section(
            "blocking", Self.title, help: Self.help, summary + counts + leftOut + sizes)
    }

    private var summary: Markup {
        let (pairs, whole) = (
            DecimalText.grouped(facts.pairs), DecimalText.grouped(facts.pairsInScope)
        )
        let saved = DecimalText.percent(facts.reduction)
        let text = Bilingual(
            zh: "范围内 \(whole) 对，比较了 \(pairs) 对，省去 \(saved)。",
            en: "\(pairs) of the \(whole) pairs in scope were compared; \(saved) were spared.")
        return "<p>\(page[text])</p>"
    }

    // MARK: Counts

    private var counts: Markup {
        page.table(
            "blocks", named: Bilingual(zh: "各条规则找到的配对", en: "Pairs of each rule"),
            [
                (Bilingual(zh: "规则", en: "Rule"), ""),
                (Bilingual(zh: "新增的配对", en: "Pairs it adds"), "n"),
                (Bilingual(zh: "接着前面的规则", en: "On top of the rules before"), "weight"),
                (Bilingual(zh: "累计", en: "So far"), "n"),
                (Bilingual(zh: "规则自己的配对", en: "Its pairs, repeats in"), "n"),
                (Bilingual(zh: "块数", en: "Blocks"), "n"),
                (Bilingual(zh: "没有键的记录", en: "Records without key"), "n"),
            ], rows: Markup.each(facts.rules, row))
    }

    private func row(_ rule: Rule) -> Markup {
        let isIdle: Markup = rule.pairsAdded == 0 ? " class=\"quiet\"" : ""
        return """
            <tr\(isIdle)><th scope="row">\(rule.name)</th>\
            <td class="n">\(DecimalText.grouped(rule.pairsAdded))</td>\
            <td class="weight">\(Self.step(rule, of: facts.pairs))</td>\
            <td class="n">\(DecimalText.grouped(rule.pairsSoFar))</td>\
            <td class="n">\(DecimalText.grouped(rule.pairsYielded))</td>\
            <td class="n">\(DecimalText.grouped(rule.blocks))</td>\
            <td class="n">\(DecimalText.grouped(rule.recordsWithoutKey))</td></tr>
            """
    }

    /// A bar from the pairs of the rules before to those of this one too.
    static func step(_ rule: LinkDiagnostics.Blocking.Rule, of all: Int) -> Markup {
        let x = ChartScale(0...Double(max(all, 1)), from: 0, to: 200)
        let (from, to) = (
            x.place(Double(rule.pairsSoFar - rule.pairsAdded)), x.place(Double(rule.pairsSoFar))
        )
        return """
            <svg class="cell" viewBox="0 0 200 20" preserveAspectRatio="none" \
            aria-hidden="true">\
            \(ChartMark.box("bar faint", .init(x: 0, y: 4, width: from, height: 12)))\
            \(ChartMark.box(
                "bar linked", .init(x: from, y: 4, width: max(to - from, 0.6), height: 12),
                title: "+\(rule.pairsAdded)"))</svg>
            """
    }

    // MARK: Left out

    private var leftOut: Markup {
        guard facts.pairsLeftOut > 0 else {
            let text = Bilingual(
                zh: "没有因块太大而拆开或截断的：规则找到的配对全部比较了。",
                en: "No block was split or cut: every pair the rules found was compared.")
            return "<p class=\"hint\">\(page[text])</p>"
        }
        let title = Bilingual(zh: "因块太大没有在该规则下比较的", en: "Not compared: blocks too large")
        let note = Bilingual(
            zh: "这里没有比较的配对，别的规则可能找到；同一对在几个块里的各计一次。",
            en:
                "Another rule may find pairs left out here; a pair in several blocks counts for each."
        )
        let rules = facts.rules.filter { $0.pairsSplitApart > 0 || $0.pairsOverCap > 0 }
        let table = page.table(
            "shares", named: title,
            [
                (Bilingual(zh: "规则", en: "Rule"), ""),
                (Bilingual(zh: "按 split 拆开的块", en: "Blocks split"), "n"),
                (Bilingual(zh: "因此分开的配对", en: "Pairs split apart"), "n"),
                (Bilingual(zh: "截断的块", en: "Blocks cut"), "n"),
                (Bilingual(zh: "因此没有比较的配对", en: "Pairs over the cap"), "n"),
            ],
            rows: Markup.each(rules) { rule in
                """
                <tr><th scope="row">\(rule.name)</th>\
                <td class="n">\(DecimalText.grouped(rule.blocksSplit))</td>\
                <td class="n">\(DecimalText.grouped(rule.pairsSplitApart))</td>\
                <td class="n">\(DecimalText.grouped(rule.blocksCapped))</td>\
                <td class="n bad">\(DecimalText.grouped(rule.pairsOverCap))</td></tr>
                """
            })
        return "<h3>\(page[title])</h3>\(table)<p class=\"hint\">\(page[note])</p>"
    }

    // MARK: Sizes

    private var sizes: Markup {
        // At least so many places, so that few small blocks don't look like many large ones.
        let longest = max(facts.rules.map(\.blocksBySize.count).max() ?? 0, 8)
        let most = facts.rules.flatMap(\.blocksBySize).max() ?? 0
        guard most > 0 else { return Markup() }
        let title = Bilingual(zh: "块的大小", en: "Block sizes")
        let help = Bilingual(
            zh: "从左到右：块内 1 条、2–3 条、4–7 条……每格加倍；柱高为块数（对数）。右边拖得长的规则太宽。",
            en:
                "From left to right blocks of 1, 2–3, 4–7 … records, doubling; the height is how many "
                + "(logarithmic). A rule with a long right tail is too wide.")
        let table = page.table(
            "blocks", named: title,
            [
                (Bilingual(zh: "规则", en: "Rule"), ""),
                (Bilingual(zh: "块数按大小", en: "Blocks by size"), "sizes"),
                (Bilingual(zh: "最大的块（记录数）", en: "Largest blocks (records)"), ""),
                (Bilingual(zh: "最多的一块有配对", en: "Most pairs in one"), "n"),
            ],
            rows: Markup.each(facts.rules) { rule in
                let largest = rule.largest.map { DecimalText.grouped($0.records) }
                let pairs = rule.largest.first.map { DecimalText.grouped($0.pairs) } ?? "–"
                return """
                    <tr><th scope="row">\(rule.name)</th>\
                    <td class="sizes">\(Self.bars(rule.blocksBySize, places: longest, most: most))\
                    </td><td>\(largest.isEmpty ? "–" : largest.joined(separator: ", "))</td>\
                    <td class="n">\(pairs)</td></tr>
                    """
            })
        return "<h3>\(page[title])</h3><p class=\"hint\">\(page[help])</p>\(table)"
    }

    /// One bar a doubling of size, all rules to one scale.
    static func bars(_ counts: [Int], places: Int, most: Int) -> Markup {
        let x = ChartScale(0...Double(places), from: 0, to: 200)
        let y = ChartScale(0...ChartMath.magnitude(ofCount: most), from: 28, to: 1)
        let bars = Markup.each(counts.enumerated().filter { $0.element > 0 }) { place, count in
            let top = y.place(ChartMath.magnitude(ofCount: count))
            let (least, next) = (1 << place, 1 << (place + 1))
            let size = least == next - 1 ? "\(least)" : "\(least)–\(next - 1)"
            return ChartMark.box(
                "bar linked",
                .init(
                    x: x.place(Double(place)) + 0.5, y: top,
                    width: x.place(1) - x.place(0) - 1, height: 28 - top),
                title: "\(size): \(count)")
        }
        return """
            <svg class="cell tall" viewBox="0 0 200 30" preserveAspectRatio="none" \
            aria-hidden="true">\(ChartMark.line("base", from: (0, 28.5), to: (200, 28.5)))\
            \(bars)</svg>
            """
    }
}
