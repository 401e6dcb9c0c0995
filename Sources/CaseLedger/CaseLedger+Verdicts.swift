import Foundation
internal import GRDB
import RegistryModel

/// What became of verdicts handed in.
package struct VerdictReceipt: Sendable, Hashable {
    /// Written now.
    package let appended: Int
    /// Left out because a verdict on the case says the same in every word.
    package let repeated: Int
}

/// A verdict that can't be taken.
package struct VerdictRefusal: Sendable, Hashable {
    /// In what was handed in, from 0.
    package let position: Int
    package let why: Bilingual
}

extension LedgerFailure {
    /// Why one verdict isn't taken; nil for what concerns the ledger as a whole.
    fileprivate var verdictReason: Bilingual? {
        switch self {
        case .unknownCase: sentence
        case .refusedVerdict(_, _, let why): why
        default: nil
        }
    }
}

extension CaseLedger {
    /// Appends verdicts in one transaction, all or none, in their order.
    ///
    /// Refused are: cases the ledger doesn't have, or that go on as others, a blank name, or a blank
    /// remark unless nobody could verify anything, a parity nobody has, a waiver that ends before it
    /// begins or too late, a day before all audited periods or before the case's last verdict. A
    /// verdict that is word for word one the case has is left out, so that a sheet read twice changes
    /// nothing, whatever was decided since. Identifiers are read in either letter case.
    @discardableResult
    package func append(
        _ verdicts: [VerificationVerdict]
    ) throws(LedgerFailure) -> VerdictReceipt {
        try write { db, chain in
            var appended = 0
            for (index, verdict) in verdicts.enumerated() {
                let number = try Self.number(of: verdict, at: index, db)
                let event = VerdictEvent(number: number, verdict)
                if try Self.isKnown(event, db) { continue }
                try chain.append(.verdict, of: number, event, to: db)
                appended += 1
            }
            return VerdictReceipt(appended: appended, repeated: verdicts.count - appended)
        }
    }

    /// What `append` would refuse, each with its reason, in the verdicts' order; nothing is written.
    package func refusals(
        of verdicts: [VerificationVerdict]
    ) throws(LedgerFailure) -> [VerdictRefusal] {
        try read { db in
            try verdicts.enumerated().compactMap { index, verdict in
                do {
                    _ = try Self.number(of: verdict, at: index, db)
                    return nil
                } catch let failure as LedgerFailure {
                    guard let why = failure.verdictReason else { throw failure }
                    return VerdictRefusal(position: index, why: why)
                }
            }
        }
    }

    /// The ledger's number of the case a verdict is on, where the verdict can be taken.
    private static func number(
        of verdict: VerificationVerdict, at index: Int, _ db: Database
    ) throws -> Int {
        func refused(_ why: Bilingual) -> LedgerFailure {
            .refusedVerdict(caseID: verdict.caseID, position: index + 1, why: why)
        }
        if let why = objection(to: verdict) { throw refused(why) }
        let number = try number(of: verdict.caseID, db)
        if let why = try untimely(verdict, db) ?? gone(number, db) ?? outdated(verdict, number, db)
        {
            throw refused(why)
        }
        return number
    }

    /// A verdict on a case that goes on under another name would settle nothing.
    private static func gone(_ number: Int, _ db: Database) throws -> Bilingual? {
        let last = try Row.fetchOne(
            db,
            sql: """
                SELECT kind, content FROM history WHERE number = ? AND kind <> 'verdict'
                ORDER BY seq DESC LIMIT 1
                """,
            arguments: [number])
        guard let last, let kind = EventKind(rawValue: last["kind"]),
            kind == .merged || kind == .divided
        else { return nil }
        let event = try CanonicalContent.event(LeftEvent.self, last["content"])
        let names = try ((event.into.map { [$0] } ?? []) + (event.parts ?? [])).compactMap {
            try String.fetchOne(
                db, sql: "SELECT caseID FROM cases WHERE number = ?", arguments: [$0])
        }
        return Bilingual(
            zh: "此案已并入或分为 \(names.joined(separator: "、"))，请对后者下结论。",
            en: "the case goes on as \(names.joined(separator: ", ")); give the verdict on that.")
    }

