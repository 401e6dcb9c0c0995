internal import GRDB
import RegistryModel

/// A case of the ledger with its life so far.
struct LedgerCase: Sendable {
    var known: KnownCase
    /// The day whose account it belongs to.
    let account: CalendarDay
    let firstRun: Int
    var life: CaseLife
    /// What it is charged for, with its share where persons of one household have one; before
    /// verdicts narrow it.
    var charge: Charge?
    /// Of what a report says wrong, whether the birth is charged as having been missing.
    var isChargedAsMissing = false
    /// The best that any run gave it: found again at no better one it is no new evidence.
    var bestGrade: EvidenceGrade?

    var number: Int { known.number }

    /// Where it stands on the day; nil before it was first seen.
    func standing(on day: CalendarDay) -> CaseStanding? {
        guard var standing = life.standing(on: day) else { return nil }
        standing.eventDay = known.facts.eventDay.flatMap { CalendarDay($0) }
        standing.isForInformation = known.facts.caseVerdict?.isForInformation == true
        return standing
    }

    /// Why it costs nothing or not what it might, where the run that finds it can't know.
    var caveat: ReasonCaveat? {
        if isChargedAsMissing { return .chargedAsMissing }
        guard known.family == .absence, charge == nil, known.isConfirmed else { return nil }
        switch known.facts.caseVerdict {
        case .disputed: return .rowUnknown
        case .uncertainLink: return .oneBirth
        default: return nil
        }
    }

    /// Of a birth that may be missing, what a verdict that says so is charged as.
    var confirmedCharge: Charge? {
        guard known.family == .absence, known.facts.village != nil,
            known.facts.verdict == CaseVerdict.disputed.rawValue
        else { return nil }
        return life.rulingOutcome?.missingBirth
    }

    /// What the ledger takes up of a run of the period that finds it so.
    ///
    /// A confirmed case stays what was verified: no field that nobody looked at, and no other village,
    /// is charged under the verdict; only what persons of a household cost together is worked out anew.
    /// And an omission stays with the village it was found in, wherever who was left out has moved
    /// since: only a run of the case's own account says whose it is.
    func facts(after found: CaseFacts, in period: ClosedRange<CalendarDay>) -> CaseFacts {
        let isVerified = known.isConfirmed && charge != nil
        if isVerified, known.family != .person { return known.facts }
        guard isVerified || !period.contains(account), let village = known.facts.village
        else { return found }
        return found.with(village: village)
    }

    /// Whether its verdict was about something else than what a run finds: that records are of one
    /// birth, or aren't, or that another source is wrong, says nothing of a birth that is missing or
    /// misreported.
    func isOutlived(by found: CaseFacts) -> Bool {
        let wasNoFault =
            known.facts.caseVerdict == .uncertainLink || known.facts.caseVerdict == .feedError
        return (known.isConfirmed || known.isOverturned) && wasNoFault
            && found.verdict != known.facts.verdict
    }

    /// Whether a run finds a birth to be chargeable for something else than what was verified.
    func isNarrower(than found: Charge?) -> Bool {
        guard known.isConfirmed, charge != nil, let found else { return false }
        return [.absence, .content].contains(known.family)
            && StoredCharge(found) != known.facts.charge
    }

    mutating func note(grade: String?) {
        guard let grade = grade.flatMap(EvidenceGrade.init) else { return }
        bestGrade = bestGrade.map { min($0, grade) } ?? grade
    }

    /// What recognising it needs of its life.
    mutating func takeUpLife() {
        let ruling = life.rulingOutcome
        if ruling == nil { known.ruledAt = 0 }
        known.isConfirmed = if case .confirmed? = ruling { true } else { false }
        known.isOverturned = if case .overturned? = ruling { true } else { false }
        known.isGone = life.isGone
        known.isCharged = known.facts.charge != nil && standing(on: account)?.charging != nil
    }
}

/// The whole ledger in memory, as recording and listing need it. Cost: about a kilobyte a case.
struct LedgerState: Sendable {
    struct Run: Sendable {
        let number: Int
        let seq: Int
        let county: String
        let period: ClosedRange<CalendarDay>
        let date: CalendarDay
        let fingerprint: String

        var end: CalendarDay { period.upperBound }
        var cycle: CalendarDay { period.upperBound.cycle(on: date) }
    }

    var cases: [LedgerCase] = []
    var runs: [Run] = []
    private(set) var positions: [Int: Int] = [:]

    var nextNumber: Int { (cases.last?.number ?? 0) + 1 }

    init(_ db: Database) throws {
        runs = try Self.runs(db)
        try readCases(db)
        try readKeys(db)
        try readLives(db)
    }

    mutating func append(_ one: LedgerCase) {
        positions[one.number] = cases.count
        cases.append(one)
    }

