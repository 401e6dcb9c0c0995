/// A second, naive reader of RFC 4180 and a writer, to hold the real readers against.
enum CSVOracle {
    struct Record: Equatable {
        var cells: [String]
        /// From 1.
        var line: Int
        var byteOffset: Int
        var byteLength: Int
    }

    /// Reads lawful CSV byte by byte, one state after the other.
    static func records(_ text: [UInt8], delimiter: UInt8) -> [Record] {
        var found: [Record] = []
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        var line = 1
        var start = 0
        var startLine = 1
        var index = 0
        func close(at end: Int) {
            let texts = cells.map { String(decoding: $0, as: UTF8.self) }
            found.append(
                Record(cells: texts, line: startLine, byteOffset: start, byteLength: end - start))
            cells = [[]]
            start = end
            startLine = line
        }
        while index < text.count {
            let byte = text[index]
            let following = index + 1 < text.count ? text[index + 1] : 0
            if byte == 0x0A { line += 1 }
            if isQuoted {
                if byte == 0x22, following == 0x22 {
                    cells[cells.count - 1].append(byte)
                    index += 1
                } else if byte == 0x22 {
                    isQuoted = false
                } else {
                    cells[cells.count - 1].append(byte)
                }
            } else if byte == 0x22, cells[cells.count - 1].isEmpty {
                isQuoted = true
            } else if byte == delimiter {
                cells.append([])
            } else if byte == 0x0A {
                close(at: index + 1)
            } else if byte != 0x0D || following != 0x0A {
                cells[cells.count - 1].append(byte)
            }
            index += 1
        }
        if start < text.count { close(at: text.count) }
        return found
    }

    struct Style {
        var delimiter: UInt8
        var lineEnd: String
        /// Quote cells that need none, too, as a coin falls.
        var quotesFreely: Bool
        var endsWithLineEnd: Bool
    }

    /// Writes rows; a cell is quoted when it must be.
    static func text(
        _ rows: [[String]], _ style: Style, _ random: inout SeededNumbers
    ) -> [UInt8] {
        var out: [UInt8] = []
        for (number, row) in rows.enumerated() {
            for (column, cell) in row.enumerated() {
                if column > 0 { out.append(style.delimiter) }
                let bytes = Array(cell.utf8)
                let mustQuote = bytes.contains { [style.delimiter, 0x22, 0x0A, 0x0D].contains($0) }
                if mustQuote || (style.quotesFreely && random.below(2) == 0) {
                    out.append(0x22)
                    for byte in bytes { out += byte == 0x22 ? [0x22, 0x22] : [byte] }
                    out.append(0x22)
                } else {
                    out += bytes
                }
            }
            if number + 1 < rows.count || style.endsWithLineEnd { out += style.lineEnd.utf8 }
        }
        return out
    }
}
