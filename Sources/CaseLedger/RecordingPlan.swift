import RegistryModel

/// What a run adds to the ledger: worked out before anything is written.
///
/// A pure function of the ledger and the run, so that the same run twice gives an empty plan.
struct RecordingPlan {
    /// A row to append, after the run's own.
    enum Step {
        /// A new case; `from` is the one it goes on from.
        case open(LedgerCase, CaseSighting, from: Int?)
        /// `isOther` where the verdict so far was about something else.
        case see(
            number: Int, CaseSighting, newKeys: [EvidenceKey], isStrengthened: Bool, isOther: Bool)
        case correct(number: Int, isSupplemented: Bool)
        case withdraw(number: Int)
        case merge(number: Int, into: Int)
        /// A household that goes on as these.
        case divide(number: Int, into: [Int])
        /// A person's case with what it is charged as from now on.
        case share(number: Int, CaseFacts)
    }

    private(set) var steps: [Step] = []
    /// The ledger's number of each of the run's cases, by the identifier the run made.
    private(set) var numbers: [String: Int] = [:]
    /// Those of the run's cases that are none of their own: the ledger's case answers for them.
    private(set) var covered: Set<String> = []
    /// Of late reports of births that are charged as missing, the missing birth's number, by the
    /// identifier the run made.
    private(set) var reportedSince: [String: Int] = [:]
    /// The same by the number of what was a case of its own so far.
    private var lateCases: [Int: Int] = [:]
    private(set) var tally = RunTally()
    let fingerprint: String

    private let run: RunRecord
    private let answers: RegistryAnswers
    private let runNumber: Int
    /// Of the next new case.
    private var next: Int
    private var takenIDs: Set<String>

    init(
        _ parts: HouseholdParts, _ state: LedgerState, keyer: EvidenceKeyer,
        digest: ([UInt8]) -> String
    ) {
        run = parts.run
        let answers = RegistryAnswers(run: run)
        self.answers = answers
        runNumber = (state.runs.last?.number ?? 0) + 1
        next = state.nextNumber
        takenIDs = Set(state.cases.map(\.known.caseID))
        let sightings = Self.sightings(run.cases.filter { $0.verdict != .outOfScope }, keyer)
        fingerprint = Self.fingerprint(run, sightings, digest)
        let known = state.cases.map(\.known)
        let answered = known.flatMap { own in
            own.recordKeys.filter { answers.has($0, of: own) }.map(\.hash)
        }
        let recognition = CaseRecognition(
            known: known, answered: Set(answered), period: run.period
        )
        .recognise(sightings)
        meet(sightings, recognition, state)
        join(parts.joined, state)
        leave(sightings, recognition, state, keyer)
    }

    /// Each identifier once, in an order that doesn't depend on files.
    private static func sightings(
        _ cases: [AuditCase], _ keyer: EvidenceKeyer
    ) -> [CaseSighting] {
        var seen = Set<String>()
        return cases.filter { seen.insert($0.caseID).inserted }
            .map { CaseSighting($0, keyer: keyer) }.sorted { $0.caseID < $1.caseID }
    }

    /// Names what was audited and what came of it. Neither the day nor the places of files count.
    private static func fingerprint(
        _ run: RunRecord, _ sightings: [CaseSighting], _ digest: ([UInt8]) -> String
    ) -> String {
        let parts =
            [
                "\(run.county)", run.period.lowerBound.description,
                run.period.upperBound.description, run.toolVersion, run.tableHash, run.policyHash,
            ] + run.inputs.map(\.sha256).sorted() + ["cases"]
            + sightings.map { "\($0.caseID) \($0.facts.status)" }
        return digest(Array(parts.joined(separator: "\n").utf8))
    }

    // MARK: Cases of the run

    private mutating func meet(
        _ sightings: [CaseSighting], _ recognition: Recognition, _ state: LedgerState
    ) {
        let lateReports = answers.lateReports(sightings, recognition, state)
        for (position, sighting) in sightings.enumerated() {
            let missing = lateReports[position]
            if missing != nil || recognition.covered.contains(position) {
                let own = recognition.numbers[position]
                numbers[sighting.caseID] = missing ?? own
                covered.insert(sighting.caseID)
                reportedSince[sighting.caseID] = missing
                if let missing, let own { lateCases[own] = missing }
                tally.known += 1
            } else if let number = recognition.numbers[position],
                let place = state.position(of: number)
            {
                numbers[sighting.caseID] = number
                tally.known += 1
                meet(sighting, state.cases[place])
            } else {
                let origin = recognition.origins[position].flatMap(state.position)
                numbers[sighting.caseID] = open(sighting, from: origin.map { state.cases[$0] })
                tally.new += 1
            }
        }
    }

