import RegistryModel

/// Finds the records of one chunk: where their cells are, and which rows are none or are broken.
struct CSVRows {
    private let context: ReadingContext
    private let layout: CSVLayout
    private let isLastChunk: Bool
    private let firstLine: Int
    private let controlCount: Int
    private let unclosedQuoteLines: [Int]
    /// The same, to be asked of each row.
    private let linesWithUnclosedQuote: Set<Int>
    private var ends: [UInt32] = []
    private var records: [CellBatch.Record] = []
    private(set) var findings: [Finding] = []

    init(context: ReadingContext, layout: CSVLayout, chunk: CSVChunk) {
        self.context = context
        self.layout = layout
        isLastChunk = chunk.isLast
        firstLine = chunk.firstLine
        controlCount = chunk.controlCount
        unclosedQuoteLines = chunk.unclosedQuoteLines
        linesWithUnclosedQuote = Set(chunk.unclosedQuoteLines)
    }

    private struct Row {
        /// Places of the row's cells in `ends`.
        var cells: Range<Int>
        var start: Int
        /// What the row takes of the chunk's text, with its line end.
        var bytes: Range<Int>
        var line: Int
        var endsWithText: Bool
    }

    // MARK: Text without quotes: every line is a row

    mutating func readPlain(_ text: [UInt8], _ count: Int) -> CellBatch {
        let bytes = text.span.extracting(0..<count)
        noteLines(bytes)
        let lineEnds: [UInt32]
        (ends, lineEnds) = ByteScan.cellEnds(bytes, delimiter: layout.delimiter)
        records.reserveCapacity(lineEnds.count + 1)
        // Before any row is padded: what is appended then lies behind the cells of all rows.
        ends.append(UInt32(count))
        let cellsEnd = ends.count
        var row = Row(
            cells: 0..<0, start: 0, bytes: 0..<0, line: firstLine, endsWithText: false)
        for place in lineEnds {
            let end = Int(ends[Int(place)])
            row.cells = row.cells.upperBound..<Int(place) + 1
            row.bytes = row.start..<end + 1
            if end > row.start, bytes[end - 1] == 0x0D { ends[Int(place)] -= 1 }
            take(row, bytes)
            row.start = end + 1
            row.line += 1
        }
        if row.start < count {
            row.cells = row.cells.upperBound..<cellsEnd
            row.bytes = row.start..<count
            row.endsWithText = bytes[count - 1] != 0x0D
            if bytes[count - 1] == 0x0D { ends[cellsEnd - 1] -= 1 }
            take(row, bytes)
        }
        return CellBatch(text: text, ends: ends, records: records)
    }

    // MARK: Text with quotes: rows by the states of RFC 4180

    /// The batch's text is the cells without their quotes.
    mutating func readQuoted(_ text: [UInt8], _ count: Int) -> CellBatch {
        let bytes = text.span.extracting(0..<count)
        noteLines(bytes)
        var cells: [UInt8] = []
        cells.reserveCapacity(text.count)
        var row = CSVRow(delimiter: layout.delimiter)
        var position = 0
        var line = firstLine
        // Rows are judged once all cells stand in their own text.
        var rows: [Row] = []
        let hasLastLineEnd = count > 0 && (bytes[count - 1] == 0x0A || bytes[count - 1] == 0x0D)
        while row.read(bytes, at: position) {
            let start = cells.count
            let first = ends.count
            for cell in row.cells {
                if cell.hasDoubledQuotes {
                    cells.append(contentsOf: row.unescaped(bytes, cell))
                } else {
                    cells.append(contentsOf: text[cell.start..<cell.end])
                }
                ends.append(UInt32(truncatingIfNeeded: cells.count))
                cells.append(0x0A)
            }
            rows.append(
                Row(
                    cells: first..<ends.count, start: start, bytes: position..<row.next,
                    line: line, endsWithText: row.next >= count && !hasLastLineEnd))
            position = row.next
            line += row.lineEnds
        }
        let length = cells.count
        cells.append(contentsOf: repeatElement(0, count: CellBatch.padding))
        let own = cells
        for row in rows { take(row, own.span.extracting(0..<length)) }
        return CellBatch(text: own, ends: ends, records: records)
    }

    // MARK: One row

    @inline(__always)
    private mutating func take(_ row: Row, _ text: Span<UInt8>) {
        if row.cells.count == layout.columnCount, isOrdinary(text, row),
            unclosedQuoteLines.isEmpty
        {
            records.append(
                CellBatch.Record(
                    firstCell: row.cells.lowerBound, start: row.start,
                    line: row.line, number: records.count + 1, bytes: row.bytes, isBroken: false))
        } else {
            judge(row, text)
        }
    }

