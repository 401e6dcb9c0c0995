import RecordLinkage
import RegistryModel

/// Judges births that the registry has: are they right, supported, in the right village, on time?
struct ReportedBirths {
    private let run: BirthAdjudication
    private let conflicts: FieldConflicts
    private let adjudication: FieldAdjudication
    private let residence: ResidenceAdjudication
    private let assembly: CaseAssembly
    /// Further reports of a birth, by the first one's key.
    private let copies: [UInt64: [StandardBirth]]
    /// Registry records cited by a case that asks whether another record is the same birth.
    private let questioned: Set<Int>

    init(
        _ run: BirthAdjudication, _ adjudication: FieldAdjudication, questioned: Set<Int>
    ) {
        self.run = run
        self.adjudication = adjudication
        conflicts = FieldConflicts(
            births: run.births, adjudication: adjudication, policy: run.policy)
        residence = ResidenceAdjudication(
            context: run.context, addresses: VillageAddresses(run.context.villages),
            adjudication: adjudication)
        assembly = run.assembly
        self.questioned = questioned
        copies = Dictionary(
            grouping: run.clusters.population.duplicates.filter { $0.first.isRegistry },
            by: \.first.stableKey
        ).mapValues { $0.map(\.duplicate) }
    }

    private var births: [StandardBirth] { run.births }

    func judge(_ birth: BelievedBirth, _ outcome: inout BirthOutcome) {
        let registry = births[birth.members[0]]
        let found = conflicts(in: birth)
        guard isAudited(registry, found) else { return }
        let village = registry.village.flatMap { villageOnRoll($0) }
        if let village {
            outcome.births[village, default: 0] += 1
            if let day = registry.day { outcome.reportedByDay[day, default: 0] += 1 }
        }
        let cases = cases(of: birth, found, village)
        if cases.isEmpty { outcome.confirmed += 1 }
        outcome.cases.append(contentsOf: cases)
    }

    private func cases(
        of birth: BelievedBirth, _ found: [FieldConflict], _ village: DivisionCode?
    ) -> [AuditCase] {
        let registry = births[birth.members[0]]
        var cases: [AuditCase] = []
        if birth.members.count == 1 {
            if let unsupported = unsupported(registry, birth, village) { cases.append(unsupported) }
        } else {
            if let stillborn = stillborn(birth, village) { cases.append(stillborn) }
            if let conflict = conflictCase(birth, found, village) { cases.append(conflict) }
            if let moved = wrongVillage(birth, registry, village) { cases.append(moved) }
        }
        if let late = late(birth, registry, found, village) { cases.append(late) }
        return cases
    }

    /// The cases that births outside the period, which this audit doesn't charge, would still make: an
    /// export of June holds May's births too, and says which of May's cases have been corrected.
    func persisting(_ believed: [BelievedBirth], _ follows: RecordFollower) -> [AuditCase] {
        var cases: [AuditCase] = []
        for birth in believed {
            let registry = births[birth.members[0]]
            guard registry.isRegistry, birth.members.contains(where: { follows(births[$0].view) })
            else { continue }
            let found = conflicts(in: birth)
            if isAudited(registry, found) { continue }
            cases += self.cases(of: birth, found, registry.village.flatMap { villageOnRoll($0) })
        }
        for report in run.clusters.population.duplicates
        where report.duplicate.isRegistry && !isAudited(report)
            && (follows(report.first.view) || follows(report.duplicate.view))
        {
            cases.append(duplicateCase(report))
        }
        return cases
    }

    private func conflicts(in birth: BelievedBirth) -> [FieldConflict] {
        let registry = births[birth.members[0]]
        return conflicts.conflicts(in: birth).filter { !isRightInCopy($0, registry) }
    }

    /// The birth counts in this audit when the day decided lies in the period, or where the sources
    /// decide nothing, the day reported: the same birth would else be charged in two months.
    private func isAudited(_ registry: StandardBirth, _ found: [FieldConflict]) -> Bool {
        let own = registry.day.map(run.isInPeriod)
        let date = found.first { $0.decision.field == .birthDate }
        guard let date, date.outcome != .feedError, case .day(let day) = date.decision.adjudicated
        else { return own ?? true }
        return run.isInPeriod(day)
    }

    private func villageOnRoll(_ code: DivisionCode) -> DivisionCode? {
        run.context.villages?.contains(code) == true ? code : nil
    }

    // MARK: Field conflicts

    /// Of a birth reported twice the better copy stands: over-reporting costs nothing.
    private func isRightInCopy(_ conflict: FieldConflict, _ registry: StandardBirth) -> Bool {
        guard let copies = copies[registry.stableKey] else { return false }
        let claims = BirthClaims(births: copies)
        return copies.indices.contains { copy in
            claims.claims(conflict.decision.field, members: [copy]).contains {
                $0.member == copy && $0.value.agrees(with: conflict.decision.adjudicated)
            }
        }
    }

