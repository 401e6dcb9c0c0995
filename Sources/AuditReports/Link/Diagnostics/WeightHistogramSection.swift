import RegistryModel

/// How many compared pairs have which weight: two hills apart when the data tells matches well.
struct WeightHistogramSection {
    let page: LinkDiagnosticsPage

    private var histogram: LinkDiagnostics.Histogram { page.facts.histogram }

    static let title = Bilingual(zh: "权重分布", en: "Match weights")

    private static let help = Bilingual(
        zh: "每根柱是比较过的一批配对：越靠右越像同一对象。左右两座山分得越开，中间的谷越低，结果越可靠；落在谷里的要人来看。纵轴按数量级（对数）。",
        en: "Each bar is a batch of compared pairs; the further right, the more alike. The further "
            + "apart the two hills and the lower the valley between them, the surer the result; "
            + "pairs in the valley need a person. The vertical axis is logarithmic.")

    var section: Markup {
        page.section("histogram", Self.title, help: Self.help, chart + zones)
    }

    private var chart: Markup {
        guard let first = histogram.bins.first, let last = histogram.bins.last else {
            return page.none(Bilingual(zh: "没有比较任何一对。", en: "No pair was compared."))
        }
        let plot = WeightPlot(
            page.language, page.facts.thresholds,
            showing: first.lowest...(last.lowest + histogram.binWidth))
        let most = histogram.bins.map(\.pairs).max() ?? 0
        let y = plot.y(0...ChartMath.magnitude(ofCount: most) * 1.04)
        let ticks = ChartScale.countTicks(upTo: most).map { count in
            (
                place: y.place(ChartMath.magnitude(ofCount: count)),
                text: DecimalText.grouped(count)
            )
        }
        let bars = Markup.each(histogram.bins.filter { $0.pairs > 0 }) { bin in
            bar(bin, plot, y)
        }
        return plot.svg(
            Self.title, side: Bilingual(zh: "对数量", en: "pairs"), ticks: ticks, bars)
    }

    private func bar(
        _ bin: (lowest: Double, pairs: Int), _ plot: WeightPlot, _ y: ChartScale
    ) -> Markup {
        let (left, right) = (
            plot.x.place(bin.lowest), plot.x.place(bin.lowest + histogram.binWidth)
        )
        let gap = min(1.5, (right - left) * 0.15)
        let top = y.place(ChartMath.magnitude(ofCount: bin.pairs))
        let range =
            "\(ChartNumber.bits(bin.lowest, places: 1)) … "
            + ChartNumber.bits(bin.lowest + histogram.binWidth, places: 1)
        let title = Bilingual(
            zh: "\(range) 比特：\(bin.pairs) 对", en: "\(range) bits: \(bin.pairs) pairs")
        return ChartMark.box(
            "bar \(plot.zone(bin.lowest + histogram.binWidth / 2))",
            .init(x: left + gap / 2, y: top, width: right - left - gap, height: plot.floor - top),
            title: title[page.language])
    }

    /// What the colours mean, with what became of the pairs.
    private var zones: Markup {
        let counts = page.facts.counts
        let items: [(Markup, Bilingual)] = [
            ("apart", Bilingual(zh: "不归并", en: "not linked")),
            (
                "review",
                Bilingual(
                    zh: "两道门槛之间（待核实 \(DecimalText.grouped(counts.uncertain)) 对）",
                    en:
                        "between the thresholds (\(DecimalText.grouped(counts.uncertain)) to review)"
                )
            ),
            (
                "linked",
                Bilingual(
                    zh: "够归并（其中 \(DecimalText.grouped(counts.overruled)) 对让位于更好的配对）",
                    en: "heavy enough (\(DecimalText.grouped(counts.overruled)) gave way to better "
                        + "ones)")
            ),
        ]
        return page.legend(items)
    }
}
