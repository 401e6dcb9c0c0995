import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Finding a CSV file's layout")
struct CSVLayoutTests {
    private func read(
        _ text: String, _ adjust: (inout ReadingContext) -> Void = { _ in }
    ) throws -> ReadCSV {
        try ReadCSV(text.utf8, .registryBirths, adjust)
    }

    private func column(_ read: ReadCSV, _ field: Field) -> Int? {
        let position = SourceCatalogue.schema(of: .registryBirths).position(of: field)
        return position.flatMap { read.layout?.columnOfPosition[$0] }
    }

    @Test("the delimiter is the one that makes headers", arguments: [",", "\t", ";", "|"])
    func delimiters(delimiter: String) throws {
        let text = "出生个案编码,性别,出生日期\nB1,1,2013-05-07\n".replacing(",", with: delimiter)
        let read = try self.read(text)
        #expect(read.layout?.delimiter == delimiter.utf8.first)
        #expect(read.rows.first?.recordID == "B1")
        #expect(read.rows.first?.sex(.sex) == .male)
        #expect(read.codes.isEmpty)
    }

    @Test("the manifest's delimiter is taken")
    func givenDelimiter() throws {
        let read = try self.read("出生个案编码;性别,出生日期;备注\n") { $0.delimiter = 0x3B }
        #expect(read.layout?.delimiter == 0x3B)
        #expect(read.layout?.columnCount == 3)
    }

    @Test("columns in any order")
    func order() throws {
        let read = try self.read("性别,birthID,BIRTHDATE\n2,B7,2013-05-07\n")
        #expect((column(read, .sex), column(read, .birthID), column(read, .birthDate)) == (0, 1, 2))
        #expect(column(read, .parity) == -1)
        #expect(read.layout?.presence == [.sex, .birthID, .birthDate])
        #expect(read.rows.first?.recordID == "B7")
    }

    @Test("title rows above the header are passed over and said", arguments: 1...4)
    func titles(count: Int) throws {
        let title = String(repeating: "纳雍县2013年5月出生人口,,\n", count: count)
        let read = try self.read(title + "出生个案编码,性别,出生日期\nB1,1,2013-05-07\n")
        #expect(read.codes == ["FIL026"])
        #expect(read.value("count", of: "FIL026") == String(count))
        #expect(read.layout?.headerLines == count + 1)
        #expect(read.rows.map(\.provenance.line) == [UInt32(count + 2)])
        #expect(read.rows.first?.recordID == "B1")
    }

    @Test("a quoted title of two lines counts as two lines")
    func tallTitle() throws {
        let read = try self.read("\"出生人口\n2013年5月\"\n出生个案编码,性别\nB1,1\n")
        #expect(read.layout?.headerLines == 3)
        #expect(read.rows.map(\.provenance.line) == [4])
    }

    @Test("the manifest's header row is taken without a word")
    func headerRows() throws {
        let text = "出生个案编码,性别\n出生个案编码,婴儿性别,出生日期\nB1,1,2013-05-07\n"
        let given = try read(text) { $0.headerRows = 1 }
        #expect(given.codes.isEmpty)
        #expect(given.layout?.headerLines == 2)
        #expect(given.rows.count == 1)
        let first = try read(text) { $0.headerRows = 0 }
        #expect(first.layout?.headerLines == 1)
        #expect(first.rows.count == 2)
        #expect(try read(text) { $0.headerRows = 9 }.codes == ["FIL001"])
    }

    @Test("a missing column is an error when required, else a notice, once a file")
    func missing() throws {
        let read = try self.read("出生个案编码,性别\nB1,1\nB2,1\n")
        let missing = read.findings("FIL020")
        let fields = SourceCatalogue.schema(of: .registryBirths).fields
        #expect(missing.count == fields.count - 2)
        #expect(missing.allSatisfy { $0.line == 1 })
        for definition in fields where definition.field != .birthID && definition.field != .sex {
            let finding = missing.first { $0.fields == [definition.field] }
            #expect(finding?.severity == (definition.isRequired ? .error : .notice))
        }
    }

    @Test("a column twice: the first is read, the second said")
    func duplicate() throws {
        let read = try self.read("出生个案编码,性别,婴儿性别\nB1,1,2\n")
        #expect(read.codes == ["FIL022"])
        #expect(read.findings("FIL022").first?.fields == [.sex])
        #expect(read.value("column", of: "FIL022") == "婴儿性别")
        #expect(read.rows.first?.sex(.sex) == .male)
    }

    @Test("an unknown column is said, with the label it resembles")
    func unknown() throws {
        let read = try self.read("出生个案编码,性别,备注说明,出生日其\nB1,1,x,y\n")
        #expect(read.codes == ["FIL021", "FIL021"])
        let values = read.findings("FIL021").map { $0.values.map(\.text) }
        #expect(
            values == [["file.csv", "备注说明", ""], ["file.csv", "出生日其", " (出生日期?)"]])
        #expect(read.findings("FIL021").allSatisfy { $0.severity < .error })
    }

    @Test("a denied column is said and not read", arguments: ["母亲HIV", "联系电话", "避孕方法", "孕检日期"])
    func denied(header: String) throws {
        let read = try self.read("出生个案编码,\(header),性别\nB1,13800000000,1\n")
        #expect(read.codes == ["FIL035"])
        #expect(read.value("column", of: "FIL035") == header)
        #expect(read.findings.allSatisfy { !$0.values.map(\.text).contains("13800000000") })
        for field in Field.allCases {
            #expect(read.rows.first?.display(field)?.contains("138") != true)
        }
        #expect(read.rows.first?.sex(.sex) == .male)
    }

    @Test("empty headers at the end don't count as columns")
    func trailing() throws {
        let read = try self.read("出生个案编码,性别,,\nB1,1,,\nB2,2\n")
        #expect(read.layout?.columnCount == 2)
        #expect(read.codes.isEmpty)
        #expect(read.rows.count == 2)
    }

    @Test(
        "a file without a header row is FIL001 and has no records",
        arguments: [
            "B1,1,2013-05-07\nB2,2,2013-05-08\n", "甲\n", "\n\n\n", "备注\n",
        ])
    func noHeader(text: String) throws {
        let read = try self.read(text)
        #expect(read.codes == ["FIL001"])
        #expect(read.layout == nil && read.rows.isEmpty && read.chunks.isEmpty)
    }

    @Test("a header below the tenth row isn't looked for")
    func deepHeader() throws {
        let nine = String(repeating: "标题\n", count: 9) + "出生个案编码,性别\nB1,1\n"
        #expect(try read(nine).rows.count == 1)
        #expect(try read("标题\n" + nine).codes == ["FIL001"])
    }
}
