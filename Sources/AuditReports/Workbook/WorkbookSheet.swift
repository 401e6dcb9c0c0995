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

    package init(_ title: String, width: Double, kind: Kind = .text, isInput: Bool = false) {
        self.title = title
        self.width = width
        self.kind = kind
        self.isInput = isInput
    }
}

/// A sheet: a header row, which stays in sight, and rows of as many cells.
package struct WorkbookSheet: Sendable {
    package let name: String
    package let columns: [WorkbookColumn]
    package let rows: [[WorkbookCell]]
    /// Printed above and below every page.
    package var printedHeader = ""
    package var printedFooter = ""
    /// How many of the columns are printed; nil for all.
    package var printedColumns: Int?

    package init(name: String, columns: [WorkbookColumn], rows: [[WorkbookCell]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// A workbook that can't be written, in the library's words.
package struct WorkbookFailure: Error, Sendable {
    package let path: String
    package let message: String
}
