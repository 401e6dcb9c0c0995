import AuditReports
import RegistryIntake
import RegistryModel

/// Cuts the rows findings speak of out of their files again, one pass a file.
///
/// Rows are given for tables only, and only where each cell's field is sure: not for findings on the
/// file itself, nor for a row with cells too many or too few. A file that can't be read any more
/// gives no rows; its findings stand without.
package final class FindingRows {
    private let files: [UInt32: ReadingContext]
    private var current: UInt32?
    private var cursor: Cursor?
    /// The last row asked for: several findings may speak of one.
    private var last: (line: UInt32, row: ShownRow?)?

    private final class Cursor {
        private var cursor: CSVRowCursor

        init(_ context: ReadingContext) throws(ReadFailure) {
            cursor = try CSVRowCursor(context)
        }

        func row(_ line: UInt32) throws(ReadFailure) -> ShownRow? {
            guard let cells = try cursor.cells(atLine: Int(line)) else { return nil }
            return ShownRow(
                cells.map { ShownRow.Cell(field: $0.field, text: $0.text, column: $0.column) })
        }
    }

    init(_ files: [UInt32: ReadingContext]) {
        self.files = files
    }

    /// Asked in the order of `Finding.precedes`.
    package func row(of finding: Finding) -> ShownRow? {
        guard let file = finding.file, finding.line > 0, !finding.fields.isEmpty,
            !finding.rule.text.hasPrefix("FIL")
        else { return nil }
        if current != file {
            current = file
            last = nil
            cursor = files[file].flatMap { try? Cursor($0) }
        }
        if let last, last.line == finding.line { return last.row }
        let row = try? cursor?.row(finding.line)
        last = (finding.line, row)
        return row
    }
}
