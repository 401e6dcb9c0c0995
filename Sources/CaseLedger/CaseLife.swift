import RegistryModel

/// What happened to one case, in the order of the ledger.
package enum LifeEvent: Sendable, Hashable {
    /// A run was recorded whose period ends on the day, whether or not it saw the case.
    case cycle(CalendarDay)
    /// A run found the case, for the first time, changed, or again after it was settled.
    /// `isStrengthened` when a source speaks of it that never did, or its grade rose.
    case seen(CaseStatus, isStrengthened: Bool)
    /// What the verdict said was about something else than the case is found to be by now.
    case outlived
    /// The registry has the record now, or the data no longer contradict each other.
    case corrected(isSupplemented: Bool)
    /// The audit itself no longer makes the case, such as for a birth that belongs elsewhere.
    case withdrawn
    /// The audit found that it is the same event as another case, which goes on, or that several
    /// cases go on in its place.
    case merged
    case ruled(VerificationVerdict)
}

/// The life of a case: a pure function of what happened to it.
///
/// Source: the scoring agreement, *Life of a case*. The reading in full:
/// - A verdict outlives later runs: an overturned case that is found again stays overturned unless
///   the evidence got stronger, which reopens it. The last verdict counts.
/// - A waiver suspends: after its day the case is what the verdict before it says, or without one what
///   the audit makes of it.
/// - Who confirms once more and leaves parity or policy status out doesn't take back what was found.
/// - A case whose data were corrected is settled, and reopened when a run finds it again. A birth
///   supplemented after the month's close goes on costing what it cost, where the table keeps that;
///   so does any case that was confirmed before it was corrected.
/// - `unverifiable` costs nothing once two later periods were audited, or once it was given again in
///   a later period.
/// - A settled case is closed when a later period is audited.
package struct CaseLife: Sendable {
    private enum Data: Equatable {
        case there
        case corrected(isSupplemented: Bool)
        case withdrawn
        case merged
    }

    private var base: CaseStatus?
    private var data = Data.there
    private var ruling: VerificationVerdict?
    /// Given since the ruling, which goes on beneath it.
    private var waiver: VerificationVerdict?
    /// Later periods audited since the ruling, or since the first of several `unverifiable` ones.
    private var cyclesSince = 0
    private var isReaffirmed = false
    private var latestCycle: CalendarDay?
    private var isClosed = false

    /// Cycles after which nobody is asked any more.
    private static let patience = 2

    package init() {}

    /// Where the case stands on `day` after all that happened; nil before it was first seen.
    package static func standing(_ events: [LifeEvent], on day: CalendarDay) -> CaseStanding? {
        var life = CaseLife()
        for event in events { life.apply(event) }
        return life.standing(on: day)
    }

    package mutating func apply(_ event: LifeEvent) {
        switch event {
        case .cycle(let end): turn(end)
        case .seen(let status, let isStrengthened):
            base = status
            data = .there
            if isStrengthened, isOpenToNewEvidence { drop() }
        case .outlived: drop()
        case .corrected(let isSupplemented): data = .corrected(isSupplemented: isSupplemented)
        case .withdrawn: data = .withdrawn
        case .merged: data = .merged
        case .ruled(let verdict): rule(verdict)
        }
        if case .cycle = event { return }
        if !isSettled { isClosed = false }
    }

    private mutating func turn(_ end: CalendarDay) {
        // The run that first saw the case is where its life begins, whatever was audited before.
        guard base != nil, let latestCycle else {
            self.latestCycle = end
            return
        }
        // Audits come by the month: several that end in one month are one cycle, or a case could be
        // given up in an afternoon.
        guard end > latestCycle, !end.isInMonth(of: latestCycle) else { return }
        isClosed = isSettled
        if ruling != nil { cyclesSince += 1 }
        self.latestCycle = end
    }

    private mutating func rule(_ verdict: VerificationVerdict) {
        isClosed = false
        if case .waived = verdict.outcome {
            waiver = verdict
            return
        }
        waiver = nil
        if case .unverifiable = verdict.outcome, case .unverifiable? = ruling?.outcome {
            isReaffirmed = isReaffirmed || cyclesSince > 0
        } else {
            cyclesSince = 0
            isReaffirmed = false
        }
        ruling = ruling.map { verdict.completed(after: $0) } ?? verdict
    }

    private mutating func drop() {
        ruling = nil
        cyclesSince = 0
        isReaffirmed = false
    }

    private var isOpenToNewEvidence: Bool {
        switch ruling?.outcome {
        case .overturned, .unverifiable: true
        case .confirmed, .waived, nil: false
        }
    }

    /// The waiver as long as it holds.
    private func waiver(on day: CalendarDay) -> VerificationVerdict? {
        waivedUntil.flatMap { day <= $0 ? waiver : nil }
    }

    private var isGivenUp: Bool {
        guard case .unverifiable? = ruling?.outcome else { return false }
        return isReaffirmed || cyclesSince >= Self.patience
    }

    /// Settled whatever the day: a waiver never is.
    private var isSettled: Bool {
        if data != .there { return true }
        guard waiver == nil else { return false }
        switch ruling?.outcome {
        case .overturned, .confirmed: return true
        case .unverifiable: return isGivenUp
        case .waived: return false
        case nil: return base == .confirmed
        }
    }

    /// The verdict that counts, a waiver's only where nothing else was ever said; nil without one, or
    /// once stronger evidence has reopened the case.
    var rulingOutcome: VerificationOutcome? { (ruling ?? waiver)?.outcome }

    /// The day a waiver ends, whether or not it is past.
    var waivedUntil: CalendarDay? { waiver?.outcome.until }

    /// Whether the birth it called missing was reported after all, too late.
    var isSupplemented: Bool { data == .corrected(isSupplemented: true) }

    /// Whether it was taken into another case, or divided into several.
    var isGone: Bool { data == .merged }

    // MARK: Standing

    package func standing(on day: CalendarDay) -> CaseStanding? {
        guard let base else { return nil }
        var standing = settlement(base, on: day)
        standing.verdict = waiver(on: day) ?? ruling ?? waiver
        standing.settledAs = standing.state
        if isClosed, isSettled { standing.state = .closed }
        return standing
    }

    private func settlement(_ base: CaseStatus, on day: CalendarDay) -> CaseStanding {
        if data == .merged { return CaseStanding(state: .closed, charging: nil) }
        if let until = waiver(on: day)?.outcome.until {
            if data == .there { return CaseStanding(state: .waived(until: until), charging: nil) }
            var standing = asFound(base)
            standing.charging = nil
            return standing
        }
        switch ruling?.outcome {
        case .overturned: return CaseStanding(state: .overturned, charging: nil)
        case .confirmed: return marked(CaseStanding(state: .confirmed, charging: .confirmed))
        case .unverifiable where isGivenUp:
            var standing = CaseStanding(state: .unverifiable, charging: nil)
            standing.isCountedApart = true
            return standing
        case .unverifiable where data == .there:
            return CaseStanding(state: .unverifiable, charging: base)
        case .waived, .unverifiable, nil: return asFound(base)
        }
    }

    private func asFound(_ base: CaseStatus) -> CaseStanding {
        switch data {
        case .corrected(let isSupplemented):
            return marked(
                CaseStanding(state: .corrected, charging: isSupplemented ? base : nil))
        case .withdrawn, .merged: return CaseStanding(state: .corrected, charging: nil)
        case .there: break
        }
        let state: CaseState =
            switch base {
            case .open: .open
            case .provisional: .provisional
            case .confirmed: .confirmed
            }
        return CaseStanding(state: state, charging: base)
    }

    private func marked(_ standing: CaseStanding) -> CaseStanding {
        guard case .corrected(let isSupplemented) = data else { return standing }
        var standing = standing
        standing.state = .corrected
        standing.isSupplemented = isSupplemented
        return standing
    }
}

extension VerificationVerdict {
    /// The same with the parity and policy status that the one before found, where it says neither.
    fileprivate func completed(after before: VerificationVerdict) -> VerificationVerdict {
        guard case .confirmed(let parity, let policy) = outcome,
            case .confirmed(let knownParity, let knownPolicy) = before.outcome
        else { return self }
        return VerificationVerdict(
            caseID: caseID,
            outcome: .confirmed(parity: parity ?? knownParity, policy: policy ?? knownPolicy),
            by: by, day: day, seen: seen, document: document)
    }
}

extension CalendarDay {
    fileprivate func isInMonth(of other: CalendarDay) -> Bool {
        monthNumber == other.monthNumber
    }
}
