import Foundation
import RegistryModel
import Testing

@testable import AuditReports

/// What the OASIS schema of SARIF 2.1.0 asks of the members written here. The schema itself is
/// applied in development; this holds what could go wrong from then on.
@Suite("SARIF 2.1.0")
struct SARIFShapeTests {
    private typealias Object = [String: Any]

    private func run(_ findings: [ListedFinding], _ context: FindingsContext) throws -> Object {
        let text = FormatSample.text(.sarif, findings, context)
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
        #expect(Set(log.keys) == ["$schema", "version", "runs"])
        #expect(log["version"] as? String == "2.1.0")
        return try #require((log["runs"] as? [Object])?.first)
    }

    private var findings: [ListedFinding] {
        [
            ListedFinding(FormatSample.finding("FLD011", .error)),
            ListedFinding(FormatSample.finding("REC003", .warning, line: 3)),
            ListedFinding(FormatSample.finding("FLD011", .notice, file: 1, line: 0)),
            ListedFinding(
                FormatSample.finding(
                    "FIL040", file: nil, line: 12,
                    values: [
                        FindingValue("path", "audit.yaml")
                    ])),
        ]
    }

    @Test("has the members the schema requires and none it forbids", arguments: Language.allCases)
    func members(language: Language) throws {
        let run = try run(findings, FormatSample.context(language))
        #expect(
            Set(run.keys) == [
                "tool", "invocations", "artifacts", "columnKind", "language", "results",
            ])
        let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
        let rules = try #require(driver["rules"] as? [Object])
        for rule in rules {
            #expect(
                Set(rule.keys).isSubset(of: [
                    "id", "name", "shortDescription", "fullDescription", "help",
                    "defaultConfiguration", "properties",
                ]))
            let help = try #require(rule["help"] as? [String: String])
            #expect(Set(help.keys) == ["text", "markdown"])
        }
        #expect(rules.compactMap { $0["id"] as? String } == ["FIL040", "FLD011", "REC003"])
        for result in try #require(run["results"] as? [Object]) {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect(["error", "warning", "note"].contains(result["level"] as? String))
            #expect((result["message"] as? Object)?["text"] is String)
            let marks = try #require(result["partialFingerprints"] as? [String: String])
            #expect(marks["hechaFinding/v1"]?.count == 16)
        }
    }

    @Test("places: a reference that is escaped, a line from one on, none for a whole file")
    func places() throws {
        let run = try run(findings, FormatSample.context())
        let results = try #require(run["results"] as? [Object])
        let places = results.map { result -> Object? in
            let location = (result["locations"] as? [Object])?.first
            return location?["physicalLocation"] as? Object
        }
        let uris = places.map { ($0?["artifactLocation"] as? Object)?["uri"] as? String }
        #expect(uris == ["police/a%20b.csv", "police/a%20b.csv", "clean.csv", "audit.yaml"])
        let lines = places.map { ($0?["region"] as? Object)?["startLine"] as? Int }
        #expect(lines == [2, 3, nil, 12])
        let artifacts = try #require(run["artifacts"] as? [Object])
        #expect(artifacts.count == 2)
        #expect(SARIFFormatter.uri("/tmp/出生 1.csv") == "file:///tmp/%E5%87%BA%E7%94%9F%201.csv")
    }

    @Test("a value stands for no argument and makes no link")
    func escapes() {
        #expect(SARIFFormatter.escaped("{0} [x](y)\\") == "{{0}} \\[x\\](y)\\\\")
    }

    @Test("nothing found is a run with no results")
    func empty() throws {
        let run = try run([], FormatSample.context())
        #expect((run["results"] as? [Object])?.isEmpty == true)
    }
}
