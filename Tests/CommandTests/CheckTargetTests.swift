import Foundation
import TestSupport
import Testing

@Suite("Which files hecha check looks at", .serialized)
struct CheckTargetTests {
    private static let fixtures = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("RegistryIntakeTests/Fixtures")
    private let header =
        "birthID,childName,sex,birthDate,parity,policyStatus,motherName,motherIDNumber,villageCode,reportedAt\n"
    private let row = "B1,王小明,1,2013-02-30,1,1,李梅,110101199003070724,520525100201,2013-05-20\n"

    private func check(_ arguments: [String]) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(["check"] + arguments)
    }

    @Test(
        "a file of a directory that nobody can place is a finding in every format",
        arguments: ["text", "json", "jsonl", "sarif", "junit", "github", "csv"])
    func unplaced(format: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("births.csv", header + row)
        try folder.write("notes.csv", "x\n")
        let run = try check([folder.path, "--format", format, "--select", "FIL001"])
        #expect(run.status == 0)
        #expect(run.output.contains("notes.csv") && run.output.contains("FIL001"))
        #expect(try check([folder.path, "--select", "FIL001", "--fail-on", "warning"]).status == 1)
    }

    @Test("in a directory a header tells what a name doesn't")
    func byHeader() throws {
        let folder = try TemporaryFolder()
        try folder.write("五月.csv", header + row)
        let run = try check([folder.path, "--no-context", "--select", "FLD003"])
        #expect(run.output.contains("五月.csv:2:birthDate: FLD003"))
    }

    @Test(
        "what is broken is called broken, whatever its name",
        arguments: [
            ("a.xml", "<foo><bar></foo>", "FIL010"), ("b.xml", "<foo><bar>", "FIL031"),
            ("c.csv", "", "FIL030"), ("d.xml", "<!DOCTYPE x><x/>", "FIL012"),
            ("e.xlsx", "PK\u{3}\u{4}…", "FIL001"),
        ])
    func broken(name: String, content: String, rule: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(name, content)
        for target in [file, folder.path] {
            let run = try check([target, "--no-context"])
            #expect(run.status == 1)
            #expect(run.output.contains(" \(rule) error "), "\(run.output)\(run.errors)")
        }
    }

    @Test("an archive that breaks off is said once, in the row that it cuts")
    func cutArchive() throws {
        let folder = try TemporaryFolder()
        let rows = (1...400).map { row.replacingOccurrences(of: "B1,", with: "B\($0),") }
        let plain = try folder.write("births.csv", header + rows.joined())
        _ = try #require(ExternalTool("gzip")).run(["-k", plain])
        let whole = try Data(contentsOf: URL(fileURLWithPath: plain + ".gz"))
        let cut = try folder.write("cut.csv.gz", whole.prefix(whole.count * 3 / 4))
        let run = try check(
            [cut, "--source", "registry.births", "--select", "FIL031", "--no-context"])
        let told = run.output.split(separator: "\n").filter { $0.contains(" FIL031 ") }
        #expect(told.count == 1, "\(run.output)")
        #expect(told.first?.contains(".gz: ") == false)
    }

    @Test("a sound file of something else is a mistake in use when it was named")
    func unknown() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x.xml", "<foo><bar>1</bar></foo>")
        let run = try check([file])
        #expect(run.status == 2 && run.errors.contains("--source"))
    }

    @Test("the sheet with the data is found behind a cover; --sheet is for workbooks")
    func sheets() throws {
        let book = Self.fixtures.appendingPathComponent("vaccinations-cover.xlsx").path
        let run = try check([book, "--no-context"])
        #expect(run.status == 1)
        #expect(run.output.contains("vaccinations-cover.xlsx:2:motherIDNumber: FLD011"))
        #expect(run.errors.contains("“数据”") && run.errors.contains("封面"))
        #expect(run.errors.contains("vaccination-sheet"))
        #expect(try check([book, "--sheet", "2"]).status == 1)
        #expect(try check([book, "--sheet", "没有"]).output.contains("封面、数据、说明"))
        let folder = try TemporaryFolder()
        let table = try folder.write("births.csv", header + row)
        for target in [table, folder.path] {
            let refused = try check([target, "--sheet", "2"])
            #expect(refused.status == 2 && refused.errors.contains("--sheet"))
        }
    }

    @Test("no parser's English in Chinese messages")
    func words() throws {
        let folder = try TemporaryFolder()
        for (number, text) in ["<births><birth>", "<births", "<births>&x;</births>", "\u{0}"]
            .enumerated()
        {
            let file = try folder.write("births-\(number).xml", text)
            let run = try check([file, "--no-context", "--quiet"])
            for line in run.output.split(separator: "\n") {
                let told = line.drop { $0.isASCII }
                #expect(told.firstMatch(of: /[a-z]+ [a-z]+ [a-z]+/) == nil, "\(line)")
            }
        }
    }
}
