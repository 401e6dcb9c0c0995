/// How often sources are right, a row a field: what a run has shown as a filled sign, what was
/// published as an open one, on an axis on which each further nine is as wide as the last.
struct ReliabilityPlot {
    struct Mark {
        /// The source's number, which gives its shape.
        let source: Int
        let estimated: Double
        let published: Double
        let title: String
    }

    let fields: [(name: String, marks: [Mark])]

    static let shapes: [ChartMark.Shape] = [.disc, .square, .diamond, .triangle]
    static let kinds: [Markup] = ["s0", "s1", "s2", "s3"]

    private static let rowHeight = 44.0
    private static let top = 30.0
    private static let shares = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]

    func drawing(_ sheet: ChartSheet) -> ChartDrawing {
        let left = sheet.isNarrow ? 88.0 : 170.0
        let lowest =
            fields.flatMap(\.marks).map { min($0.estimated, $0.published) }.min() ?? 0.9
        let x = ChartScale(
            ChartMath.nines(min(lowest, 0.95) - 0.01)...ChartMath.nines(0.9996), from: left + 12,
            to: sheet.width - 18)
        let height = Self.top + Double(fields.count) * Self.rowHeight + 6
        var last = -Double.infinity
        let grid = Markup.each(Self.shares.filter { ChartMath.nines($0) >= x.low }) { share in
            let place = x.place(ChartMath.nines(share))
            let line = ChartMark.line("grid", from: (place, Self.top - 6), to: (place, height))
            let text = DecimalText.percent(share)
            guard place - last > ChartText.width(text) + 8 else { return line }
            last = place
            return line + ChartMark.text(text, .middle, at: (place, 16), kind: "axis")
        }
        let rows = Markup.each(fields.enumerated()) { number, field in
            row(field, at: Self.top + Double(number) * Self.rowHeight, left: left, x)
        }
        return ChartDrawing(height: height, marks: grid + rows)
    }

    private func row(
        _ field: (name: String, marks: [Mark]), at start: Double, left: Double, _ x: ChartScale
    ) -> Markup {
        let label = ChartMark.text(
            ChartText.fitted(field.name, left - 8), .end, at: (left, start + 26))
        let lane = Self.rowHeight / Double(max(1, field.marks.count) + 1)
        let marks = Markup.each(field.marks.enumerated()) { number, mark in
            let height = start + lane * Double(number + 1)
            let shape = Self.shapes[mark.source % Self.shapes.count]
            let kind = Self.kinds[mark.source % Self.kinds.count]
            let from = x.place(ChartMath.nines(mark.published))
            let to = x.place(ChartMath.nines(mark.estimated))
            return ChartMark.line("link", from: (from, height), to: (to, height))
                + ChartMark.sign(
                    shape, "sign open \(kind)", at: (from, height), size: 4, title: mark.title)
                + ChartMark.sign(
                    shape, "sign \(kind)", at: (to, height), size: 4.5, title: mark.title)
        }
        return label + marks
    }
}
