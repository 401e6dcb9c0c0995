import Foundation
import TestSupport
import Testing

@Suite("What is killed leaves nothing behind for good", .serialized)
struct LeftoverTests {
    private func staged(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.contains(".new-") || $0.contains(".old-") }
    }

    /// Kills the command as soon as something staged is there; false when it was too quick.
    private func killWhileStaging(_ arguments: [String], in folder: String) throws -> Bool {
        let process = try BuiltProgram.start(arguments)
        while process.isRunning, try staged(in: folder).isEmpty { usleep(200) }
        process.endAtOnce()
        return try !staged(in: folder).isEmpty
    }

    @Test(
        "audit, gate, sample and backup, killed at the moment they write, clear up at the next start"
    )
    func killed() throws {
        let county = try LedgerCounty()
        let path = try county.path
        try county.audit()
        let report = try county.text("report/deductions.csv")
        let commands: [[String]] = [
            ["audit", path, "--quiet"],
            ["gate", path],
            ["sample", path, "--plan", "all", "--seed", "1", "--out", path + "/drawn"],
            ["ledger", "backup", try county.ledger, path + "/copy.sqlite"],
        ]
        for command in commands {
            var wasLeft = false
            for _ in 0..<20 where !wasLeft {
                try? FileManager.default.removeItem(atPath: path + "/drawn")
                try? FileManager.default.removeItem(atPath: path + "/copy.sqlite")
                wasLeft = try killWhileStaging(command, in: path)
            }
            #expect(wasLeft, "\(command[0]) was never caught writing")
            try? FileManager.default.removeItem(atPath: path + "/drawn")
            try? FileManager.default.removeItem(atPath: path + "/copy.sqlite")
            let whole = try BuiltProgram.run(command)
            #expect(whole.status <= 1, "\(command[0]): \(whole.errors)")
            #expect(try staged(in: path) == [], "\(command[0])")
        }
        #expect(try county.text("report/deductions.csv") == report)
    }

    @Test("a half-made package isn't read as another registry")
    func halfMadePackage() throws {
        let county = try LedgerCounty()
        let path = try county.path
        try county.audit()
        let before = try county.text("report/cases.jsonl")
        let staged = path + "/upload.new-elsewhere-1"
        try FileManager.default.createDirectory(
            atPath: staged, withIntermediateDirectories: true)
        let births = try #require(
            try FileManager.default.contentsOfDirectory(atPath: path + "/registry")
                .first { $0.hasPrefix("births") })
        try FileManager.default.copyItem(
            atPath: path + "/registry/" + births, toPath: staged + "/" + births)
        let manifest = try county.text("audit.yaml")
        let pattern = "registry.births: [\"*/births-*\"]"
        try county.write(
            "audit.yaml", manifest.replacing(#/registry\.births: .*/#, with: pattern))
        try county.audit()
        #expect(try county.text("report/cases.jsonl") == before)
    }
}
