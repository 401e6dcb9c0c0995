import Foundation
internal import GRDB
import RegistryModel

/// What became of verdicts handed in.
package struct VerdictReceipt: Sendable, Hashable {
    /// Written now.
    package let appended: Int
    /// Left out because the case's last verdict says the same in every word.
    package let repeated: Int
}

extension CaseLedger {
    /// Appends verdicts in one transaction, all or none, in their order.
    ///
    /// Refused are: cases the ledger doesn't have, a blank name or remark, a parity outside 1…15, a
    /// waiver that ends before it begins. A verdict that is word for word the case's last one is left
    /// out, so that a sheet read twice changes nothing. Identifiers are read in either letter case.
    @discardableResult
    package func append(
        _ verdicts: [VerificationVerdict]
    ) throws(LedgerFailure) -> VerdictReceipt {
        try write { db, chain in
            var appended = 0
            for (index, verdict) in verdicts.enumerated() {
                if let why = Self.objection(to: verdict) {
                    throw LedgerFailure.refusedVerdict(
                        caseID: verdict.caseID, position: index + 1, why: why)
                }
                let number = try Self.number(of: verdict.caseID, db)
                let event = VerdictEvent(number: number, verdict)
                if try Self.isLast(event, db) { continue }
                try chain.append(.verdict, of: number, event, to: db)
                appended += 1
            }
            return VerdictReceipt(appended: appended, repeated: verdicts.count - appended)
        }
    }

    /// Writes down that personal values were shown unmasked: by whom, when, by which command.
    package func noteReveal(
        by name: String, on day: CalendarDay, command: String
    ) throws(LedgerFailure) {
        try write { db, chain in
            _ = try chain.append(
                .reveal, of: nil,
                RevealEvent(by: name, day: day.description, command: command), to: db)
        }
    }

    private static func objection(to verdict: VerificationVerdict) -> Bilingual? {
        func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
        if isBlank(verdict.by) {
            return Bilingual(zh: "缺少核实人姓名。", en: "it doesn't say who answers for it.")
        }
        if isBlank(verdict.seen) {
            return Bilingual(zh: "缺少核实所见。", en: "it doesn't say what was seen.")
        }
        switch verdict.outcome {
        case .confirmed(let parity?, _) where !(1...15).contains(parity):
            return Bilingual(zh: "孩次应为 1–15。", en: "a parity is 1 to 15.")
        case .waived(let until) where until < verdict.day:
            return Bilingual(
                zh: "暂免截止日期早于核实日期。", en: "the waiver ends before the day it was given.")
        default: return nil
        }
    }

    /// The ledger's number of a case; the identifier's letters may be small.
    static func number(of caseID: String, _ db: Database) throws -> Int {
        let wanted = caseID.uppercased()
        if let number = try Int.fetchOne(
            db, sql: "SELECT number FROM cases WHERE caseID = ?", arguments: [wanted])
        {
            return number
        }
        let known = try String.fetchAll(db, sql: "SELECT caseID FROM cases ORDER BY caseID")
        let near = known.map {
            (EditDistance.between(Array(wanted.unicodeScalars), Array($0.unicodeScalars)), $0)
        }
        .filter { $0.0 <= 2 }.sorted { $0 < $1 }.prefix(3).map(\.1)
        throw LedgerFailure.unknownCase(caseID, near: near)
    }

    private static func isLast(_ event: VerdictEvent, _ db: Database) throws -> Bool {
        let last = try String.fetchOne(
            db,
            sql: """
                SELECT content FROM history WHERE number = ? AND kind = 'verdict'
                ORDER BY seq DESC LIMIT 1
                """,
            arguments: [event.number])
        return try last == CanonicalContent.text(event)
    }
}
