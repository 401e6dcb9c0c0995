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
