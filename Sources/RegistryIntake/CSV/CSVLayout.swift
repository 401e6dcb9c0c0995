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
}

/// Finds the layout from the start of a file's text.
struct CSVLayoutReader {
    static let delimiters: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
    /// Rows looked at for a header: exports put a title and a date line above it.
    static let headerSearchRows = 10

    let context: ReadingContext
    let matching: HeaderMatching

    init(context: ReadingContext) {
        self.context = context
        matching = HeaderMatching(schema: context.schema, columns: context.columns)
    }

    private struct Candidate {
        var delimiter: UInt8
        var row: Int
        var recognised: Int
        var headers: [String]
        var lines: Int
        var bytes: Int
    }

    /// Nil with a finding when no row reads as a header.
    func layout(of head: [UInt8]) -> (layout: CSVLayout?, findings: [Finding]) {
        let delimiters = context.delimiter.map { [$0] } ?? Self.delimiters
        var best: Candidate?
        for delimiter in delimiters {
            for candidate in candidates(head, delimiter)
            where candidate.recognised > (best?.recognised ?? 0) {
                best = candidate
            }
        }
        guard let best else {
            let finding = context.finding(
                "FIL001", .error,
                values: [FindingValue("message", "no header row")])
            return (nil, [finding])
        }
        return (makeLayout(best), [])
    }

    private func candidates(_ head: [UInt8], _ delimiter: UInt8) -> [Candidate] {
        // A forgotten quote above the header must not swallow it; its length stays the same.
        var head = head
        var walk = QuoteWalk(delimiter: delimiter, isLast: true)
        walk.run(&head)
        let text = head.span
        var row = CSVRow(delimiter: delimiter)
        var position = 0
        var lines = 0
        var found: [Candidate] = []
        for number in 0..<Self.headerSearchRows {
            guard row.read(text, at: position) else { break }
            position = row.next
            lines += row.lineEnds
            if let wanted = context.headerRows, number != wanted { continue }
            let headers = row.cells.map { row.string(text, $0) }
            let fields = headers.compactMap { matching.field(of: $0) }
            found.append(
                Candidate(
                    delimiter: delimiter, row: number, recognised: Set(fields).count,
                    headers: headers, lines: lines, bytes: position))
        }
        return found
    }

    private func makeLayout(_ header: Candidate) -> CSVLayout {
        let schema = context.schema
        var columns = [Int](repeating: -1, count: schema.fields.count)
        var findings: [Finding] = []
        let line = UInt32(header.lines)
        if header.row > 0, context.headerRows == nil {
            findings.append(
                context.finding(
                    "FIL026", .warning, line: line,
                    values: [FindingValue("count", String(header.row))]))
        }
        for (column, title) in header.headers.enumerated() {
            assign(title, column, line, &columns, &findings)
        }
        var presence = FieldSet()
        for (position, definition) in schema.fields.enumerated() {
            if columns[position] >= 0 {
                presence.insert(definition.field)
            } else {
                findings.append(missing(definition, line))
            }
        }
        let used = header.headers.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        return CSVLayout(
            delimiter: header.delimiter, columnOfPosition: columns, columnCount: used,
            headerLines: header.lines, headerBytes: header.bytes, presence: presence,
            findings: findings)
    }

    private func missing(_ definition: FieldDefinition, _ line: UInt32) -> Finding {
        context.finding(
            "FIL020", definition.isRequired ? .error : .notice, line: line,
            fields: [definition.field],
            values: [
                FindingValue("column", definition.labels.first ?? definition.field.name)
            ])
    }

    /// Whether the manifest itself names this header for the field.
    private func isMapped(_ title: String, to field: Field) -> Bool {
        context.columns[field].map(HeaderMatching.key) == HeaderMatching.key(title)
    }

    private func assign(
        _ title: String, _ column: Int, _ line: UInt32, _ columns: inout [Int],
        _ findings: inout [Finding]
    ) {
        guard !HeaderMatching.key(title).isEmpty else { return }
        if let field = matching.field(of: title), let position = context.schema.position(of: field)
        {
            if columns[position] < 0 || isMapped(title, to: field) {
                columns[position] = column
            } else {
                findings.append(
                    context.finding(
                        "FIL022", .error, line: line, fields: [field],
                        values: [FindingValue("column", title)]))
            }
            return
        }
        if DeniedColumns.isDenied(title) {
            findings.append(
                context.finding(
                    "FIL035", .error, line: line, values: [FindingValue("column", title)]))
            return
        }
        var values = [FindingValue("column", title)]
        // Headers by the thousand aren't misspelt ones.
        let nearest = column < 200 ? matching.nearest(to: title) : nil
        values.append(FindingValue("hint", nearest.map { " (\($0)?)" } ?? ""))
        findings.append(context.finding("FIL021", .warning, line: line, values: values))
    }
}
