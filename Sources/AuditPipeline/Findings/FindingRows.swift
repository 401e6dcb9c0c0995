import AuditReports
import RegistryIntake
import RegistryModel

/// Cuts the rows findings speak of out of their files again, one pass a file.
///
/// Rows are given only where each cell's field is sure: not for findings on the file itself, but for an
/// element that the schema doesn't allow, nor for a row with cells too many or too few. A file that
/// can't be read any more gives no rows; its findings stand without.
package final class FindingRows {
    /// A file whose rows can be had.
    struct File: Sendable {
        let context: ReadingContext
        let isXML: Bool
    }

    private let files: [UInt32: File]
    private var current: UInt32?
    private var cursor: (any RowCursor)?
    /// The last row asked for: several findings may speak of one.
    private var last: (line: UInt32, recordID: String?, row: ShownRow?)?

    init(_ files: [UInt32: File]) {
        self.files = files
    }

    /// Asked in the order of `Finding.precedes`.
    package func row(of finding: Finding) -> ShownRow? {
        guard let file = finding.file, finding.line > 0, !finding.fields.isEmpty,
            !finding.rule.text.hasPrefix("FIL") || finding.rule == "FIL011"
        else { return nil }
        if current != file {
            current = file
            last = nil
            cursor = files[file].flatMap(Self.open)
        }
        if finding.rule == "FIL011" { return try? cursor?.element(of: finding) }
        if let last, last.line == finding.line, last.recordID == finding.recordID {
            return last.row
        }
        let row = try? cursor?.row(of: finding)
        last = (finding.line, finding.recordID, row)
        return row
    }

    private static func open(_ file: File) -> (any RowCursor)? {
        if file.isXML { return try? MarkupCursor(file.context) }
        return try? TableCursor(file.context)
    }
}

/// Finds rows of one file, asked for in the order of their lines.
private protocol RowCursor: AnyObject {
    func row(of finding: Finding) throws -> ShownRow?
    /// The one element a finding of the schema is about.
    func element(of finding: Finding) throws -> ShownRow?
}

private final class TableCursor: RowCursor {
    private var cursor: CSVRowCursor

    init(_ context: ReadingContext) throws(ReadFailure) {
        cursor = try CSVRowCursor(context)
    }

    func row(of finding: Finding) throws -> ShownRow? {
        try cursor.cells(atLine: Int(finding.line)).map { cells in
            ShownRow(
                cells.map { ShownRow.Cell(field: $0.field, text: $0.text, column: $0.column) })
        }
    }

    func element(of finding: Finding) -> ShownRow? { nil }
}

private final class MarkupCursor: RowCursor {
    private var cursor: XMLRecordCursor

    init(_ context: ReadingContext) throws {
        cursor = try XMLRecordCursor(context)
    }

    func row(of finding: Finding) throws -> ShownRow? {
        try cursor.values(atLine: Int(finding.line), recordID: finding.recordID).map {
            ShownRow($0.enumerated().map(Self.cell))
        }
    }

    func element(of finding: Finding) throws -> ShownRow? {
        guard let field = finding.fields.first else { return nil }
        return try cursor.value(of: field, atLine: Int(finding.line)).map {
            ShownRow([Self.cell(0, $0)])
        }
    }

    private static func cell(_ column: Int, _ value: XMLRecordCursor.Value) -> ShownRow.Cell {
        ShownRow.Cell(
            field: value.field, text: value.text, column: column,
            markup: ShownRow.Markup(
                name: value.name, line: value.line, isAttribute: value.isAttribute))
    }
}
