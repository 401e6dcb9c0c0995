import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("XML of a county's own")
struct FlatXMLTests {
    private let birth = """
        <户人编号>R1</户人编号><姓名>张小明</姓名><性别>男</性别><身份证号>520525201305070016</身份证号>
        <出生日期>2013-05-07</出生日期><现居住地>520525100201</现居住地><父亲姓名>张强</父亲姓名>
        <父亲号码>110101198803070715</父亲号码><母亲姓名>李梅</母亲姓名>
        <母亲号码>110101199003070724</母亲号码><数据日期>2013-05-20</数据日期><民族>苗族</民族>
        """

    private func read(
        _ text: String, _ kind: SourceKind = .registryBirths
    ) throws -> ReadRecords {
        try ReadRecords(text.utf8, kind, named: "file.xml")
    }

    private func check(_ read: ReadRecords, count: Int = 2) {
        #expect(read.format == "registry-births")
        #expect(read.codes.isEmpty)
        #expect(read.rows.count == count)
        for row in read.rows {
            #expect(row.text(.childName) == "张小明")
            #expect(row.sex(.sex) == .male)
            #expect(row.date(.birthDate)?.description == "2013-05-07")
            #expect(row.display(.motherIDNumber) == "110101199003070724")
            #expect(row.display(.villageCode) == "520525100201")
        }
    }

    @Test("records right below the root, each at the line of its tag")
    func flat() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NewDataSet>\n<Table>\(birth)</Table>\n"
            + "<Table>\(birth)</Table>\n</NewDataSet>\n"
        let read = try self.read(text)
        check(read)
        #expect(read.rows.map(\.provenance.line) == [3, 7])
        #expect(read.notes == [.layout("registry-births")])
        #expect(read.missing[.parity] == .notice)
    }

    @Test("records in a wrapper, of one record too", arguments: [1, 2, 5])
    func wrapped(count: Int) throws {
        let records = String(repeating: "<row>\(birth)</row>", count: count)
        check(try read("<root><rows>\(records)</rows></root>"), count: count)
    }

    @Test("attributes of the record are its columns")
    func attributes() throws {
        let row =
            "<r 户人编号=\"R1\" 姓名=\"张小明\" 性别=\"1\" 身份证号=\"520525201305070016\" "
            + "出生日期=\"2013-05-07\" 现居住地=\"520525100201\" 母亲姓名=\"李梅\" "
            + "母亲号码=\"110101199003070724\" 数据日期=\"2013-05-20\"/>"
        check(try read("<data>\(row)\n\(row)</data>"))
    }

    @Test("fields of one name that say by an attribute what they are", arguments: [true, false])
    func named(isValueAnAttribute: Bool) throws {
        let fields = birth.matches(of: /<([^\/>]+)>([^<]*)</).map { match in
            isValueAnAttribute
                ? "<字段 name=\"\(match.1)\" value=\"\(match.2)\"/>"
                : "<字段 name=\"\(match.1)\">\(match.2)</字段>"
        }.joined()
        check(try read("<data><item>\(fields)</item><item>\(fields)</item></data>"))
    }

    @Test("elements within elements go by their path")
    func nested() throws {
        let text = birth.replacing("<母亲姓名>李梅</母亲姓名>", with: "")
            .replacing(
                "<母亲号码>110101199003070724</母亲号码>",
                with: "<母亲><姓名>李梅</姓名><号码>110101199003070724</号码></母亲>")
        let read = try self.read("<data><r>\(text)</r><r>\(text)</r></data>")
        check(read)
        #expect(read.rows.map { $0.text(.motherName) } == ["李梅", "李梅"])
    }

    /// The interpunct is A1A4, which a strict gb2312 decoder reads as U+30FB; 䶮 is FE9F, which GB 2312
    /// and GBK lack.
    @Test("gb2312 declared, GB18030 inside: read as that, and said")
    func chinese() throws {
        let read = try ReadRecords(WorkbookFixture.context("registry-births-gb2312.xml"))
        #expect(read.format == "registry-births")
        #expect(read.codes == ["FIL004"])
        #expect(read.rows.map { $0.text(.childName) } == ["张小明", "王䶮"])
        #expect(read.rows.map { $0.text(.motherName) } == ["阿依\u{B7}古丽", "阿依\u{B7}古丽"])
        #expect(read.rows.map(\.provenance.line) == [3, 7])
    }

    @Test("damage costs the record it stands in", arguments: ["a & b", "<x>", "</y>"])
    func damaged(piece: String) throws {
        let bad = birth.replacing("张小明", with: piece)
        let read = try self.read("<d><r>\(birth)</r><r>\(bad)</r><r>\(birth)</r></d>")
        #expect(read.findings.contains { $0.rule == "FIL010" })
        #expect(read.rows.first?.text(.childName) == "张小明")
        let broken = read.rows.enumerated().filter { row in
            row.element.table.brokenRows.contains(row.element.row)
        }
        #expect(!broken.isEmpty)
        #expect(!read.rows[0].table.brokenRows.contains(0))
    }

    @Test("a file cut anywhere keeps its whole records, and says that it is cut")
    func cut() throws {
        let text = Array("<d><r>\(birth)</r><r>\(birth)</r><r>\(birth)</r></d>".utf8)
        for length in stride(from: 600, to: text.count - 8, by: 37) {
            let read = try ReadRecords(
                text.prefix(length), .registryBirths, named: "file.xml")
            #expect(read.findings.contains { $0.rule == "FIL031" }, "cut at \(length)")
            for row in read.rows where !row.table.brokenRows.contains(row.row) {
                #expect(row.display(.motherIDNumber) == "110101199003070724")
            }
        }
    }

    @Test("a DOCTYPE is refused")
    func doctype() throws {
        let read = try self.read("<!DOCTYPE d [<!ENTITY x \"y\">]><d><r>\(birth)</r></d>")
        #expect(read.findings.map(\.rule).contains("FIL012"))
        #expect(read.rows.isEmpty)
    }

    @Test("start tags that cost more than they hold are refused")
    func attack() throws {
        let many = (0..<5_000).map { " a\($0)=\"1\"" }.joined()
        let read = try self.read("<d><r\(many)/></d>")
        #expect(read.findings.contains { $0.rule == "FIL010" })
        let deep = String(repeating: "<a>", count: 5_000)
        #expect(try self.read("<d>\(deep)").rows.isEmpty)
    }

    @Test("XML of nobody's is refused with the root's name")
    func nobody() throws {
        let read = try self.read("<html><body><p>x</p><p>y</p></body></html>")
        #expect(read.codes == ["FIL011"])
        #expect(read.rows.isEmpty)
    }

    @Test("the exchange format is never taken for foreign")
    func ours() {
        for schema in SourceCatalogue.all where !schema.kind.isExtra {
            let own = Array("<?xml version=\"1.0\"?><\(schema.rootElement)>".utf8)
            #expect(!FlatXMLReader.isForeign(own, for: schema))
            let spaced = Array("<h:x xmlns:h=\"\(XSDDocument.namespace)\">".utf8)
            #expect(!FlatXMLReader.isForeign(spaced, for: schema))
            #expect(FlatXMLReader.isForeign(Array("<NewDataSet><Table>".utf8), for: schema))
        }
    }

    @Test("its source is told from its labels")
    func recognised() {
        let head = Array("<NewDataSet><Table>\(birth)</Table><Table>".utf8)
        #expect(SourceRecognition.recognise(head)?.layout?.id == "registry-births")
        #expect(SourceRecognition.recognise(Array("<html><b>x</b></html>".utf8)) == nil)
    }
}
