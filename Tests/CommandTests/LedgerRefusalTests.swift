import Foundation
import Testing

@Suite("What the ledger's commands refuse, and in which words", .serialized)
struct LedgerRefusalTests {
    /// An audited county with the identifier of one of its cases.
    private func audited() throws -> (county: LedgerCounty, caseID: String) {
        let county = try LedgerCounty()
        try county.audit()
        return (county, try #require(try county.cases().first?["caseID"] as? String))
    }

    @Test("rows on cases the ledger doesn't have are refused by line, and nothing is recorded")
    func unknownCases() throws {
        let (county, _) = try audited()
        let folder = try TemporaryFolder()
        let drawn = try BuiltProgram.run([
            "sample", try county.path, "--plan", "all", "--seed", "1", "--out", folder.path + "/a",
        ])
        try #require(drawn.status == 0, "\(drawn.errors)")
        let sheets = folder.path + "/a/sheets"
        let count = try WorksheetFilling(sheets).fill { _ in "属实" }
        // Another county of the same code: its ledger has other cases.
        let other = try LedgerCounty(seed: 4)
        try other.audit()
        let before = try other.rows()
        for (language, reason) in [("zh", "台账里没有个案"), ("en", "The ledger has no case")] {
            let run = try BuiltProgram.run([
                "verdict", "import", sheets, "--ledger", try other.ledger, "--lang", language,
            ])
            #expect(run.status == 1, "\(run.errors)")
            let told = run.errors.split(separator: "\n").filter { $0.contains(reason) }
            #expect(told.count == count)
            let isPlaced = told.allSatisfy { $0.firstMatch(of: #/csv:[0-9]+: /#) != nil }
            #expect(isPlaced, "\(run.errors)")
        }
        #expect(try other.rows() == before)
    }

    @Test("an appeal sheet in English has Chinese in names and the clause alone")
    func englishAppeal() throws {
        let (county, _) = try audited()
        let own = try county.cases().first { $0["verdict"] as? String == "missing" }
        let id = try #require(own?["caseID"] as? String)
        let run = try county.hecha([
            "cases", "show", id, "--appeal", "--audit", try county.path,
        ])
        #expect(run.status == 0, "\(run.errors)")
        let coded = run.output.split(separator: "\n").filter { line in
            ["sex ", "parity", "policy status", "relation"].contains(where: line.hasPrefix)
        }
        #expect(coded.contains { $0.contains("male (") })
        #expect(coded.allSatisfy { $0.firstMatch(of: /\p{Han}/) == nil }, "\(coded)")
        #expect(run.output.firstMatch(of: /Missing birth[^\n]*: “/) != nil)
    }

    @Test("accounts made of the ledger alone name the villages its runs named")
    func villageNames() throws {
        let (county, _) = try audited()
        let elsewhere = try TemporaryFolder()
        let run = try county.hecha(["cases", "account", "month", "--audit", elsewhere.path])
        #expect(run.status == 0, "\(run.errors)")
        let named = try county.hecha(["cases", "account", "month", "--audit", try county.path])
        #expect(run.output == named.output)
        #expect(run.output.firstMatch(of: /5205[0-9]{8} +\p{Han}/) != nil, "\(run.output)")
    }

    @Test("no command goes on with a ledger that was cut off, and each names the way out")
    func tampered() throws {
        let (county, id) = try audited()
        let note = URL(fileURLWithPath: try county.ledger + ".head")
        let honest = try Data(contentsOf: note)
        let report = try county.text("report/cases.jsonl")
        for text in ["999 \(String(repeating: "a", count: 64))\n", ""] {
            try Data(text.utf8).write(to: note)
            let how = ["--by", "李核查", "--seen", "x", "--on", "2013-06-10"]
            for arguments in [
                ["cases"], ["cases", "show", id], ["verdict", "overturn", id] + how,
                ["cases", "account", "month", "--audit", try county.path],
            ] {
                let run = try county.hecha(arguments)
                #expect(run.status == 2, "\(arguments)")
                #expect(run.errors.contains("hecha ledger verify"), "\(arguments) \(run.errors)")
                #expect(run.output.isEmpty)
            }
            for command in ["audit", "gate"] {
                let run = try BuiltProgram.run([command, try county.path])
                #expect(run.status == 2 && run.errors.contains("hecha ledger verify"))
            }
            let copy = try BuiltProgram.run(
                ["ledger", "backup", try county.ledger, try county.path + "/copy.sqlite"])
            #expect(copy.status == 2)
            #expect(try county.verify().status == 1)
        }
        #expect(try county.text("report/cases.jsonl") == report)
        try honest.write(to: note)
        try county.audit()
    }

    @Test("a folder for a ledger, an appeal sheet that isn't one, a name that steers a terminal")
    func mistakes() throws {
        let (county, id) = try audited()
        let folder = try BuiltProgram.run(["cases", "--ledger", try county.path, "--lang", "en"])
        #expect(folder.status == 2 && folder.errors.contains("is a folder"), "\(folder.errors)")
        let html = try county.hecha(["cases", "show", id, "--format", "html"])
        #expect(html.status == 64 && html.errors.contains("--appeal"))
        let rows = try county.rows()
        for how in [
            ["overturn", id, "--by", "李\u{1B}[31m核查", "--seen", "x"],
            ["overturn", id, "--by", "李核查", "--seen", "x", "--on", "1900-01-01"],
            ["waive", id, "--by", "李核查", "--seen", "x", "--until", "9999-12-31"],
            ["confirm", id, "--by", "李核查", "--seen", "x", "--parity", "16"],
        ] {
            let run = try county.hecha(["verdict"] + how)
            #expect(run.status == 2, "\(how): \(run.errors)")
            #expect(!run.errors.contains("\u{1B}"))
        }
        #expect(try county.rows() == rows)
        let missing = try BuiltProgram.run(
            ["verdict", "import", "/nowhere/a.csv", "--ledger", try county.ledger, "--lang", "en"])
        #expect(missing.status == 2 && missing.errors.contains("no worksheet /nowhere/a.csv"))
    }

    @Test("a parity nobody has is refused with file and line, before anything is written")
    func parity() throws {
        let (county, _) = try audited()
        let folder = try TemporaryFolder()
        _ = try BuiltProgram.run([
            "sample", try county.path, "--plan", "all", "--seed", "1", "--out", folder.path + "/a",
        ])
        let sheets = folder.path + "/a/sheets"
        _ = try WorksheetFilling(sheets).fill { _ in "属实" }
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: sheets)
                .filter { $0.hasSuffix(".csv") }.sorted().first)
        let text = try folder.text("a/sheets/" + name)
        try folder.write(
            "a/sheets/" + name, text.replacing("属实,,,", with: "属实,16,,", maxReplacements: 1))
        let rows = try county.rows()
        for given in [sheets, folder.path + "/a"] {
            let run = try BuiltProgram.run(
                ["verdict", "import", given, "--ledger", try county.ledger])
            #expect(run.status == 1, "\(run.errors)")
            #expect(run.errors.contains("\(name):2: 实际孩次“16”不是 1 至 15"), "\(run.errors)")
        }
        #expect(try county.rows() == rows)
    }

    @Test("a confirmed case's reason says what was found, and no longer what was open")
    func reason() throws {
        let county = try LedgerCounty()
        try county.audit()
        let id = try #require(
            try county.cases().first {
                $0["verdict"] as? String == "missing"
                    && ($0["ledger"] as? [String: Any])?["state"] as? String == "provisional"
            }?["caseID"] as? String)
        func reason() throws -> String {
            let object = try #require(try county.reported(id)?["reason"] as? [String: String])
            return (object["zh"] ?? "") + (object["en"] ?? "")
        }
        #expect(try reason().contains("核实前暂计"))
        let run = try county.hecha([
            "verdict", "confirm", id, "--parity", "3", "--policy", "outside", "--by", "李核查",
            "--seen", "见母婴", "--on", "2013-06-10",
        ])
        #expect(run.status == 0, "\(run.errors)")
        try county.audit()
        let told = try reason()
        for word in ["暂计", "未知", "Provisional", "unknown"] { #expect(!told.contains(word)) }
        #expect(told.contains("经核实：确认属实，3 孩，政策外。"))
        #expect(told.contains("Verified: confirmed, parity 3, outside policy."))
    }
}
