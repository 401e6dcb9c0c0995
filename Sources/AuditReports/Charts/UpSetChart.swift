/// Which sources know the same things: a column for each combination with its count above, a row for
/// each source with a dot where it takes part.
///
/// Source: Lex, Gehlenborg, Strobelt, Vuillemot & Pfister, UpSet: Visualization of Intersecting Sets,
/// *IEEE Transactions on Visualization and Computer Graphics* 20 (2014) 1983–1992.
struct UpSetChart {
    struct Combination {
        /// Numbers of the sets that take part, ascending.
        let sets: [Int]
        let count: Int
        let title: String
    }

    /// Names and totals, in the order of the rows.
    let sets: [(name: String, total: Int)]
    /// The most frequent first.
    let combinations: [Combination]

    /// So many columns fit; the chart's caller says what is left out.
    static func most(on sheet: ChartSheet) -> Int { sheet.isNarrow ? 7 : 18 }

    private static let barsTop = 22.0
    private static let barsHeight = 120.0
    private static let rowHeight = 25.0

    func drawing(_ sheet: ChartSheet) -> ChartDrawing {
        let shown = Array(combinations.prefix(Self.most(on: sheet)))
        let left = sheet.isNarrow ? 138.0 : 250.0
        let width = sheet.width - left - 14
        let step = min(sheet.isNarrow ? 28 : 52, width / Double(max(1, shown.count)))
        let floor = Self.barsTop + Self.barsHeight
        let rowsTop = floor + 14
        let height = rowsTop + Double(sets.count) * Self.rowHeight + 4
        let y = ChartScale(
            0...Double(max(1, shown.map(\.count).max() ?? 1)), from: floor, to: Self.barsTop)
        let rows = Markup.each(sets.enumerated()) { number, set in
            row(set, number, sheet, left: left, top: rowsTop)
        }
        let columns = Markup.each(shown.enumerated()) { number, combination in
            column(
                combination, at: left + 8 + step * (Double(number) + 0.5), y, rowsTop: rowsTop,
                width: min(step * 0.56, 24))
        }
        let end = left + 12 + step * Double(shown.count)
        let base = ChartMark.line("base", from: (left, floor), to: (end, floor))
        return ChartDrawing(height: height, marks: rows + base + columns)
    }

    private func row(
        _ set: (name: String, total: Int), _ number: Int, _ sheet: ChartSheet, left: Double,
        top: Double
    ) -> Markup {
        let start = top + Double(number) * Self.rowHeight
        let total = "\(set.total)"
        let room = left - 12 - ChartText.width(total) - 8
        let band: Markup =
            number.isMultiple(of: 2)
            ? ChartMark.box(
                "band", .init(x: 0, y: start, width: sheet.width, height: Self.rowHeight))
            : Markup()
        return band
            + ChartMark.text(ChartText.fitted(set.name, room), .start, at: (4, start + 17))
            + ChartMark.text(total, .end, at: (left - 6, start + 17), kind: "figure")
    }

    private func column(
        _ combination: Combination, at x: Double, _ y: ChartScale, rowsTop: Double, width: Double
    ) -> Markup {
        let top = y.place(Double(combination.count))
        let middle = { (set: Int) in rowsTop + (Double(set) + 0.5) * Self.rowHeight }
        let dots = Markup.each(sets.indices) { set in
            combination.sets.contains(set)
                ? ChartMark.sign(.disc, "member", at: (x, middle(set)), size: 6)
                : ChartMark.sign(.disc, "absent", at: (x, middle(set)), size: 4)
        }
        let ends = (combination.sets.first, combination.sets.last)
        var stem = Markup()
        if let first = ends.0, let last = ends.1, first != last {
            stem = ChartMark.line("stem", from: (x, middle(first)), to: (x, middle(last)))
        }
        return ChartMark.box(
            "bar other", .init(x: x - width / 2, y: top, width: width, height: y.start - top),
            title: combination.title)
            + ChartMark.text("\(combination.count)", .middle, at: (x, top - 5), kind: "figure")
            + stem + dots
    }
}
