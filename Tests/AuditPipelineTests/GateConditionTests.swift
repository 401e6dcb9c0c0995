import AuditReports
import RegistryModel
import Testing

@testable import AuditPipeline

@Suite("What the gate holds against data as they stand now")
struct GateConditionTests {
    private func missing(_ id: String, _ standing: CaseStanding?) -> ScoredCase {
        var auditCase = AuditCase(
            caseID: id, verdict: .missing, grade: .a, village: DivisionCode("520525100001"),
            status: .provisional, records: [], reason: Bilingual(zh: "漏报", en: "missing"))
        if let standing { auditCase = auditCase.settled(as: standing, caseID: id) }
        return ScoredCase(auditCase: auditCase, row: nil, points: .zero, range: .zero)
    }

    private func conditions(
        _ cases: [ScoredCase], notYetDue: Int = 0, present: Set<SourceKind> = [.policeEntries]
    ) throws -> [String: GateCondition] {
        let village = Village(
            code: try #require(DivisionCode("520525100001")), name: "新房村", township: "新房乡")
        let day = try #require(CalendarDay("2013-05-31"))
        var result = AuditResult(
            run: RunFacts(county: 520_525, period: day...day, runDate: day, toolVersion: "t"),
            inputs: [], cases: cases,
            villages: [
                VillageDeduction(
                    village: village, rows: [], confirmed: .zero, provisional: .zero, cases: 0,
                    births: 50, rank: 1)
            ],
            table: TableSummary(
                id: "t", title: Bilingual(zh: "表", en: "table"), document: "", sha256: "",
                rows: [], options: []),
            findings: [], ruleTexts: CatalogueTexts.texts(paths: []))
        result.notYetDue = notYetDue
        let all = GateConditions(
            settings: GateSettings(), result: result, present: present, newFindings: nil,
            exchangeFaults: 0, sourcesWithoutFiles: []
        ).all
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    @Test("births reported after all are in the data that go up, whatever they cost")
    func mended() throws {
        let open = [missing("A", nil), missing("B", nil)]
        let before = try conditions(open)
        #expect(before["accuracy"]?.standing == .unmet && before["entryRate"]?.standing == .unmet)
        #expect(before["gradeA"]?.figure.zh == "2 处")
        var supplemented = CaseStanding(state: .corrected, charging: .provisional)
        supplemented.isSupplemented = true
        var confirmed = supplemented
        confirmed.state = .closed
        let after = try conditions([missing("A", supplemented), missing("B", confirmed)])
        for name in ["accuracy", "entryRate", "gradeA"] {
            #expect(after[name]?.standing == .met, "\(name)")
        }
        #expect(after["entryRate"]?.figure.zh.contains("（50/50，其中补正 2）") == true)
        #expect(after["entryRate"]?.figure.en.contains("(50 of 50, 2 put right since)") == true)
        // 50 of 51 are 98.04 %, 50 of 52 aren't enough.
        for (count, standing) in [(0, GateCondition.Standing.met), (1, .met), (2, .undecided)] {
            let early = try conditions([missing("A", supplemented)], notYetDue: count)
            #expect(early["accuracy"]?.standing == standing, "\(count)")
            #expect(early["gradeA"]?.standing == (count == 0 ? .met : .undecided), "\(count)")
        }
        #expect(
            try conditions([], notYetDue: 9)["accuracy"]?.figure.zh.contains("另有 9 例") == true)
        // Nowhere to look is no proof.
        let alone = try conditions([], present: [.registryBirths])
        for name in ["accuracy", "entryRate", "gradeA"] {
            #expect(alone[name]?.standing == .undecided, "\(name)")
        }
        let half = try conditions([open[0], missing("B", supplemented)])
        #expect(half["gradeA"]?.figure.zh == "1 处" && half["gradeA"]?.standing == .unmet)
    }
}
