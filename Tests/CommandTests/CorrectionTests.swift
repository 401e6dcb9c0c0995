import Foundation
import Testing

/// Two months of one county: five births are missing from May's registry, and June's has them.
private struct TwoMonths {
    let folder: TemporaryFolder
    let may: String
    let june: String
    private let registry: String
    private let supplied: String
    /// The same without what was missing from May's.
    private let withheld: String

    init() throws {
        folder = try TemporaryFolder()
        may = try SoundCounty.make(in: folder, "ledger: \(folder.path)/ledger.sqlite")
        june = folder.path + "/june"
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: may + "/registry")
                .filter { $0.hasPrefix("births") && $0.hasSuffix(".csv") }.sorted().first)
        registry = "/registry/" + name
        var lines = try String(contentsOfFile: may + registry, encoding: .utf8)
            .components(separatedBy: "\n")
        let head = try #require(
            lines.firstIndex { $0.contains("出生个案编码") || $0.contains("birthID") })
        let titles = lines[head].trimmingCharacters(in: .whitespacesAndNewlines)
            .components(separatedBy: ",")
        func place(_ names: String...) throws -> Int {
            try #require(titles.firstIndex { names.contains($0) })
        }
        let taken = Array(lines[head + 1...head + 5])
        lines.removeSubrange(head + 1...head + 5)
        try FileManager.default.copyItem(atPath: may, toPath: june)
        try lines.joined(separator: "\n").write(
            toFile: may + registry, atomically: true, encoding: .utf8)
        let reported = try place("上报日期", "reportedAt")
        let late = taken.map { Self.row($0, [reported: "2013-06-20"]) }
        // A birth of June, so that the registry is seen to speak of that month.
        let own = Self.row(
            taken[0],
            [
                0: "520525201306009999", try place("出生日期", "birthDate"): "2013-06-02",
                try place("婴儿身份证号", "idNumber"): "",
                try place("出生医学证明编号", "certificateNumber"): "",
                try place("母亲身份证号", "motherIDNumber"): "",
                try place("母亲姓名", "motherName"): "欧阳新月", reported: "2013-06-10",
            ])
        lines.insert(own, at: head + 1)
        withheld = lines.joined(separator: "\n")
        lines.insert(contentsOf: late, at: head + 1)
        supplied = lines.joined(separator: "\n")
        try supplied.write(toFile: june + registry, atomically: true, encoding: .utf8)
        let manifest = try folder.text("june/audit.yaml")
        let moved = manifest.replacing(
            "from: 2013-05-01, to: 2013-05-31", with: "from: 2013-06-01, to: 2013-06-30")
        try #require(moved != manifest)
        try folder.write("june/audit.yaml", moved)
    }

    private static func row(_ line: String, _ changes: [Int: String]) -> String {
        var cells = line.components(separatedBy: ",")
        for (place, text) in changes { cells[place] = text }
        return cells.joined(separator: ",")
    }

    /// The village hands in May's registry once more, with what was missing.
    func supplyMay() throws {
        try supplied.write(toFile: may + registry, atomically: true, encoding: .utf8)
    }

    /// June's registry lacks May's births as well.
    func withholdJune() throws {
        try withheld.write(toFile: june + registry, atomically: true, encoding: .utf8)
    }

    func audit(_ path: String) throws {
        let run = try BuiltProgram.run(["audit", path, "--quiet"])
        #expect(run.status <= 1, "\(run.errors)")
    }

    func objects(_ path: String) throws -> [[String: Any]] {
        try folder.text(path).split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    func json(_ arguments: [String]) throws -> [[String: Any]] {
        let run = try BuiltProgram.run(
            arguments + ["--ledger", folder.path + "/ledger.sqlite", "--format", "json"])
        #expect(run.status == 0, "\(run.errors)")
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
            ?? []
    }

    /// What the account of a span that begins on the day comes to: points at the minimum, births
    /// reported since.
    func account(
        _ span: String, from day: String, _ more: [String] = []
    ) throws -> (points: Double, supplemented: Int) {
        let rows = try json(["cases", "account", span, "--audit", may] + more)
            .filter { $0["from"] as? String == day }
        func sum(_ name: String) -> Double {
            rows.reduce(0) { $0 + (($1[name] as? NSNumber)?.doubleValue ?? 0) }
        }
        return (sum("confirmed") + sum("provisional"), Int(sum("supplemented")))
    }
}

