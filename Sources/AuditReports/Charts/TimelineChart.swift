/// Counts over time: in each bin what was reported, and on top of it what wasn't.
struct TimelineChart {
    struct Bin {
        let label: String
        let reported: Int
        let missing: Int
        /// False where nobody looked: a grey place, not a nought.
        let isAudited: Bool
        let title: String
    }

    let bins: [Bin]

    private static let top = 26.0
    private static let plotHeight = 168.0

    func drawing(_ sheet: ChartSheet) -> ChartDrawing {
        let left = sheet.isNarrow ? 36.0 : 52.0
        let floor = Self.top + Self.plotHeight
        let most = bins.filter(\.isAudited).map { $0.reported + $0.missing }.max() ?? 0
        let y = ChartScale(0...Double(max(most, 4)), from: floor, to: Self.top)
        let step = (sheet.width - left - 8) / Double(max(1, bins.count))
        let grid = Markup.each(y.ticks(atMost: 5)) { value in
            ChartMark.line(
                "grid", from: (left, y.place(value)), to: (sheet.width - 8, y.place(value)))
                + ChartMark.text(
                    DecimalText.grouped(Int(value)), .end, at: (left - 6, y.place(value) + 4))
        }
        let every = labelStep(step)
        let columns = Markup.each(bins.enumerated()) { number, bin in
            let start = left + Double(number) * step
            return column(bin, at: start, step, y)
                + (number.isMultiple(of: every)
                    ? ChartMark.text(
                        bin.label, .middle, at: (start + step / 2, floor + 18), kind: "axis")
                    : Markup())
        }
        let base = ChartMark.line("base", from: (left, floor), to: (sheet.width - 8, floor))
        return ChartDrawing(height: floor + 28, marks: grid + columns + base)
    }

    /// Labels stand at every so manyth bin, so that they don't run into each other.
    private func labelStep(_ step: Double) -> Int {
        let widest = bins.map { ChartText.width($0.label, size: 12) }.max() ?? 0
        return max(1, Int(((widest + 8) / max(step, 1)).rounded(.up)))
    }

    private func column(_ bin: Bin, at start: Double, _ step: Double, _ y: ChartScale) -> Markup {
        let width = min(step * 0.66, 44)
        let x = start + (step - width) / 2
        guard bin.isAudited else {
            return ChartMark.box(
                "unasked", .init(x: x, y: y.end, width: width, height: y.start - y.end),
                title: bin.title)
        }
        let middle = y.place(Double(bin.reported))
        let top = y.place(Double(bin.reported + bin.missing))
        var marks = ChartMark.box(
            "bar linked", .init(x: x, y: middle, width: width, height: y.start - middle),
            title: bin.title)
        guard bin.missing > 0 else { return marks }
        marks += ChartMark.box(
            "bar other", .init(x: x, y: top, width: width, height: max(1.5, middle - top)),
            title: bin.title)
        marks += ChartMark.text(
            "\(bin.missing)", .middle, at: (x + width / 2, top - 5), kind: "figure other")
        return marks
    }
}
