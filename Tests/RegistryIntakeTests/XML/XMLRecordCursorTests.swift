import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Records of XML found again by their lines")
struct XMLRecordCursorTests {
    private let births = SampleXML(.registryBirths)

    private func values(
        _ text: String, at lines: [Int], id: String? = nil, _ kind: SourceKind = .registryBirths
    ) throws -> [[XMLRecordCursor.Value]?] {
        let file = try ScratchFile(text.utf8, named: "file.xml")
        var cursor = try XMLRecordCursor(file.context(kind))
        return try lines.map { try cursor.values(atLine: $0, recordID: id) }
    }

    @Test("values with the lines of their own elements, entities and sections undone")
    func elements() throws {
        let record = births.record(
            2, [.childName: "张&amp;<![CDATA[<三>]]>", .parity: "", .birthPlace: nil])
        let text = births.file(births.record(1), record)
        let found = try values(text, at: [3, 25])
        #expect(found[0]?.count == 20)
        let second = try #require(found[1])
        #expect(
            second.map(\.field) == births.schema.fields.map(\.field).filter { $0 != .birthPlace })
        #expect(second[1].text == "张&<三>" && second[1].line == 27 && second[1].name == "childName")
        #expect(second.first { $0.field == .parity }?.text == "")
    }

    @Test("every record the reader finds is found again, with the values it read")
    func agreement() throws {
        let records = (1...3_000).map {
            births.record($0, [.childName: $0 % 7 == 0 ? nil : "王\($0)"])
        }
        let text = births.file(records.joined())
        let read = try ReadXML(text, .registryBirths)
        let lines = read.places.map { Int($0.line) }
        let found = try values(text, at: lines)
        for (row, values) in zip(read.rows, found) {
            let values = try #require(values)
            for (definition, expected) in zip(births.schema.fields, row)
            where [.text, .name, .date].contains(definition.type) {
                let own = values.first { $0.field == definition.field }
                #expect(own?.text == expected, "\(definition.field)")
            }
        }
    }

    @Test("no record where none begins, or where another one does")
    func none() throws {
        let text = births.file(births.record(1), births.record(2))
        #expect(try values(text, at: [4])[0] == nil)
        #expect(try values(text, at: [25, 3])[1] == nil)
        #expect(try values(text, at: [3], id: "birthID-2")[0] == nil)
        #expect(try values(text, at: [3], id: "birthID-1")[0] != nil)
        #expect(try values(text, at: [999])[0] == nil)
        let single = births.file(births.record(1).replacing("\n", with: ""), births.record(2))
        #expect(try values(single, at: [3], id: "birthID-1")[0]?.count == 20)
    }

    @Test("a county's own elements and attributes, by the labels the reader went by")
    func foreign() throws {
        let attributes = """
            <data>
            <row 户人编号="H1" 姓名="王小明" 性别="男" 出生日期="2013-05-07" 现居住地="520525100201" 母亲姓名="李梅" \
            身份证号="" 备注="x"/>
            </data>
            """
        let first = try #require(try values(attributes, at: [2])[0])
        #expect(first.allSatisfy { $0.isAttribute && $0.line == 2 })
        #expect(first.first { $0.field == .childName }?.text == "王小明")
        #expect(!first.contains { $0.name == "备注" })
        let elements = """
            <data>
            <row><户人编号>H1</户人编号><姓名>王小明</姓名>
            <性别>男</性别><出生日期>2013-05-07</出生日期><现居住地>520525100201</现居住地>
            <母亲姓名>李梅</母亲姓名><身份证号/></row>
            </data>
            """
        let second = try #require(try values(elements, at: [2])[0])
        #expect(second.first { $0.field == .birthDate }?.line == 3)
        #expect(second.allSatisfy { !$0.isAttribute })
    }

    @Test("the element on a line, as it is written")
    func element() throws {
        let file = try ScratchFile(
            births.file(births.record(1, [.sex: "7&amp;"])).utf8, named: "file.xml")
        var cursor = try XMLRecordCursor(file.context(.registryBirths))
        #expect(try cursor.value(of: .sex, atLine: 5) == nil)
        #expect(try cursor.value(of: .sex, atLine: 6)?.text == "7&amp;")
        #expect(try cursor.value(of: .birthDate, atLine: 6) == nil)
    }

    @Test("a value too long to be shown is left out whole, never cut")
    func long() throws {
        let long = String(repeating: "1", count: CSVRowCursor.longestCell + 1)
        let found = try values(births.file(births.record(1, [.householdID: long])), at: [3])
        let value = try #require(found[0]?.first { $0.field == .householdID })
        #expect(value.text == nil)
    }
}
