import AuditReports
import Foundation
import RegistryModel
import RegistryRules
import TestSupport
import Testing

@testable import AuditPipeline

@Suite("The baseline")
struct BaselineTests {
    private func finding(
        _ recordID: String, _ rule: RuleCode = "FLD003", line: UInt32 = 1, file: UInt32 = 0,
        value: String = "2013-02-30", privacy: Privacy = .plain
    ) -> Finding {
        Finding(
            rule: rule, severity: .error, source: SourceID(.registryBirths), file: file,
            line: line, recordID: recordID, fields: [.birthDate],
            values: [FindingValue("value", value, privacy)])
    }

    /// Twenty listed and one that stands for all `count`, as the judge gathers them.
    private func gathered(_ count: Int, from first: Int = 1) -> [Finding] {
        let listed = (first..<first + 20).map { number in
            Finding(
                rule: "FLD104", severity: .notice, source: SourceID(.registryBirths), file: 0,
                line: UInt32(number), recordID: "B\(number)", fields: [.motherName])
        }
        let values = [("count", count), ("firstLine", first), ("lastLine", 900), ("listed", 20)]
        let summary = Finding(
            rule: "FLD104", severity: .notice, source: SourceID(.registryBirths), file: 0,
            line: UInt32(first), fields: [.motherName],
            values: values.map { FindingValue($0.0, String($0.1)) })
        #expect(summary.isSummary)
        return listed + [summary]
    }

    private func open(_ findings: [Finding]) -> [ListedFinding] {
        findings.map { ListedFinding($0) }
    }

    private func compare(
        _ before: [Finding], _ now: [Finding], isJudged: Bool = true
    ) -> (new: [Finding], gone: [String]) {
        let comparison = Baseline(of: open(before)).compare(open(now)) { _, _ in isJudged }
        return (
            comparison.findings.filter(\.isOpen).map(\.finding),
            comparison.gone.map { "\($0.rule) \($0.count)" }
        )
    }

    @Test("knows rows that moved, files in another order, and nothing new")
    func moves() {
        let before = [finding("B1", line: 2), finding("B2", line: 3)]
        let now = [
            finding("B2", line: 2, file: 1), finding("B1", line: 90), finding("B3", line: 3),
        ]
        let outcome = compare(before, now)
        #expect(outcome.new == [now[2]])
        #expect(outcome.gone.isEmpty)
    }

    @Test("equal findings are counted")
    func multiset() {
        let one = finding("B1")
        #expect(compare([one, one], [one, one, one]).new == [one])
        #expect(compare([one, one, one], [one]).gone == ["FLD003 2"])
    }

    @Test("says what is gone, but only of what this run could have found")
    func gone() {
        let before = [finding("B1"), finding("B2", "REC003")]
        #expect(compare(before, []).gone == ["FLD003 1", "REC003 1"])
        #expect(compare(before, [], isJudged: false).gone.isEmpty)
    }

    @Test("gathered findings are known by their number, whichever of them are listed")
    func gathering() {
        #expect(compare(gathered(500), gathered(500, from: 31)).new.isEmpty)
        let fewer = compare(gathered(500), gathered(450, from: 31))
        #expect(fewer.new.isEmpty && fewer.gone == ["FLD104 50"])
        let more = compare(gathered(500), gathered(503, from: 31))
        #expect(more.new.map(\.isSummary) == [true] && more.gone.isEmpty)
        #expect(more.new.map(\.places) == [3])
        let message = RuleRenderer(in: .en).message(for: more.new[0])
        #expect(message.contains("503 cells") && message.contains("3 of them not in the baseline"))
        let few = compare(gathered(500), Array(gathered(500).prefix(3)))
        #expect(few.new.isEmpty && few.gone == ["FLD104 497"])
    }

    @Test("a baseline covers as many places as it has, however they were listed then")
    func covering() {
        // Twelve told one by one; of twenty-five now ten are these.
        let before = Array(gathered(40).prefix(12))
        let grown = compare(before, gathered(25, from: 3))
        #expect(grown.new.filter { !$0.isSummary }.count == 10)
        #expect(grown.new.reduce(0) { $0 + $1.places } == 13 && grown.gone.isEmpty)
        // As many as were known, all of them others.
        let others = compare(before, Array(gathered(40, from: 60).prefix(12)))
        #expect(others.new.count == 12 && others.gone == ["FLD104 12"])
        // Two files, each with a summary: what is new is counted once.
        let second = gathered(30).map { finding in
            Finding(
                rule: finding.rule, severity: finding.severity, source: finding.source, file: 1,
                line: finding.line, recordID: finding.recordID, fields: finding.fields,
                values: finding.values)
        }
        let both = compare(gathered(52), gathered(30) + second)
        #expect(both.new.reduce(0) { $0 + $1.places } == 8)
        // A baseline written anew has them all, the new ones too.
        let known = Baseline(of: open(gathered(500)))
        let compared = known.compare(open(gathered(503))) { _, _ in true }
        #expect(Baseline(of: compared.findings) == Baseline(of: open(gathered(503))))
        #expect(compare(gathered(25), gathered(25) + [finding("B1")]).new.count == 1)
    }

    @Test("what is set aside is neither written nor compared")
    func suppressed() throws {
        let day = try #require(CalendarDay("2013-12-31"))
        let aside = ListedFinding(
            finding("B1"), .suppressed(SuppressionNote(reason: "x", expires: day)))
        #expect(Baseline(of: [aside]) == Baseline(of: []))
        let compared = Baseline(of: open([finding("B1")])).compare([aside]) { _, _ in true }
        #expect(compared.findings == [aside])
        // It still occurs: the baseline's entry isn't called gone.
        #expect(compared.gone.isEmpty)
    }

    @Test("written and read back the same, sorted, without a personal value")
    func file() throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/baseline.json"
        let findings = [
            finding("B9"), finding("B1", value: "520525201305079827", privacy: .identityNumber),
        ]
        let baseline = Baseline(of: open(findings + gathered(30)))
        try BaselineFile(path: path).write(baseline, tool: "0.1.0")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(try BaselineFile(path: path).read() == baseline)
        #expect(!text.contains("520525201305079827") && text.contains("hecha 0.1.0"))
        try BaselineFile(path: path).write(
            Baseline(of: open((gathered(30) + findings).reversed())), tool: "0.1.0")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test(
        "what isn't a baseline is refused",
        arguments: [
            "", "[]", "{\"format\":\"other\",\"version\":1,\"findings\":[]}",
            "{\"format\":\"hecha-baseline\",\"version\":2,\"findings\":[]}",
            "{\"format\":\"hecha-baseline\",\"version\":1,\"findings\":[{}]}",
        ])
    func refused(text: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write("baseline.json", text)
        let failure = #expect(throws: BaselineFailure.self) { try BaselineFile(path: path).read() }
        #expect(failure?.sentence.en.contains("--write-baseline") == true)
    }
}
