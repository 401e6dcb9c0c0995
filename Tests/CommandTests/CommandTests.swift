import Foundation
import TestSupport
import Testing

@Suite("The program as a person runs it", .serialized)
struct CommandTests {
    private let header =
        "birthID,childName,sex,birthDate,parity,policyStatus,motherName,motherIDNumber,villageCode,reportedAt\n"

    @Test(
        "a command line that isn't understood is told in Chinese first, English alone in English",
        arguments: [
            (["check", "x", "--quatschwort"], "没有 --quatschwort 这个选项。"),
            (["check", "x", "--formt", "text"], "没有 --formt 这个选项。是不是 --format？"),
            (["check"], "缺少 <files> ...。"),
            (["check", "x", "--format"], "--format <format> 后面缺少值。"),
            (["check", "x", "--format", "zz"], "--format <format> 的值“zz”不对。"),
            (["rule", "a", "b", "c"], "多出了 'b', 'c'。"),
            (["chek"], "多出了 chek。"),
            // A sentence of our own, which is in both languages.
            (["check", "x", "--threads", "0"], "详见下文。"),
        ] as [([String], String)])
    func usage(arguments: [String], chinese: String) throws {
        let run = try BuiltProgram.run(arguments)
        let lines = run.errors.split(separator: "\n")
        #expect(run.status == 64 && run.output.isEmpty)
        #expect(lines.first == "用法有误：\(chinese)")
        #expect(lines.count > 2 && lines[1].hasPrefix("Error: "))
        #expect(run.errors.contains("Usage: hecha"))
        let english = try BuiltProgram.run(arguments + ["--lang", "en"], environment: [:])
        #expect(english.status == 64)
        if arguments.last != "--format" {
            #expect(english.errors.hasPrefix("Error: "), "\(english.errors)")
        }
    }

    @Test("exit codes: 0 clean, 1 findings, 2 could not run, 64 usage")
    func exitCodes() throws {
        let folder = try TemporaryFolder()
        let clean = try folder.write(
            "births.csv",
            header
                + "B1,王小明,1,2013-05-07,1,1,李梅,110101199003070724,520525100201,2013-05-20\n")
        let broken = try folder.write(
            "births-broken.csv",
            header + "B1,王小明,1,2013-02-30,1,1,李梅,110101199003070724,520525100201,2013-05-20\n")
        #expect(try BuiltProgram.run(["check", clean]).status == 0)
        let found = try BuiltProgram.run(["check", broken])
        #expect(found.status == 1)
        #expect(found.output.contains("births-broken.csv:2:birthDate: FLD003 error"))
        #expect(try BuiltProgram.run(["check", "--fail-on", "never", broken]).status == 0)
        let absent = try BuiltProgram.run([
            "check", folder.path + "/none-births.csv", "--source", "registry.births",
        ])
        #expect(absent.status == 2)
        #expect(absent.errors.contains("none-births.csv"))
        #expect(try BuiltProgram.run(["check", "--nonsense", clean]).status == 64)
        #expect(try BuiltProgram.run(["audit", folder.path]).status == 2)
    }

    @Test("findings as JSON lines, personal values masked unless revealed")
    func jsonLines() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "births.csv",
            header + "B1,王小明,2,2013-05-07,1,1,李梅,110101199003070725,520525100201,2013-05-20\n")
        let masked = try BuiltProgram.run(["check", "--format", "jsonl", file])
        let objects = try masked.output.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        let found = try #require(objects.first { $0?["rule"] as? String == "FLD011" } ?? nil)
        #expect(found["line"] as? Int == 2)
        #expect(found["fields"] as? [String] == ["motherIDNumber"])
        #expect(!masked.output.contains("110101199003070725"))
        let revealed = try BuiltProgram.run(["check", "--format", "jsonl", "--reveal", file])
        #expect(revealed.output.contains("110101199003070725"))
    }

    @Test("a gzip file reads as the plain one does")
    func gzip() throws {
        let folder = try TemporaryFolder()
        let row = "B1,王小明,1,2013-02-30,1,1,李梅,110101199003070724,520525100201,2013-05-20\n"
        let plain = try folder.write("births.csv", header + String(repeating: row, count: 20_000))
        let text = try BuiltProgram.run(["check", plain, "--quiet", "--select", "FLD003"]).output
        _ = try #require(ExternalTool("gzip")).run([plain])
        let packed = try BuiltProgram.run(
            ["check", plain + ".gz", "--quiet", "--select", "FLD003"])
        #expect(packed.status == 1)
        #expect(packed.output.replacing("births.csv.gz", with: "births.csv") == text)
    }

    @Test("rules are listed and explained in both languages")
    func rules() throws {
        let list = try BuiltProgram.run(["rule"])
        #expect(list.status == 0)
        #expect(list.output.contains("REC001"))
        let page = try BuiltProgram.run(["rule", "REC001"])
        #expect(page.output.contains("身份证"))
        let english = try BuiltProgram.run(["rule", "rec001", "--lang", "en"])
        #expect(english.output.contains("id-date-differs-from-birth-date"))
        #expect(try BuiltProgram.run(["rule", "REC999"]).status == 2)
    }

    @Test("a county's own rules are tried, explained, and judge files beside the built-in ones")
    func countyRules() throws {
        let folder = try TemporaryFolder()
        let rules = try folder.write(
            "local.yaml",
            """
            rules:
              - code: LOC001
                name: boy
                severity: warning
                source: registry.births
                require: sex = 女
                message: {zh: 是男孩, en: a boy}
                explanation: {zh: 说明, en: explanation}
                citation: {zh: 办法, en: rules, clause: "1"}
                examples:
                  - passes: {zh: 女孩, en: a girl}
                  - fails: {zh: 男孩, en: a boy}
                    cells: {sex: 1}
            """)
        let file = try folder.write(
            "births.csv",
            header + "B1,王小明,1,2013-05-07,1,1,李梅,110101199003070724,520525100201,2013-05-20\n")
        #expect(try BuiltProgram.run(["rule", "--test", rules]).status == 0)
        #expect(
            try BuiltProgram.run(["rule", "LOC001", "--rules", rules]).output.contains("是男孩"))
        let found = try BuiltProgram.run(["check", file, "--rules", rules, "--select", "LOC"])
        #expect(found.output.contains("births.csv:2:sex: LOC001 warning 是男孩"))
        let wrong = try folder.write(
            "wrong.yaml",
            try String(contentsOfFile: rules, encoding: .utf8).replacing("sex = 女", with: "sx = 女"))
        let refused = try BuiltProgram.run(["check", file, "--rules", wrong])
        #expect(refused.status == 2)
        #expect(refused.errors.contains("wrong.yaml:6:14"))
        let untrue = try folder.write(
            "untrue.yaml",
            try String(contentsOfFile: rules, encoding: .utf8).replacing("sex = 女", with: "sex = 男")
        )
        #expect(try BuiltProgram.run(["rule", "--test", untrue]).status == 1)
    }

    @Test("select and ignore by code or prefix; an unknown one is a mistake in use")
    func selection() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "births.csv",
            header + "B1,王小明,2,2013-02-30,1,1,李梅,110101199003070725,520525100201,2013-05-20\n")
        let one = try BuiltProgram.run(["check", file, "--select", "FLD011"])
        #expect(one.output.contains("FLD011") && !one.output.contains("FLD003"))
        let other = try BuiltProgram.run(["check", file, "--ignore", "FLD01"])
        #expect(!other.output.contains("FLD011") && other.output.contains("FLD003"))
        #expect(try BuiltProgram.run(["check", file, "--select", "XYZ"]).status == 64)
    }
}
