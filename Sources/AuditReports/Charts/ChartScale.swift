/// Values to places along one side of a chart.
struct ChartScale: Equatable {
    let low: Double
    let high: Double
    /// Where `low` stands.
    let start: Double
    /// Where `high` stands; may lie before `start`, as on an axis that points up.
    let end: Double

    /// A scale of no width is given one, so that every value has a place.
    init(_ values: ClosedRange<Double>, from start: Double, to end: Double) {
        low = values.lowerBound
        high = values.upperBound > values.lowerBound ? values.upperBound : values.lowerBound + 1
        self.start = start
        self.end = end
    }

    func place(_ value: Double) -> Double {
        start + (value - low) / (high - low) * (end - start)
    }

    /// Round values within the scale, ascending: multiples of 1, 2 or 5 times a power of ten, as
    /// many as fit and no more than `count`.
    func ticks(atMost count: Int) -> [Double] {
        let most = Double(max(1, count - 1))
        var unit = 1.0
        while (high - low) / unit > most { unit *= 10 }
        while (high - low) / unit <= most / 10 { unit /= 10 }
        let step = [0.2, 0.5, 1].map { $0 * unit }.first { (high - low) / $0 <= most } ?? unit
        let first = Int((low / step).rounded(.up))
        let last = Int((high / step).rounded(.down))
        return first > last ? [] : (first...last).map { Double($0) * step }
    }

    /// Ticks of a scale of log10(1 + count): 0, 1, 10, 100 …, with 2 and 5 of each where few fit.
    static func countTicks(upTo most: Int) -> [Int] {
        var ticks = [0]
        var unit = 1
        while unit <= max(most, 1) {
            ticks += (most < 200 ? [1, 2, 5] : [1]).map { $0 * unit }
            if unit > most / 10 { break }
            unit *= 10
        }
        return ticks.filter { $0 <= max(most, 1) }
    }
}

/// Numbers as charts and their tables write them.
enum ChartNumber {
    /// A coordinate: two decimals are enough for any screen.
    static func place(_ value: Double) -> String {
        DecimalText.shortest(value, places: 2) ?? "0"
    }

    /// `+3.17`: bits with their sign.
    static func bits(_ value: Double, places: Int = 2) -> String {
        guard let text = DecimalText.fixed(abs(value), places: places) else { return "–" }
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        return (isZero ? "" : value > 0 ? "+" : "−") + text
    }

    /// A share as percent, or as one in how many where it is below a thousandth.
    static func share(_ share: Double) -> String {
        guard share > 0, share < 0.001 else { return DecimalText.percent(share) }
        let many = (1 / share).rounded()
        guard many < 1e15 else { return "< 1/10¹⁵" }
        return "1/" + DecimalText.grouped(rounded(Int(many)))
    }

    /// A count that was estimated: whole from ten on, else with one decimal.
    static func estimate(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        return value >= 10
            ? DecimalText.grouped(Int(value.rounded())) : DecimalText.text(value, places: 1)
    }

    /// To three significant digits.
    private static func rounded(_ value: Int) -> Int {
        var unit = 1
        while value / unit >= 1_000 { unit *= 10 }
        return (value + unit / 2) / unit * unit
    }
}
