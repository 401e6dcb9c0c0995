import RegistryModel

/// The model: what every level of every comparison is worth, and why.
struct ModelSection {
    let page: LinkDiagnosticsPage

    static let title = Bilingual(zh: "各项权重（m 与 u）", en: "Weights (m and u)")

    private static let help = Bilingual(
        zh: "蓝条 m：同一对象中有多少达到这一级；橙条 u：不相干的两条记录碰巧达到的有多少。两者之比就是权重：每 1 比特把可能性翻一倍，向右支持归并，向左反对。",
        en: "Blue, m: how many true matches reach a level; orange, u: how many unrelated pairs do "
            + "by chance. Their ratio is the weight: each bit doubles the odds, to the right for a "
            + "match, to the left against it.")

    private var model: LinkDiagnostics.Model { page.facts.model }

    var section: Markup {
        page.section("model", Self.title, help: Self.help, prior + table + origins)
    }

    private static let unseen = Bilingual(zh: "未出现", en: "not seen")

    private var prior: Markup {
        let bits = ChartNumber.bits(model.priorLog2Odds)
        let chance = ChartMath.probability(log2Odds: model.priorLog2Odds)
        let text = Bilingual(
            zh: "出发点（先验）\(bits) 比特：随便两条记录是同一对象的机会约 \(ChartNumber.share(chance))。各项权重加上它，就是一对的总权重。",
            en: "Starting point (prior) \(bits) bits: two records taken at random are one with a "
                + "chance of about \(ChartNumber.share(chance)). A pair's weight is this plus the "
                + "weights of its levels.")
        return "<p class=\"hint\">\(page[text])</p>"
    }

    private var table: Markup {
        let weights = model.comparisons.flatMap(\.levels).map(\.log2Weight)
        let low = min(0, weights.min() ?? 0)
        let high = max(0, weights.max() ?? 0)
        let scale = ChartScale(
            (low - 0.5)...(high + 0.5), from: 0, to: LevelBars.width)
        return page.table(
            "model", named: Self.title,
            [
                (Bilingual(zh: "比较与级", en: "Comparison, level"), ""),
                (Bilingual(zh: "u 碰巧", en: "u by chance"), "n"),
                (Bilingual(zh: "u ← 　　→ m", en: "u ← 　　→ m"), "pair"),
                (Bilingual(zh: "m 匹配", en: "m of matches"), "n m"),
                (Bilingual(zh: "比特", en: "Bits"), "n"),
                (weightHead(scale), "weight"),
            ],
            rows: Markup.each(model.comparisons) { comparison in
                heading(comparison)
                    + Markup.each(comparison.levels) { row($0, comparison.isSeen($0), scale) }
            })
    }

    private func weightHead(_ scale: ChartScale) -> Bilingual {
        let ticks = LevelBars.grid(scale)
        guard ticks.count > 1 else { return Bilingual(zh: "权重", en: "Weight") }
        let step = DecimalText.shortest(ticks[1] - ticks[0], places: 1) ?? "–"
        return Bilingual(
            zh: "← 反对　权重，每格 \(step) 比特　支持 →",
            en: "← against　weight, \(step) bits a line　for →")
    }

    private func heading(_ comparison: LinkDiagnostics.Comparison) -> Markup {
        var evidence: [String] = []
        if let matches = comparison.matches, let chance = comparison.chancePairs {
            let (seen, drawn) = (ChartNumber.estimate(matches), ChartNumber.estimate(chance))
            evidence.append(
                page[
                    Bilingual(
                        zh: "m 据约 \(seen) 对匹配，u 据 \(drawn) 对随机配对",
                        en: "m from about \(seen) matches, u from \(drawn) random pairs")])
        }
        if comparison.spread >= 0.05 {
            let bits = DecimalText.text(comparison.spread, places: 1)
            evidence.append(
                page[
                    Bilingual(
                        zh: "各规则的估计相差至多 \(bits) 比特", en: "rules differ by at most \(bits) bits")])
        }
        let origin = comparison.origin
        return """
            <tr class="group"><th scope="rowgroup" colspan="6">\(comparison.name)\
            <span class="origin \(origin.kind)">\(page[origin.title])</span>\
            <small>\(evidence.joined(separator: " · "))</small></th></tr>
            """
    }

    private func row(
        _ level: LinkDiagnostics.Level, _ isSeen: Bool, _ scale: ChartScale
    ) -> Markup {
        """
        <tr\(isSeen ? "" : " class=\"quiet\"" as Markup)>\
        <th scope="row">\(page[LinkLevelWords.title(of: level.name)])</th>\
        <td class="n u">\(ChartNumber.share(level.u))</td>\
        <td class="pair">\(LevelBars.frequencies(m: level.m, u: level.u))</td>\
        <td class="n m">\(ChartNumber.share(level.m))</td>\
        <td class="n">\(isSeen ? ChartNumber.bits(level.log2Weight) : page[Self.unseen])</td>\
        <td class="weight">\(LevelBars.weight(level.log2Weight, scale))</td></tr>
        """
    }

    /// What the marks beside the comparisons' names mean.
    private var origins: Markup {
        let used = LinkDiagnostics.Comparison.Origin.allCases.filter { origin in
            model.comparisons.contains { $0.origin == origin }
        }
        let items = Markup.each(used) { origin in
            """
            <li><span class="origin \(origin.kind)">\(page[origin.title])</span>\
            \(page[origin.meaning])</li>
            """
        }
        return "<ul class=\"legend\">\(items)</ul>"
    }
}

/// The bars of one level, drawn to stretch with the cell they stand in.
enum LevelBars {
    static let width = 200.0
    private static let height = 20.0

    /// Blue to the right how often matches reach the level, orange to the left how often others.
    static func frequencies(m: Double, u: Double) -> Markup {
        let half = width / 2
        let bar = { (x: Double, share: Double) in
            ChartMark.Box(x: x, y: 4, width: share * half, height: height - 8)
        }
        return svg(
            ChartMark.box("bar other", bar(half - u * half, u), title: "u = \(u)")
                + ChartMark.box("bar linked", bar(half, m), title: "m = \(m)")
                + ChartMark.line("base", from: (half, 0), to: (half, height)))
    }

    /// The weights with a line.
    static func grid(_ scale: ChartScale) -> [Double] { scale.ticks(atMost: 10) }

    /// From nought to the right for a match, to the left against one; a grid line every few bits.
    static func weight(_ bits: Double, _ scale: ChartScale) -> Markup {
        let (zero, place) = (scale.place(0), scale.place(bits))
        let grid = Markup.each(grid(scale)) { tick in
            ChartMark.line("grid", from: (scale.place(tick), 0), to: (scale.place(tick), height))
        }
        return svg(
            grid
                + ChartMark.box(
                    bits >= 0 ? "bar linked" : "bar other",
                    .init(x: min(zero, place), y: 3, width: abs(place - zero), height: height - 6),
                    title: ChartNumber.bits(bits))
                + ChartMark.line("base", from: (zero, 0), to: (zero, height)))
    }

    private static func svg(_ marks: Markup) -> Markup {
        """
        <svg class="cell" viewBox="0 0 \(ChartNumber.place(width)) \
        \(ChartNumber.place(height))" preserveAspectRatio="none" aria-hidden="true">\(marks)</svg>
        """
    }
}
