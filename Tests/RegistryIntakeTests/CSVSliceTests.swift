import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Rows of a CSV file and what is wrong with them")
struct CSVSliceTests {
    private let header = "出生个案编码,性别,出生日期,婴儿姓名\n"

    private func read(_ rows: String) throws -> ReadCSV { try ReadCSV(header + rows) }

    @Test(
        "total rows aren't records",
        arguments: ["合计", "总计", "小计", " 合 计", "TOTAL", "Total", "本页合计", "\"合计\"", "　合计"])
    func totals(word: String) throws {
        let read = try self.read("B1,1,2013-05-07,王\n\(word),12,,\nB2,2,2013-05-08,李\n")
        #expect(read.codes == ["FIL025"])
        #expect(read.findings("FIL025").map(\.line) == [3])
        #expect(read.rows.map(\.recordID) == ["B1", "B2"])
        #expect(read.rows.map(\.provenance.line) == [2, 4])
        #expect(read.rows.map(\.provenance.number) == [1, 2])
    }

    @Test("a total's word in a later cell is still the first that holds anything")
    func indentedTotal() throws {
        #expect(try read(",,合计,5\n").codes == ["FIL025"])
        #expect(try read("B1,1,2013-05-07,合计\n").codes.isEmpty)
        #expect(try read("合计村001,1,2013-05-07,王\n").codes.isEmpty)
    }

    @Test("short and long rows are kept as broken ones")
    func ragged() throws {
        let read = try self.read("B1,1\nB2,2,2013-05-08,李\nB3,1,2013-05-09,张,多余\n")
        #expect(read.codes == ["FIL023", "FIL023"])
        #expect(read.findings("FIL023").map(\.line) == [2, 4])
        let values = read.findings("FIL023").map { $0.values.map(\.text) }
        #expect(values == [["file.csv", "4", "2"], ["file.csv", "4", "5"]])
        #expect(read.rows.map(\.recordID) == ["B1", "B2", "B3"])
        #expect(read.tables.first?.brokenRows == [0, 2])
        #expect(read.rows.first?.sex(.sex) == .male)
        #expect(read.rows.first?.date(.birthDate) == nil)
    }

    @Test("a last row without a line end is whole behind a short one")
    func lastBehindShort() throws {
        let read = try self.read("B1,1\nB2,2,2013-05-08,李")
        #expect(read.codes == ["FIL023"])
        #expect(read.tables.first?.brokenRows == [0])
        #expect(read.rows.map { $0.date(.birthDate)?.description } == [nil, "2013-05-08"])
    }

    /// Took minutes when each row looked at all before it.
    @Test("a chunk of nothing but short rows is read to the last")
    func manyShort() throws {
        let read = try self.read(String(repeating: "B\n", count: 200_000))
        #expect(read.codes.count == 200_000)
    }

    @Test("blank cells behind the last column are no fault, and blank rows no rows")
    func blanks() throws {
        let read = try self.read("B1,1,2013-05-07,王,, \t,\n\n,,,\n  \n , \nB2,2,2013-05-08,李\n")
        #expect(read.codes.isEmpty)
        #expect(read.rows.map(\.provenance.line) == [2, 7])
    }

    @Test("a last row cut short is a truncated file", arguments: ["B2,2", "B2", "B2,2,2013-0"])
    func truncated(last: String) throws {
        let read = try self.read("B1,1,2013-05-07,王\n" + last)
        #expect(read.codes == ["FIL031"])
        #expect(read.findings("FIL031").map(\.line) == [3])
        #expect(read.tables.last?.brokenRows == [1])
    }

    @Test("whether the last row ended doesn't hang on quotes", arguments: ["", "\"B0\",1\n"])
    func lastRowBehindQuotes(before: String) throws {
        #expect(try read(before + "B2,2\r").codes.last == "FIL023")
        #expect(try read(before + "B2,2").codes.last == "FIL031")
        #expect(try read(before + "\"B\n2\",2").codes.last == "FIL031")
    }

    @Test("a last row without a line end is whole, and one with it is ragged")
    func lastRow() throws {
        #expect(try read("B1,1,2013-05-07,王").codes.isEmpty)
        #expect(try read("B1,1,2013-05-07,王\nB2,2\n").codes == ["FIL023"])
        #expect(try read("B1,1,2013-05-07,王,a").codes == ["FIL023"])
    }

