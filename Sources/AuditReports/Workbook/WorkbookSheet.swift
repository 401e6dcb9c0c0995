import RegistryModel

/// What one cell of a workbook holds. Identifiers are texts: a spreadsheet would round them as numbers.
package enum WorkbookCell: Sendable, Hashable {
    case blank
    case text(String)
    case number(Double)
    case day(CalendarDay)
}

/// A column with what may be entered in it.
package struct WorkbookColumn: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case text
        case number
        case day
        /// Points, with the decimals they need.
        case points
        /// A share of one, shown in per cent.
        case share
        /// One of these words, from a drop-down list.
        case choice([String])
        /// A whole number in the range.
        case whole(ClosedRange<Int>)
    }

    package let title: String
    /// In characters.
    package let width: Double
    package let kind: Kind
    /// Whether somebody is to fill it in.
    package let isInput: Bool
    /// The colour of bars drawn behind its numbers, 0xRRGGBB; nil for none.
    package var bar: UInt32?

    package init(_ title: String, width: Double, kind: Kind = .text, isInput: Bool = false) {
        self.title = title
        self.width = width
        self.kind = kind
        self.isInput = isInput
    }

    func barred(_ colour: UInt32) -> WorkbookColumn {
        var column = self
        column.bar = colour
        return column
    }
}

/// A sheet: some lines of text, a header row, which stays in sight, and rows of as many cells.
package struct WorkbookSheet: Sendable {
    /// The rows a sheet can have; a limit of the format.
    static let mostRows = 1_048_576

    package let name: String
    package let columns: [WorkbookColumn]
    package let rowCount: Int
    /// The cells of a row, from 0 on; asked for once each and in their order, so that long lists
    /// need never be held as a whole.
    package let row: @Sendable (Int) -> [WorkbookCell]
    /// Above the header: the sheet's title, then what has to be known to read it.
    package var preamble: [String] = []
    /// Whether rows can be chosen by their values.
    package var isFiltered = false
    /// Columns that stay in sight as the header does.
    package var frozenColumns = 0
    /// Lines a row has room for at least.
    package var leastLines = 2
    /// Printed above and below every page.
    package var printedHeader = ""
    package var printedFooter = ""
    /// How many of the columns are printed; nil for all.
    package var printedColumns: Int?

    package init(name: String, columns: [WorkbookColumn], rows: [[WorkbookCell]]) {
        self.init(name: name, columns: columns, rowCount: rows.count) { rows[$0] }
    }

    package init(
        name: String, columns: [WorkbookColumn], rowCount: Int,
        row: @escaping @Sendable (Int) -> [WorkbookCell]
    ) {
        self.name = name
        self.columns = columns
        self.rowCount = rowCount
        self.row = row
    }
}

/// A workbook that can't be written, in the library's words.
package struct WorkbookFailure: Error, Sendable {
    package let path: String
    package let message: String
}
