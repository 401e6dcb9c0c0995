import AuditReports
import RegistryModel
import Testing

@Suite("What outside sources are told")
struct FeedErrorsTests {
    private func feedError(
        _ settled: Bool, stated: String = "522426198901100698"
    ) -> AuditCase {
        let records = [
            RecordReference(
                source: SourceID(.hospitalDeliveries), recordID: "D-1", file: 0, line: 12),
            RecordReference(source: SourceID(.registryBirths), recordID: "B-1", file: 3, line: 7),
        ]
        func cell(_ text: String, differs: Bool) -> EvidenceCell {
            EvidenceCell(text: text, privacy: .identityNumber, differs: differs)
        }
        let found = AuditCase(
            caseID: settled ? "F-2" : "F-1", verdict: .feedError,
            village: DivisionCode("520525102201"), status: .open,
            fields: [
                FieldJudgement(
                    field: .motherIDNumber, registry: "522426198901100689",
                    adjudicated: "522426198901100689", privacy: .identityNumber,
                    probability: 0.9987)
            ], records: records,
            evidence: [
                EvidenceRow(
                    field: .motherIDNumber,
                    cells: [
                        cell(stated, differs: true),
                        cell("522426198901100689", differs: false),
                    ])
            ], reason: Bilingual(zh: "医院有误。", en: "The hospital is wrong."))
        return settled
            ? found.settled(as: CaseStanding(state: .overturned, charging: nil), caseID: "F-2")
            : found
    }

    @Test("a row a wrong value, in a file a source, masked; nothing that a verdict overturned")
    func rows() throws {
        let county = SampleCounty()
        let result = try county.result(cases: [feedError(false), feedError(true)])
        let files = reports(result)
        #expect(files.keys.filter { $0.hasPrefix("feeds/") } == ["feeds/hospital.deliveries.csv"])
        let file = try #require(files["feeds/hospital.deliveries.csv"])
        let rows = file.split(whereSeparator: \.isNewline)
        #expect(rows.count == 2)
        #expect(rows[0].contains("个案编号,来源记录,文件,行,项目,来源的值,认定值,把握"))
        #expect(rows[1].hasPrefix("F-1,D-1,"))
        #expect(rows[1].contains(",12,母亲身份证号,522426********0698,522426********0689,99.87 %,"))
        #expect(!file.contains("198901"))
        #expect(reports(try county.result(cases: [])).keys.allSatisfy { !$0.hasPrefix("feeds/") })
    }

    @Test("values that differ where they are masked are said to; the index leads to the file")
    func maskedDifference() throws {
        let county = SampleCounty()
        let result = try county.result(cases: [feedError(false, stated: "522426198901110689")])
        let files = reports(result)
        let file = try #require(files["feeds/hospital.deliveries.csv"])
        #expect(file.contains(",522426********0689（不同处已遮盖）,522426********0689,"))
        let index = try #require(files["index.html"])
        #expect(index.contains("<a href=\"feeds/hospital.deliveries.csv\">住院分娩"))
    }

    @Test("wherever two values look alike once masked it is said that they differ, and only there")
    func hiddenDifference() throws {
        let words = "（不同处已遮盖）"
        func misreported(_ name: String, _ other: String) -> AuditCase {
            func cell(_ text: String, _ differs: Bool) -> EvidenceCell {
                EvidenceCell(text: text, privacy: .personName, differs: differs)
            }
            let records = [SourceKind.registryBirths, .policeEntries].enumerated().map {
                RecordReference(
                    source: SourceID($1), recordID: "R-\($0)", file: UInt32(3 - 2 * $0), line: 7)
            }
            return AuditCase(
                caseID: "N-1", verdict: .misreported, village: DivisionCode("520525102201"),
                status: .provisional, charge: .misreportedBirth(fields: [.childName]),
                fields: [
                    FieldJudgement(
                        field: .childName, registry: name, adjudicated: other,
                        privacy: .personName, probability: 0.99)
                ], records: records,
                evidence: [
                    EvidenceRow(field: .childName, cells: [cell(name, true), cell(other, false)])
                ], reason: Bilingual(zh: "不符。", en: "They differ."))
        }
        for (name, other, isHidden) in [("刘小明", "刘晓明", true), ("刘小明", "张晓明", false)] {
            let result = try SampleCounty().result(cases: [misreported(name, other)])
            let files = reports(result)
            let sheet = try #require(AppealSheet(result, caseID: "N-1", language: .zh))
            let texts = [
                files["cases/520525102201.html"], files["villages/520525102201.html"], sheet.text,
            ].compactMap { $0 }
            #expect(texts.count == 3 && texts.allSatisfy { !$0.contains("小明") })
            #expect(texts.map { $0.contains(words) } == [isHidden, isHidden, isHidden])
            let line = try #require(files["cases.jsonl"])
            #expect(line.contains("\"differsWhereMasked\":true") == isHidden)
            #expect(
                reports(result, .zh, .revealed).values.allSatisfy {
                    !$0.contains(words) && !$0.contains("differsWhereMasked")
                })
        }
    }
}
