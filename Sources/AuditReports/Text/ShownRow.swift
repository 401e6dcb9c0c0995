import RegistryModel

/// A row of a table, or a record of XML, as it stands in its file, to show a finding's cell in.
package struct ShownRow: Sendable, Hashable {
    package struct Cell: Sendable, Hashable {
        package let field: Field
        /// As it stands in the file; nil for one too long to be shown.
        package let text: String?
        /// Place of the cell in its row, from 0.
        package let column: Int
        /// How it is written in XML; nil for a cell of a table.
        package let markup: Markup?

        package init(field: Field, text: String?, column: Int, markup: Markup? = nil) {
            self.field = field
            self.text = text
            self.column = column
            self.markup = markup
        }
    }

    /// An element of a record, or an attribute, which has a line of its own.
    package struct Markup: Sendable, Hashable {
        package let name: String
        package let line: Int
        package let isAttribute: Bool

        package init(name: String, line: Int, isAttribute: Bool) {
            self.name = name
            self.line = line
            self.isAttribute = isAttribute
        }
    }

    /// In the order of their columns. Columns that aren't read have no part in it.
    package let cells: [Cell]

    package init(_ cells: [Cell]) {
        self.cells = cells
    }
}

/// How findings are written for people.
package struct TextStyle {
    /// The row a finding speaks of, asked for in the order of findings; nil when it can't be shown.
    package var row: (Finding) -> ShownRow?
    package var isColoured: Bool
    /// Whether rows and advice are shown at all.
    package var hasContext: Bool
    /// Rows are shown for so many findings; no limit when nil.
    package var rowLimit: Int?

    package init(
        isColoured: Bool = false, hasContext: Bool = false, rowLimit: Int? = nil,
        row: @escaping (Finding) -> ShownRow? = { _ in nil }
    ) {
        self.isColoured = isColoured
        self.hasContext = hasContext
        self.rowLimit = rowLimit
        self.row = row
    }
}
