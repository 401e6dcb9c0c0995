internal import GRDB
import RegistryModel

/// A case as the ledger lists it.
package struct CaseEntry: Sendable, Hashable {
    package let caseID: String
    package let verdict: String
    package let grade: String?
    package let village: String?
    package let eventDay: String?
    /// The day whose account it belongs to.
    package let account: CalendarDay
    package let firstRun: Int
    package let lastRun: Int
    package let charge: Charge?
    package let standing: CaseStanding
    /// What its verdict leaves to be said; nil as a rule.
    package let caveat: ReasonCaveat?

    package var title: Bilingual {
        CaseVerdict(rawValue: verdict)?.title ?? Bilingual(zh: verdict, en: verdict)
    }
}

/// One thing that happened to a case.
package struct CaseHappening: Sendable, Hashable {
    /// The row of the history.
    package let seq: Int
    /// `opened`, `seen`, `corrected`, `withdrawn`, `merged`, `divided` or `verdict`.
    package let kind: String
    /// The run it happened in; nil for a verdict.
    package let run: Int?
    package let verdict: VerificationVerdict?
    /// The case it was taken into, or those it was divided into.
    package let into: [String]
    /// The case it goes on from.
    package let origin: String?
    /// Found with stronger evidence.
    package let isStrengthened: Bool
    /// Found as something else than the verdict so far was about.
    package let isOther: Bool
    package let isSupplemented: Bool
}

/// A recorded run.
package struct RunEntry: Sendable, Hashable {
    package let number: Int
    package let from: String
    package let to: String
    package let date: String
    package let table: String
}

extension CaseLedger {
    /// All cases as they stand on the day, in the order they were first found.
    package func cases(on day: CalendarDay) throws(LedgerFailure) -> [CaseEntry] {
        try read { db in
            let last = try Row.fetchAll(db, sql: "SELECT number, lastRun FROM cases")
                .reduce(into: [Int: Int]()) { $0[$1["number"]] = $1["lastRun"] }
            return try LedgerState(db).cases.compactMap { own in
                own.standing(on: day).map { Self.entry(own, $0, last[own.number] ?? 0) }
            }
        }
    }

    private static func entry(
        _ own: LedgerCase, _ standing: CaseStanding, _ lastRun: Int
    ) -> CaseEntry {
        let facts = own.known.facts
        let verdict = facts.caseVerdict?.verified(
            by: standing.verdict?.outcome, charge: own.charge)
        return CaseEntry(
            caseID: own.known.caseID, verdict: verdict?.rawValue ?? facts.verdict,
            grade: facts.grade,
            village: facts.village, eventDay: facts.eventDay, account: own.account,
            firstRun: own.firstRun, lastRun: lastRun,
            charge: own.charge?.narrowed(by: standing.verdict?.outcome),
            standing: standing, caveat: own.caveat)
    }

    /// What happened to one case, oldest first.
    package func happenings(of caseID: String) throws(LedgerFailure) -> [CaseHappening] {
        try read { db in
            let number = try Self.number(of: caseID, db)
            let rows = try Row.fetchAll(
                db, sql: "SELECT seq, kind, content FROM history WHERE number = ? ORDER BY seq",
                arguments: [number])
            return try rows.compactMap { row in
                try Self.happening(row["seq"], row["kind"], row["content"], caseID, db)
            }
        }
    }

    private static func happening(
        _ seq: Int, _ word: String, _ content: String, _ caseID: String, _ db: Database
    ) throws -> CaseHappening? {
        guard let kind = EventKind(rawValue: word) else { return nil }
        let row = try CanonicalContent.event(HappeningRow.self, content)
        func name(_ number: Int) throws -> String? {
            try String.fetchOne(
                db, sql: "SELECT caseID FROM cases WHERE number = ?", arguments: [number])
        }
        let verdict =
            kind == .verdict
            ? try CanonicalContent.event(VerdictEvent.self, content).verdict(on: caseID) : nil
        return CaseHappening(
            seq: seq, kind: word, run: row.run, verdict: verdict,
            into: try ((row.into.map { [$0] } ?? []) + (row.parts ?? [])).compactMap(name),
            origin: try row.from.flatMap(name),
            isStrengthened: row.isStrengthened ?? false, isOther: row.isOther ?? false,
            isSupplemented: row.isSupplemented ?? false)
    }

    private struct HappeningRow: Decodable {
        let run: Int?
        let into: Int?
        let parts: [Int]?
        let from: Int?
        let isStrengthened: Bool?
        let isOther: Bool?
        let isSupplemented: Bool?
    }

