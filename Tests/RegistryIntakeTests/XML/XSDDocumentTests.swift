import Foundation
import RegistryModel
import Testing

@testable import RegistryIntake

struct XSDDocumentTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Schemas")

    @Test(arguments: SourceKind.allCases)
    func committedTextIsTheRenderedText(_ kind: SourceKind) throws {
        let file = Self.folder.appending(path: XSDDocument.fileName(of: kind))
        let rendered = XSDDocument(SourceCatalogue.schema(of: kind)).text
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try rendered.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("\(file.lastPathComponent) written anew; run again without RECORD_GOLDENS")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == rendered)
    }

    @Test(arguments: SourceKind.allCases)
    func aFullRecordIsValid(_ kind: SourceKind) throws {
        let sample = SampleXML(kind)
        let text = sample.file(sample.record(1), sample.record(2))
        let read = try ReadXML(text, kind)
        #expect(read.findings.isEmpty)
        #expect(read.rows.count == 2)
        if XMLLint.isThere { #expect(try XMLLint.lines(text, kind).isValid) }
    }

    @Test(arguments: SourceKind.allCases)
    func aRecordOfRequiredFieldsLeftBlankIsValid(_ kind: SourceKind) throws {
        let sample = SampleXML(kind)
        let changes = sample.schema.fields.map { ($0.field, $0.isRequired ? "" : String?.none) }
        let text = sample.file(sample.record(1, Dictionary(uniqueKeysWithValues: changes)))
        #expect(try ReadXML(text, kind).findings.isEmpty)
        if XMLLint.isThere { #expect(try XMLLint.lines(text, kind).isValid) }
    }

    static let accepted: [(Field, [String])] = [
        (
            .birthDate,
            [
                "2013-05-07", "20130507", "2013/5/7", "2013.5.7", "2013年5月7日", "２０１３-０５-０７",
                "2013/05/07", " 2013-05-07 ", "\u{3000}2013年12月31日",
            ]
        ),
        (
            .motherIDNumber,
            [
                "52052519800101001X", "52052519800101001x", "520525800101001", "５２０５２５198001010014",
                "520525 19800101 0014",
            ]
        ),
        (.villageCode, ["520525100201", "520525100", "520525", "５２０５２５１００２０１"]),
        (.certificateNumber, ["M520525001", "m520525001", "Ｍ５２０５２５００１", "M 520525001"]),
        (.sex, ["0", "1", "2", "9", "男", "女", "M", "F", "１", " 1"]),
        (.policyStatus, ["1", "2", "9", "政策内", "政策外", "待定"]),
        (.supplementary, ["1", "0", "是", "否"]),
        (.parity, ["1", "12", "３", "-1"]),
        (.birthPlace, ["1", "医疗机构", "家中", "9"]),
        (.motherName, ["张三", "买买提·艾力", String(repeating: "长", count: 4_000), "a &amp; b"]),
    ]

    static let rejected: [(Field, [String])] = [
        (
            .birthDate,
            ["2013-13-07", "2013-05-32", "13-5-7", "昨天", "2013-5", "2013-05-07T10:00", "0"]
        ),
        (.motherIDNumber, ["5205251980010100", "X20525198001010014", "5.20525E+17", "无"]),
        (.villageCode, ["52052510020", "5205251002", "ABC", "5205251002012"]),
        (.certificateNumber, ["520525001", "MM20525001", "M52052500", "M5205250011"]),
        (.sex, ["3", "男女", "11", "x"]),
        (.policyStatus, ["3", "政策"]),
        (.supplementary, ["2", "对"]),
        (.parity, ["一", "1.5", "1 2", "1234567890"]),
        (.birthPlace, ["4", "医"]),
        (.motherName, [String(repeating: "长", count: 4_001)]),
    ]

    @Test(arguments: accepted)
    func formsOfTheContractAreAccepted(_ field: Field, _ values: [String]) throws {
        let sample = SampleXML(.registryBirths)
        let text = sample.file(values.map { sample.record(1, [field: $0]) }.joined())
        #expect(try ReadXML(text, .registryBirths).findings.isEmpty)
        if XMLLint.isThere { #expect(try XMLLint.lines(text, .registryBirths).isValid) }
    }

    @Test(arguments: rejected)
    func otherFormsAreViolations(_ field: Field, _ values: [String]) throws {
        let sample = SampleXML(.registryBirths)
        let text = sample.file(values.map { sample.record(1, [field: $0]) }.joined())
        let read = try ReadXML(text, .registryBirths)
        #expect(read.rules == values.map { _ in "FIL011" })
        #expect(read.findings.allSatisfy { $0.fields == [field] && $0.recordID == "birthID-1" })
        if XMLLint.isThere {
            #expect(
                try XMLLint.lines(text, .registryBirths).lines == read.findings.map { Int($0.line) }
            )
        }
    }

    @Test func noValueMakesAPatternSlow() throws {
        let sample = SampleXML(.registryBirths)
        let blanks = String(repeating: " \u{3000}", count: 1_900)
        let digits = String(repeating: "1", count: 3_900)
        let fields: [Field] = [.birthDate, .motherIDNumber, .villageCode, .certificateNumber, .sex]
        let changes = [
            blanks + "x", "1" + blanks + "x", digits, "1\(blanks)1\(blanks)", "2013\(blanks)",
        ]
        let text = sample.file(
            changes.flatMap { change in fields.map { sample.record(1, [$0: change]) } }.joined())
        // With patterns that go back each of these would take hours.
        #expect(try !ReadXML(text, .registryBirths).findings.isEmpty)
    }
}
