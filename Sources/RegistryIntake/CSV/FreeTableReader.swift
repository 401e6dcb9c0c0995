import RegistryModel

/// Reads a CSV table of any columns, block by block: a header, then rows of as many cells.
///
/// For linkage of tables that are no registry's. Encoding, gzip, workbooks and delimiters are found
/// as for the registry's own files; what no schema tells is left to the caller. Chunks come one
/// after another; their `rows` may be read apart, on any thread. Memory: one block.
package struct FreeTableReader: ~Copyable {
    /// The names of the columns, as they stand in the file, blanks around them removed.
    package let header: [String]
    private var stream: DecodedStream
    private var chunker: CSVChunker
    private var tally = DecodingTally()
    /// The header must stand within this many bytes.
    private static let headLimit = 1 << 18

    /// Throws when the file can't be read; a file without a header has no columns.
    ///
    /// - Parameter delimiter: the one that cuts the header into most cells, when not given.
    package init(path: String, encoding: String?, delimiter: UInt8?) throws(ReadFailure) {
        // A source is needed for findings only, of which just the rule and values are used here.
        var context = ReadingContext(
            path: path, location: path, source: SourceID(.personList), file: 0)
        context.declaredEncoding = encoding
        var stream = try DecodedStream(context)
        let decoder = stream.pieceDecoder
        var head: [UInt8] = []
        while head.count < Self.headLimit,
            try stream.append(to: &head, decoding: decoder == nil)
        {}
        self.stream = stream
        let text = decoder?.decode(head[...]).text ?? head
        let own = delimiter ?? Self.delimiter(of: text)
        var row = CSVRow(delimiter: own)
        let hasHeader = row.read(text.span, at: 0)
        header =
            hasHeader ? row.cells.map { Self.name(row.string(text.span, $0)) } : []
        let lines = hasHeader ? row.lineEnds : 0
        let bytes = hasHeader ? LineCounting.end(ofLines: lines, in: head) : 0
        chunker = CSVChunker(
            delimiter: own, decoder: decoder, headerLines: lines, headerBytes: bytes,
            head: Array(head[bytes...]))
    }

    /// What was wrong with the file's bytes; complete at its end.
    package var findings: [Finding] {
        let long = chunker.oversizedLines.map {
            Finding(rule: "FIL014", severity: .error, source: nil, file: nil, line: UInt32($0))
        }
        return stream.findings + stream.findings(of: tally) + long
    }

    /// What turns chunks into rows.
    package var layout: FreeTableLayout {
        FreeTableLayout(columns: header.count, delimiter: chunker.delimiter)
    }

    /// Takes note of what was wrong with the bytes of rows read apart, in the order of the file.
    package mutating func note(_ rows: FreeRows) {
        tally.add(rows.tally, offset: rows.byteOffset, lines: rows.firstLine - 1)
    }

    /// The next run of whole rows; nil at the end.
    package mutating func nextChunk() throws(ReadFailure) -> CSVChunk? {
        try chunker.next(of: &stream)
    }

    private static func delimiter(of text: [UInt8]) -> UInt8 {
        let line = text.prefix { $0 != 0x0A }
        let counts = CSVLayoutReader.delimiters.map { delimiter in
            (delimiter: delimiter, count: line.count { $0 == delimiter })
        }
        // The first of the most frequent: a comma when there is none at all.
        return counts.reduce(counts[0]) { $1.count > $0.count ? $1 : $0 }.delimiter
    }

    private static func name(_ title: String) -> String {
        String(title.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// How many cells a row has, and what is between them.
package struct FreeTableLayout: Sendable {
    let columns: Int
    let delimiter: UInt8

    /// Decodes a chunk and cuts it into rows. Pure.
    package func rows(of chunk: CSVChunk) -> FreeRows {
        let decoded = chunk.decoder?.decode(chunk.bytes)
        return FreeRows(
            text: decoded?.text ?? Array(chunk.bytes), of: chunk, tally: decoded?.tally, self)
    }
}

/// Rows of a free table: their cells as text, and lines that aren't rows.
package struct FreeRows: Sendable {
    /// The line each row begins on, from 1.
    package private(set) var lines: [Int] = []
    /// Lines of rows with more or fewer cells than the header; nothing of them is kept.
    package private(set) var brokenLines: [Int] = []
    private var text: [UInt8]
    /// Where each cell stands in `text`, row after row; those without doubled quotes as read.
    private var cells: [CellPlace] = []
    private let columns: Int
    /// Number of the chunk they were read from, from 0.
    package let index: Int
    let firstLine: Int
    let byteOffset: Int
    let tally: DecodingTally

    /// Texts of a chunk are shorter than 4 GB.
    private struct CellPlace {
        let start: UInt32
        let end: UInt32

        init(_ start: Int, _ end: Int) {
            self.start = UInt32(truncatingIfNeeded: start)
            self.end = UInt32(truncatingIfNeeded: end)
        }

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    /// Cost: one pass over the text, which is kept.
    init(
        text source: [UInt8], of chunk: CSVChunk, tally: DecodingTally?,
        _ layout: FreeTableLayout
    ) {
        columns = layout.columns
        index = chunk.index
        firstLine = chunk.firstLine
        byteOffset = chunk.byteOffset
        self.tally = tally ?? DecodingTally()
        let bytes = source.span
        var row = CSVRow(delimiter: layout.delimiter)
        var line = firstLine
        text = source
        while row.read(bytes, at: row.next) {
            defer { line += row.lineEnds }
            if row.cells.allSatisfy({ row.isBlank(bytes, $0) }) { continue }
            guard row.cells.count == columns else {
                brokenLines.append(line)
                continue
            }
            lines.append(line)
            for cell in row.cells {
                guard cell.hasDoubledQuotes else {
                    cells.append(CellPlace(cell.start, cell.end))
                    continue
                }
                let start = text.count
                text += row.unescaped(bytes, cell)
                cells.append(CellPlace(start, text.count))
            }
        }
    }

    package var count: Int { lines.count }

    /// Without the cells, which are let go.
    package var withoutText: FreeRows {
        var rows = self
        rows.text = []
        rows.cells = []
        return rows
    }

    /// The cell's text as it stands in the file, without its quotes.
    package func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
        text[cells[row * columns + column].range]
    }

    /// Calls `body` with each row's cell of one column; the text isn't taken hold of for each.
    package func forEachCell(ofColumn column: Int, _ body: (Span<UInt8>) -> Void) {
        let bytes = text.span
        for place in stride(from: column, to: cells.count, by: columns) {
            body(bytes.extracting(cells[place].range))
        }
    }
}