    func position(of number: Int) -> Int? { positions[number] }

    /// In the order they were recorded.
    static func runs(_ db: Database) throws -> [Run] {
        let sql = """
            SELECT number, seq, county, "from", "to", date, fingerprint FROM runs ORDER BY number
            """
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            guard let from = CalendarDay(row["from"]), let end = CalendarDay(row["to"]),
                from <= end,
                let date = CalendarDay(row["date"])
            else { return nil }
            return Run(
                number: row["number"], seq: row["seq"], county: row["county"], period: from...end,
                date: date, fingerprint: row["fingerprint"])
        }
    }

    private mutating func readCases(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT number, caseID, family, firstRun, account, facts, isInData FROM cases
                ORDER BY number
                """)
        while let row = try rows.next() {
            guard let family = CaseFamily(rawValue: row["family"]),
                let account = CalendarDay(row["account"])
            else { continue }
            let facts = try CanonicalContent.event(CaseFacts.self, row["facts"])
            append(
                LedgerCase(
                    known: KnownCase(
                        number: row["number"], caseID: row["caseID"], family: family, facts: facts,
                        keys: [], isInData: row["isInData"]),
                    account: account, firstRun: row["firstRun"], life: CaseLife()))
        }
    }

    private mutating func readKeys(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT number, kind, hash, source FROM evidence")
        while let row = try rows.next() {
            guard let position = positions[row["number"]],
                let kind = EvidenceKey.Kind(rawValue: row["kind"])
            else { continue }
            cases[position].known.keys.insert(
                EvidenceKey(kind: kind, hash: row["hash"], source: row["source"]))
        }
    }

    /// The events of all cases and runs in the order of the history.
    private mutating func readLives(_ db: Database) throws {
        var pending = runs[...]
        let rows = try Row.fetchCursor(
            db,
            sql:
                "SELECT seq, kind, number, content FROM history WHERE number IS NOT NULL ORDER BY seq"
        )
        while let row = try rows.next() {
            let seq: Int = row["seq"]
            while let run = pending.first, run.seq < seq {
                turn(run.cycle)
                pending = pending.dropFirst()
            }
            guard let position = positions[row["number"]],
                let kind = EventKind(rawValue: row["kind"])
            else { continue }
            let caseID = cases[position].known.caseID
            let told = try Self.told(kind, row["content"], on: caseID)
            cases[position].note(grade: told.grade)
            if let origin = told.origin.flatMap(self.position) {
                cases[position].life = cases[origin].life
                cases[position].known.ruledAt = cases[origin].known.ruledAt
            }
            for event in told.events {
                cases[position].life.apply(event)
                if case .ruled = event { cases[position].known.ruledAt = seq }
            }
        }
        for run in pending { turn(run.cycle) }
        settle()
    }

    /// A run was recorded: every case that had been opened by then grows older, and those it will
    /// open begin with it.
    mutating func turn(_ end: CalendarDay) {
        for position in cases.indices { cases[position].life.apply(.cycle(end)) }
    }

    /// What a row of the history tells of a case.
    struct Told {
        var events: [LifeEvent] = []
        /// The case that an opened one goes on from.
        var origin: Int?
        /// Those of the run that saw it.
        var verdict: CaseVerdict?
        var grade: String?
    }

    static func told(
        _ kind: EventKind, _ content: String, on caseID: String
    ) throws -> Told {
        switch kind {
        case .opened, .seen:
            let event = try CanonicalContent.event(FactsOnly.self, content)
            return Told(
                events: (event.isOther == true ? [.outlived] : [])
                    + [.seen(event.status, isStrengthened: event.isStrengthened ?? false)],
                origin: event.from, verdict: CaseVerdict(rawValue: event.facts.verdict),
                grade: event.facts.grade)
        case .corrected:
            let event = try CanonicalContent.event(LeftEvent.self, content)
            return Told(events: [.corrected(isSupplemented: event.isSupplemented ?? false)])
        case .withdrawn: return Told(events: [.withdrawn])
        case .merged, .divided: return Told(events: [.merged])
        case .verdict:
            let event = try CanonicalContent.event(VerdictEvent.self, content)
            return Told(events: event.verdict(on: caseID).map { [.ruled($0)] } ?? [])
        case .ledger, .run, .reveal, .figures, .bulletin, .shared: return Told()
        }
    }

    /// What a life needs of an `opened` or `seen` row.
    private struct FactsOnly: Decodable {
        struct Facts: Decodable {
            let status: String
            let verdict: String
            let grade: String?
        }

        let facts: Facts
        let isStrengthened: Bool?
        let isOther: Bool?
        let from: Int?

        var status: CaseStatus { CaseStatus(rawValue: facts.status) ?? .open }
    }
}
