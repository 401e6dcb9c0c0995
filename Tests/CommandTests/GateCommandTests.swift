import Foundation
import TestSupport
import Testing

@Suite("The gate before upload", .serialized)
struct GateCommandTests {
    private func lines(_ run: BuiltProgram.Outcome) -> [String] {
        run.output.split(separator: "\n").map(String.init)
    }

    @Test("sound data pass; the package holds them in the exchange format, and is told whole")
    func passes() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        let run = try BuiltProgram.run(["gate", county])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(lines(run).count == 10 && lines(run).dropLast().allSatisfy { $0.hasPrefix("✓") })
        let package = county + "/upload"
        let births = try String(contentsOfFile: package + "/registry.births.xml", encoding: .utf8)
        let manifest = try String(contentsOfFile: package + "/manifest.json", encoding: .utf8)
        let records = births.components(separatedBy: "<birth>").count - 1
        #expect(records >= 60 && manifest.contains("\"records\" : \(records),"))
        #expect(try BuiltProgram.run(["gate", "--verify", package]).status == 0)
        // xmllint is no part of this project: another judge of the same schema.
        let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Schemas/registry.births.xsd").path
        let lint = try #require(ExternalTool.xmllint).run([
            "--noout", "--schema", schema, package + "/registry.births.xml",
        ])
        #expect(lint.status == 0, "\(lint.output)")
        // The package isn't read as a further source, and is written anew.
        let again = try BuiltProgram.run(["gate", county])
        #expect(again.output == run.output && again.status == 0)
        #expect(
            try String(contentsOfFile: package + "/registry.births.xml", encoding: .utf8) == births)
    }

    @Test("each condition that isn't met is told with its figure, and nothing is written")
    func fails() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder, "gate: {accuracy: 1, entryRate: 1}")
        let births = try #require(
            try FileManager.default.contentsOfDirectory(atPath: county + "/registry")
                .filter { $0.hasPrefix("births") }.sorted().first)
        let path = county + "/registry/" + births
        var rows = try String(contentsOfFile: path, encoding: .utf8)
            .components(separatedBy: births.hasSuffix(".xml") ? "  <birth>" : "\n")
        rows.remove(at: 1)
        try rows.joined(separator: births.hasSuffix(".xml") ? "  <birth>" : "\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        let run = try BuiltProgram.run(["gate", county, "--lang", "en"])
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        let accuracy = lines(run).first { $0.contains("accuracy of births") } ?? ""
        #expect(accuracy.hasPrefix("✗") && accuracy.contains("≥ 100 %"), "\(run.output)")
        #expect(accuracy.hasSuffix("not met"))
        #expect(!FileManager.default.fileExists(atPath: county + "/upload"))
        let json = try BuiltProgram.run(["gate", county, "--format", "json"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(object["passed"] as? Bool == false)
        let conditions = try #require(object["conditions"] as? [[String: Any]])
        let unmet = conditions.filter { $0["standing"] as? String == "unmet" }
            .compactMap { $0["name"] as? String }
        #expect(unmet.contains("accuracy") && unmet.contains("entryRate"))
        let junit = try BuiltProgram.run(["gate", county, "--format", "junit"])
        #expect(JUnitConstraints.violations(in: junit.output).isEmpty)
    }

    @Test(
        "a register that lacks most of some villages' people isn't sent, and accuses nobody there")
    func register() throws {
        let folder = try BundledSample.copy()
        let county = folder.path
        func standing() throws -> (condition: String?, missing: Int) {
            let run = try BuiltProgram.run(["gate", county, "--format", "json"])
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let conditions = try #require(object["conditions"] as? [[String: Any]])
            _ = try BuiltProgram.run(["audit", county, "--quiet"])
            let cases = try String(
                contentsOfFile: county + "/report/cases.jsonl", encoding: .utf8)
            return (
                conditions.first { $0["name"] as? String == "register" }?["standing"] as? String,
                cases.matches(of: /"verdict": ?"missing-(person|household)"/).count
            )
        }
        let whole = try standing()
        #expect(whole.condition == "met" && whole.missing > 0)
        let path = county + "/registry/persons.csv"
        let rows = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
        try Data(rows.prefix(rows.count / 2).joined(separator: [0x0A]))
            .write(to: URL(fileURLWithPath: path))
        let half = try standing()
        #expect(half.condition == "unmet")
        #expect(half.missing < whole.missing + 10, "\(half) \(whole)")
    }

    @Test("what wasn't given can't be shown, and isn't passed unless it is switched off")
    func undecided() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        try FileManager.default.removeItem(atPath: county + "/monthly")
        let manifest = URL(fileURLWithPath: county + "/audit.yaml")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        let kept = text.components(separatedBy: "\n").filter { !$0.contains("monthly/") }
            .joined(separator: "\n")
        try Data(kept.utf8).write(to: manifest)
        let run = try BuiltProgram.run(["gate", county])
        #expect(run.status == 1)
        #expect(lines(run).count { $0.hasPrefix("?") } == 2)
        try Data((kept + "\ngate: {signOffs: off, totals: off}\n").utf8).write(to: manifest)
        #expect(try BuiltProgram.run(["gate", county]).status == 0)
        try Data((kept + "\ngate: {accuracy: 98}\n").utf8).write(to: manifest)
        let refused = try BuiltProgram.run(["gate", county])
        #expect(refused.status == 2 && refused.errors.contains("0.98"))
    }

    @Test(
        "a package that was tampered with is refused at the other end",
        arguments: [
            "edit", "delete", "add", "count", "huge", "escape", "county", "empty", "source", "link",
            "member", "fileMember",
        ])
    func tampered(how: String) throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        #expect(try BuiltProgram.run(["gate", county]).status == 0)
        let package = county + "/upload"
        let births = package + "/registry.births.xml"
        let manifest = URL(fileURLWithPath: package + "/manifest.json")
        var text = try String(contentsOf: manifest, encoding: .utf8)
        switch how {
        case "edit":
            var bytes = try Data(contentsOf: URL(fileURLWithPath: births))
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: URL(fileURLWithPath: births))
        case "delete": try FileManager.default.removeItem(atPath: births)
        case "add": try Data("x".utf8).write(to: URL(fileURLWithPath: package + "/more.xml"))
        case "count": text = text.replacing("\"records\" : 6", with: "\"records\" : 7")
        case "huge":
            text = text.replacing(
                "\"records\" : 6", with: "\"records\" : 922337203685477580")
        case "county": text = text.replacing("520525", with: "520526")
        case "empty":
            let start = try #require(text.range(of: "\"files\" : ["))
            let end = try #require(text.range(of: "  ],", range: start.upperBound..<text.endIndex))
            text.removeSubrange(start.upperBound..<end.lowerBound)
        case "member":
            text = text.replacing("\"format\" :", with: "\"exempted\" : \"yes\",\n  \"format\" :")
        case "fileMember":
            text = text.replacing("\"records\" : 6", with: "\"note\" : \"x\", \"records\" : 6")
        case "source":
            text = text.replacing("\"registry.births\"", with: "\"registry.persons\"")
        case "link":
            try FileManager.default.moveItem(atPath: births, toPath: county + "/b.xml")
            try FileManager.default.createSymbolicLink(
                atPath: births, withDestinationPath: county + "/b.xml")
        default: text = text.replacing("registry.births.xml", with: "../registry.births.xml")
        }
        try Data(text.utf8).write(to: manifest)
        let run = try BuiltProgram.run(["gate", "--verify", package])
        // A number that no integer holds is no manifest.
        #expect(run.status == (how == "huge" ? 2 : 1), "\(run.output)\(run.errors)")
        #expect(how == "huge" || lines(run).contains { $0.hasPrefix("✗") })
        #expect(try BuiltProgram.run(["gate", "--verify", county]).status == 2)
    }

    @Test("nobody else's folder is replaced, and a listed source without a file is told")
    func foreign() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        try folder.write("site/manifest.json", #"{"name": "webapp"}"#)
        try folder.write("site/precious", "x")
        let run = try BuiltProgram.run(["gate", county, "--package", folder.path + "/site"])
        #expect(run.status == 2 && run.errors.contains("--package"))
        #expect(try folder.text("site/precious") == "x")
        try FileManager.default.removeItem(atPath: county + "/vaccination")
        let without = try BuiltProgram.run(["gate", county])
        #expect(without.status == 1 && without.output.contains("vaccination.children"))
    }

    @Test("a baseline is a ratchet: what is beyond it fails")
    func ratchet() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder, "gate: {baseline: known.json}")
        #expect(try BuiltProgram.run(["gate", county]).status == 2)
        let empty = #"{"format": "hecha-baseline", "version": 1, "tool": "x", "findings": []}"#
        try Data(empty.utf8).write(to: URL(fileURLWithPath: county + "/known.json"))
        let run = try BuiltProgram.run(["gate", county])
        #expect(lines(run).contains { $0.contains("基线之外的问题") })
    }

    @Test("a baseline that the gate writes has all that the gate asks about")
    func ownBaseline() throws {
        let folder = try TemporaryFolder()
        // Outside sources err: only an audit finds that.
        let county = try SoundCounty.make(
            in: folder, "gate: {baseline: known.json}", rates: ["feedError=0.3"])
        let written = try BuiltProgram.run([
            "gate", county, "--write-baseline", county + "/known.json",
        ])
        #expect(written.status == 0, "\(written.errors)")
        let known = try String(contentsOfFile: county + "/known.json", encoding: .utf8)
        #expect(known.contains("XMT006"), "\(known)")
        let run = try BuiltProgram.run(["gate", county])
        #expect(lines(run).contains { $0.hasPrefix("✓") && $0.contains("基线之外的问题") })
        let both = try BuiltProgram.run(["gate", county, "--write-baseline", "x", "--package", "y"])
        #expect(both.status == 64)
    }

    @Test("a manifest that is a link isn't one")
    func linkedManifest() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        #expect(try BuiltProgram.run(["gate", county]).status == 0)
        let manifest = county + "/upload/manifest.json"
        try FileManager.default.moveItem(atPath: manifest, toPath: county + "/m.json")
        try FileManager.default.createSymbolicLink(
            atPath: manifest, withDestinationPath: county + "/m.json")
        #expect(try BuiltProgram.run(["gate", "--verify", county + "/upload"]).status == 2)
    }
}
