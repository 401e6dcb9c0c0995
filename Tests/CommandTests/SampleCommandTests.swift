import Foundation
import Testing

/// `hecha sample` as a person runs it, on the bundled sample.
@Suite("Spot checks", .serialized)
struct SampleCommandTests {
    private func draw(_ folder: String, _ options: [String]) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(["sample", BundledSample.url.path, "--out", folder] + options)
    }

    @Test("advice needs no data and gives the published figures")
    func advice() throws {
        let run = try BuiltProgram.run([
            "sample", "--advise", "--population", "1562", "--design-effect", "1.5",
        ])
        #expect(run.status == 0)
        #expect(run.output.contains("查 656 条"))
        #expect(run.output.contains("字码 K，n = 125，Ac = 5，Re = 6"))
        let endless = try BuiltProgram.run(["sample", "--advise", "--lang", "en"])
        #expect(endless.output.contains("check 149"))
        #expect(endless.output.contains("n = 65, d = 3"))
    }

    @Test("risks are never told smaller than they are, nor shares rounded to another one")
    func adviceRounding() throws {
        let run = try BuiltProgram.run([
            "sample", "--advise", "--lang", "en", "--target", "0.99999", "--threshold", "0.9",
        ])
        #expect(run.output.contains("target 99.999%, threshold 90%"), "\(run.output)")
        #expect(run.output.contains("n = 22, d = 0"), "\(run.output)")
        // 1 − 0.99999²² = 0.000219978, 0.9²² = 0.0984770.
        #expect(run.output.contains("back 0.03%, of passing a bad one 9.85%"), "\(run.output)")
        let wrong = try BuiltProgram.run(["sample", "--advise", "--design-effect", "0"])
        #expect(wrong.status == 64 && wrong.errors.contains("应在 0.1 与 100 之间"))
    }

    @Test("the same seed writes the same bytes, another one draws others")
    func reproducible() throws {
        let folder = try TemporaryFolder()
        let options = ["--plan", "simple", "--of", "persons", "--size", "40", "--seed"]
        let first = try draw(folder.path + "/a", options + ["7"])
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("种子 7"))
        _ = try draw(folder.path + "/b", options + ["7", "--threads", "1"])
        _ = try draw(folder.path + "/c", options + ["8"])
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/a").sorted()
        #expect(files.contains("plan.json"))
        for suffix in [".html", ".xlsx", ".csv"] {
            #expect(files.contains { $0.hasPrefix("sheets/") && $0.hasSuffix(suffix) })
        }
        for file in files where file != "sheets" {
            let bytes = FileManager.default.contents(atPath: folder.path + "/a/" + file)
            #expect(
                bytes == FileManager.default.contents(atPath: folder.path + "/b/" + file), "\(file)"
            )
        }
        #expect(try folder.text("a/plan.json") != folder.text("c/plan.json"))
    }

    @Test("personal values are masked unless asked for")
    func masked() throws {
        let folder = try TemporaryFolder()
        _ = try draw(folder.path + "/a", ["--plan", "all", "--seed", "1"])
        var text = ""
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/a")
        where file.hasSuffix(".csv") || file.hasSuffix(".html") || file.hasSuffix(".json") {
            text += try folder.text("a/" + file)
        }
        #expect(text.contains("**"))
        // A delivery's moment is no other day than the day.
        #expect(text.contains(/出生日期：\d{4}-\d\d-\d\dT\d\d:\d\d \/ \d{4}-/))
        #expect(!text.contains(/(\d{4}-\d\d-\d\d)T\d\d:\d\d ≠ \1\D/))
        #expect(text.firstMatch(of: /[1-9]\d{16}[\dX]/) == nil)
    }

    @Test("a folder that holds something is never written into")
    func inUse() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/sheets/filled.csv", "x")
        let run = try draw(folder.path + "/a", ["--plan", "all"])
        #expect(run.status == 2)
        #expect(run.errors.contains("不是空文件夹"))
        #expect(try folder.text("a/sheets/filled.csv") == "x")
    }

    @Test("mistakes in use are told with what to do")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        for arguments in [
            [], ["--plan", "simple"], ["--plan", "none"], ["--plan", "pps", "--size", "10"],
            ["--plan", "all", "--size", "3"], ["--plan", "lqas", "--threshold", "0.99"],
            ["--plan", "iso2859", "--aql", "3"], ["--plan", "all", "--seed", "1234567890123456"],
            ["--plan", "all", "--villages", ","], ["--plan", "all", "--villages", " 、"],
        ] {
            #expect(try draw(folder.path + "/a", arguments).status == 64, "\(arguments)")
        }
        let unknown = try draw(folder.path + "/a", ["--plan", "all", "--villages", "无此村"])
        #expect(unknown.status == 2 && unknown.errors.contains("无此村"))
        let nowhere = try BuiltProgram.run(["sample", "/nowhere", "--plan", "all"])
        #expect(nowhere.status == 2)
        let noPlan = try BuiltProgram.run(["sample", "estimate", "/nowhere/plan.json", "/nowhere"])
        #expect(noPlan.status == 2 && noPlan.errors.contains("plan.json"))
    }

    @Test("filled worksheets give an estimate, bad rows are refused with file and line")
    func estimate() throws {
        let folder = try TemporaryFolder()
        _ = try draw(
            folder.path + "/a",
            [
                "--plan", "stratified", "--of", "persons", "--size", "60", "--stratify", "village",
                "--seed", "5",
            ])
        let sheets = folder.path + "/a/sheets"
        let blank = try BuiltProgram.run([
            "sample", "estimate", folder.path + "/a/plan.json", sheets,
        ])
        #expect(blank.status == 0)
        #expect(blank.output.contains("不能判定") && blank.output.contains("未交回 60"))
        let filled = try WorksheetFilling(sheets).fill { number in number % 10 == 0 ? "有误" : "准确" }
        #expect(filled == 60)
        let run = try BuiltProgram.run([
            "sample", "estimate", folder.path + "/a/plan.json", sheets, "--lang", "en",
        ])
        #expect(run.output.contains("accurate 54, wrong 6, unverifiable 0, not returned 0"))
        #expect(run.output.contains("stratified mean, Korn–Graubard interval"))
        let estimate = ["sample", "estimate", folder.path + "/a/plan.json", sheets]
        let json = try BuiltProgram.run(estimate + ["--format", "json"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let counts = try #require(object["counts"] as? [String: Int])
        #expect(counts["right"] == 54 && counts["wrong"] == 6 && counts["pending"] == 0)
        let interval = try #require(object["interval"] as? [String: Double])
        let share = try #require(object["share"] as? Double)
        #expect(try #require(interval["low"]) < share && share < (interval["high"] ?? 0))
        #expect(json.status == run.status)
        let csv = try BuiltProgram.run(estimate + ["--format", "csv", "--lang", "en"])
        let rows = csv.output.components(separatedBy: "\r\n")
        #expect(rows[0].hasPrefix("\u{FEFF}group,name,units,drawn,right,wrong"))
        #expect(rows[1].hasPrefix("plan,") && rows[1].contains(",60,54,6,0,0,"))
        // A heading, the plan, a row a group, and what stands behind the last line end.
        let groups = try #require(object["groups"] as? [Any])
        #expect(rows.count == groups.count + 3)
        _ = try WorksheetFilling(sheets).fill { $0 == 1 ? "好" : $0 == 2 ? "无法核实" : "准确" }
        let bad = try BuiltProgram.run(["sample", "estimate", folder.path + "/a/plan.json", sheets])
        #expect(bad.status == 1)
        #expect(bad.errors.contains(".csv:2: 核查结果“好”"))
        #expect(bad.output.contains("无法核实 1") && bad.output.contains("1 行被退回"))
    }

    @Test("lots of LQAS and ISO 2859-1 carry their decision numbers")
    func lots() throws {
        let folder = try TemporaryFolder()
        let lqas = try draw(
            folder.path + "/l", ["--plan", "lqas", "--of", "persons", "--seed", "1"])
        #expect(lqas.status == 0 && lqas.output.contains("为合格"))
        let iso = try draw(
            folder.path + "/i",
            ["--plan", "iso2859", "--of", "persons", "--aql", "2.5", "--seed", "1", "--lang", "en"])
        #expect(iso.status == 0 && iso.output.contains("wrong pass"))
        #expect(try folder.text("i/plan.json").contains("\"letter\""))
        let pps = try draw(
            folder.path + "/p",
            ["--plan", "pps", "--of", "births", "--clusters", "3", "--size", "12", "--seed", "1"])
        #expect(pps.status == 0 && pps.output.contains("12"))
    }

    @Test("births are drawn from the audited period, though the export has other months too")
    func ofPeriod() throws {
        let folder = try TemporaryFolder()
        let made = try BuiltProgram.run([
            "synth", folder.path + "/c", "--births", "120", "--persons", "2000", "--villages", "20",
            "--from", "2013-05-01", "--to", "2013-06-30", "--seed", "3", "--format", "csv",
            "--encodings", "utf8", "--no-roster", "--rate", "formDeviation=0",
        ])
        #expect(made.status == 0, "\(made.errors)")
        let manifest = try folder.text("c/audit.yaml")
        try Data(manifest.replacing("to: 2013-06-30", with: "to: 2013-05-31").utf8)
            .write(to: URL(fileURLWithPath: folder.path + "/c/audit.yaml"))
        let files = try FileManager.default.contentsOfDirectory(
            atPath: folder.path + "/c/registry"
        ).filter { $0.hasPrefix("births-") }
        let days = try files.flatMap { file in
            try folder.text("c/registry/" + file).split(whereSeparator: \.isNewline).dropFirst(2)
                .map { $0.split(separator: ",", omittingEmptySubsequences: false)[3] }
        }
        let own = days.count { $0.hasPrefix("2013-05") }
        let run = try BuiltProgram.run([
            "sample", folder.path + "/c", "--out", folder.path + "/s", "--plan", "simple", "--of",
            "births", "--size", "10", "--seed", "1",
        ])
        let count = run.output.firstMatch(of: /从 ([0-9]+) 个本期出生人口个案/).flatMap { Int($0.1) }
        // Besides those of May what a case of the run speaks of, such as a date of another month.
        let drawn = try #require(count, "\(run.output)\(run.errors)")
        #expect(own > 30 && drawn >= own && drawn <= own + 6 && days.count > own + 30)
    }
}