    /// Writes down that personal values were shown unmasked: by whom, when, by which command.
    package func noteReveal(
        by name: String, on day: CalendarDay, command: String
    ) throws(LedgerFailure) {
        try write { db, chain in
            try chain.append(
                .reveal, of: nil,
                RevealEvent(by: name, day: day.description, command: command), to: db)
        }
    }

    private static func objection(to verdict: VerificationVerdict) -> Bilingual? {
        func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
        if isBlank(verdict.by) {
            return Bilingual(zh: "缺少核实人姓名。", en: "it doesn't say who answers for it.")
        }
        guard FreeText.isOneLine(verdict.by) else {
            return Bilingual(
                zh: "核实人姓名中有控制字符或换行，请重新输入。",
                en: "the name of who answers for it has control characters; type it anew.")
        }
        // Where nobody could be met there is nothing that was seen.
        if isBlank(verdict.seen), verdict.outcome != .unverifiable {
            return Bilingual(zh: "缺少核实所见。", en: "it doesn't say what was seen.")
        }
        let ends = VerificationVerdict.waiverEnds(givenOn: verdict.day)
        switch verdict.outcome {
        case .confirmed(let parity?, _) where !VerificationVerdict.parities.contains(parity):
            let parities = VerificationVerdict.parities
            return Bilingual(
                zh: "孩次应为 \(parities.lowerBound)–\(parities.upperBound)。",
                en: "a parity is \(parities.lowerBound) to \(parities.upperBound).")
        case .waived(let until) where until < ends.lowerBound:
            return Bilingual(
                zh: "暂免截止日期早于核实日期。", en: "the waiver ends before the day it was given.")
        case .waived(let until) where until > ends.upperBound:
            return Bilingual(
                zh: "暂免至多一年（\(VerificationVerdict.longestWaiver) 天），到期可再给；不实的请撤销。",
                en: "a waiver lasts a year at most (\(VerificationVerdict.longestWaiver) days) and "
                    + "can be given again; overturn what is wrong.")
        default: return nil
        }
    }

    /// A verdict can't be older than anything the ledger has audited. The case's own day isn't asked:
    /// it may be what is wrong.
    private static func untimely(
        _ verdict: VerificationVerdict, _ db: Database
    ) throws -> Bilingual? {
        let first = try String.fetchOne(db, sql: "SELECT min(\"from\") FROM runs")
        guard let first = first.flatMap({ CalendarDay($0) }), verdict.day < first else {
            return nil
        }
        return Bilingual(
            zh: "核实日期 \(verdict.day) 早于台账最早的审核期（\(first) 起）。",
            en: "its day, \(verdict.day), is before the first audited period, which begins on "
                + "\(first).")
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

    private static func isKnown(_ event: VerdictEvent, _ db: Database) throws -> Bool {
        try String.fetchOne(
            db,
            sql: "SELECT 1 FROM history WHERE number = ? AND kind = 'verdict' AND content = ?",
            arguments: [event.number, CanonicalContent.text(event)]) != nil
    }

    /// The last verdict counts, so that one found earlier mustn't be handed in after it unseen.
    private static func outdated(
        _ verdict: VerificationVerdict, _ number: Int, _ db: Database
    ) throws -> Bilingual? {
        let last = try String.fetchOne(
            db, sql: "SELECT max(day) FROM verdicts WHERE number = ?", arguments: [number])
        guard let last = last.flatMap({ CalendarDay($0) }), verdict.day < last,
            try !isKnown(VerdictEvent(number: number, verdict), db)
        else { return nil }
        return Bilingual(
            zh: "此案已有 \(last) 的核实结论，不能再记入更早（\(verdict.day)）的；确要改判的，请按作出改判的日期记。",
            en: "the case has a verdict of \(last), and one of \(verdict.day) can't come after it; "
                + "if that one is to be changed, give the day it was changed.")
    }
}
