import Foundation
import TestSupport
import Testing

@Suite("The ledger, by the built program", .serialized)
struct LedgerCommandTests {
    private let outputs = ["cases.jsonl", "deductions.csv", "index.html", "findings.jsonl"]

    @Test("recorded twice nothing changes; points are what they are without a ledger")
    func twice() throws {
        let county = try LedgerCounty()
        try county.audit()
        let first = try outputs.map { try county.text("report/" + $0) }
        let rows = try county.rows()
        try county.audit()
        #expect(try county.rows() == rows)
        #expect(try outputs.map { try county.text("report/" + $0) } == first)
        let manifest = try county.text("audit.yaml")
        try county.write("audit.yaml", manifest.replacing("\nledger: ledger.sqlite\n", with: "\n"))
        try county.audit()
        #expect(try county.text("report/deductions.csv") == first[1])
        #expect(!(try county.text("report/cases.jsonl").contains("\"ledger\"")))
    }

    @Test("two ledgers of the same data give the same reports")
    func deterministic() throws {
        let county = try LedgerCounty()
        try county.audit()
        let first = try outputs.map { try county.text("report/" + $0) }
        for end in ["", ".head"] {
            try FileManager.default.removeItem(atPath: try county.ledger + end)
        }
        try county.audit(["--threads", "1"])
        #expect(try outputs.map { try county.text("report/" + $0) } == first)
    }

    @Test("verdicts change points at once, and the village reads who, when and why")
    func verdicts() throws {
        let county = try LedgerCounty()
        try county.audit()
        let missing = try county.cases().filter {
            $0["verdict"] as? String == "missing"
                && ($0["ledger"] as? [String: Any])?["state"] as? String == "provisional"
        }
        let ids = missing.compactMap { $0["caseID"] as? String }
        try #require(ids.count >= 2)
        let how = ["--by", "李核查", "--seen", "入户见到母亲和出生证", "--on", "2013-06-10"]
        #expect(
            try county.hecha(
                ["verdict", "confirm", ids[0], "--parity", "4", "--policy", "outside"] + how
            ).status == 0)
        #expect(try county.hecha(["verdict", "overturn", ids[1]] + how).status == 0)
        #expect(try county.hecha(["verdict", "overturn", "NOSUCHCASE00"] + how).status == 2)
        try county.audit()
        let confirmed = try #require(try county.reported(ids[0]))
        #expect(confirmed["status"] as? String == "confirmed")
        #expect(confirmed["points"] as? Int == 7)
        #expect(confirmed["pointsMax"] as? Int == 7)
        let overturned = try #require(try county.reported(ids[1]))
        #expect(overturned["points"] as? Int == 0)
        let village = try #require(confirmed["villageCode"] as? String)
        let notice = try county.text("report/villages/\(village).html")
        for word in ["李核查", "2013-06-10", "入户见到母亲和出生证"] { #expect(notice.contains(word)) }
        #expect(try county.rows() > 0)
        let shown = try county.hecha(["cases", "show", ids[0]])
        #expect(shown.output.contains("李核查"))
        let sheet = try BuiltProgram.run(
            ["case", "show", ids[0], "--appeal", "--audit", try county.path, "--lang", "zh"])
        #expect(sheet.status == 0, "\(sheet.errors)")
        #expect(sheet.output.contains("申诉") && sheet.output.contains("政策外四孩"))
        let page = try BuiltProgram.run([
            "cases", "show", ids[0], "--appeal", "--format", "html", "--audit", try county.path,
        ])
        #expect(page.output.hasPrefix("<!DOCTYPE html>"))
    }

