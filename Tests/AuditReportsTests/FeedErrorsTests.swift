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
}