@Suite("Corrections from month to month", .serialized)
struct CorrectionTests {
    @Test("a birth supplied in the next month is marked, and costs what the table has for it, once")
    func supplied() throws {
        let county = try TwoMonths()
        try county.audit(county.may)
        let missing = try county.objects("county/report/cases.jsonl").filter {
            $0["verdict"] as? String == "missing" && ($0["points"] as? NSNumber)?.intValue ?? 0 > 0
        }
        let ids = Set(missing.compactMap { $0["caseID"] as? String })
        try #require(!ids.isEmpty)
        let points = missing.reduce(0) { $0 + (($1["points"] as? NSNumber)?.doubleValue ?? 0) }
        let before = try county.account("month", from: "2013-05-01")
        #expect(before.points >= points && before.supplemented == 0)

        try county.audit(county.june)
        let listed = try county.json(["cases", "--audit", county.may])
            .filter { ids.contains($0["caseID"] as? String ?? "") }
        #expect(listed.count == ids.count)
        for one in listed {
            let ledger = try #require(one["ledger"] as? [String: Any])
            #expect(ledger["settledAs"] as? String == "corrected")
            #expect(ledger["supplemented"] as? Bool == true)
        }
        // June's own account has nothing of it: an event is charged in one month.
        let june = try county.objects("june/report/cases.jsonl").filter {
            ids.contains($0["caseID"] as? String ?? "")
        }
        #expect(june.allSatisfy { ($0["points"] as? NSNumber)?.intValue == 0 })
        let after = try county.account("month", from: "2013-05-01")
        #expect(after.points == before.points && after.supplemented == ids.count)
        let sums = [
            after.points + (try county.account("month", from: "2013-06-01").points),
            try county.account("quarter", from: "2013-04-01").points,
            try county.account("year", from: "2012-10-01").points,
        ]
        #expect(Set(sums).count == 1, "\(sums)")
        let id = try #require(ids.first)
        let story = try BuiltProgram.run([
            "case", "show", id, "--audit", county.may, "--lang", "zh",
        ])
        #expect(story.output.contains("已补报"), "\(story.output)")
    }

    @Test("an appeal sheet is printed where the evidence is, and asked for there elsewhere")
    func appeal() throws {
        let county = try TwoMonths()
        try county.audit(county.may)
        try county.withholdJune()
        try county.audit(county.june)
        let carried = try #require(
            try county.objects("june/report/cases.jsonl").first {
                ($0["ledger"] as? [String: Any])?["carriedOver"] as? Bool == true
                    && $0["verdict"] as? String == "missing"
            })
        let id = try #require(carried["caseID"] as? String)
        let elsewhere = try BuiltProgram.run(
            ["case", "show", id, "--appeal", "--audit", county.june, "--lang", "en"])
        #expect(elsewhere.status == 2 && elsewhere.errors.contains("belongs to 2013-05"))
        #expect(elsewhere.output.isEmpty)
        let own = try BuiltProgram.run(
            ["case", "show", id, "--appeal", "--audit", county.may, "--lang", "en"])
        #expect(own.status == 0 && own.output.contains("2013-05-"), "\(own.errors)")
    }

    @Test("May's own report says so, and a table that waives it takes the points away")
    func reported() throws {
        let county = try TwoMonths()
        try county.audit(county.may)
        let first = try county.objects("county/report/cases.jsonl").filter {
            $0["verdict"] as? String == "missing" && ($0["points"] as? NSNumber)?.intValue ?? 0 > 0
        }
        let one = try #require(first.first)
        let id = try #require(one["caseID"] as? String)
        let village = try #require(one["villageCode"] as? String)
        try county.supplyMay()
        try county.audit(county.may)
        func now() throws -> [String: Any] {
            try #require(
                try county.objects("county/report/cases.jsonl").first {
                    $0["caseID"] as? String == id
                })
        }
        let kept = try now()
        #expect((kept["points"] as? NSNumber) == (one["points"] as? NSNumber))
        #expect((kept["ledger"] as? [String: Any])?["supplemented"] as? Bool == true)
        #expect(try county.folder.text("county/report/villages/\(village).html").contains("已补报"))

        let published = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Schemas/penalty-tables/nayong-2013.yaml")
        let table = try String(contentsOf: published, encoding: .utf8)
            .replacing("supplemented: keep", with: "supplemented: waive")
        let waiving = try county.folder.write("county/waiving.yaml", table)
        let manifest = try county.folder.text("county/audit.yaml")
        try county.folder.write(
            "county/audit.yaml",
            manifest.replacing("penaltyTable: nayong-2013", with: "penaltyTable: waiving.yaml"))
        let keeping = try county.account("month", from: "2013-05-01", ["--table", "nayong-2013"])
        let waived = try county.account("month", from: "2013-05-01", ["--table", waiving])
        #expect(keeping.points > waived.points && keeping.supplemented == waived.supplemented)
        try county.audit(county.may)
        #expect(try now()["points"] as? Int == 0)
    }
}
