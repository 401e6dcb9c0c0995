internal import GRDB
import RegistryModel

extension CaseLedger {
    /// Records a run and says how its cases stand; one transaction.
    ///
    /// The same run twice changes nothing. A run is the same as the last one of its period when the
    /// inputs, table, policy and version are, and it brings no case anything new.
    @discardableResult
    package func record(_ run: RunRecord) throws(LedgerFailure) -> RunOutcome {
        try write { db, chain in
            var state = try LedgerState(db)
            let county = Int(run.county).padded(6)
            if let own = state.runs.first?.county, own != county {
                throw LedgerFailure.otherCounty(path: path, own: own, given: county)
            }
            let parts = HouseholdParts(run, state, keyer)
            let run = parts.run
            let plan = RecordingPlan(parts, state, keyer: keyer, digest: digest)
            let last = state.runs.last { $0.period == run.period }
            let isRepeat = plan.steps.isEmpty && last?.fingerprint == plan.fingerprint
            var number = last?.number ?? 0
            if !isRepeat {
                number = (state.runs.last?.number ?? 0) + 1
                try append(run, number, plan, to: db, &chain)
                state.turn(run.cycle)
                for step in plan.steps {
                    try append(step, of: number, to: db, &chain)
                    state.apply(step, cycle: run.cycle)
                }
                state.settle()
            }
            var outcome = RunAccount(run: run, state: state, plan: plan).outcome(number: number)
            outcome.isRepeat = isRepeat
            outcome.head = chain.head
            return outcome
        }
    }

    /// What recording the run would come to; nothing is written.
    package func preview(_ run: RunRecord) throws(LedgerFailure) -> RunOutcome {
        try read { db in
            var state = try LedgerState(db)
            let parts = HouseholdParts(run, state, keyer)
            let run = parts.run
            let plan = RecordingPlan(parts, state, keyer: keyer, digest: digest)
            state.turn(run.cycle)
            for step in plan.steps { state.apply(step, cycle: run.cycle) }
            state.settle()
            var outcome = RunAccount(run: run, state: state, plan: plan).outcome(
                number: state.runs.last?.number ?? 0)
            outcome.head = try HistoryChain.stated(db)
            return outcome
        }
    }

    private func append(
        _ run: RunRecord, _ number: Int, _ plan: RecordingPlan, to db: Database,
        _ chain: inout HistoryChain
    ) throws {
        try chain.append(
            .run, of: nil,
            RunEvent(
                run: number, kind: run.kind, county: Int(run.county).padded(6),
                from: run.period.lowerBound.description, to: run.period.upperBound.description,
                tool: run.toolVersion, date: run.runDate.description, table: run.tableID,
                tableHash: run.tableHash, policyHash: run.policyHash,
                fingerprint: plan.fingerprint,
                inputs: run.inputs.sorted { ($0.path, $0.sha256) < ($1.path, $1.sha256) },
                seen: NumberRanges.text(plan.numbers.values)),
            to: db)
    }

    private func append(
        _ step: RecordingPlan.Step, of run: Int, to db: Database, _ chain: inout HistoryChain
    ) throws {
        switch step {
        case .open(let one, let sighting, let origin):
            try chain.append(
                .opened, of: one.number,
                OpenedEvent(
                    number: one.number, caseID: one.known.caseID,
                    family: one.known.family.rawValue, run: run,
                    account: one.account.description, facts: sighting.facts,
                    keys: sighting.keys.map(StoredKey.init), from: origin),
                to: db)
        case .see(let number, let sighting, let newKeys, let isStrengthened, let isOther):
            try chain.append(
                .seen, of: number,
                SeenEvent(
                    number: number, run: run, isStrengthened: isStrengthened,
                    isOther: isOther ? true : nil, facts: sighting.facts,
                    keys: newKeys.map(StoredKey.init)),
                to: db)
        case .correct(let number, let isSupplemented):
            try chain.append(
                .corrected, of: number,
                LeftEvent(number: number, run: run, isSupplemented: isSupplemented), to: db)
        case .share(let number, let facts):
            try chain.append(
                .shared, of: number, SharedEvent(number: number, run: run, facts: facts), to: db)
        case .withdraw(let number):
            try chain.append(.withdrawn, of: number, LeftEvent(number: number, run: run), to: db)
        case .merge(let number, let into):
            try chain.append(
                .merged, of: number, LeftEvent(number: number, run: run, into: into), to: db)
        case .divide(let number, let parts):
            try chain.append(
                .divided, of: number, LeftEvent(number: number, run: run, parts: parts), to: db)
        }
    }
}

extension LedgerState {
    /// The step as the history would tell it after being read again.
    fileprivate mutating func apply(_ step: RecordingPlan.Step, cycle end: CalendarDay) {
        switch step {
        case .open(var one, _, let origin):
            if let origin = origin.flatMap(position) {
                one.life = cases[origin].life
            } else {
                one.life.apply(.cycle(end))
            }
            one.note(grade: one.known.facts.grade)
            one.life.apply(.seen(one.known.facts.caseStatus ?? .open, isStrengthened: false))
            append(one)
        case .see(let number, let sighting, let newKeys, let isStrengthened, let isOther):
            guard let position = position(of: number) else { return }
            cases[position].known.facts = sighting.facts
            cases[position].known.keys.formUnion(newKeys)
            cases[position].known.isInData = true
            cases[position].note(grade: sighting.facts.grade)
            if isOther { cases[position].life.apply(.outlived) }
            cases[position].life.apply(
                .seen(sighting.facts.caseStatus ?? .open, isStrengthened: isStrengthened))
        case .correct(let number, let isSupplemented):
            leave(number, .corrected(isSupplemented: isSupplemented))
        case .share(let number, let facts):
            if let position = position(of: number) { cases[position].known.facts = facts }
        case .withdraw(let number): leave(number, .withdrawn)
        case .merge(let number, _), .divide(let number, _): leave(number, .merged)
        }
    }

    private mutating func leave(_ number: Int, _ event: LifeEvent) {
        guard let position = position(of: number) else { return }
        cases[position].known.isInData = false
        cases[position].life.apply(event)
    }
}
