import Foundation
import Testing

@Suite("The audit of the bundled sample", .serialized)
struct SampleAuditTests {
    private static let outputs = [
        "cases.jsonl", "deductions.csv", "indicators.json", "findings.jsonl", "index.html",
        "findings.sarif",
        "junit.xml",
    ]

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    @Test("of the month's papers the planted slips are found, and nothing else")
    func papers() throws {
        let folder = try BundledSample.copy()
        _ = try BuiltProgram.run(["audit", folder.path, "--quiet"])
        func slips(_ objects: [[String: Any]]) -> [String] {
            objects.map { "\($0["rule"] ?? "") \($0["file"] ?? ""):\($0["line"] ?? 0)" }.sorted()
        }
        let found = try objects(try folder.text("report/findings.jsonl")).filter { finding in
            ["TOT", "SGN", "CLM"].contains { (finding["rule"] as? String ?? "").hasPrefix($0) }
        }
        let expected = try objects(try folder.text("truth/findings.jsonl"))
        #expect(expected.count > 25)
        #expect(slips(found) == slips(expected))
    }

    @Test("every case the truth expects is found, and nobody is charged beyond it")
    func agreesWithTruth() throws {
        let folder = try BundledSample.copy()
        let run = try BuiltProgram.run(["audit", folder.path, "--reveal", "--quiet"])
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
        var cases = try objects(try folder.text("report/cases.jsonl"))
        for expected in try objects(try folder.text("truth/expected.jsonl")) {
            let accepted =
                [expected["verdict"] as? String].compactMap { $0 }
                + (expected["alsoAccepted"] as? [String] ?? [])
            let records = Set(expected["records"] as? [String] ?? [])
            let found = cases.firstIndex { candidate in
                accepted.contains(candidate["verdict"] as? String ?? "")
                    && !records.isDisjoint(with: recordKeys(candidate))
            }
            guard let found else {
                let isRequired = expected["required"] as? Bool ?? true
                #expect(!isRequired, "not found: \(expected["kind"] ?? "") \(records.sorted())")
                continue
            }
            let own = cases.remove(at: found)
            for key in ["points", "pointsMin"] {
                #expect(
                    own[key] as? Double == expected[key] as? Double,
                    "\(expected["kind"] ?? "") \(key)")
            }
        }
        let charged = cases.filter { ($0["points"] as? Double ?? 0) > 0 }
        #expect(charged.isEmpty, "charged though the truth doesn't: \(charged)")
    }

    private func recordKeys(_ found: [String: Any]) -> Set<String> {
        Set(
            (found["records"] as? [[String: Any]] ?? []).map {
                "\($0["source"] ?? ""):\($0["recordID"] ?? "")"
            })
    }

    @Test("the same bytes with one thread, with two, and with the manifest's lists turned round")
    func deterministic() throws {
        let folder = try BundledSample.copy()
        try turnPatternsRound(folder)
        var first: [String: String] = [:]
        for (number, threads) in ["1", "2", "2"].enumerated() {
            if number == 2 { try turnPatternsRound(folder) }
            _ = try BuiltProgram.run(["audit", folder.path, "--quiet", "--threads", threads])
            for name in Self.outputs {
                let text = try folder.text("report/" + name)
                #expect(first[name, default: text] == text, "\(name), run \(number)")
                first[name] = text
            }
        }
    }

    /// Lists each registry file by name, first or last to begin with.
    private func turnPatternsRound(_ folder: TemporaryFolder) throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: folder.url.appendingPathComponent("registry").path
        ).filter { $0.hasPrefix("births") }.sorted()
        let text = try folder.text("audit.yaml")
        let isRising = text.contains("\"registry/\(names[0])\", \"registry/\(names[1])\"")
        let listed = (isRising ? names.reversed() : names).map { "\"registry/\($0)\"" }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("  registry.births:")
                ? "  registry.births: [\(listed.joined(separator: ", "))]" : String(line)
        }
        try folder.write("audit.yaml", lines.joined(separator: "\n"))
    }

    @Test("what the README shows is what the program prints")
    func readmeOutput() throws {
        let folder = try BundledSample.copy()
        let run = try BuiltProgram.run(["audit", folder.path, "--lang", "zh", "--threads", "2"])
        let readme = try String(
            contentsOf: BundledSample.repository.appendingPathComponent("README.md"),
            encoding: .utf8)
        for line in run.output.split(separator: "\n")
        where !line.hasPrefix("用时") && !line.hasPrefix("报告") {
            #expect(readme.contains(line), "README lacks: \(line)")
        }
    }

    @Test("a suppression changes what is listed, and no case nor points")
    func suppressions() throws {
        let folder = try BundledSample.copy()
        _ = try BuiltProgram.run(["audit", folder.path, "--quiet"])
        let before = try ["cases.jsonl", "deductions.csv"].map { try folder.text("report/" + $0) }
        let findings = try folder.text("report/findings.jsonl").split(separator: "\n").count
        let manifest = try folder.text("audit.yaml")
        let entries = ["REC", "FLD", "SET"].map {
            "  - {rule: \($0), reason: 已函告各村, expires: 2999-12-31}\n"
        }
        try folder.write("audit.yaml", manifest + "suppressions:\n" + entries.joined())
        let run = try BuiltProgram.run(["audit", folder.path])
        #expect(run.output.contains("豁免"))
        #expect(
            try ["cases.jsonl", "deductions.csv"].map { try folder.text("report/" + $0) } == before)
        let lines = try folder.text("report/findings.jsonl").split(separator: "\n")
        #expect(lines.count == findings)
        for line in lines {
            let isAside = line.contains("\"suppressed\":{\"reason\":\"已函告各村\"")
            let isNamed = ["REC", "FLD", "SET"].contains { line.contains("\"rule\":\"\($0)") }
            #expect(isAside == isNamed)
        }
        #expect(try folder.text("report/findings.sarif").contains("\"status\":\"accepted\""))
    }

    @Test("the folder is left as it was when the run can't go on")
    func failureLeavesReport() throws {
        let folder = try BundledSample.copy()
        _ = try BuiltProgram.run(["audit", folder.path, "--quiet"])
        let before = try folder.text("report/cases.jsonl")
        try folder.write(
            "registry/births-100.csv", Data())
        let run = try BuiltProgram.run(["audit", folder.path, "--quiet"])
        #expect(run.status == 2)
        #expect(run.errors.contains("births-100.csv"))
        #expect(try folder.text("report/cases.jsonl") == before)
    }
}