    @Test("control characters are counted, the first one's line said")
    func controls() throws {
        let read = try self.read("B1,1,2013-05-07,王\nB2,2,2013-05-08,李\u{1}\u{1F}\nB3\0,1,,张\n")
        #expect(read.codes == ["FIL013"])
        #expect(read.findings("FIL013").map(\.line) == [3])
        #expect(read.value("count", of: "FIL013") == "3")
        #expect(read.rows.count == 3)
        #expect(try self.read("B1,1,2013-05-07,\"a\tb\r\nc\"\n").codes.isEmpty)
    }

    @Test("an unclosed quote on the last line")
    func unclosedAtEnd() throws {
        let read = try self.read("B1,1,2013-05-07,王\nB2,2,2013-05-08,\"李")
        #expect(read.codes == ["FIL024"])
        #expect(read.rows.count == 2)
    }

    @Test("a record's bytes cut out of the text are the record")
    func bytes() throws {
        let text = header + "B1,1,2013-05-07,\"王\n明\"\r\nB2,2,,李\n"
        let read = try ReadCSV(text)
        let bytes = Array(text.utf8)
        let cut = read.rows.map { row in
            let start = Int(row.provenance.byteOffset)
            let end = start + Int(row.provenance.byteLength)
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        #expect(cut == ["B1,1,2013-05-07,\"王\n明\"\r\n", "B2,2,,李\n"])
        #expect(read.rows.map(\.provenance.line) == [2, 4])
    }

    @Test("a header of more than one block is read whole, wherever its known columns stand")
    func longHeader() throws {
        let filling = (0..<40_000).map { "备用列\($0)" }
        let titles = (["出生个案编码"] + filling + ["性别"]).joined(separator: ",")
        let cells = (["B1"] + filling.map { _ in "" } + ["2"]).joined(separator: ",")
        #expect(titles.utf8.count > 1 << 19)
        let read = try ReadCSV(titles + "\n" + String(repeating: cells + "\n", count: 3))
        #expect(read.findings("FIL023").isEmpty)
        #expect(read.rows.map { $0.sex(.sex) } == [.female, .female, .female])
        #expect(read.findings("FIL021").count == filling.count)
    }

    @Test("a header above the limit is said, and nothing is read under half of it")
    func endlessHeader() throws {
        let titles = "出生个案编码,性别" + String(repeating: ",备用列", count: 150_000)
        let read = try ReadCSV(titles + "\nB1,1\n")
        #expect(read.codes == ["FIL014"])
        #expect(read.findings("FIL014").map(\.line) == [1])
        #expect(read.layout == nil)
        #expect(read.rows.isEmpty)
    }

    @Test("an empty file is FIL030, one with a header alone has no rows")
    func empty() throws {
        #expect(try ReadCSV("").codes == ["FIL030"])
        #expect(try ReadCSV([0xEF, 0xBB, 0xBF]).codes.contains("FIL001") == false)
        let bare = try self.read("")
        #expect(bare.codes.isEmpty && bare.rows.isEmpty)
        #expect(try ReadCSV("出生个案编码,性别").layout?.columnCount == 2)
    }

    @Test("a record above the limit is dropped and said, those around it stay")
    func oversized() throws {
        var bytes = Array((header + "B1,1,2013-05-07,王\nB2,2,2013-05-08,").utf8)
        bytes += [UInt8](repeating: 0x78, count: CSVChunker.recordLimit + 3_000_000)
        bytes += Array("\nB3,1,2013-05-09,张\n".utf8)
        let read = try ReadCSV(bytes)
        #expect(read.codes == ["FIL014"])
        #expect(read.findings("FIL014").map(\.line) == [3])
        #expect(read.rejected == 1)
        #expect(read.rows.map(\.recordID) == ["B1", "B3"])
        #expect(read.rows.map(\.provenance.line) == [2, 4])
        let length = "B3,1,2013-05-09,张\n".utf8.count
        #expect(read.rows.last.map { Int($0.provenance.byteOffset) } == bytes.count - length)
    }
}
