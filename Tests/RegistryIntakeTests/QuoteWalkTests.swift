import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Quotes: where records end, and quotes that never close")
struct QuoteWalkTests {
    private func walked(
        _ text: String, isLast: Bool = true
    ) -> (end: Int, unclosed: [Int], text: String) {
        var bytes = Array(text.utf8)
        var walk = QuoteWalk(delimiter: 0x2C, isLast: isLast)
        walk.run(&bytes)
        return (walk.lastRecordEnd, walk.unclosedQuotes, String(decoding: bytes, as: UTF8.self))
    }

    @Test(
        "lawful text is left alone",
        arguments: [
            ("a,b\n", 4), ("a,\"b\nc\"\n", 8), ("\"a\"\"\n\",b\nc", 9), ("\"\",\"\"\n", 6),
            ("a\"b,c\n", 6), ("\"a\"\r\nb", 5), ("\"a,b\n\"", 0), ("", 0),
        ])
    func lawful(text: String, end: Int) {
        #expect(walked(text) == (end, [], text))
    }

    @Test("a quote without an end becomes an apostrophe")
    func unclosed() {
        let walk = walked("1,\"a,b\n2,c,d\n")
        #expect(walk == (13, [2], "1,'a,b\n2,c,d\n"))
    }

    @Test("a quote closed before more text isn't a quoted field")
    func textBehind() {
        #expect(walked("\"a\"b,c\n") == (7, [0], "'a\"b,c\n"))
    }

    @Test(
        "an open field may close in the next block",
        arguments: ["a\n\"b", "a\n\"b\"", "a\n\"b\"\""])
    func notYet(text: String) {
        #expect(walked(text, isLast: false) == (2, [], text))
    }

    @Test("a lone quote costs only its own row", arguments: 0..<6)
    func costsItsRow(damaged: Int) throws {
        let lines = (0..<6).map { number in
            number == damaged ? "n\(number),\"open" : "n\(number),\"a, b \(number)\""
        }
        let read = try ReadCSV("noticeID,subjectRef\n" + lines.joined(separator: "\n"), .notices)
        #expect(read.codes == ["FIL024"])
        #expect(read.findings("FIL024").map(\.line) == [UInt32(damaged + 2)])
        #expect(read.rows.map { $0.text(.noticeID) } == (0..<6).map { "n\($0)" })
        for (number, row) in read.rows.enumerated() {
            let expected = number == damaged ? "'open" : "a, b \(number)"
            #expect(row.text(.subjectRef) == expected)
            #expect(row.provenance.line == UInt32(number + 2))
        }
    }
}
