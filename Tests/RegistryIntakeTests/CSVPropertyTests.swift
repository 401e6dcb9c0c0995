import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Random CSV tables come back as written")
struct CSVPropertyTests {
    /// Two text columns of the notices; texts are kept exactly, but for blanks around.
    private static let header = ["noticeID", "subjectRef"]
    private static let pieces = [
        "a", "王", "\"", "\"\"", ",", "\t", ";", "|", "\n", "\r\n", "'", " ", "𠂇", "0", "\\", "\r",
    ]

    private func cell(_ random: inout SeededNumbers, _ number: Int) -> String {
        let length = random.below(8)
        let text = (0..<length).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined()
        // Blanks around are trimmed on reading, and an empty first cell might make an empty row.
        return "x\(number)" + text + "."
    }

    private func style(_ random: inout SeededNumbers) -> CSVOracle.Style {
        CSVOracle.Style(
            delimiter: CSVLayoutReader.delimiters[random.below(4)],
            lineEnd: ["\n", "\r\n"][random.below(2)], quotesFreely: random.below(2) == 0,
            endsWithLineEnd: random.below(2) == 0)
    }

    private func check(_ text: [UInt8], _ style: CSVOracle.Style, seed: UInt64) throws {
        let read = try ReadCSV(text, .notices)
        let expected = CSVOracle.records(text, delimiter: style.delimiter).dropFirst()
        #expect(read.layout?.delimiter == style.delimiter, "seed \(seed)")
        #expect(read.codes.isEmpty, "seed \(seed): \(read.codes)")
        let rows = read.rows
        try #require(rows.count == expected.count, "seed \(seed)")
        for (row, record) in zip(rows, expected) {
            let place = row.provenance
            let cells = [row.text(.noticeID), row.text(.subjectRef)]
            let isRight =
                cells == record.cells.map { $0.isEmpty ? nil : $0 }
                && (Int(place.line), Int(place.byteOffset), Int(place.byteLength))
                    == (record.line, record.byteOffset, record.byteLength)
            if !isRight {
                Issue.record("seed \(seed): \(record) read as \(cells) at \(place)")
                return
            }
        }
    }

    @Test("writer and oracle agree with each other", arguments: 1...40 as ClosedRange<UInt64>)
    func oracle(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        let style = style(&random)
        let rows = (0..<20).map { row in (0..<4).map { _ in cell(&random, row) } }
        let text = CSVOracle.text(rows, style, &random)
        #expect(CSVOracle.records(text, delimiter: style.delimiter).map(\.cells) == rows)
    }

    @Test("cells, lines and offsets of small files", arguments: 1...60 as ClosedRange<UInt64>)
    func small(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let style = style(&random)
        let rows = (0..<(1 + random.below(40))).map { row in
            [cell(&random, row), cell(&random, row)]
        }
        try check(CSVOracle.text([Self.header] + rows, style, &random), style, seed: seed)
    }

    /// The size at which chunks are cut is a constant; only a file larger than it has several.
    @Test("a file of several chunks, quotes over their ends", arguments: [1, 2, 3] as [UInt64])
    func severalChunks(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        var style = style(&random)
        style.quotesFreely = true
        let filler = String(repeating: "王\n\"\"", count: 300)
        let rows = (0..<1000).map { row in [cell(&random, row), cell(&random, row) + filler + "."] }
        let text = CSVOracle.text([Self.header] + rows, style, &random)
        #expect(text.count > 2 * CSVChunker.target)
        try check(text, style, seed: seed)
    }

    @Test("chunks put end to end are the file without its header")
    func chunksAreTheFile() throws {
        let header = "noticeID,subjectRef\n"
        let row = "n1,\"two\nlines, \"\"quoted\"\"\"\r\n"
        let text = header + String(repeating: row, count: 60_000)
        let read = try ReadCSV(text, .notices)
        #expect(read.chunks.count > 1)
        #expect(read.chunks.map(\.index) == Array(0..<read.chunks.count))
        #expect(read.chunks.map(\.isLast).filter { $0 }.count <= 1)
        #expect(header.utf8 + read.chunks.flatMap(\.bytes) == Array(text.utf8))
        var offset = header.utf8.count
        var line = 2
        for chunk in read.chunks {
            #expect((chunk.byteOffset, chunk.firstLine) == (offset, line))
            #expect(chunk.bytes.starts(with: "n1,".utf8) && chunk.bytes.last == 0x0A)
            offset += chunk.bytes.count
            line += chunk.bytes.count { $0 == 0x0A }
        }
        #expect(read.rows.count == 60_000)
    }

    @Test("a chunker fed in any blocks cuts the same records", arguments: [1, 2, 3] as [UInt64])
    func blocks(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        let row = "n1,\"two\nlines\",x\n"
        let text = Array(String(repeating: row, count: 80_000).utf8)
        var chunker = CSVChunker(delimiter: 0x2C)
        var chunks: [CSVChunk] = []
        var start = 0
        while start < text.count {
            let end = min(text.count, start + 1 + random.below(700_000))
            if let chunk = chunker.add(Array(text[start..<end])) { chunks.append(chunk) }
            start = end
        }
        if let chunk = chunker.finish() { chunks.append(chunk) }
        #expect(chunks.flatMap(\.bytes) == text, "seed \(seed)")
        let whole = chunks.allSatisfy { $0.bytes.count % row.utf8.count == 0 }
        #expect(whole, "seed \(seed): a chunk ends within a record")
    }
}
