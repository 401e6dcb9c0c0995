import Foundation
import Testing

/// A small county of the test's own, with a ledger beside its data.
struct LedgerCounty {
    let folder = Result { try TemporaryFolder() }

    var path: String { get throws { try folder.get().path + "/county" } }
    var ledger: String { get throws { try path + "/ledger.sqlite" } }

    init(seed: Int = 3) throws {
        let made = try BuiltProgram.run([
            "synth", try path, "--villages", "3", "--births", "60", "--persons",
            "600", "--seed", "\(seed)", "--rate", "missing=0.25", "misreported=0.1",
        ])
        try #require(made.status == 0, "\(made.errors)")
        let manifest = try text("audit.yaml")
        try write("audit.yaml", manifest + "\nledger: ledger.sqlite\n")
    }

    func text(_ name: String) throws -> String { try folder.get().text("county/" + name) }

    func write(_ name: String, _ text: String) throws {
        try folder.get().write("county/" + name, text)
    }

    @discardableResult
    func audit(_ more: [String] = []) throws -> BuiltProgram.Outcome {
        let run = try BuiltProgram.run(["audit", try path, "--quiet"] + more)
        #expect(run.status <= 1, "\(run.errors)")
        return run
    }

    func hecha(_ arguments: [String]) throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(arguments + ["--ledger", try ledger, "--lang", "en"])
    }

    func cases() throws -> [[String: Any]] {
        let run = try hecha(["cases", "--format", "json"])
        #expect(run.status == 0, "\(run.errors)")
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
            ?? []
    }

    func reported(_ caseID: String) throws -> [String: Any]? {
        for line in try text("report/cases.jsonl").split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            if object?["caseID"] as? String == caseID { return object }
        }
        return nil
    }

    func verify() throws -> BuiltProgram.Outcome {
        try BuiltProgram.run(["ledger", "verify", try ledger, "--lang", "en"])
    }

    /// The runs recorded, as the history of any case and the ledger's last row tell.
    func rows() throws -> Int {
        let run = try verify()
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        let count = run.output.firstMatch(of: /(\d+) rows/).flatMap { Int($0.1) }
        return try #require(count)
    }
}
