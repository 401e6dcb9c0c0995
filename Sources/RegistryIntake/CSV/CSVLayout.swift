import RegistryModel

/// How a CSV file is laid out: delimiter, where its header is, and which column holds which field.
package struct CSVLayout: Sendable {
    package let delimiter: UInt8
    /// Column of each field, by the field's place in the schema; -1 without a column.
    package let columnOfPosition: [Int]
    package let columnCount: Int
    /// Lines up to and with the header.
    package let headerLines: Int
    /// Bytes up to and with the header's line end.
    package let headerBytes: Int
    package let presence: FieldSet
    package let findings: [Finding]
    /// The county layout the file was read by; nil for the contract's own names.
    package let format: TableLayout.ID?
    /// Fields the file has no column for, to be taken from another.
    package let derivations: [TableLayout.Derivation]
    package let notes: [ReadingNote]
    /// How well the header fits.
    let match: HeaderMatch
}

/// Finds the layout from the start of a file's text.
struct CSVLayoutReader {
    static let delimiters: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
    /// Rows looked at for a header: exports put a title and a date line above it.
    static let headerSearchRows = 10
    /// Rows below the header in which a column's values are looked at.
    private static let sampleRows = 400

    let context: ReadingContext
    private let matchings: [HeaderMatching]

    init(context: ReadingContext) {
        self.context = context
        matchings = HeaderMatching.candidates(context)
    }

    /// A row of the file's start.
    private struct Row {
        var titles: [ColumnTitle]
        /// Lines and bytes of the text up to and with the row.
        var lines: Int
        var bytes: Int
    }

    private struct Candidate {
        var delimiter: UInt8
        var row: Int
        var score: Int
        var titles: [ColumnTitle]
        var matching: HeaderMatching
        /// The row above was read as headings of this one.
        var isMerged: Bool
        var header: Row
    }

    /// Nil with a finding when no row reads as a header.
    func layout(of head: [UInt8]) -> (layout: CSVLayout?, findings: [Finding]) {
        let delimiters = context.delimiter.map { [$0] } ?? Self.delimiters
        var best: Candidate?
        for delimiter in delimiters {
            let rows = rows(head, delimiter, from: 0, count: Self.headerSearchRows)
            for candidate in candidates(rows, delimiter)
            where candidate.score > (best?.score ?? 0) {
                best = candidate
            }
        }
        guard let best else {
            let finding = context.finding(
                "FIL001", .error,
                values: FindingValue.sentence(
                    "message",
                    Bilingual(
                        zh: "前 \(Self.headerSearchRows) 行中没有认得的表头",
                        en: "none of the first \(Self.headerSearchRows) rows reads as a header")))
            return (nil, [finding])
        }
        return (makeLayout(best, head), [])
    }

    private func rows(
        _ head: [UInt8], _ delimiter: UInt8, from start: Int, count: Int
    ) -> [Row] {
        // A forgotten quote above the header must not swallow it; its length stays the same.
        var head = head
        if ByteScan.census(head.span).quotes > 0 {
            var walk = QuoteWalk(delimiter: delimiter, isLast: true)
            walk.run(&head)
        }
        let text = head.span
        var row = CSVRow(delimiter: delimiter)
        var rows: [Row] = []
        while rows.count < count, row.read(text, at: rows.last?.bytes ?? start) {
            rows.append(
                Row(
                    titles: row.cells.map { ColumnTitle(row.string(text, $0)) },
                    lines: (rows.last?.lines ?? 0) + row.lineEnds, bytes: row.next))
        }
        return rows
    }

    /// Single rows first, so that two rows are joined only when that tells more.
    private func candidates(_ rows: [Row], _ delimiter: UInt8) -> [Candidate] {
        var found: [Candidate] = []
        for isMerged in [false, true] {
            for number in rows.indices {
                if let wanted = context.headerRows, number != wanted { continue }
                if isMerged, number == 0 { continue }
                for matching in matchings {
                    let titles =
                        isMerged
                        ? ColumnTitle.merged(
                            rows[number - 1].titles, rows[number].titles, matching)
                        : rows[number].titles
                    found.append(
                        Candidate(
                            delimiter: delimiter, row: number, score: matching.score(titles),
                            titles: titles, matching: matching, isMerged: isMerged,
                            header: rows[number]))
                }
            }
        }
        return found
    }

    private func makeLayout(_ header: Candidate, _ head: [UInt8]) -> CSVLayout {
        let row = header.header
        let samples =
            header.matching.layout?.columns.contains(where: \.isCodeOrName) == true
            ? rows(head, header.delimiter, from: row.bytes, count: Self.sampleRows) : []
        let assignment = ColumnAssignment(
            header.titles, header.matching, context, line: UInt32(row.lines)
        ) { column in
            samples.compactMap { column < $0.titles.count ? $0.titles[column].key : nil }
                .filter { !$0.isEmpty }
        }
        return CSVLayout(
            delimiter: header.delimiter, columnOfPosition: assignment.columnOfPosition,
            columnCount: header.titles.lastIndex { !$0.text.isEmpty }.map { $0 + 1 } ?? 0,
            headerLines: row.lines, headerBytes: row.bytes, presence: assignment.presence,
            findings: extraRows(header) + assignment.findings,
            format: header.matching.layout?.id, derivations: assignment.derivations,
            notes: assignment.notes, match: header.matching.match(header.titles))
    }

    /// Rows above the header, beyond those a layout is known to have.
    private func extraRows(_ header: Candidate) -> [Finding] {
        let above = header.row - (header.isMerged ? 1 : 0)
        let known = header.matching.layout.map { $0.headerRows - 1 } ?? 0
        guard above > known, context.headerRows == nil else { return [] }
        return [
            context.finding(
                "FIL026", .warning, line: UInt32(header.header.lines),
                values: [FindingValue("count", String(above))])
        ]
    }
}