    private func conflictCase(
        _ birth: BelievedBirth, _ found: [FieldConflict], _ village: DivisionCode?
    ) -> AuditCase? {
        let wrong = found.filter { $0.outcome == .misreported }
        let disputed = found.filter { $0.outcome == .disputed }
        guard !found.isEmpty else { return nil }
        let verdict: CaseVerdict =
            !wrong.isEmpty ? .misreported : !disputed.isEmpty ? .disputed : .feedError
        let isCharged = verdict == .misreported && village != nil
        let outcome: ConflictOutcome =
            verdict == .misreported ? .misreported : verdict == .disputed ? .disputed : .feedError
        // What is disputed costs nothing, but whoever verifies it may find the report wrong.
        let contested =
            verdict == .misreported
            ? wrong : births[birth.members[0]].isBroken ? [] : disputed.filter(\.isChargeable)
        let isChargeable = village != nil && !contested.isEmpty
        return AuditCase(
            caseID: assembly.caseID(verdict, birth.members), verdict: verdict, village: village,
            status: isCharged ? .provisional : .open,
            charge: isChargeable
                ? .misreportedBirth(fields: contested.map(\.decision.field)) : nil,
            fields: found.filter { $0.outcome == outcome }.map {
                assembly.judgement($0.decision)
            },
            records: assembly.references(birth.members),
            evidence: assembly.evidence(birth.members, decisions: found.map(\.decision)),
            reason: ConflictReasons.reason(verdict, found, births: births),
            caveats: isCharged ? [.provisional] : isChargeable ? [.uncounted] : [],
            matchProbability: birth.matchProbability, waterfall: assembly.waterfall(birth.members))
    }

    private func stillborn(_ birth: BelievedBirth, _ village: DivisionCode?) -> AuditCase? {
        let outside = birth.members.dropFirst().map { births[$0] }
        guard outside.contains(where: { $0.outcome == .stillbirth }),
            outside.allSatisfy({ $0.chain == .delivery })
        else { return nil }
        return open(.disputed, birth.members, village, ConflictReasons.stillborn, birth)
    }

    private func open(
        _ verdict: CaseVerdict, _ members: [Int], _ village: DivisionCode?, _ reason: Bilingual,
        _ birth: BelievedBirth, fields: [FieldJudgement] = [], decisions: [FieldDecision] = []
    ) -> AuditCase {
        AuditCase(
            caseID: assembly.caseID(verdict, members), verdict: verdict, village: village,
            status: .open, fields: fields, records: assembly.references(members),
            evidence: assembly.evidence(members, decisions: decisions), reason: reason,
            matchProbability: birth.matchProbability)
    }

    // MARK: Support, village, time, repetition

    /// Home births leave no delivery record; whoever else should have seen the child must have
    /// been asked before its absence means anything.
    private func unsupported(
        _ registry: StandardBirth, _ birth: BelievedBirth, _ village: DivisionCode?
    ) -> AuditCase? {
        guard !registry.isBroken, !questioned.contains(birth.members[0]) else { return nil }
        var expected: [SourceKind] = [.policeEntries, .vaccinationChildren]
        let place = registry.view.code(.birthPlace)
        if place == nil || place == 1 { expected.append(.hospitalDeliveries) }
        guard expected.contains(where: run.present.contains) else { return nil }
        return open(.unsupported, birth.members, village, ConflictReasons.unsupported, birth)
    }

    private func wrongVillage(
        _ birth: BelievedBirth, _ registry: StandardBirth, _ village: DivisionCode?
    ) -> AuditCase? {
        guard let own = registry.village else { return nil }
        let outside = birth.members.dropFirst().map { ($0, births[$0]) }
        let mother = run.register.entry(of: registry.motherID)
        let word = Claim(
            member: birth.members[0], value: .number(own.rawValue), kind: .registryBirths,
            chain: nil)
        let claims = [word] + residence.claims(Array(outside), mother: mother)
        guard let decision = adjudication.decide(.villageCode, claims, likelySlips: 20),
            decision.isAgainstRegistry, decision.probability >= run.policy.decisionProbability,
            case .number(let raw) = decision.adjudicated,
            let right = villageOnRoll(DivisionCode(rawValue: raw)),
            copies[registry.stableKey]?.contains(where: { $0.village == right }) != true
        else { return nil }
        return open(
            .wrongVillage, birth.members, right, ConflictReasons.wrongVillage(from: village), birth,
            fields: [assembly.judgement(decision)], decisions: [decision])
    }

    /// Measured from the later of the days in question: a wrong date isn't also a late report.
    private func late(
        _ birth: BelievedBirth, _ registry: StandardBirth, _ found: [FieldConflict],
        _ village: DivisionCode?
    ) -> AuditCase? {
        var days = [registry.day].compactMap { $0 }
        for conflict in found {
            if case .day(let day) = conflict.decision.adjudicated { days.append(day) }
        }
        guard let born = days.max(), let reported = registry.view.date(.reportedAt) else {
            return nil
        }
        let closing = run.context.closing(ofMonthOf: born)
        guard reported > closing else { return nil }
        return open(
            .late, birth.members, village,
            ConflictReasons.late(reported: reported, closing: closing), birth)
    }

    func judge(_ report: DuplicateReport, _ outcome: inout BirthOutcome) {
        guard report.duplicate.isRegistry, isAudited(report) else { return }
        outcome.cases.append(duplicateCase(report))
    }

    private func isAudited(_ report: DuplicateReport) -> Bool {
        report.duplicate.day.map(run.isInPeriod) ?? true
    }

    private func duplicateCase(_ report: DuplicateReport) -> AuditCase {
        let pair = [report.first, report.duplicate]
        let pairAssembly = CaseAssembly(births: pair, scorer: run.clusters.scorer)
        return AuditCase(
            caseID: pairAssembly.caseID(.duplicate, [0, 1]), verdict: .duplicate,
            village: report.duplicate.village.flatMap { villageOnRoll($0) }, status: .open,
            records: pairAssembly.references([0, 1]), evidence: pairAssembly.evidence([0, 1]),
            reason: ConflictReasons.duplicate(
                isSameVillage: report.first.village == report.duplicate.village))
    }
}
