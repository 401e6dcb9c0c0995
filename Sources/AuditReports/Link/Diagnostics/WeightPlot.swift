import RegistryModel

/// A plot over match weights: bits below, probabilities under them, both thresholds marked.
struct WeightPlot {
    let language: Language
    let thresholds: LinkDiagnostics.Thresholds
    /// Bits to places.
    let x: ChartScale
    let height: Double

    static let width = 1040.0
    static let left = 64.0
    static let right = 24.0
    static let top = 60.0
    static let bottom = 58.0

    /// Shows all the weights given and both thresholds.
    init(
        _ language: Language, _ thresholds: LinkDiagnostics.Thresholds,
        showing weights: ClosedRange<Double>, height: Double = 330
    ) {
        self.language = language
        self.thresholds = thresholds
        self.height = height
        let low = min(weights.lowerBound, thresholds.review - 2)
        let high = max(weights.upperBound, thresholds.match + 2)
        x = ChartScale(low...high, from: Self.left, to: Self.width - Self.right)
    }

    var floor: Double { height - Self.bottom }

    /// The axis upwards, for values in a range.
    func y(_ values: ClosedRange<Double>) -> ChartScale {
        ChartScale(values, from: floor, to: Self.top)
    }

    /// One mark on the axis upwards.
    typealias Tick = (place: Double, text: String)

    /// The whole chart around what it shows.
    func svg(_ title: Bilingual, side: Bilingual, ticks: [Tick], _ marks: Markup) -> Markup {
        """
        <div class="scroll" tabindex="0" role="group" aria-label="\(title[language])">\
        <svg class="plot" viewBox="0 0 \(ChartNumber.place(Self.width)) \
        \(ChartNumber.place(height))" role="img" aria-label="\(title[language])">\
        \(zones)\(sideAxis(ticks))\(marks)\(weightAxis)\(lines)\
        \(ChartMark.text(side[language], .start, at: (6, 18), kind: "axis"))</svg></div>
        """
    }

    /// Which of the three zones a weight lies in, as a class.
    func zone(_ log2Weight: Double) -> Markup {
        log2Weight >= thresholds.match
            ? "linked" : log2Weight >= thresholds.review ? "review" : "apart"
    }

    private var zones: Markup {
        let (review, match) = (x.place(thresholds.review), x.place(thresholds.match))
        return band("zone review", review, match) + band("zone linked", match, x.end)
    }

    private func band(_ kind: Markup, _ from: Double, _ to: Double) -> Markup {
        ChartMark.box(
            kind, .init(x: from, y: Self.top, width: to - from, height: floor - Self.top))
    }

    private func sideAxis(_ ticks: [Tick]) -> Markup {
        Markup.each(ticks) { tick in
            ChartMark.line("grid", from: (Self.left, tick.place), to: (x.end, tick.place))
                + ChartMark.text(tick.text, .end, at: (Self.left - 8, tick.place + 4))
        }
    }

    private var weightAxis: Markup {
        let ticks = Markup.each(x.ticks(atMost: 16)) { bits in
            let place = x.place(bits)
            let label = ChartNumber.bits(bits, places: bits == bits.rounded() ? 0 : 1)
            // Beyond this the probability's text would say the same on every mark.
            let chance =
                abs(bits) > 13 ? "" : DecimalText.percent(ChartMath.probability(log2Odds: bits))
            return ChartMark.line("tick", from: (place, floor), to: (place, floor + 5))
                + ChartMark.text(label, .middle, at: (place, floor + 19))
                + ChartMark.text(chance, .middle, at: (place, floor + 35), kind: "odds")
        }
        let name = Bilingual(
            zh: "权重（比特）；其下为是同一对象的概率",
            en: "match weight (bits); below it the probability of being one")
        return ChartMark.line("base", from: (Self.left, floor), to: (x.end, floor)) + ticks
            + ChartMark.text(name[language], .end, at: (x.end, height - 6), kind: "axis")
    }

    private var lines: Markup {
        let probability = { (value: Double) in DecimalText.percent(value) }
        let match = Bilingual(
            zh: "归并 ≥ \(ChartNumber.bits(thresholds.match))"
                + "（\(probability(thresholds.matchProbability))）",
            en: "link ≥ \(ChartNumber.bits(thresholds.match)) "
                + "(\(probability(thresholds.matchProbability)))")
        let review = Bilingual(
            zh: "待核实 ≥ \(ChartNumber.bits(thresholds.review))"
                + "（\(probability(thresholds.reviewProbability))）",
            en: "review ≥ \(ChartNumber.bits(thresholds.review)) "
                + "(\(probability(thresholds.reviewProbability)))")
        return threshold("match", thresholds.match, match[language], row: 0)
            + threshold("review", thresholds.review, review[language], row: 1)
    }

    /// The labels stand in two rows, the lower threshold's to its left where there is room, so that
    /// near thresholds don't write over each other.
    private func threshold(
        _ kind: Markup, _ bits: Double, _ label: String, row: Int
    ) -> Markup {
        let place = x.place(bits)
        let isToTheLeft =
            place > Self.width * 0.75 || row > 0 && place > Self.left + Self.roomForLabel
        let baseline = 22 + Double(row) * 18
        return ChartMark.line(
            "threshold \(kind)", from: (place, floor), to: (place, baseline - 11))
            + ChartMark.text(
                label, isToTheLeft ? .end : .start,
                at: (place + (isToTheLeft ? -6 : 6), baseline), kind: "label \(kind)")
    }

    private static let roomForLabel = 170.0
}