    @Test("files that move and rows that change places make no new case")
    func moved() throws {
        let county = try LedgerCounty()
        try county.audit()
        let before = try county.cases().compactMap { $0["caseID"] as? String }
        let folder = try county.path + "/registry"
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).first {
                $0.hasPrefix("births") && $0.hasSuffix(".csv")
            })
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        var lines = data.split(separator: UInt8(ascii: "\n")).map { Data($0) }
        let head = lines.removeFirst()
        let turned = ([head] + lines.reversed()).map { $0 + Data("\n".utf8) }.reduce(Data(), +)
        try turned.write(to: URL(fileURLWithPath: folder + "/" + name))
        try county.audit()
        #expect(try county.cases().compactMap { $0["caseID"] as? String } == before)
    }

    @Test("the right file settles what a wrong one charged, also where feeds number rows anew")
    func rightFile() throws {
        let folder = try TemporaryFolder()
        let county = folder.path + "/county"
        let made = try BuiltProgram.run([
            "synth", county, "--villages", "4", "--births", "120", "--persons", "800", "--seed",
            "21", "--format", "csv", "--encodings", "utf8", "--rate", "missing=0", "misreported=0",
        ])
        try #require(made.status == 0, "\(made.errors)")
        let manager = FileManager.default
        let name = try #require(
            try manager.contentsOfDirectory(atPath: county + "/registry").first {
                $0.hasPrefix("births")
            })
        let path = "county/registry/" + name
        let births = try folder.text(path)
        let lines = births.split(separator: "\n")
        try folder.write(
            path,
            lines.enumerated().filter { $0.0 % 3 != 1 }.map(\.1)
                .joined(separator: "\n"))
        let ledger = ["--ledger", folder.path + "/ledger.sqlite"]
        func states() throws -> [String] {
            let run = try BuiltProgram.run(["cases", "--format", "json"] + ledger)
            let cases =
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
            return (cases ?? []).filter { $0["verdict"] as? String == "missing" }
                .compactMap { ($0["ledger"] as? [String: Any])?["state"] as? String }
        }
        _ = try BuiltProgram.run(["audit", county, "--quiet"] + ledger)
        let charged = try states().count
        #expect(charged > 20)
        try folder.write(path, births)
        for feed in ["hospital", "police", "vaccination"] {
            for file in try manager.contentsOfDirectory(atPath: county + "/" + feed)
            where file.hasSuffix(".csv") && !file.contains("roster") {
                let place = "county/\(feed)/\(file)"
                let rows = try folder.text(place).split(separator: "\n").map {
                    $0.split(separator: ",", maxSplits: 1)
                }
                let shifted = rows.dropFirst(2).map(\.[0]) + [rows[1][0]]
                try folder.write(
                    place,
                    ([rows[0].joined(separator: ",")]
                        + zip(shifted, rows.dropFirst()).map { "\($0),\($1[1])" })
                        .joined(separator: "\n"))
            }
        }
        _ = try BuiltProgram.run(["audit", county, "--quiet"] + ledger)
        let now = try states()
        #expect(now.count == charged && now.allSatisfy { $0 == "corrected" }, "\(now)")
    }

    @Test("two processes at once leave one run, whole")
    func atOnce() throws {
        let county = try LedgerCounty()
        let both = try (0..<2).map { _ in
            try BuiltProgram.start(["audit", try county.path, "--quiet"])
        }
        for process in both { process.waitUntilExit() }
        #expect(both.allSatisfy { $0.terminationStatus <= 1 })
        let rows = try county.rows()
        let ids = try county.cases().compactMap { $0["caseID"] as? String }
        #expect(Set(ids).count == ids.count && rows == ids.count + 4)
        let id = try #require(ids.first)
        let writers = try (0..<6).map { number in
            try BuiltProgram.start([
                "verdict", "waive", id, "--until", "2013-12-31", "--by", "核查员\(number)", "--seen",
                "x", "--on", "2013-06-10", "--ledger", try county.ledger,
            ])
        }
        for process in writers { process.waitUntilExit() }
        #expect(writers.allSatisfy { $0.terminationStatus == 0 })
        #expect(try county.rows() == rows + 6)
    }

    @Test("revealed values are written down; a look at one case writes nothing")
    func reveal() throws {
        let county = try LedgerCounty()
        try county.audit()
        let rows = try county.rows()
        let id = try #require(try county.cases().first?["caseID"] as? String)
        _ = try BuiltProgram.run(["cases", "show", id, "--appeal", "--audit", try county.path])
        #expect(try county.rows() == rows)
        try county.audit(["--reveal"])
        #expect(try county.rows() == rows + 1)
    }

    @Test("filled worksheets become verdicts, all or none, and change points")
    func imported() throws {
        let county = try LedgerCounty()
        try county.audit()
        let folder = try TemporaryFolder()
        let drawn = try BuiltProgram.run([
            "sample", try county.path, "--plan", "all", "--seed", "1", "--out", folder.path + "/a",
        ])
        try #require(drawn.status == 0, "\(drawn.errors)")
        let sheets = folder.path + "/a/sheets"
        let ledger = ["--ledger", try county.ledger]
        let rows = try WorksheetFilling(sheets).fill { $0 == 2 ? "大概属实" : "不属实" }
        let before = try county.rows()
        let refused = try BuiltProgram.run(["verdict", "import", sheets] + ledger)
        #expect(refused.status == 1 && refused.errors.contains("大概属实"))
        #expect(refused.errors.contains("一条也没有记"))
        #expect(try county.rows() == before)
        #expect(try WorksheetFilling(sheets).fill { _ in "不属实" } == rows)
        let run = try BuiltProgram.run(["verdict", "import", sheets] + ledger)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("记下 \(rows) 条结论"), "\(run.output)")
        let again = try BuiltProgram.run(["verdict", "import", sheets] + ledger)
        #expect(again.output.contains("记下 0 条结论，\(rows) 条此前已记"))
        // Nobody is sent to look again at what is settled.
        let second = try BuiltProgram.run([
            "sample", try county.path, "--plan", "all", "--seed", "1", "--out", folder.path + "/b",
        ])
        #expect(second.status == 2, "\(second.output)\(second.errors)")
        try county.audit()
        for line in try county.text("report/deductions.csv").split(separator: "\n").dropFirst() {
            #expect(line.contains(",0,0,0,0,0,"), "\(line)")
        }
        #expect(try county.verify().status == 0)
    }

    @Test("an edited ledger is found out; a copy is whole")
    func verifyAndBackup() throws {
        let county = try LedgerCounty()
        try county.audit()
        let copy = try county.path + "/copy.sqlite"
        #expect(
            try BuiltProgram.run(["ledger", "backup", try county.ledger, copy]).status == 0)
        #expect(try BuiltProgram.run(["ledger", "verify", copy]).status == 0)
        #expect(
            try BuiltProgram.run(["ledger", "backup", try county.ledger, copy]).status == 2)
        let file = URL(fileURLWithPath: try county.ledger)
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.range(of: Data("\"status\":\"provisional\"".utf8)))
        bytes.replaceSubrange(place, with: Data("\"status\":\"provisiona1\"".utf8))
        try bytes.write(to: file)
        let found = try county.verify()
        #expect(found.status == 1, "\(found.output) \(found.errors)")
    }

    @Test("on a disk for reading it is verified, listed and copied, and takes no verdict")
    func readOnly() throws {
        let county = try LedgerCounty()
        try county.audit()
        let id = try #require(try county.cases().first?["caseID"] as? String)
        let manager = FileManager.default
        let folder = try TemporaryFolder()
        let shelf = folder.path + "/归档 %20?"
        try manager.createDirectory(atPath: shelf, withIntermediateDirectories: false)
        let ledger = shelf + "/ledger.sqlite"
        for end in ["", ".head"] {
            try manager.copyItem(atPath: try county.ledger + end, toPath: ledger + end)
        }
        // The folder of the test is nobody's but its owner's.
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: shelf)
        defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shelf) }
        func hecha(_ arguments: [String]) throws -> BuiltProgram.Outcome {
            try BuiltProgram.runWithoutRights(arguments, copiedTo: folder.path)
        }
        let before = try manager.contentsOfDirectory(atPath: shelf).sorted()
        for arguments in [
            ["ledger", "verify", ledger], ["cases", "--ledger", ledger],
            ["cases", "show", id, "--ledger", ledger],
        ] {
            let run = try hecha(arguments)
            #expect(run.status == 0, "\(arguments) \(run.errors)")
        }
        let place = folder.path + "/copies"
        try manager.createDirectory(atPath: place, withIntermediateDirectories: false)
        try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: place)
        let copied = try hecha(["ledger", "backup", ledger, place + "/copy.sqlite"])
        #expect(copied.status == 0, "\(copied.errors)")
        #expect(try BuiltProgram.run(["ledger", "verify", place + "/copy.sqlite"]).status == 0)
        let refused = try hecha([
            "verdict", "overturn", id, "--by", "李核查", "--seen", "x", "--on", "2013-06-10",
            "--ledger", ledger,
        ])
        #expect(refused.status == 2 && refused.errors.contains(ledger), "\(refused.errors)")
        #expect(try manager.contentsOfDirectory(atPath: shelf).sorted() == before)
    }

    /// `HECHA_KILLS` sets the number of moments.
    @Test("killed at any moment it loses nothing that was acknowledged and charges nothing twice")
    func killed() throws {
        let kills = ProcessInfo.processInfo.environment["HECHA_KILLS"].flatMap { Int($0) } ?? 20
        let county = try LedgerCounty()
        let clock = ContinuousClock()
        let whole = try clock.measure { try county.audit() }
        let ids = try county.cases().compactMap { $0["caseID"] as? String }
        let points = try county.text("report/deductions.csv")
        let fresh = try LedgerCounty()
        var numbers = SeededNumbers(seed: UInt64(kills))
        var acknowledged = 0
        for kill in 0..<kills {
            let isVerdict =
                try kill % 2 == 1 && FileManager.default.fileExists(atPath: fresh.ledger)
            let listed = isVerdict ? try fresh.cases().compactMap { $0["caseID"] as? String } : []
            let process: Process
            if let id = listed.first {
                process = try BuiltProgram.start([
                    "verdict", "unverifiable", id, "--by", "核查员\(kill)", "--seen", "x", "--on",
                    "2013-06-10", "--ledger", try fresh.ledger,
                ])
            } else {
                process = try BuiltProgram.start(["audit", try fresh.path, "--quiet"])
            }
            let span = listed.isEmpty ? whole : .milliseconds(300)
            Thread.sleep(forTimeInterval: span / .seconds(1) * Double(numbers.below(1000)) / 1000)
            process.endAtOnce()
            if process.terminationReason == .exit, !listed.isEmpty { acknowledged += 1 }
            guard FileManager.default.fileExists(atPath: try fresh.ledger) else { continue }
            #expect(try fresh.verify().status == 0, "after kill \(kill)")
            let now = try fresh.cases()
            #expect(now.isEmpty || now.count == ids.count, "after kill \(kill)")
        }
        try fresh.audit()
        #expect(try fresh.cases().compactMap { $0["caseID"] as? String } == ids)
        #expect(try fresh.text("report/deductions.csv") == points)
        // The beginning, the run and its figures aside.
        let rows = try fresh.rows() - 3 - ids.count
        #expect(rows >= acknowledged && rows <= kills)
    }
}
