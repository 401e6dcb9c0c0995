import CaseLedger
import Crypto
import Foundation
import GRDB
import RegistryModel
import TestSupport

@Sendable func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}

extension CalendarDay: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        self = CalendarDay(text) ?? CalendarDay(number: 0)
    }
}

/// A ledger in a folder of its own, removed with it.
final class ScratchLedger {
    private let scratch: ScratchFolder
    var folder: URL { scratch.url }
    var path: String { scratch.path + "/ledger.sqlite" }

    init() throws {
        scratch = try ScratchFolder()
    }

    func open() throws -> CaseLedger {
        try CaseLedger(path: path, creating: true, digest: sha256)
    }

    /// As somebody would who has the file and an SQLite shell.
    func tamper(_ sql: String, dropping: Bool = true, restoring: Bool = true) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            let triggers = try Row.fetchAll(
                db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            let dropped = dropping ? triggers : []
            for trigger in dropped {
                try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
            }
            try db.execute(sql: sql)
            if restoring { for trigger in dropped { try db.execute(sql: trigger["sql"]) } }
        }
    }
}

/// A missing birth as two sources know it, with whatever a test wants to be different.
struct Birth {
    var delivery: String?
    var entry: String?
    var mother = "520525198801010000"
    var motherName = "张三妹"
    var day = "2013-05-07"
    var verdict = CaseVerdict.missing
    var status = CaseStatus.provisional
    var grade: EvidenceGrade? = .a
    var village = "520525100001"
    var charge: Charge? = .missingBirth(policy: nil, parity: 1...2)
    var file: UInt32 = 3
    var line: UInt32 = 12
    /// The village's own record, of a birth that was reported.
    var registry: String?
    var certificate: String?

    var auditCase: AuditCase {
        var records: [RecordReference] = []
        func add(_ kind: SourceKind, _ recordID: String?) {
            guard let recordID else { return }
            records.append(
                RecordReference(
                    source: SourceID(kind), recordID: recordID, file: file, line: line))
        }
        add(.hospitalDeliveries, delivery)
        add(.policeEntries, entry)
        add(.registryBirths, registry)
        func row(_ field: Field, _ text: String?) -> EvidenceRow? {
            text.map { text in
                EvidenceRow(
                    field: field,
                    cells: records.map { _ in
                        EvidenceCell(text: text, privacy: .plain, differs: false)
                    })
            }
        }
        let evidence = [
            row(.birthDate, day), row(.motherIDNumber, mother), row(.motherName, motherName),
            row(.certificateNumber, certificate),
        ].compactMap { $0 }
        // As a run makes it: from the content, so that a corrected record gives another one.
        let content =
            "\(verdict.rawValue) \(records.map { $0.recordID ?? "" }) \(mother) \(day) \(motherName)"
        return AuditCase(
            caseID: String(sha256(Array(content.utf8)).prefix(12)).uppercased(), verdict: verdict,
            grade: grade, village: DivisionCode(village), status: status, charge: charge,
            records: records, evidence: evidence, reason: Bilingual(zh: "漏报", en: "missing"))
    }
}

func month(_ number: Int, _ births: [Birth], answered: [String: RegistryAnswer] = [:]) -> RunRecord
{
    let length = CalendarDay.length(ofMonth: number, year: 2013)
    let first = CalendarDay(year: 2013, month: number, day: 1) ?? "2013-01-01"
    let last = CalendarDay(year: 2013, month: number, day: length) ?? "2013-01-31"
    let period = first...last
    return run(period, births, answered: answered)
}

func run(
    _ period: ClosedRange<CalendarDay>, _ births: [Birth], answered: [String: RegistryAnswer] = [:],
    on day: CalendarDay = "2013-12-20"
) -> RunRecord {
    RunRecord(
        county: 520525, period: period, runDate: day, toolVersion: "test",
        table: ("nayong-2013", "ab"), policyHash: "cd",
        inputs: [RunRecord.Input(path: "births.csv", sha256: "\(births.map(\.day))")],
        cases: births.map(\.auditCase), answered: answered,
        closing: { $0 > "2013-05-31" ? "2013-07-05" : "2013-06-05" })
}

func verdict(
    _ caseID: String, _ outcome: VerificationOutcome, on day: CalendarDay = "2013-06-10"
) -> VerificationVerdict {
    VerificationVerdict(
        caseID: caseID, outcome: outcome, by: "李核查", day: day, seen: "入户见到本人及出生证明")
}
