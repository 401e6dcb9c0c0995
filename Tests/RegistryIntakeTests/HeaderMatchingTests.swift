import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Which field a header names")
struct HeaderMatchingTests {
    private let births = HeaderMatching(schema: SourceCatalogue.schema(of: .registryBirths))

    @Test("every name and label of every source leads to its field")
    func allLabels() {
        for schema in SourceCatalogue.all {
            let matching = HeaderMatching(schema: schema)
            for definition in schema.fields {
                for label in [definition.field.name] + definition.labels {
                    #expect(
                        matching.field(of: label) == definition.field, "\(schema.kind) \(label)")
                }
            }
        }
    }

    @Test(
        "blanks, width and case don't matter",
        arguments: [
            "村(居)代码", "村（居）代码", " 村 (居) 代 码 ", "　村（居）代码\t", "VILLAGECODE",
            "villagecode", "ｖｉｌｌａｇｅＣｏｄｅ", "\u{FEFF}villageCode", "责任村代码",
        ])
    func folding(header: String) {
        #expect(births.field(of: header) == .villageCode)
    }

    @Test("other headers name nothing", arguments: ["", "备注", "村代码2", "village", "住院号", "联系电话"])
    func unknown(header: String) {
        #expect(births.field(of: header) == nil)
    }

    @Test("one label may name different fields in different sources")
    func bySource() {
        let persons = HeaderMatching(schema: SourceCatalogue.schema(of: .registryPersons))
        #expect(births.field(of: "姓名") == .childName)
        #expect(persons.field(of: "姓名") == .name)
        let deliveries = HeaderMatching(schema: SourceCatalogue.schema(of: .hospitalDeliveries))
        #expect(deliveries.field(of: "性别") == .childSex)
    }

    @Test("the manifest's mapping outranks a label")
    func mapped() {
        let matching = HeaderMatching(
            schema: SourceCatalogue.schema(of: .registryBirths),
            columns: [.childName: "学生 姓名", .motherName: "姓名"])
        #expect(matching.field(of: "学生姓名") == .childName)
        #expect(matching.field(of: "姓名") == .motherName)
    }

    @Test(
        "a slip of a letter or two has a nearest label",
        arguments: [
            ("出生日其", "出生日期"), ("毋亲姓名", "母亲姓名"), ("birthdat", "birthDate"),
        ])
    func nearest(header: String, expected: String) {
        #expect(births.nearest(to: header) == expected)
    }

    @Test("far headers have none", arguments: ["备注说明文字", "x", "", "联系人手机号"])
    func noNearest(header: String) {
        #expect(births.nearest(to: header) == nil)
    }

    @Test(
        "edit distance",
        arguments: [
            ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("出生", "出身", 1),
            ("ab", "ba", 2), ("flaw", "lawn", 2),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(EditDistance.between(Array(left), Array(right)) == expected)
        #expect(EditDistance.between(Array(right), Array(left)) == expected)
    }
}
