import RegistryModel

/// What reading one slice of a file yields: its records, and what was wrong with its rows.
package struct SliceOutcome: Sendable {
    package let table: RecordTable
    package let findings: [Finding]

    package init(table: RecordTable, findings: [Finding]) {
        self.table = table
        self.findings = findings
    }
}

/// Turns one chunk of CSV into typed records. Pure: chunks can be read in any order, on any thread.
package struct CSVSliceReader: Sendable {
    let context: ReadingContext
    let layout: CSVLayout

    package init(context: ReadingContext, layout: CSVLayout) {
        self.context = context
        self.layout = layout
    }

    package func read(_ chunk: CSVChunk) -> SliceOutcome {
        var state = SliceState(context: context, layout: layout, chunk: chunk)
        let bytes = chunk.bytes
        state.readRows(bytes.span, unclosedQuoteLines: chunk.unclosedQuoteLines)
        return state.outcome()
    }
}

private struct SliceState {
    let context: ReadingContext
    let layout: CSVLayout
    let firstLine: Int
    let byteOffset: Int
    let isLastChunk: Bool
    var builder: RecordTableBuilder
    var findings: [Finding] = []
    var line: Int
    var unclosedQuoteLines: Set<Int> = []

    init(context: ReadingContext, layout: CSVLayout, chunk: CSVChunk) {
        self.context = context
        self.layout = layout
        firstLine = chunk.firstLine
        byteOffset = chunk.byteOffset
        isLastChunk = chunk.isLast
        builder = RecordTableBuilder(source: context.source)
        builder.setPresence(layout.presence, ofFile: context.file)
        line = chunk.firstLine
    }

    consuming func outcome() -> SliceOutcome {
        SliceOutcome(table: builder.build(), findings: findings)
    }

    mutating func readRows(_ text: Span<UInt8>, unclosedQuoteLines: [Int]) {
        self.unclosedQuoteLines = Set(unclosedQuoteLines)
        for line in unclosedQuoteLines {
            findings.append(context.finding("FIL024", .error, line: UInt32(line)))
        }
        noteControlCharacters(text)
        var row = CSVRow(delimiter: layout.delimiter)
        var position = 0
        while row.read(text, at: position) {
            position = row.next
            judge(row, text)
            line += row.lineEnds
        }
    }

    private mutating func judge(_ row: CSVRow, _ text: Span<UInt8>) {
        var filled = 0
        for (index, cell) in row.cells.enumerated() where !row.isBlank(text, cell) {
            filled = index + 1
        }
        if filled == 0 { return }
        if isTotalRow(row, text) {
            findings.append(context.finding("FIL025", .warning, line: UInt32(line)))
            return
        }
        let isShort = row.cells.count < layout.columnCount
        let isLong = filled > layout.columnCount
        if isShort || isLong { reportRagged(row, filled, text) }
        append(row, text, isBroken: isShort || isLong || unclosedQuoteLines.contains(line))
    }

    private mutating func reportRagged(_ row: CSVRow, _ filled: Int, _ text: Span<UInt8>) {
        let endsFile = isLastChunk && row.next >= text.count && row.lineEnds == 0
        let isCutShort = endsFile && row.cells.count < layout.columnCount
        findings.append(
            context.finding(
                isCutShort ? "FIL031" : "FIL023", .error, line: UInt32(line),
                values: [
                    FindingValue("expected", String(layout.columnCount)),
                    FindingValue("found", String(max(row.cells.count, filled))),
                ]))
    }

    private mutating func append(_ row: CSVRow, _ text: Span<UInt8>, isBroken: Bool) {
        for position in layout.columnOfPosition.indices {
            let column = layout.columnOfPosition[position]
            guard column >= 0, column < row.cells.count else {
                builder.append(text.extracting(0..<0), at: position)
                continue
            }
            let cell = row.cells[column]
            if cell.hasDoubledQuotes {
                builder.append(row.unescaped(text, cell).span, at: position)
            } else {
                builder.append(text.extracting(cell.start..<cell.end), at: position)
            }
        }
        builder.endRecord(
            Provenance(
                file: context.file, line: UInt32(line), number: UInt32(builder.count + 1),
                byteOffset: UInt64(byteOffset + row.start),
                byteLength: UInt32(row.next - row.start)),
            isBroken: isBroken)
    }

    /// 合计, 合计：5, 总计, 小计 or "total" in the first cell that holds anything.
    private func isTotalRow(_ row: CSVRow, _ text: Span<UInt8>) -> Bool {
        guard let first = row.cells.first(where: { !row.isBlank(text, $0) }),
            first.end - first.start <= 24
        else { return false }
        // Plain codes and names are the rule: only a few lead bytes can begin such a word.
        let lead = text[first.start]
        guard [0xE5, 0xE6, 0xE3, 0x54, 0x74, 0x20, 0x09].contains(lead) else { return false }
        let word = HeaderMatching.key(row.string(text, first))
        if word == "total" { return true }
        return ["合计", "总计", "小计", "共计", "总合计", "本页合计"].contains { total in
            word.hasPrefix(total) && word.dropFirst(total.count).allSatisfy(Self.isOfACount)
        }
    }

    private static func isOfACount(_ character: Character) -> Bool {
        "0123456789:.人个户条例名".contains(character)
    }

    private mutating func noteControlCharacters(_ text: Span<UInt8>) {
        var count = 0
        var first = -1
        for index in 0..<text.count where text[index] < 0x20 {
            let byte = text[index]
            if byte == 0x0A || byte == 0x0D || byte == 0x09 { continue }
            if first < 0 { first = index }
            count += 1
        }
        guard count > 0 else { return }
        var lines = firstLine
        for index in 0..<first where text[index] == 0x0A { lines += 1 }
        findings.append(
            context.finding(
                "FIL013", .error, line: UInt32(lines),
                values: [FindingValue("count", String(count))]))
    }
}
