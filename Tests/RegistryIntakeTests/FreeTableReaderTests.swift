import Testing

@testable import RegistryIntake

@Suite("Tables of any columns")
struct FreeTableReaderTests {
    private func read(_ text: String) throws -> (header: [String], lines: [Int], broken: [Int]) {
        let scratch = try ScratchFile(text.utf8)
        var reader = try FreeTableReader(path: scratch.url.path, encoding: nil, delimiter: nil)
        var (lines, broken) = ([Int](), [Int]())
        while let chunk = try reader.nextChunk() {
            let rows = reader.layout.rows(of: chunk)
            lines += rows.lines
            broken += rows.brokenLines
        }
        return (reader.header, lines, broken)
    }

    @Test(
        "a header alone is no row, whether or not its line ends",
        arguments: ["a,b", "a,b\n", "a,b\r\n"])
    func headerAlone(text: String) throws {
        let table = try read(text)
        #expect(table.header == ["a", "b"])
        #expect(table.lines.isEmpty)
        #expect(table.broken.isEmpty)
    }

    @Test("an empty file has neither header nor rows")
    func nothing() throws {
        let table = try read("")
        #expect(table.header.isEmpty)
        #expect(table.lines.isEmpty)
    }

    @Test("rows are counted on from the header's lines")
    func rows() throws {
        let table = try read("\"a\nb\",c\n1,2\n3\n4,5")
        #expect(table.header == ["a\nb", "c"])
        #expect(table.lines == [3, 5])
        #expect(table.broken == [4])
    }
}
