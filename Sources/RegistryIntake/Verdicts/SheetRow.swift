import RegistryModel

/// Where the worksheet's columns stand in a file.
struct SheetColumns {
    private var places: [WorksheetColumn: Int] = [:]
    /// Columns that the header names more than once: nobody can tell which of them is meant.
    private(set) var repeated: [WorksheetColumn] = []
    private static let required: [WorksheetColumn] = [
        .number, .itemID, .outcome, .seen, .by, .day, .planID,
    ]

    init(header: [String]) {
        for (place, title) in header.enumerated() {
            guard let column = WorksheetColumn(header: title) else { continue }
            if places[column] == nil {
                places[column] = place
            } else if !repeated.contains(column) {
                repeated.append(column)
            }
        }
    }

    var missing: [WorksheetColumn] { Self.required.filter { places[$0] == nil } }

    func place(of column: WorksheetColumn) -> Int? { places[column] }
}

/// A row's cells by what they are, blanks around them removed.
struct SheetRow {
    private var texts: [WorksheetColumn: String] = [:]

    init(_ rows: FreeRows, _ row: Int, _ columns: SheetColumns) {
        for column in WorksheetColumn.allCases {
            guard let place = columns.place(of: column) else { continue }
            let text = String(decoding: rows.cell(row, place), as: UTF8.self)
            texts[column] = Self.trimmed(text)
        }
    }

    /// Blank where the column is absent.
    subscript(column: WorksheetColumn) -> String { texts[column] ?? "" }

    /// Nobody has written into any of the columns to fill in.
    var isUnanswered: Bool {
        WorksheetColumn.allCases.filter(\.isFilledIn).allSatisfy { self[$0].isEmpty }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