    /// The number of the case that is opened.
    private mutating func open(_ sighting: CaseSighting, from origin: LedgerCase?) -> Int {
        var caseID = sighting.caseID
        var copy = 2
        while !takenIDs.insert(caseID).inserted {
            caseID = "\(sighting.caseID)-\(copy)"
            copy += 1
        }
        let day = sighting.facts.eventDay.flatMap { CalendarDay($0) }
        let account =
            origin?.account ?? day.flatMap { run.period.contains($0) ? $0 : nil }
            ?? run.period.upperBound
        defer { next += 1 }
        steps.append(
            .open(
                LedgerCase(
                    known: KnownCase(
                        number: next, caseID: caseID, family: sighting.family,
                        facts: sighting.facts, keys: Set(sighting.keys), isInData: true),
                    account: account, firstRun: runNumber, life: CaseLife()),
                sighting, from: origin?.number))
        return next
    }

    private mutating func meet(_ sighting: CaseSighting, _ own: LedgerCase) {
        let newKeys = sighting.keys.filter { !own.known.keys.contains($0) }
        let facts = own.facts(after: sighting.facts, in: run.period)
        guard !own.known.isInData || !newKeys.isEmpty || facts != own.known.facts else { return }
        if !own.known.isInData { tally.reopened += 1 }
        let sources = own.known.sources
        let isBetterGraded =
            sighting.facts.grade.flatMap(EvidenceGrade.init)
            .map { new in own.bestGrade.map { new < $0 } ?? true } ?? false
        let isStrengthened =
            isBetterGraded
            || newKeys.contains {
                ($0.kind == .record || $0.kind == .cited) && !sources.contains($0.source)
                    && speaks($0.source, of: own)
            }
        steps.append(
            .see(
                number: own.number, sighting.with(facts), newKeys: newKeys,
                isStrengthened: isStrengthened, isOther: own.isOutlived(by: sighting.facts)))
    }

    /// Persons found alone whose household is judged by person by now: their cases go on, in their
    /// accounts, with a share in its points.
    private mutating func join(_ joined: [Int: String], _ state: LedgerState) {
        for (number, household) in joined.sorted(by: { $0.key < $1.key }) {
            guard let own = state.position(of: number).map({ state.cases[$0].known }) else {
                continue
            }
            steps.append(
                .share(
                    number: number,
                    own.facts.charged(as: .missingMember(before: 0, household: household))))
        }
    }

    /// Of a person the roster alone bears witness: a household's case cites nobody's further lists, so
    /// that one of these may be new to the case without being new.
    private func speaks(_ source: String, of own: LedgerCase) -> Bool {
        own.known.family != .person || source == SourceID(.policeRoster).name
    }

    // MARK: Cases the run doesn't have

    private mutating func leave(
        _ sightings: [CaseSighting], _ recognition: Recognition, _ state: LedgerState,
        _ keyer: EvidenceKeyer
    ) {
        let met = Set(numbers.filter { reportedSince[$0.key] == nil }.values)
        let outOfScope = Set(
            run.cases.lazy.filter { $0.verdict == .outOfScope }
                .flatMap { CaseSighting($0, keyer: keyer).keys }
                .filter { $0.kind == .record }.map(\.hash))
        let missing = missingBirths(sightings)
        let absorbed = recognition.absorbed
        let goesOn = recognition.divided.union(absorbed.keys)
        for own in state.cases
        where !met.contains(own.number) && (own.known.isInData || goesOn.contains(own.number)) {
            if let into = lateCases[own.number] {
                steps.append(.merge(number: own.number, into: into))
            } else if own.known.family.isOfReportedBirth, !own.known.isConfirmed,
                let into = own.known.recordKeys.compactMap({ missing[$0.hash] })
                    .filter({ sightings[$0].isCompatible(with: own.known) })
                    .compactMap({ numbers[sightings[$0].caseID] }).min()
            {
                steps.append(.merge(number: own.number, into: into))
            } else if let position = absorbed[own.number],
                let into = numbers[sightings[position].caseID]
            {
                steps.append(.merge(number: own.number, into: into))
            } else if recognition.divided.contains(own.number) {
                let found = parts(of: own.number)
                // Who was registered once isn't followed any more, and may be so still.
                let gone =
                    own.known.isInData ? openVanished(of: own, found.count, sightings, state) : []
                steps.append(.divide(number: own.number, into: found + gone))
            } else if answers.settles(own.known) {
                let left =
                    answers.hasEverybody(of: own.known)
                    ? [] : leftOver(of: own, sightings, state)
                guard left.isEmpty else {
                    steps.append(.divide(number: own.number, into: left))
                    continue
                }
                tally.corrected += 1
                steps.append(
                    .correct(number: own.number, isSupplemented: answers.isSupplemented(own)))
            } else if own.known.family == .absence, run.period.contains(own.account),
                // Before the month's close every birth is out of scope still.
                run.runDate > run.closing(own.account),
                own.known.recordKeys.contains(where: { outOfScope.contains($0.hash) })
            {
                tally.corrected += 1
                steps.append(.withdraw(number: own.number))
            }
        }
    }

