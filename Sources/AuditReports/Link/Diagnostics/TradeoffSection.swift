import RegistryModel

/// What a higher or a lower threshold would cost in wrong and in lost links.
struct TradeoffSection {
    let page: LinkDiagnosticsPage

    static let title = Bilingual(zh: "门槛的取舍", en: "Threshold trade-off")

    private static let help = Bilingual(
        zh: "门槛往右提，归并的更准（准确率升）而漏掉的更多（召回率降）。没有标准答案，数字按权重自己推算，权重可信才可信；分块时没有相遇的配对不在内。纵轴越接近 100% 画得越细。",
        en:
            "A higher threshold links more surely (precision rises) and misses more (recall falls). "
            + "There are no labels: the figures follow from the weights and are as good as these; "
            + "pairs that blocking kept apart aren't in them. The axis shows more the nearer to 100 %."
    )

    private var facts: LinkDiagnostics.Tradeoff { page.facts.tradeoff }

    private typealias Point = LinkDiagnostics.Tradeoff.Point

    var section: Markup {
        page.section("tradeoff", Self.title, help: Self.help, chart + legend + table)
    }

    private var chart: Markup {
        guard let first = facts.curve.first, let last = facts.curve.last, last.links >= 0 else {
            return page.none(Bilingual(zh: "没有比较任何一对。", en: "No pair was compared."))
        }
        let plot = WeightPlot(
            page.language, page.facts.thresholds, showing: first.log2Weight...last.log2Weight)
        let y = plot.y(0...ChartMath.nines(1))
        let ticks = [0, 0.5, 0.9, 0.99, 0.999, 1].map {
            (place: y.place(ChartMath.nines($0)), text: DecimalText.percent($0))
        }
        func curve(_ kind: Markup, _ value: (Point) -> Double) -> Markup {
            ChartMark.path(
                kind,
                facts.curve.map {
                    (x: plot.x.place($0.log2Weight), y: y.place(ChartMath.nines(value($0))))
                })
        }
        let lines =
            curve("curve third", \.f1) + curve("curve other", \.recall)
            + curve("curve linked", \.precision)
        return plot.svg(
            Self.title, side: Bilingual(zh: "估计", en: "estimate"), ticks: ticks, lines + level(plot)
        )
    }

    /// The thresholds between which F1 stays within a hundredth of a percent of the best.
    private var plateau: ClosedRange<Double>? {
        guard let best = facts.best else { return nil }
        let near = facts.curve.filter { $0.f1 >= best.f1 - 0.0001 }.map(\.log2Weight)
        guard let low = near.min(), let high = near.max() else { return nil }
        return low...high
    }

    /// A stroke along the axis under the thresholds that are as good as the best.
    private func level(_ plot: WeightPlot) -> Markup {
        Markup.with(plateau) { range in
            ChartMark.box(
                "bar review",
                .init(
                    x: plot.x.place(range.lowerBound), y: plot.floor - 4,
                    width: max(3, plot.x.place(range.upperBound) - plot.x.place(range.lowerBound)),
                    height: 4), title: text(range))
        }
    }

    private func text(_ range: ClosedRange<Double>) -> String {
        "\(ChartNumber.bits(range.lowerBound, places: 1)) … "
            + ChartNumber.bits(range.upperBound, places: 1)
    }

    private var legend: Markup {
        var items: [(kind: Markup, text: Bilingual)] = [
            (
                "line linked",
                Bilingual(
                    zh: "准确率：归并的有多少是对的", en: "precision: how many links are right")
            ),
            (
                "line other",
                Bilingual(
                    zh: "召回率：该归并的找到多少", en: "recall: how many true pairs are linked")
            ),
        ]
        if let best = facts.best, let plateau {
            let f1 = DecimalText.percent(best.f1)
            items.append(
                (
                    "line third",
                    Bilingual(
                        zh: "F1：两者的调和平均，最高 \(f1)；门槛在 \(text(plateau)) 比特之间（轴上紫线）都一样好",
                        en: "F1, their harmonic mean, at best \(f1): any threshold of "
                            + "\(text(plateau)) bits (violet on the axis) does as well")
                ))
        }
        return page.legend(items)
    }

    private var table: Markup {
        let expected = ChartNumber.estimate(facts.expectedMatches)
        let note = Bilingual(
            zh: "比较过的配对中，估计有 \(expected) 对是同一对象。",
            en: "About \(expected) of the pairs compared are expected to be one.")
        return page.table(
            "shares", named: Self.title,
            [
                (Bilingual(zh: "门槛（概率）", en: "Threshold (probability)"), ""),
                (Bilingual(zh: "比特", en: "Bits"), "n"),
                (Bilingual(zh: "归并的配对", en: "Pairs linked"), "n"),
                (Bilingual(zh: "其中错的约", en: "Wrong, about"), "n"),
                (Bilingual(zh: "漏掉的约", en: "Missed, about"), "n"),
                (Bilingual(zh: "准确率", en: "Precision"), "n"),
                (Bilingual(zh: "召回率", en: "Recall"), "n"),
                (Bilingual(zh: "F1", en: "F1"), "n"),
            ], rows: Markup.each(facts.rows) { row($0.probability, $0.point) })
            + "<p class=\"hint\">\(page[note])</p>"
    }

    private func row(_ probability: Double, _ point: Point) -> Markup {
        let thresholds = page.facts.thresholds
        let own: Bilingual? =
            probability == thresholds.matchProbability
            ? Bilingual(zh: "match", en: "match")
            : probability == thresholds.reviewProbability
                ? Bilingual(zh: "review", en: "review") : nil
        let chip = Markup.with(own) { "<span class=\"origin trained\">\(page[$0])</span>" }
        let wrong = max(0, Double(point.links) - point.trueLinks)
        let missed = max(0, facts.expectedMatches - point.trueLinks)
        return """
            <tr\(own == nil ? "" : " class=\"chosen\"" as Markup)>\
            <th scope="row">\(DecimalText.shortest(probability, places: 6) ?? "–")\(chip)</th>\
            <td class="n">\(ChartNumber.bits(point.log2Weight))</td>\
            <td class="n">\(DecimalText.grouped(point.links))</td>\
            <td class="n">\(ChartNumber.estimate(wrong))</td>\
            <td class="n">\(ChartNumber.estimate(missed))</td>\
            <td class="n">\(DecimalText.percent(point.precision))</td>\
            <td class="n">\(DecimalText.percent(point.recall))</td>\
            <td class="n">\(DecimalText.percent(point.f1))</td></tr>
            """
    }
}
