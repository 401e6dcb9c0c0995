import RegistryModel
import Testing

@testable import RegistryIntake

/// Files that aren't well-formed: a bad record costs only itself.
struct XMLFaultTests {
    let births = SampleXML(.registryBirths)

    private func read(_ text: String) throws -> ReadXML { try ReadXML(text, .registryBirths) }

    private func around(_ second: String) -> String {
        births.file(births.record(1), second, births.record(3))
    }

    static let faults: [(String, String, String, Int)] = [
        ("unescaped &", "<motherName>A & B</motherName>", "FIL010", 36),
        ("undefined entity", "<motherName>&x;</motherName>", "FIL010", 36),
        ("control character", "<motherName>A\u{1}B</motherName>", "FIL013", 36),
        ("null character", "<motherName>A\u{0}B</motherName>", "FIL013", 36),
        ("reference to a control character", "<motherName>&#2;</motherName>", "FIL013", 36),
        ("mismatched tag", "<motherName>A</mothername>", "FIL010", 36),
        ("tag without end", "<motherName>A", "FIL010", 46),
        ("end without tag", "</x>", "FIL010", 36),
        ("stray <", "<motherName>A < B</motherName>", "FIL010", 36),
        ("attribute without quote", "<motherName a=\"x>A</motherName>", "FIL010", 36),
    ]

    @Test(arguments: faults)
    func oneFaultCostsOneRecord(_ fault: (String, String, String, Int)) throws {
        let bad = births.record(2).replacing("<motherName>张三</motherName>", with: fault.1)
        let read = try read(around(bad))
        #expect(read.rules.filter { $0 != "FIL011" } == [fault.2], "\(fault.0)")
        #expect(read.findings.last?.line == UInt32(fault.3), "\(fault.0)")
        #expect(read.findings.last?.recordID == "birthID-2")
        #expect(read.places.map(\.number) == [1, 2, 3])
        #expect(read.places.map(\.line) == [3, 25, 47])
        #expect(read.broken == [2])
        #expect(read.rejected == 1)
        #expect(read.rows[1][3] == "2013-05-07", "read as far as it goes")
        #expect(read.rows[1][18] == nil)
    }

    @Test func linesInMessagesAreThoseOfTheFile() throws {
        let bad = births.record(2).replacing("</motherName>", with: "</x>")
        let read = try read(around(bad))
        #expect(
            read.values("message") == ["Opening and ending tag mismatch: motherName line 36 and x"])
    }

    @Test func aRecordNeverClosed() throws {
        let read = try read(around(births.record(2).replacing("  </birth>\n", with: "")))
        #expect(read.rules == ["FIL011", "FIL010"])
        #expect(read.findings.map(\.line) == [46, 25])
        #expect(read.broken == [2])
        #expect(read.rows.count == 3)
    }

    @Test func aRecordInsideARecordIsOnlyAViolation() throws {
        let inner = births.record(9)
        let text = around(births.record(2).replacing("  </birth>\n", with: inner + "  </birth>\n"))
        let read = try read(text)
        #expect(read.rules == ["FIL011"])
        #expect(read.rows.compactMap { $0[0] } == [1, 2, 9, 3].map { "birthID-\($0)" })
        if XMLLint.isThere {
            #expect(try XMLLint.lines(text, .registryBirths).lines == [46])
            #expect(read.findings.map(\.line) == [46])
        }
    }

    @Test func recordsInsideAWrapperAreRead() throws {
        let read = try read(
            births.file(
                "<page>", births.record(1), births.record(2), "</page>", "<page>",
                births.record(3), "</page>"))
        #expect(read.rules == ["FIL011", "FIL011"])
        #expect(read.rows.count == 3 && read.broken.isEmpty)
    }

    @Test func aWrapperNeverClosed() throws {
        let read = try read(births.file(births.record(1), "<page>", births.record(2)))
        #expect(read.rules == ["FIL011", "FIL010"])
        #expect(read.rows.count == 2 && read.broken.isEmpty)
    }

    @Test func aBlankLineBeforeTheDeclaration() throws {
        let read = try read("\n" + births.file(births.record(1)))
        #expect(read.rules == ["FIL010"])
        #expect(read.rows.count == 1)
        #expect(read.attributes?.county == "520525")
    }

    @Test(arguments: ["", " \n\n", "a,b,c\n1,2,3\n", "{\"a\": 1}", "<?xml version=\"1.0\"?>\n"])
    func noRootAtAll(_ text: String) throws {
        let read = try read(text)
        #expect(read.rules == ["FIL010"])
        #expect(read.rows.isEmpty)
    }

    @Test func contentAfterTheRoot() throws {
        let one = births.file(births.record(1))
        #expect(try read(one + "junk").rules == ["FIL010"])
        #expect(try read(one + "</births>").rules == ["FIL010"])
        #expect(try read(one + "<!-- fine -->\n").rules == [])
        let two = try read(one + births.file(births.record(2)))
        #expect(two.rules == ["FIL010"])
        #expect(two.rows.count == 2)
    }

    @Test func truncatedFilesKeepTheRecordsBefore() throws {
        let bytes = Array(births.file(births.record(1), births.record(2), births.record(3)).utf8)
        let whole = try ReadXML(bytes, .registryBirths)
        let third = Int(whole.places[2].byteOffset)
        for length in stride(from: third + 1, to: bytes.count - 10, by: 1) {
            let read = try ReadXML(Array(bytes[..<length]), .registryBirths)
            #expect(read.rules == ["FIL031"], "cut at \(length)")
            let isWhole = length >= third + Int(whole.places[2].byteLength)
            #expect(read.rows.count - read.broken.count == (isWhole ? 3 : 2), "cut at \(length)")
            #expect(Array(read.rows.prefix(2)) == Array(whole.rows.prefix(2)))
        }
        for length in 1..<100 {
            let read = try ReadXML(Array(bytes[..<length]), .registryBirths)
            #expect(read.rules.count == 1, "cut at \(length)")
            #expect(read.rows.isEmpty)
        }
    }

    @Test func readingIsGivenUpAfterAThousandBreaks() throws {
        let bad = births.record(1, [.motherName: "&"])
        let text = births.file(String(repeating: bad, count: 1_200))
        let read = try read(text)
        #expect(read.rules.count == 1_001)
        #expect(read.findings.last?.values.contains { $0.name == "unreadBytes" } == true)
        let end = read.places.last.map { Int($0.byteOffset) + Int($0.byteLength) } ?? 0
        let unread = Int(read.values("unreadBytes").last ?? "") ?? 0
        #expect(end + unread + 3 == text.utf8.count)
    }
}