    /// True when the first cell holds something that begins no word for a total.
    @inline(__always)
    private func isOrdinary(_ text: Span<UInt8>, _ row: Row) -> Bool {
        guard row.start < text.count else { return false }
        let lead = text[row.start]
        // 总, 本 | 合, 小, 共 | blanks | T, t
        return lead > 0x20 && lead != layout.delimiter && lead != 0xE5 && lead != 0xE6
            && lead != 0xE3 && lead | 0x20 != 0x74
    }

    private mutating func judge(_ row: Row, _ text: Span<UInt8>) {
        var filled = 0
        for number in 0..<row.cells.count where !isBlank(text, cell(row, number)) {
            filled = number + 1
        }
        if filled == 0 { return }
        if isTotalRow(row, text) {
            findings.append(context.finding("FIL025", .warning, line: UInt32(row.line)))
            return
        }
        let isShort = row.cells.count < layout.columnCount
        let isLong = filled > layout.columnCount
        if isShort || isLong { reportRagged(row, filled) }
        var first = row.cells.lowerBound
        if isShort { first = padded(row) }
        records.append(
            CellBatch.Record(
                firstCell: first, start: row.start, line: row.line, number: records.count + 1,
                bytes: row.bytes,
                isBroken: isShort || isLong || linesWithUnclosedQuote.contains(row.line)))
    }

    /// The row's cells again, with empty ones up to the last column.
    private mutating func padded(_ row: Row) -> Int {
        let first = ends.count
        // One by one: a slice of `ends` would have it copied whole for each short row.
        for place in row.cells { ends.append(ends[place]) }
        let last = ends[ends.count - 1]
        ends.append(
            contentsOf: repeatElement(last, count: layout.columnCount - row.cells.count))
        return first
    }

    private mutating func reportRagged(_ row: Row, _ filled: Int) {
        let endsFile = isLastChunk && row.endsWithText
        let isCutShort = endsFile && row.cells.count < layout.columnCount
        findings.append(
            context.finding(
                isCutShort ? "FIL031" : "FIL023", .error, line: UInt32(row.line),
                values: [
                    FindingValue("expected", String(layout.columnCount)),
                    FindingValue("found", String(max(row.cells.count, filled))),
                ]))
    }

    private func cell(_ row: Row, _ number: Int) -> Range<Int> {
        let place = row.cells.lowerBound + number
        let start = number == 0 ? row.start : Int(ends[place - 1]) + 1
        return start..<max(start, Int(ends[place]))
    }

    private func isBlank(_ text: Span<UInt8>, _ cell: Range<Int>) -> Bool {
        for index in cell where text[index] != 0x20 && text[index] != 0x09 { return false }
        return true
    }

    /// 合计, 合计：5, 总计, 小计 or "total" in the first cell that holds anything.
    private func isTotalRow(_ row: Row, _ text: Span<UInt8>) -> Bool {
        let numbers = 0..<row.cells.count
        guard let first = numbers.lazy.map({ cell(row, $0) }).first(where: { !isBlank(text, $0) }),
            first.count <= 24, Self.mayBeginTotal(text, first)
        else { return false }
        let word = HeaderMatching.key(text.extracting(first).text(atMost: 24))
        if word == "total" { return true }
        return ["合计", "总计", "小计", "共计", "总合计", "本页合计"].contains { total in
            word.hasPrefix(total) && word.dropFirst(total.count).allSatisfy(Self.isOfACount)
        }
    }

    /// Names begin with the same bytes often enough that the word is only made for these.
    private static func mayBeginTotal(_ text: Span<UInt8>, _ cell: Range<Int>) -> Bool {
        let lead = text[cell.lowerBound]
        guard lead == 0xE5 || lead == 0xE6, cell.count >= 3 else {
            return lead == 0xE3 || lead | 0x20 == 0x74 || lead <= 0x20
        }
        let character =
            UInt32(lead) << 16 | UInt32(text[cell.lowerBound + 1]) << 8
            | UInt32(text[cell.lowerBound + 2])
        return switch character {
        case 0xE59088, 0xE680BB, 0xE5B08F, 0xE585B1, 0xE69CAC: true  // 合 总 小 共 本
        default: false
        }
    }

    private static func isOfACount(_ character: Character) -> Bool {
        "0123456789:.人个户条例名".contains(character)
    }

    // MARK: What holds of the whole text

    private mutating func noteLines(_ text: Span<UInt8>) {
        for line in unclosedQuoteLines {
            findings.append(context.finding("FIL024", .error, line: UInt32(line)))
        }
        guard controlCount > 0 else { return }
        var line = firstLine
        for index in 0..<text.count where text[index] < 0x20 {
            let byte = text[index]
            if byte == 0x0A { line += 1 }
            if byte != 0x0A && byte != 0x0D && byte != 0x09 { break }
        }
        findings.append(
            context.finding(
                "FIL013", .error, line: UInt32(line),
                values: [FindingValue("count", String(controlCount))]))
    }
}
