/// Rows of cells, their columns aligned for a terminal.
package enum TextTable {
    /// A line for each row, as wide as need be; all rows have as many cells as the first. Columns beyond
    /// the first `textColumns` hold numbers and are set flush right; without it, all are text.
    package static func aligned(_ rows: [[String]], textColumns: Int = .max) -> String {
        guard let first = rows.first else { return "" }
        let widths = first.indices.map { column in
            rows.map { TerminalWidth.of($0[column]) }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.indices.map { column in
                let blank = String(
                    repeating: " ", count: widths[column] - TerminalWidth.of(row[column]))
                if column == row.count - 1, column < textColumns { return row[column] }
                return column < textColumns ? row[column] + blank : blank + row[column]
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
