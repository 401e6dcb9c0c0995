import Foundation
import Testing

@Suite("What hecha check writes", .serialized)
struct CheckOutputTests {
    private static let goldens = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Goldens")
    private static let formats = ["text", "json", "jsonl", "sarif", "junit", "github", "csv"]

    private let header =
        "birthID,childName,sex,birthDate,parity,policyStatus,motherName,motherIDNumber,villageCode,reportedAt\n"

    /// Wrong in known ways; the last row's cells are commands to a spreadsheet, a log, a terminal.
    private var rows: [String] {
        [
            "B1,王朦胧,1,2013-02-30,1,1,李骞骜,110101199003070724,520525100201,2013-05-20",
            "B2,王霁月,2,2013-05-07,1,1,\"李,骞\"\"骜\",110101199003070725,520525100201,2013-04-20",
            "B3,=cmd|' /C calc'!A0,1,２０１３-05-09,::error::%0A,1,张]]>桂英,"
                + "110101199003070724,520525100201,2013-05-20",
        ]
    }

    private func sample(_ folder: TemporaryFolder) throws -> String {
        try folder.write("births.csv", header + rows.joined(separator: "\n") + "\n")
    }

    private func check(_ arguments: [String]) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(["check"] + arguments)
    }

    @Test("each format, in both languages, byte for byte", arguments: formats, ["zh", "en"])
    func goldens(format: String, language: String) throws {
        let folder = try TemporaryFolder()
        let run = try check([
            try sample(folder), "--format", format, "--lang", language, "--quiet", "--ignore",
            "FIL020", "FLD1",
        ])
        #expect(run.status == 1)
        // Where the file lay, and the day JUnit asks for, are the run's own.
        let text = run.output.replacing(folder.path + "/", with: "DIR/")
            .replacing(/timestamp="[0-9-]*T/, with: "timestamp=\"DAYT")
        let file = Self.goldens.appendingPathComponent("check-\(language).\(format)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try FileManager.default.createDirectory(
                at: Self.goldens, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            Issue.record("\(file.lastPathComponent) written anew; run again without RECORD_GOLDENS")
        }
        #expect(Data(text.utf8) == (try? Data(contentsOf: file)))
    }

    @Test("no personal value without --reveal", arguments: formats)
    func masks(format: String) throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let run = try check([file, "--format", format])
        for value in ["朦胧", "霁月", "骞", "桂英", "19900307"] {
            #expect(!(run.output + run.errors).contains(value), "\(value) in \(format)")
        }
        let revealed = try check([file, "--format", format, "--reveal"])
        #expect(revealed.output.contains("110101199003070725"))
    }

    @Test("a baseline knows what was there, through row moves and a new name, and fails on the new")
    func baseline() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let known = folder.path + "/known.json"
        let written = try check([file, "--write-baseline", known])
        #expect(written.status == 0 && written.output.isEmpty)
        let moved = try folder.write(
            "births-2.csv", header + rows.reversed().joined(separator: "\n") + "\n")
        let same = try check([moved, "--baseline", known])
        #expect(same.status == 0 && same.output.isEmpty, "\(same.output)")
        let new = "B4,赵朗,1,2013-04-31,1,1,李骞骜,110101199003070724,520525100201,2013-05-20"
        let grown = try folder.write(
            "births-3.csv", header + rows.dropLast().joined(separator: "\n") + "\n\(new)\n")
        let run = try check([grown, "--baseline", known, "--no-context"])
        #expect(run.status == 1)
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.output.contains("births-3.csv:4:birthDate: FLD003"))
        #expect(run.errors.contains("已不再出现"))
        #expect(try check([grown, "--baseline", folder.path + "/none.json"]).status == 2)
        let select = try check([grown, "--baseline", known, "--select", "FLD003"])
        #expect(!select.errors.contains("已不再出现"))
    }

    @Test("a limit and a severity change what is listed; the exit code counts all")
    func limits() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let run = try check([file, "--max-findings", "0", "--quiet"])
        #expect(run.status == 1 && run.errors.isEmpty)
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.output.contains("没有列出") && run.output.contains("FLD003 1"))
        let lines = try check([file, "--max-findings", "1", "--quiet", "--format", "jsonl"])
        #expect(lines.errors.contains("没有列出"))
        let errors = try check([file, "--severity", "error", "--no-context"])
        #expect(!errors.output.contains(" notice ") && errors.output.contains(" error "))
        let all = try check([
            file, "--severity", "error", "--fail-on", "notice", "--select", "FIL020",
        ])
        #expect(all.status == 1 && all.output.isEmpty)
    }

    @Test("statistics by rule and by file, as tables and as JSON")
    func statistics() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        let table = try check([file, "--statistics", "--select", "FLD011"])
        #expect(table.output.contains("FLD011  id-bad-check-digit     1     1         0"))
        let run = try check([file, "--statistics", "--format", "json", "--select", "FLD011"])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let rule = try #require((json["rules"] as? [[String: Any]])?.first)
        #expect(rule["findings"] as? Int == 1 && rule["files"] as? Int == 1)
        #expect(try check([file, "--statistics", "--format", "csv"]).status == 64)
    }

    @Test("a directory stands for its files, read and suppressed as its audit.yaml says")
    func directory() throws {
        let folder = try TemporaryFolder()
        try folder.write("b/births.csv", header + rows[0] + "\n")
        try folder.write("a/births.csv", header + rows[1] + "\n")
        try folder.write("a/notes.csv", "x\n")
        let plain = try check([folder.path, "--no-context", "--select", "FLD003", "FLD011"])
        #expect(plain.status == 1)
        #expect(
            plain.output.split(separator: "\n").map { $0.split(separator: ":")[0] } == [
                "\(folder.path)/a/births.csv", "\(folder.path)/b/births.csv",
            ])
        let other = try check([folder.path, "--no-context", "--select", "FIL001"])
        #expect(other.output.hasPrefix("\(folder.path)/a/notes.csv: FIL001 warning "))
        let manifest = """
            county: "520525"
            period: {from: 2013-05-01, to: 2013-05-31}
            suppressions:
              - {rule: FLD003, file: "b/*.csv", reason: 等待厂家改正, expires: 2999-12-31}
              - {rule: FLD011, file: "b/*.csv", reason: 等待厂家改正, expires: 2999-12-31}

            """
        try folder.write("audit.yaml", manifest)
        let own = try check([folder.path, "--no-context", "--select", "FLD", "FIL04"])
        #expect(!own.output.contains("FLD003") && own.output.contains("FLD011"))
        #expect(own.output.contains("audit.yaml:5: FIL041 notice"))
        #expect(own.errors.contains("豁免 1"))
        let elsewhere = try folder.write(
            "else/audit.yaml", manifest.replacing("file: \"b/*.csv\", ", with: ""))
        let named = try check([
            folder.path + "/b/births.csv", "--config", elsewhere, "--select", "FLD003", "FIL04",
        ])
        #expect(named.status == 0 && named.output.isEmpty)
        #expect(try check([folder.path, "--config", folder.path + "/none.yaml"]).status == 2)
        let empty = try TemporaryFolder()
        #expect(try check([empty.path]).status == 2)
    }

    @Test("colour is for terminals, unless it is asked for")
    func colour() throws {
        let folder = try TemporaryFolder()
        let file = try sample(folder)
        #expect(!(try check([file]).output.contains("\u{1B}")))
        #expect(try check([file, "--color", "always"]).output.contains("\u{1B}[1;31merror"))
    }
}
