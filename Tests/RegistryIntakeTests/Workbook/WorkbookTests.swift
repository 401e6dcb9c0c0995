import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Workbooks read as CSV")
struct WorkbookTests {
    private static let header =
        "出生个案编码,婴儿姓名,性别,出生日期,婴儿身份证号,孩次,政策属性,母亲姓名,母亲身份证号,村(居)代码,上报日期,是否补报"

    @Test(
        "cells of every kind, as two programs write them",
        arguments: ["cells-openpyxl.xlsx", "cells-libreoffice.xlsx"])
    func cells(name: String) throws {
        let book = try WorkbookFixture(name)
        #expect(book.findings.isEmpty)
        // openpyxl saves no value with a formula.
        let sum = name.contains("openpyxl") ? "" : "3"
        #expect(
            book.lines == [
                Self.header,
                "B1,张小明,男,2013-05-07,520525201305070016,1,1,李梅,110101199003070724,520525100201,"
                    + "2013-05-20,1",
                "B2,\"张,\"\"小\"\"红\",女,2013-05-07,,2,政策内,陈  芳,5.10322198501011E+17,520525100201,"
                    + "2013-05-20,0",
                "B3,#N/A,2,1900-01-00,,\(sum),9,王芳,110101199003070724,520525100201,1900-02-29,",
                "B4,,1,1900-02-28,,1,1,赵敏,'110101199003070724,520525100201,2013-05-20T08:30:15,",
            ])
        #expect(book.notes == (sum.isEmpty ? [.formulasWithoutValue(1)] : []))
        #expect(book.byteCount > 4000)
    }

    @Test("days count from 1904 where the workbook says so")
    func macintosh() throws {
        let lines = try WorkbookFixture("cells-1904.xlsx").lines
        #expect(lines[1].contains(",2013-05-07,520525201305070016,"))
        // The same number as in the other workbook, 41401, is another day here.
        #expect(lines[2].contains(",2017-05-08,"))
        #expect(lines[3].contains(",1904-01-01,") && lines[3].contains(",1904-03-01,"))
    }

    @Test("a row's line is the sheet's row, blank rows counted; other sheets are told")
    func rows() throws {
        for name in ["deliveries-openpyxl.xlsx", "deliveries-libreoffice.xlsx"] {
            let book = try WorkbookFixture(name)
            #expect(book.lines.count == 5)
            #expect(book.lines[3].isEmpty)
            #expect(book.lines[4].hasPrefix("陈芳 (二胎),身份证,1.10101199003071E+17,2,2013-05-08T01:05,"))
            #expect(
                book.notes == [.sheets(read: "实名登记", others: ["说明"], hidden: ["隐藏表"])])
        }
    }

    @Test("a sheet by its name or number, a hidden one too", arguments: ["隐藏表", "3"])
    func sheet(wanted: String) throws {
        let book = try WorkbookFixture("deliveries-openpyxl.xlsx") { $0.sheet = wanted }
        #expect(book.lines == ["x"])
        let absent = try WorkbookFixture("deliveries-openpyxl.xlsx") { $0.sheet = "没有" }
        #expect(absent.findings.map(\.rule) == ["FIL001"])
        #expect(absent.message?.contains("实名登记") == true)
    }

    @Test("a cover, whatever it says, isn't taken for the data; the sheet asked for is")
    func cover() throws {
        for isKnown in [false, true] {
            let book = try WorkbookFixture("vaccinations-cover.xlsx") { $0.isSourceKnown = isKnown }
            #expect(book.lines[0].hasPrefix("儿童编码,"))
            #expect(book.notes == [.sheets(read: "数据", others: ["封面", "说明"], hidden: [])])
        }
        let cover = try WorkbookFixture("vaccinations-cover.xlsx") { $0.sheet = "封面" }
        #expect(cover.lines.first == "XX县儿童预防接种")
    }

    @Test("a number that lost its digits is found out, one that didn't isn't")
    func damagedID() throws {
        let read = try ReadRecords(WorkbookFixture.context("cells-libreoffice.xlsx"))
        #expect(read.codes.isEmpty)
        #expect(read.rows.map(\.provenance.line) == [2, 3, 4, 5])
        let remark = read.rows[1].table.remark(row: 1, field: .motherIDNumber)
        #expect(remark?.defect == .idTruncated)
        #expect(read.rows[0].residentID(.motherIDNumber)?.description == "110101199003070724")
        #expect(read.rows[0].display(.villageCode) == "520525100201")
        #expect(read.rows[2].table.remark(row: 2, field: .birthDate)?.defect == .impossibleDate)
        #expect(read.rows[2].table.remark(row: 2, field: .reportedAt)?.defect == .impossibleDate)
    }

    @Test(
        "what can't be a workbook is said, and what to do",
        arguments: [
            ("bomb.xlsx", "FIL001", "64 MB"), ("doctype.xlsx", "FIL001", "DOCTYPE"),
            ("plain-archive.zip", "FIL001", "xlsx"),
        ])
    func refused(name: String, rule: String, word: String) throws {
        let book = try WorkbookFixture(name)
        #expect(book.text.isEmpty)
        #expect(book.findings.map(\.rule.text) == [rule])
        #expect(book.message?.contains(word) == true)
        let reader = try CSVFileReader(
            try DecodedStream(WorkbookFixture.context(name)),
            context: WorkbookFixture.context(name))
        #expect(reader.layout == nil)
    }

    @Test("an old or a locked workbook is told from its first bytes")
    func compound() throws {
        let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
        let scratch = try ScratchFile(bytes, named: "births.xls")
        var stream = try DecodedStream(scratch.context())
        #expect(try stream.next() == nil)
        #expect(stream.findings.map(\.rule) == ["FIL001"])
        #expect(stream.findings[0].values.contains { $0.text.contains(".xlsx") })
    }

    @Test("a damaged archive is a finding at whatever byte it breaks")
    func damaged() throws {
        let path = WorkbookFixture.path("cells-libreoffice.xlsx")
        let file = try FileBytes(path: path)
        let whole = try file.nextBlock()
        for length in stride(from: 8, to: whole.count, by: 97) {
            let scratch = try ScratchFile(whole.prefix(length), named: "cut.xlsx")
            var stream = try DecodedStream(scratch.context())
            while try stream.next() != nil {}
            #expect(!stream.findings.isEmpty, "cut at \(length)")
        }
        var random = SeededNumbers(seed: 20)
        for _ in 0..<60 {
            var bytes = whole
            for _ in 0..<8 { bytes[4 + random.below(whole.count - 4)] = UInt8(random.below(256)) }
            let scratch = try ScratchFile(bytes, named: "hit.xlsx")
            var stream = try DecodedStream(scratch.context())
            while try stream.next() != nil {}
        }
    }

    @Test("rows before a sheet breaks off are kept, and the loss is said")
    func cut() throws {
        let book = try WorkbookFixture("cut-sheet.xlsx")
        #expect(book.lines.count == 3)
        #expect(book.findings.map(\.rule) == ["FIL031"])
    }
}