    /// All runs, oldest first.
    package func runs() throws(LedgerFailure) -> [RunEntry] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM runs ORDER BY number").map { row in
                RunEntry(
                    number: row["number"], from: row["from"], to: row["to"], date: row["date"],
                    table: row["table"])
            }
        }
    }

    /// The end of the history.
    package func head() throws(LedgerFailure) -> LedgerHead {
        try read { try HistoryChain.stated($0) }
    }

    /// What asks of a record whether a case the ledger has rests on it, or is of the same child or
    /// person.
    ///
    /// An audit that follows these records can say which cases the data have answered.
    package func followed() throws(LedgerFailure) -> FollowedRecords {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT DISTINCT evidence.kind, evidence.hash, evidence.source FROM evidence
                    JOIN cases USING (number) WHERE cases.isInData AND evidence.kind <= ?
                    """, arguments: [EvidenceKey.Kind.confinement.rawValue])
            var records: [String: Set<String>] = [:]
            var numbers: [EvidenceKey.Kind: Set<String>] = [:]
            while let row = try rows.next() {
                guard let kind = EvidenceKey.Kind(rawValue: row["kind"]) else { continue }
                if kind == .record || kind == .cited {
                    records[row["source"], default: []].insert(row["hash"])
                } else {
                    numbers[kind, default: []].insert(row["hash"])
                }
            }
            return FollowedRecords(records: records, numbers: numbers, keyer: keyer)
        }
    }
}

/// The records that the ledger's cases rest on, and the certificates and ID numbers they are about, by
/// hash.
package struct FollowedRecords: Sendable {
    private let records: [String: Set<String>]
    private let numbers: [EvidenceKey.Kind: Set<String>]
    private let keyer: EvidenceKeyer

    init(
        records: [String: Set<String>], numbers: [EvidenceKey.Kind: Set<String>],
        keyer: EvidenceKeyer
    ) {
        self.records = records
        self.numbers = numbers
        self.keyer = keyer
    }

    package var isEmpty: Bool { records.isEmpty }

    /// Cost: a SHA-256, and one for each number it has of a kind that is followed.
    package func follows(_ view: RecordView) -> Bool {
        hash(of: RecordReference(view)) != nil
            || !followedNumbers(of: view.table.source.kind) { Self.text(view, $0) }.isEmpty
            || numbers[.couple] != nil && !followedCouple(Self.couple(view)).isEmpty
            || followedConfinement { Self.text(view, $0) } != nil
    }

    private static func text(_ view: RecordView, _ field: Field) -> String? {
        view.table.schema.position(of: field).flatMap { _ in view.display(field) }
    }

    private static func couple(_ view: RecordView) -> [Field: String] {
        [Field.husbandIDNumber, .wifeIDNumber].reduce(into: [:]) { $0[$1] = text(view, $1) }
    }

    /// The hash of a followed record; nil for any other. Cost: a SHA-256.
    package func hash(of record: RecordReference) -> String? {
        guard let known = records[record.source.name] else { return nil }
        let hash = keyer.key(of: record).hash
        return known.contains(hash) ? hash : nil
    }

    /// What the registry answers to a record, by the hashes of what is followed of it.
    package func answers(_ found: AnsweredRecord) -> [(String, RegistryAnswer)] {
        let source = found.record.source.kind
        let kinds = Self.numberKinds(of: source) + Self.nameKinds
        let identity = kinds.compactMap { field, kind in
            found.identity[field].map { keyer.key(kind, [$0]) }
        }
        let day = (found.identity[.birthDate] ?? found.identity[.deliveredAt])
            .flatMap(CalendarDay.init(startOf:))
        let answer = RegistryAnswer(
            report: found.report, identity: Set(identity),
            sources: found.isAlone ? [] : [found.record.source.name], day: day)
        let followed =
            followedNumbers(of: source) { found.identity[$0] } + followedCouple(found.identity)
            + [followedConfinement { found.identity[$0] }].compactMap(\.self)
        let own = found.isAlone ? nil : hash(of: found.record)
        return ([own].compactMap { $0 } + followed).map { ($0, answer) }
    }

    // MARK: What a record is told by

    /// What one child or person has alone.
    private static func numberKinds(of source: SourceKind) -> [(Field, EvidenceKey.Kind)] {
        [.policeRoster, .personList, .registryPersons].contains(source)
            ? [(.idNumber, .personNumber)]
            : [(.certificateNumber, .certificate), (.idNumber, .childNumber)]
    }

    private static let nameKinds: [(Field, EvidenceKey.Kind)] = [
        (.name, .personName), (.motherIDNumber, .motherNumber), (.motherName, .motherName),
        (.husbandName, .personName), (.wifeName, .personName),
    ]

    private func followedCouple(_ identity: [Field: String]) -> [String] {
        guard let known = numbers[.couple], let husband = identity[.husbandIDNumber],
            let wife = identity[.wifeIDNumber]
        else { return [] }
        let hash = keyer.key(.couple, [husband, wife].sorted()).hash
        return known.contains(hash) ? [hash] : []
    }

    private func followedConfinement(_ text: (Field) -> String?) -> String? {
        guard let known = numbers[.confinement], let mother = text(.motherIDNumber),
            let day = (text(.birthDate) ?? text(.deliveredAt)).flatMap(CalendarDay.init(startOf:))
        else { return nil }
        let hash = keyer.key(.confinement, [mother, day.description]).hash
        return known.contains(hash) ? hash : nil
    }

    private func followedNumbers(
        of source: SourceKind, _ text: (Field) -> String?
    ) -> [String] {
        Self.numberKinds(of: source).compactMap { field, kind in
            guard let known = numbers[kind], let value = text(field) else { return nil }
            let hash = keyer.key(kind, [value]).hash
            return known.contains(hash) ? hash : nil
        }
    }
}