    /// The cases of those who are left of a household of which somebody is registered by now while
    /// this run has nobody of it: what answers for one doesn't answer for the others. A verdict on the
    /// whole household goes on speaking for all of them.
    private mutating func leftOver(
        of own: LedgerCase, _ sightings: [CaseSighting], _ state: LedgerState
    ) -> [Int] {
        guard own.known.isHousehold, !own.known.isConfirmed, !own.known.isOverturned else {
            return []
        }
        return openVanished(of: own, 0, sightings, state)
    }

    private func parts(of household: Int) -> [Int] {
        steps.compactMap { step in
            if case .open(let one, _, household) = step { return one.number }
            return nil
        }
    }

    /// Members of a household that is divided whom neither the register nor the roster has any more:
    /// each goes on as a case of its own, by the roster's record alone, and is carried over until a
    /// verdict settles it. Nothing is opened where it can't be told which records are theirs.
    private mutating func openVanished(
        of household: LedgerCase, _ found: Int, _ sightings: [CaseSighting], _ state: LedgerState
    ) -> [Int] {
        let roster = SourceID(.policeRoster).name
        let own = household.known.recordKeys.filter { $0.source == roster }
        let answered = own.filter { answers.has($0, of: household.known) }
        let members = sightings.filter { sighting in
            sighting.family == .person
                && sighting.tellingKeys.contains(where: household.known.keys.contains)
        }
        let spokenFor = Set(members.flatMap(\.keys)).union(
            state.cases.lazy.map(\.known)
                .filter { $0.family == .person && !$0.isGone && $0.number != household.number }
                .flatMap(\.keys))
        let records = own.subtracting(answered).subtracting(spokenFor).sorted()
        let count =
            (household.known.facts.charge?.persons ?? 0) - members.count - answered.count
        guard count > 0, records.count == count || count == 1, !records.isEmpty else { return [] }
        let groups = count == 1 ? [records] : records.map { [$0] }
        return groups.enumerated().map { place, keys in
            let facts = household.known.facts
            let sighting = CaseSighting(
                caseID: "\(household.known.caseID)-\(found + place + 1)", family: .person,
                facts: CaseFacts(
                    verdict: CaseVerdict.missingPerson.rawValue, grade: facts.grade,
                    village: facts.village, status: facts.status,
                    charge: facts.charge == nil
                        ? nil
                        : StoredCharge(
                            .missingMember(before: 0, household: household.known.caseID)),
                    eventDay: nil),
                // By the household's number whoever comes to it later is known as their mate.
                keys: keys + household.known.keys.filter { $0.kind == .household })
            return open(sighting, from: household)
        }
    }

    /// The position of each missing birth, by the hashes of its records: what a report of it said
    /// before it was deleted is no case of its own any more.
    private func missingBirths(_ sightings: [CaseSighting]) -> [String: Int] {
        var missing: [String: Int] = [:]
        for (position, sighting) in sightings.enumerated()
        where sighting.family == .absence && sighting.facts.verdict == CaseVerdict.missing.rawValue
        {
            for key in sighting.keys where key.kind == .record { missing[key.hash] = position }
        }
        return missing
    }
}
