/// The cells of one record as ranges of the chunk's bytes; reused from row to row.
struct CSVRow {
    struct Cell {
        var start: Int
        var end: Int
        /// Quotes are stripped; doubled ones inside still stand doubled.
        var hasDoubledQuotes: Bool
    }

    private(set) var cells: [Cell] = []
    private(set) var start = 0
    /// One past the record's line end.
    private(set) var next = 0
    private(set) var lineEnds = 0
    let delimiter: UInt8

    init(delimiter: UInt8) {
        self.delimiter = delimiter
    }

    /// Reads the record at `index`; false at the end of the text.
    mutating func read(_ text: Span<UInt8>, at index: Int) -> Bool {
        guard index < text.count else { return false }
        cells.removeAll(keepingCapacity: true)
        start = index
        lineEnds = 0
        var position = index
        while true {
            position = readCell(text, at: position)
            guard position < text.count else { break }
            let byte = text[position]
            position += 1
            if byte == delimiter { continue }
            if byte == 0x0D, position < text.count, text[position] == 0x0A { position += 1 }
            lineEnds += 1
            break
        }
        next = position
        return true
    }

    /// Reads one cell and stops at the delimiter, line end or end of text behind it.
    private mutating func readCell(_ text: Span<UInt8>, at start: Int) -> Int {
        if start < text.count, text[start] == 0x22 { return readQuoted(text, at: start) }
        var index = start
        while index < text.count {
            let byte = text[index]
            if byte == delimiter || byte == 0x0A { break }
            if byte == 0x0D, index + 1 >= text.count || text[index + 1] == 0x0A { break }
            index += 1
        }
        cells.append(Cell(start: start, end: index, hasDoubledQuotes: false))
        return index
    }

    private mutating func readQuoted(_ text: Span<UInt8>, at start: Int) -> Int {
        var index = start + 1
        var hasDoubled = false
        while index < text.count {
            let byte = text[index]
            if byte == 0x0A { lineEnds += 1 }
            if byte == 0x22 {
                guard index + 1 < text.count, text[index + 1] == 0x22 else { break }
                hasDoubled = true
                index += 1
            }
            index += 1
        }
        cells.append(
            Cell(start: start + 1, end: min(index, text.count), hasDoubledQuotes: hasDoubled))
        index += 1
        // Text between the closing quote and the delimiter isn't lawful; it is passed over.
        while index < text.count, text[index] != delimiter, text[index] != 0x0A {
            if text[index] == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { break }
            index += 1
        }
        return min(index, text.count)
    }

    /// The cell's text with doubled quotes made single.
    func unescaped(_ text: Span<UInt8>, _ cell: Cell) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(cell.end - cell.start)
        var index = cell.start
        while index < cell.end {
            out.append(text[index])
            index += cell.hasDoubledQuotes && text[index] == 0x22 ? 2 : 1
        }
        return out
    }

    func string(_ text: Span<UInt8>, _ cell: Cell) -> String {
        String(decoding: unescaped(text, cell), as: UTF8.self)
    }

    func isBlank(_ text: Span<UInt8>, _ cell: Cell) -> Bool {
        for index in cell.start..<cell.end where text[index] != 0x20 && text[index] != 0x09 {
            return false
        }
        return true
    }
}
