import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Rows found again by their lines")
struct CSVRowCursorTests {
    private let header = "birthID,备注,childName,birthDate\n"

    private func rows(_ bytes: [UInt8], at lines: [Int]) throws -> [[String?]?] {
        let file = try ScratchFile(bytes)
        var cursor = try CSVRowCursor(file.context())
        var rows: [[String?]?] = []
        for line in lines { rows.append(try cursor.cells(atLine: line).map { $0.map(\.text) }) }
        return rows
    }

    private func rows(_ text: String, at lines: [Int]) throws -> [[String?]?] {
        try rows(Array(text.utf8), at: lines)
    }

    @Test("only columns that are read, quotes undone, line ends inside a cell counted")
    func quoted() throws {
        let text = header + "B1,x,\"王,\"\"小\"\"\n刚\",2013-05-07\r\nB2,y,李,2013-05-08\n"
        #expect(
            try rows(text, at: [2, 4]) == [
                ["B1", "王,\"小\"\n刚", "2013-05-07"], ["B2", "李", "2013-05-08"],
            ])
    }

    @Test("a line on which no row begins, a row of another width, and a line passed give none")
    func none() throws {
        let text = header + "B1,x,\"王\n刚\",2013-05-07\nB2,y,李\nB3,,,\n"
        #expect(try rows(text, at: [3]) == [nil])
        #expect(try rows(text, at: [4, 5, 2, 9]) == [nil, ["B3", "", ""], nil, nil])
    }

    @Test("a cell too long to be shown is left out whole, never cut")
    func long() throws {
        let long = String(repeating: "1", count: CSVRowCursor.longestCell + 1)
        #expect(try rows(header + "\(long),,李,\n", at: [2]) == [[nil, "李", ""]])
    }

    @Test("the same rows in every encoding, over many chunks, as a naive reader finds")
    func chunks() throws {
        var text = header
        for number in 1...40_000 { text += "B\(number),,王小明,2013-05-07\n" }
        let wanted = [2, 3, 9_000, 25_001, 40_001]
        let expected = wanted.map { ["B\($0 - 1)", "王小明", "2013-05-07"] as [String?]? }
        #expect(try rows(text, at: wanted) == expected)
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        #expect(try rows(wide, at: wanted) == expected)
    }
}
