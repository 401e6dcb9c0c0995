import AuditReports
import RegistryModel
import RegistryRules
import Testing

@testable import AuditPipeline

@Suite("Suppressions of the manifest")
struct SuppressionTests {
    private let plain = "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\n"
    private let rest = "reason: 等待厂家改正, expires: 2013-12-31"

    private func read(_ entries: String...) throws -> [Suppression] {
        let list = entries.map { "  - {\($0)}\n" }.joined()
        return try ManifestReader(path: "audit.yaml").read(plain + "suppressions:\n" + list)
            .suppressions
    }

    private func finding(
        _ rule: RuleCode, file: UInt32 = 0, recordID: String = "B1", field: Field = .motherName
    ) -> Finding {
        Finding(
            rule: rule, severity: .notice, source: SourceID(.registryBirths), file: file, line: 2,
            recordID: recordID, fields: [field])
    }

    private let inputs = ["registry/births-1.csv", "registry/births-2.csv"].map {
        InputFile(path: $0, source: SourceID(.registryBirths), format: .csv)
    }

    private func apply(
        _ findings: [Finding], _ entries: [Suppression], on day: String = "2013-06-10",
        isComplete: Bool = true, selection: RuleSelection = RuleSelection()
    ) throws -> [ListedFinding] {
        let list = SuppressionList(
            manifest: "audit.yaml", entries: entries, paths: inputs.map(\.path),
            isComplete: isComplete)
        return SuppressionStage(
            lists: [list], runDate: try #require(CalendarDay(day)), selection: selection
        ).apply(findings, inputs)
    }

    @Test("an entry is read whole, with its line")
    func reading() throws {
        let entry = try read(
            "rule: FLD104, file: \"registry/*.csv\", source: registry.births, field: motherName, "
                + "recordID: B1, by: 周玉兰, \(rest)")[0]
        #expect(entry.rule == "FLD104" && entry.line == 4)
        #expect(entry.file == "registry/*.csv" && entry.source == "registry.births")
        #expect(entry.field == .motherName && entry.recordID == "B1")
        #expect(entry.note.reason == "等待厂家改正" && entry.note.by == "周玉兰")
        #expect(entry.note.expires.description == "2013-12-31")
    }

    @Test(
        "a bad entry is refused with its line and the reason",
        arguments: [
            ("rule: FLD104, expires: 2013-12-31", "reason"),
            ("rule: FLD104, reason: x", "expires"), ("reason: x, expires: 2013-12-31", "rule"),
            ("rule: FLD999, reason: x, expires: 2013-12-31", "FLD999"),
            ("rule: F, reason: x, expires: 2013-12-31", "'F'"),
            ("rule: FIL041, reason: x, expires: 2013-12-31", "FIL041"),
            ("rule: FLD104, reason: \" \", expires: 2013-12-31", "blank"),
            ("rule: FLD104, reason: x, expires: 2013-13-01", "2013-13-01"),
            ("rule: FLD104, reason: x, expires: 2013-12-31, fild: sex", "field"),
            ("rule: FLD104, reason: x, expires: 2013-12-31, field: sexx", "sex"),
            (
                "rule: FLD104, reason: x, expires: 2013-12-31, source: villages, field: sex",
                "villages has no field"
            ),
            ("rule: FLD104, reason: x, expires: 2013-12-31, source: registry.birth", "births"),
        ])
    func refusals(entry: String, hint: String) throws {
        let error = #expect(throws: ManifestError.self) { try read("rule: REC, \(rest)", entry) }
        #expect(error?.line == 5)
        #expect(error?.message.en.contains(hint) == true)
    }

    @Test("every condition given has to hold")
    func conditions() throws {
        let all = finding("FLD104")
        for (entry, others) in [
            ("rule: FLD10", [finding("FLD003")]),
            ("rule: FLD104, file: \"registry/*-1.csv\"", [finding("FLD104", file: 1)]),
            ("rule: FLD104, field: motherName", [finding("FLD104", field: .fatherName)]),
            ("rule: FLD104, recordID: B1", [finding("FLD104", recordID: "B11")]),
        ] {
            let listed = try apply([all] + others, read("\(entry), \(rest)"))
            #expect(listed.filter { !$0.isOpen }.map(\.finding) == [all], "\(entry)")
            #expect(listed.filter(\.isOpen).map(\.finding) == others)
        }
        let elsewhere = try apply([all], read("rule: FLD104, source: registry.persons, \(rest)"))
        #expect(elsewhere.contains(ListedFinding(all)))
    }

    @Test("holds through its last day; from then on it is a finding, and what it covered is open")
    func expiry() throws {
        let entries = try read("rule: FLD104, \(rest)")
        let last = try apply([finding("FLD104")], entries, on: "2013-12-31")
        #expect(last.count == 1 && !last[0].isOpen)
        let after = try apply([finding("FLD104")], entries, on: "2014-01-01")
        #expect(after.map(\.finding.rule) == ["FIL040", "FLD104"] && after.allSatisfy(\.isOpen))
        #expect(after[0].finding.severity == .warning && after[0].finding.line == 4)
        let text = CatalogueTexts.texts(paths: []).message(after[0].finding, .en, .masked)
        #expect(
            text.contains("FLD104") && text.contains("2013-12-31") && text.contains("covered: 1"))
    }

    @Test("one that covers nothing is a finding, unless the run couldn't have known")
    func unused() throws {
        let entries = try read("rule: FLD104, file: \"other/*.csv\", \(rest)")
        #expect(try apply([], entries).map(\.finding.rule) == ["FIL041"])
        #expect(try apply([], entries, isComplete: false).isEmpty)
        #expect(try apply([], read("rule: FLD104, \(rest)"), isComplete: false).count == 1)
        let other = RuleSelection(select: ["REC"])
        #expect(try apply([], read("rule: FLD104, \(rest)"), selection: other).isEmpty)
    }
}
