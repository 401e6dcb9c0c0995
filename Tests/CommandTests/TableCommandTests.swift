import Foundation
import Testing

@Suite("Penalty tables, as a person tries them", .serialized)
struct TableCommandTests {
    private static let example = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Samples/penalty-tables/by-kind.yaml").path

    @Test("the built-in table and the example are in order")
    func sound() throws {
        let run = try BuiltProgram.run(["table", "check", "nayong-2013", Self.example])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("可用：nayong-2013，10 行"))
        #expect(lines[1].hasPrefix("可用：by-kind，4 行"))
    }

    @Test("what can't be used is said with its line, and fails", arguments: ["zh", "en"])
    func unsound(language: String) throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOfFile: Self.example, encoding: .utf8)
        let broken = try folder.write(
            "gap.yaml", text.replacingOccurrences(of: "uncharged: [missing-newlyweds]", with: ""))
        let run = try BuiltProgram.run(
            ["table", "check", broken, Self.example, "--lang", language])
        #expect(run.status == 1)
        #expect(run.output.contains("gap.yaml:16: "))
        #expect(run.output.contains("missing-newlyweds"))
        #expect(run.output.contains(language == "zh" ? "可用：by-kind" : "In order: by-kind"))
        let missing = try BuiltProgram.run(["table", "explain", folder.path + "/no.yaml"])
        #expect(missing.status == 2 && missing.errors.contains("nayong-2013"))
    }

    @Test("where there is no table it isn't called an unsound one")
    func absent() throws {
        let folder = try TemporaryFolder()
        let run = try BuiltProgram.run([
            "table", "check", folder.path + "/no.yaml", "nayong-2013", "--lang", "en",
        ])
        #expect(run.status == 2 && run.errors.contains("No penalty table"))
        #expect(run.output.hasPrefix("In order: nayong-2013"))
        let directory = try BuiltProgram.run(["table", "check", folder.path, "--lang", "en"])
        #expect(directory.status == 2 && directory.errors.contains("is a folder"))
    }

    @Test("readings that no row of the table hangs on aren't shown")
    func readings() throws {
        let own = try BuiltProgram.run(["table", "explain", "nayong-2013"]).output
        for name in ["missingFourPlus", "perBirth", "sex", "household", "supplemented"] {
            #expect(own.contains("  \(name): "))
        }
        let other = try BuiltProgram.run(["table", "explain", Self.example]).output
        #expect(!other.contains("missingFourPlus") && !other.contains("  sex: "))
        #expect(other.contains("  perBirth: ") && other.contains("  household: "))
    }

    /// Worked by hand from the clauses.
    @Test(
        "what each case costs",
        arguments: [
            ("nayong-2013", "出生漏报，政策外，第 1 孩", "2"),
            ("nayong-2013", "出生漏报，政策外，第 5 孩", "9"),
            ("nayong-2013", "出生漏报，政策属性不明，第 1 孩", "2 (2–3)"),
            ("nayong-2013", "出生漏报，政策属性和孩次都不明（至多第 4 孩）", "2 (2–7)"),
            ("nayong-2013", "出生错报，3 项（含性别）", "2"), ("nayong-2013", "整户漏报，5 人", "3"),
            ("by-kind", "出生漏报，政策外，第 5 孩", "1.5"),
            ("by-kind", "出生漏报，政策属性和孩次都不明（至多第 4 孩）", "1.5"),
            ("by-kind", "出生错报，3 项（含性别）", "0.75"), ("by-kind", "整户漏报，5 人", "3.5"),
            ("by-kind", "新婚户漏报", "0"),
        ])
    func prices(table: String, charge: String, points: String) throws {
        let name = table == "by-kind" ? Self.example : table
        let run = try BuiltProgram.run(["table", "explain", name])
        #expect(run.status == 0)
        let line = run.output.split(separator: "\n").first {
            $0.trimmingCharacters(in: .whitespaces).hasPrefix(charge + " ")
        }
        let rest = try #require(line).components(separatedBy: charge).last ?? ""
        #expect(rest.trimmingCharacters(in: .whitespaces).hasPrefix(points + "  "), "\(rest)")
    }
}
