import Foundation
import Testing

/// The bundled sample with a ledger. Its exports hold whatever the registry has, as real ones do: an
/// audit of June sees May's births again.
private struct SampleWithLedger {
    let folder: TemporaryFolder

    init() throws {
        folder = try BundledSample.copy()
        try change("audit.yaml") { $0 + "ledger: ledger.sqlite\n" }
    }

    func change(_ path: String, _ edit: (String) -> String) throws {
        try folder.write(path, edit(try folder.text(path)))
    }

    /// The same files, audited for June.
    func turnToJune() throws {
        try change("audit.yaml") { text in
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("period:") ? "period: {from: 2013-06-01, to: 2013-06-30}" : $0 }
                .joined(separator: "\n")
        }
    }

    func audit() throws -> [[String: Any]] {
        let run = try BuiltProgram.run(["audit", folder.path, "--quiet"])
        #expect(run.status <= 1, "\(run.errors)")
        return try folder.text("report/cases.jsonl").split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    /// Identifiers of the ledger's cases in a state.
    func cases(_ state: String) throws -> Set<String> {
        let run = try BuiltProgram.run([
            "cases", "--audit", folder.path, "--status", state, "--format", "json",
        ])
        #expect(run.status == 0, "\(run.errors)")
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return Set((rows as? [[String: Any]] ?? []).compactMap { $0["caseID"] as? String })
    }
}

private func ids(_ cases: [[String: Any]], _ verdict: String) -> Set<String> {
    Set(cases.filter { $0["verdict"] as? String == verdict }.compactMap { $0["caseID"] as? String })
}

@Suite("The same exports, month after month", .serialized)
struct CumulativeExportTests {
    @Test("June's audit neither settles May's cases nor charges May's births as persons")
    func nextMonth() throws {
        let county = try SampleWithLedger()
        let may = try county.audit()
        try #require(!ids(may, "misreported").isEmpty && !ids(may, "missing").isEmpty)
        try county.turnToJune()
        let june = try county.audit()
        #expect(try county.cases("corrected").isEmpty)
        #expect(ids(june, "missing-person").subtracting(ids(may, "missing-person")).isEmpty)
        #expect(ids(may, "misreported").subtracting(ids(june, "misreported")).isEmpty)
    }

    @Test("what June's exports have put right of May's births is settled by June's audit")
    func correctedNextMonth() throws {
        let county = try SampleWithLedger()
        let may = try county.audit()
        let wrong = try #require(Self.misreportedDate(may))
        try county.turnToJune()
        try county.change(wrong.file) { text in
            var lines = text.components(separatedBy: "\n")
            lines[wrong.line - 1] = lines[wrong.line - 1].replacing(
                wrong.registry, with: wrong.adjudicated)
            return lines.joined(separator: "\n")
        }
        _ = try county.audit()
        #expect(try county.cases("corrected") == [wrong.caseID])
    }

    @Test("a misreported birth whose record is deleted is a missing birth, and nothing else")
    func deleted() throws {
        let county = try SampleWithLedger()
        let may = try county.audit()
        let wrong = try #require(Self.misreportedDate(may))
        try county.change(wrong.file) { text in
            var lines = text.components(separatedBy: "\n")
            lines.remove(at: wrong.line - 1)
            return lines.joined(separator: "\n")
        }
        let again = try county.audit()
        #expect(!ids(again, "misreported").contains(wrong.caseID))
        #expect(ids(again, "missing").subtracting(ids(may, "missing")).count == 1)
    }

    private struct WrongDate {
        let caseID: String
        let file: String
        let line: Int
        let registry: String
        let adjudicated: String
    }

    /// A case of nothing but a wrong date, with its record in a CSV file of the registry.
    private static func misreportedDate(_ cases: [[String: Any]]) -> WrongDate? {
        for own in cases where own["verdict"] as? String == "misreported" {
            guard let fields = own["fields"] as? [[String: Any]], fields.count == 1,
                fields[0]["field"] as? String == "birthDate",
                let registry = fields[0]["registry"] as? String,
                let adjudicated = fields[0]["adjudicated"] as? String,
                let record = (own["records"] as? [[String: Any]])?.first(where: {
                    $0["source"] as? String == "registry.births"
                }),
                let file = record["file"] as? String, file.hasSuffix(".csv"),
                let line = record["line"] as? Int, let caseID = own["caseID"] as? String
            else { continue }
            return WrongDate(
                caseID: caseID, file: file, line: line, registry: registry,
                adjudicated: adjudicated)
        }
        return nil
    }
}
