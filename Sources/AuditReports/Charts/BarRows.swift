/// One row of a chart of horizontal bars.
struct BarRow {
    struct Part {
        let kind: Markup
        let from: Double
        let to: Double
        let title: String
    }

    let label: String
    /// Written at the end of the row.
    let value: String
    let parts: [Part]
}

/// Horizontal bars under one another; on a narrow sheet each has its label above.
struct BarRows {
    let sheet: ChartSheet
    let rows: [BarRow]
    let values: ClosedRange<Double>
    var ticks: [(value: Double, text: String)] = []

    private static let barHeight = 16.0
    private static let gap = 3.0

    private var labelWidth: Double { sheet.isNarrow ? 0 : 236 }
    private var valueWidth: Double {
        let widest = rows.map { ChartText.width($0.value) }.max() ?? 0
        return min(widest + 12, sheet.width * 0.4)
    }
    private var step: Double { sheet.isNarrow ? 40 : 22 }
    private var top: Double { ticks.isEmpty ? 4 : 24 }

    var drawing: ChartDrawing {
        let height = top + Double(rows.count) * step + 4
        let x = ChartScale(values, from: labelWidth + 8, to: sheet.width - valueWidth)
        let grid = Markup.each(ticks) { tick in
            let place = x.place(tick.value)
            return ChartMark.line("grid", from: (place, top - 4), to: (place, height - 4))
                + ChartMark.text(
                    tick.text, place < 20 ? .start : .middle, at: (place < 20 ? 0 : place, 13),
                    kind: "axis")
        }
        let bars = Markup.each(rows.enumerated()) { number, row in
            draw(row, at: top + Double(number) * step, x)
        }
        return ChartDrawing(height: height, marks: grid + bars)
    }

    private func draw(_ row: BarRow, at start: Double, _ x: ChartScale) -> Markup {
        let barTop = sheet.isNarrow ? start + 19 : start + Self.gap
        let middle = barTop + Self.barHeight - 3.5
        let label =
            sheet.isNarrow
            ? ChartMark.text(
                ChartText.fitted(row.label, sheet.width - 8), .start, at: (x.start, start + 13))
            : ChartMark.text(
                ChartText.fitted(row.label, labelWidth - 4), .end, at: (labelWidth, middle))
        let parts = Markup.each(row.parts) { part in
            let from = x.place(part.from)
            return ChartMark.box(
                part.kind,
                .init(
                    x: from, y: barTop, width: max(1, x.place(part.to) - from),
                    height: Self.barHeight), title: part.title)
        }
        let end = row.parts.map { x.place($0.to) }.max() ?? x.start
        return label + parts
            + ChartMark.text(row.value, .start, at: (end + 7, middle), kind: "figure")
    }
}
