import Foundation
import Testing

/// A township's file left out of the export, as it happens: `births-*.csv` takes whatever is there.
@Suite("A file left out of the birth registry", .serialized)
struct PartialExportTests {
    /// The sample without the births of the township 520525201.
    private func sample() throws -> TemporaryFolder {
        let folder = try BundledSample.copy()
        try FileManager.default.removeItem(atPath: folder.path + "/registry/births-201.csv")
        return folder
    }

    private func missingBirths(_ county: String) throws -> (own: Int, all: Int) {
        let cases = try String(contentsOfFile: county + "/report/cases.jsonl", encoding: .utf8)
            .split(separator: "\n").filter { $0.contains("\"verdict\":\"missing\"") }
        return (cases.count { $0.contains("\"villageCode\":\"520525201") }, cases.count)
    }

    @Test("births of a township whose summaries tell of them aren't called missing, and it is said")
    func leftOut() throws {
        let folder = try sample()
        let county = folder.path
        let run = try BuiltProgram.run(["audit", county])
        #expect(run.output.contains("1 个乡镇的汇总报表有出生，而出生个案中一条也没有：新房彝族苗族乡"))
        let missing = try missingBirths(county)
        #expect(missing.own == 0 && missing.all > 10, "\(missing)")
        let english = try BuiltProgram.run(["audit", county, "--lang", "en"])
        #expect(english.output.contains("The summaries of a township tell of births"))
        // Sent this way the totals don't agree either.
        let gate = try BuiltProgram.run(["gate", county])
        #expect(gate.status == 1)
    }

    @Test("neither are they when no file has any record")
    func allLeftOut() throws {
        let folder = try sample()
        let county = folder.path
        let names = try FileManager.default.contentsOfDirectory(atPath: county + "/registry")
            .filter { $0.hasPrefix("births-") }
        for name in names {
            let path = county + "/registry/" + name
            let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
            // Records begin with the county's code; titles and heads stay.
            let kept = lines.filter { !$0.starts(with: Array("52".utf8)) }
            try Data(kept.joined(separator: [0x0A]))
                .write(to: URL(fileURLWithPath: path))
        }
        let run = try BuiltProgram.run(["audit", county])
        let missing = try missingBirths(county)
        // One is of no known village, which costs nobody anything.
        #expect(missing.own == 0 && missing.all <= 1, "\(missing)\(run.output)")
        #expect(run.output.contains("个乡镇的汇总报表有出生，而出生个案中一条也没有"))
    }

    @Test("a village left off the roll is named, and its births are nobody else's")
    func offTheRoll() throws {
        let folder = try BundledSample.copy()
        let county = folder.path
        let path = county + "/villages.csv"
        let before = try BuiltProgram.run(["audit", county])
        #expect(!before.output.contains("村居名册缺"))
        let deductions = try deductions(county)
        let village = "520525201202"
        // The police have all of its births in a village that stays on the roll.
        let entries = URL(fileURLWithPath: county + "/police/entries.csv")
        let bytes = Array(try Data(contentsOf: entries))
        let moved = bytes.replacing(Array(village.utf8), with: Array("520525201201".utf8))
        #expect(moved != bytes)
        try Data(moved).write(to: entries)
        let roll = try String(contentsOfFile: path, encoding: .utf8)
        try roll.split(separator: "\n").filter { !$0.contains(village) }
            .joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let run = try BuiltProgram.run(["audit", county])
        #expect(run.output.contains("村居名册缺 1 个村（居），而登记数据中有：\(village)（人口"), "\(run.output)")
        let english = try BuiltProgram.run(["audit", county, "--lang", "en"])
        #expect(english.output.contains("The roll of villages lacks a village that the registry"))
        #expect(try self.deductions(county) == deductions.filter { $0.key != village })
        let gate = try BuiltProgram.run(["gate", county])
        #expect(gate.output.contains("登记中有而名册缺的村（居）"), "\(gate.output)")
    }

    /// The line of each village without its rank.
    private func deductions(_ county: String) throws -> [String: String] {
        let lines = try String(contentsOfFile: county + "/report/deductions.csv", encoding: .utf8)
            .split(separator: "\n").dropFirst()
        return Dictionary(
            lines.compactMap { line in
                line.lastIndex(of: ",").map { (String(line.prefix(12)), String(line[..<$0])) }
            }, uniquingKeysWith: { $0 + "\n" + $1 })
    }

    @Test("a township that reported nothing, by its summaries too, is charged for what is missing")
    func silent() throws {
        let folder = try sample()
        let county = folder.path
        let path = county + "/monthly/summaries.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let kept = text.split(separator: "\n").filter { !$0.contains("520525201") }
        try kept.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let run = try BuiltProgram.run(["audit", county])
        #expect(!run.output.contains("一条也没有"))
        let missing = try missingBirths(county)
        #expect(missing.own > 30, "\(missing)")
    }
}
