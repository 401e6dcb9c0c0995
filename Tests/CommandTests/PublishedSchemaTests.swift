import Foundation
import TestSupport
import Testing

/// The published schemas of our output formats, and the programs that apply them. They are others'
/// work: `.ci/schemas` fetches them, `HECHA_SCHEMAS` names another folder to look in.
private enum PublishedSchemas {
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ name: String) -> String? {
        let own = ProcessInfo.processInfo.environment["HECHA_SCHEMAS"]
        let folders = [own, repository.path + "/.build/schemas"].compactMap { $0 }
        return folders.map { $0 + "/" + name }.first(where: FileManager.default.fileExists)
    }

    static let sarif = path("sarif-2.1.0.json")
    static let junit = path("junit.xsd")
    /// Python with jsonschema.
    static let validator = ExternalTool("python3").flatMap { python in
        (try? python.run(["-c", "import jsonschema"]).status) == 0 ? python : nil
    }

    static let sarifReason: Comment =
        "SARIF's own schema (.ci/schemas fetches it) or python3-jsonschema isn't there"
    static let junitReason: Comment =
        "JUnit's own schema (.ci/schemas fetches it) or xmllint isn't there"

    /// With the formats of dates and addresses checked as well.
    static let validation = """
        import json, sys, jsonschema
        schema, log = (json.load(open(path)) for path in sys.argv[1:])
        kind = jsonschema.validators.validator_for(schema)
        checker = jsonschema.FormatChecker()
        faults = list(kind(schema, format_checker=checker).iter_errors(log))
        for fault in faults: print(list(fault.absolute_path), fault.message[:300])
        sys.exit(1 if faults else 0)
        """
}

@Suite("Outputs for machines against their published rules", .serialized)
struct PublishedSchemaTests {
    private static let header =
        "birthID,childName,sex,birthDate,parity,policyStatus,motherName,motherIDNumber,villageCode,reportedAt\n"

    /// A folder with all that may be found: errors, what no program can read, hostile names and values,
    /// what is suppressed, a name with blanks and Han characters.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let row =
            "王]]>{0}[x](y)\u{7}\u{1B}\u{FFFE},1,2013-02-30,1,1,李梅,110101199003070725,520525100201,"
        try folder.write(
            "births 出生#%?:1.csv",
            Self.header + "B1,\(row)2013-05-20\nB2,\(row)2012-05-20\nB1,x\n")
        try folder.write("births-2.csv", Self.header)
        try folder.write("notes.csv", "x\n")
        try folder.write(
            "births.xml", "<births xmlns=\"urn:hecha:exchange:1\"><birth>\u{B}</births>")
        try folder.write(
            "audit.yaml",
            """
            county: "520525"
            period: {from: 2013-05-01, to: 2013-05-31}
            suppressions:
              - {rule: FLD003, reason: "等待 <厂家> & {改正}", expires: 2999-12-31}
              - {rule: FLD011, reason: 等待, expires: 2013-05-31}
              - {rule: SGN, reason: 等待, expires: 2999-12-31}

            """)
        return folder
    }

    /// Documents of one format, for all options that change their shape.
    private func documents(_ format: String) throws -> [String] {
        let folder = try folder()
        let baseline = folder.path + "/known.json"
        _ = try BuiltProgram.run(
            ["check", folder.path, "--select", "FLD", "--write-baseline", baseline])
        let options = [
            [], ["--lang", "en"], ["--max-findings", "2"], ["--max-findings", "0"],
            ["--fail-on", "never"], ["--baseline", baseline, "--reveal"], ["--select", "FIL041"],
        ]
        return try options.map {
            try BuiltProgram.run(
                ["check", folder.path, "--quiet", "--format", format] + $0
            ).output
        }
    }

    @Test("SARIF is as its text asks")
    func sarif() throws {
        for document in try documents("sarif") {
            #expect(SARIFConstraints.violations(in: document) == [])
        }
    }

    @Test("JUnit is as servers ask")
    func junit() throws {
        for document in try documents("junit") {
            #expect(JUnitConstraints.violations(in: document) == [])
        }
    }

    @Test("JSON and its lines are read by another program")
    func json() throws {
        for document in try documents("json") {
            let log = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
            let counts = try #require(log?["counts"] as? [String: Int])
            let findings = try #require(log?["findings"] as? [[String: Any]])
            let left = try #require(log?["leftOut"] as? [String: Int])
            let open = findings.filter { $0["suppressed"] is NSNull }
            let total =
                counts["error", default: 0] + counts["warning", default: 0]
                + counts["notice", default: 0]
            #expect(open.count + left.values.reduce(0, +) == total)
        }
        for document in try documents("jsonl") {
            for line in document.split(separator: "\n") {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                let keys = try #require(object as? [String: Any]).keys
                #expect(keys.contains("rule") || keys.contains("leftOut"))
            }
        }
    }

    @Test(
        "SARIF's own schema has nothing against it",
        .enabled(
            if: PublishedSchemas.sarif != nil && PublishedSchemas.validator != nil,
            PublishedSchemas.sarifReason))
    func publishedSARIF() throws {
        let schema = try #require(PublishedSchemas.sarif)
        let folder = try TemporaryFolder()
        for (number, document) in try documents("sarif").enumerated() {
            let file = try folder.write("\(number).sarif", document)
            let run = try #require(PublishedSchemas.validator).run(
                ["-c", PublishedSchemas.validation, schema, file])
            #expect(run.status == 0, "\(run.output)")
        }
    }

    @Test(
        "JUnit's own schema has nothing against it",
        .enabled(
            if: PublishedSchemas.junit != nil && ExternalTool.xmllint != nil,
            PublishedSchemas.junitReason))
    func publishedJUnit() throws {
        let schema = try #require(PublishedSchemas.junit)
        let folder = try TemporaryFolder()
        for (number, document) in try documents("junit").enumerated() {
            let file = try folder.write("\(number).xml", document)
            let run = try #require(ExternalTool.xmllint)
                .run(["--noout", "--schema", schema, file])
            #expect(run.status == 0, "\(run.output)")
        }
    }
}
