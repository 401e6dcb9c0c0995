import Testing

@testable import RegistryIntake

@Suite("One CSV record")
struct CSVRowTests {
    private func rows(_ text: String, _ delimiter: Character = ",") -> [[String]] {
        let bytes = Array(text.utf8)
        var row = CSVRow(delimiter: delimiter.asciiValue ?? 0x2C)
        var found: [[String]] = []
        var position = 0
        while row.read(bytes.span, at: position) {
            #expect(row.start == position && row.next > position)
            position = row.next
            found.append(row.cells.map { row.string(bytes.span, $0) })
        }
        #expect(position == bytes.count)
        return found
    }

    @Test(
        "cells and rows",
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b", [["a", "b"]]), ("a,", [["a", ""]]),
            (",", [["", ""]]),
            ("\n", [[""]]), ("a\n", [["a"]]), ("a\n\nb", [["a"], [""], ["b"]]),
            ("a\r\nb\r\n", [["a"], ["b"]]), ("a\rb", [["a\rb"]]), ("a\r", [["a"]]),
            ("\"a\"", [["a"]]), ("\"\"", [[""]]), ("\"a,b\",c", [["a,b", "c"]]),
            ("\"a\nb\",c\nd", [["a\nb", "c"], ["d"]]), ("\"a\r\nb\"\r\nc", [["a\r\nb"], ["c"]]),
            ("\"a\"\"b\"", [["a\"b"]]), ("\"\"\"\"", [["\""]]), ("\"\"\"a\"\"\"", [["\"a\""]]),
            ("a\"b,c", [["a\"b", "c"]]), ("a \"b\"", [["a \"b\""]]),
            ("\"a\"x,b\n", [["a", "b"]]), ("\"a", [["a"]]), ("王,\"明\"", [["王", "明"]]),
        ] as [(String, [[String]])])
    func reads(text: String, expected: [[String]]) {
        #expect(rows(text) == expected)
    }

    @Test("every delimiter", arguments: [",", "\t", ";", "|"] as [Character])
    func delimiters(delimiter: Character) {
        #expect(rows("a\(delimiter)\"b\(delimiter)c\"\n", delimiter) == [["a", "b\(delimiter)c"]])
    }

    @Test(
        "line ends are counted, those in quotes too",
        arguments: [
            ("a,b\n", 1), ("a,\"b\nc\"\n", 2), ("a,\"b\r\n\r\n\"\r\n", 3), ("a,b", 0), ("a\"\n", 1),
        ])
    func lineEnds(text: String, count: Int) {
        let bytes = Array(text.utf8)
        var row = CSVRow(delimiter: 0x2C)
        let isRead = row.read(bytes.span, at: 0)
        #expect(isRead && row.lineEnds == count)
    }

    @Test("blank cells hold nothing but blanks and tabs")
    func blank() {
        let bytes = Array("a, \t,,\" \",x ".utf8)
        var row = CSVRow(delimiter: 0x2C)
        let isRead = row.read(bytes.span, at: 0)
        let blanks = row.cells.map { row.isBlank(bytes.span, $0) }
        #expect(isRead && blanks == [false, true, true, true, false])
    }

    @Test("no text makes it crash or loop")
    func anyText() {
        let pieces = ["\"", "\"\"", ",", "\n", "\r", "\r\n", "a", "王"]
        for seed in 1...50 as ClosedRange<UInt64> {
            var random = SeededNumbers(seed: seed)
            for _ in 0..<40 {
                let text = (0..<random.below(30)).map { _ in pieces[random.below(pieces.count)] }
                _ = rows(text.joined())
            }
        }
    }
}
