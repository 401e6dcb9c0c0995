import RegistryModel

/// Finds rows of a CSV file again by their lines, in one pass from start to end.
///
/// For showing what a finding speaks of. Stands on what the reader hands out, so that encoding,
/// header and quotes are understood as they were when the finding was made. Memory: one chunk.
package struct CSVRowCursor: ~Copyable {
    package struct Cell: Sendable, Hashable {
        package let field: Field
        /// Nil for one longer than `longestCell`: cutting it would cut numbers to be masked.
        package let text: String?
        package let column: Int
    }

    package static let longestCell = 512

    private var reader: CSVFileReader
    private let schema: SourceSchema
    private var chunk: [UInt8] = []
    private var position = 0
    private var line = 0
    private var isAtEnd = false

    package init(_ context: ReadingContext) throws(ReadFailure) {
        schema = context.schema
        reader = try CSVFileReader(try DecodedStream(context), context: context)
    }

    /// The cells of fields that are read, in the order of columns. Nil when no row begins on the
    /// line, its cells are fewer or more than the header's, or a later line was asked for before.
    package mutating func cells(atLine wanted: Int) throws(ReadFailure) -> [Cell]? {
        guard let layout = reader.layout, !isAtEnd, wanted >= line else { return nil }
        let splitter = RowSplitter(delimiter: layout.delimiter)
        while true {
            if position >= chunk.count, try !advance() { return nil }
            if line > wanted { return nil }
            let isWanted = line == wanted
            let row = splitter.split(chunk, at: position, keeping: isWanted)
            position = row.next
            line += row.lineEnds
            if isWanted { return Self.cells(row.cells, chunk, layout, schema) }
        }
    }

    private mutating func advance() throws(ReadFailure) -> Bool {
        guard let next = try reader.next() else {
            isAtEnd = true
            return false
        }
        chunk = next.decoder?.decode(next.bytes).text ?? Array(next.bytes)
        line = next.firstLine
        position = 0
        return true
    }

    private static func cells(
        _ ranges: [RowSplitter.Cell], _ bytes: [UInt8], _ layout: CSVLayout, _ schema: SourceSchema
    ) -> [Cell]? {
        guard ranges.count == layout.columnCount else { return nil }
        let columns = zip(schema.fields, layout.columnOfPosition).filter { $0.1 >= 0 }
        return columns.sorted { $0.1 < $1.1 }.compactMap { definition, column in
            guard column < ranges.count else { return nil }
            let text = ranges[column].text(in: bytes)
            return Cell(
                field: definition.field, text: text.utf8.count > longestCell ? nil : text,
                column: column)
        }
    }
}

/// Splits one row into its cells, by RFC 4180; quotes that never close are no longer in a chunk.
private struct RowSplitter {
    struct Cell {
        let start: Int
        let end: Int

        /// Doubled quotes inside are made single where the cell was quoted.
        func text(in bytes: [UInt8]) -> String {
            guard end - start >= 2, bytes[start] == 0x22, bytes[end - 1] == 0x22 else {
                return String(decoding: bytes[start..<end], as: UTF8.self)
            }
            return String(decoding: bytes[start + 1..<end - 1], as: UTF8.self)
                .replacing("\"\"", with: "\"")
        }
    }

    struct Row {
        var cells: [Cell] = []
        var next = 0
        var lineEnds = 0
    }

    let delimiter: UInt8

    func split(_ bytes: [UInt8], at start: Int, keeping: Bool) -> Row {
        var row = Row()
        var cellStart = start
        var index = start
        var isQuoted = false
        while index < bytes.count {
            let byte = bytes[index]
            // In a cell that opens with a quote each one turns it, and doubled ones turn it twice.
            if byte == 0x22, bytes[cellStart] == 0x22 { isQuoted.toggle() }
            if byte == 0x0A { row.lineEnds += 1 }
            if !isQuoted, byte == delimiter || byte == 0x0A {
                if keeping { row.cells.append(Self.cell(bytes, cellStart, index, byte)) }
                cellStart = index + 1
                if byte == 0x0A {
                    row.next = index + 1
                    return row
                }
            }
            index += 1
        }
        if keeping { row.cells.append(Self.cell(bytes, cellStart, index, 0x0A)) }
        row.next = index
        return row
    }

    /// The carriage return of a line's end isn't the cell's.
    private static func cell(_ bytes: [UInt8], _ start: Int, _ end: Int, _ byte: UInt8) -> Cell {
        let hasReturn = byte == 0x0A && end > start && bytes[end - 1] == 0x0D
        return Cell(start: start, end: hasReturn ? end - 1 : end)
    }
}
