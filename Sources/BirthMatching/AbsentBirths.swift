import RecordLinkage
import RegistryModel

/// Judges births that outside sources know and the registry doesn't.
struct AbsentBirths {
    private let run: BirthAdjudication
    private let adjudication: FieldAdjudication
    private let residence: ResidenceAdjudication
    /// Registry records each record might belong to, by a weight between the two thresholds.
    private let uncertain: [Int: [ScoredPair]]
    private let assembly: CaseAssembly

    private let sameBirths: CompatibleBirths

    init(
        _ run: BirthAdjudication, _ adjudication: FieldAdjudication, believed: [BelievedBirth]
    ) {
        self.run = run
        sameBirths = CompatibleBirths(believed, births: run.births)
        self.adjudication = adjudication
        residence = ResidenceAdjudication(
            context: run.context, addresses: VillageAddresses(run.context.villages),
            adjudication: adjudication)
        assembly = run.assembly
        uncertain = OpenLinks(run.clusters).pairs
    }

    private var births: [StandardBirth] { run.births }

    func judge(_ birth: BelievedBirth, _ outcome: inout BirthOutcome) {
        let claims = BirthClaims(births: births).claims(.birthDate, members: birth.members)
        let best = adjudication.best(.birthDate, claims, likelySlips: 5)?.value
        guard case .day(let day)? = best else {
            return add(outOfScope(birth, AbsenceReasons.noDate, .undetermined), &outcome)
        }
        let mother = birth.members.lazy.compactMap { run.register.entry(of: births[$0].motherID) }
            .first
        let members = birth.members.map { ($0, births[$0]) }
        let place = residence.settle(residence.claims(members, mother: mother))
        if let reason = scopeReason(birth, day, place, &outcome) {
            return add(outOfScope(birth, reason, place), &outcome)
        }
        if let open = openCase(birth, place, &outcome) { return add(open, &outcome) }
        let villages = Set(residence.claims(members, mother: mother).map(\.value))
        let found = missing(birth, day, place, mother, isUndisputed: villages.count <= 1)
        if let village = found.village { outcome.births[village, default: 0] += 1 }
        add(found, &outcome)
    }

    private func add(_ found: AuditCase, _ outcome: inout BirthOutcome) {
        outcome.cases.append(found)
    }

    // MARK: Scope

    private func scopeReason(
        _ birth: BelievedBirth, _ day: CalendarDay, _ place: Residence,
        _ outcome: inout BirthOutcome
    ) -> Bilingual? {
        let outcomes = birth.members.compactMap { births[$0].outcome }
        let isSeenAlive = birth.members.contains {
            births[$0].chain != .delivery || (births[$0].outcome ?? .stillbirth) != .stillbirth
        }
        if outcomes.contains(.stillbirth), !isSeenAlive { return AbsenceReasons.stillbirth }
        guard run.isInPeriod(day) else { return AbsenceReasons.outsidePeriod }
        if case .elsewhere = place { return AbsenceReasons.elsewhere }
        let closing = run.context.closing(ofMonthOf: day)
        guard run.context.runDate <= closing else { return nil }
        outcome.notYetDue += 1
        return AbsenceReasons.notClosed(closing)
    }

    private func outOfScope(
        _ birth: BelievedBirth, _ reason: Bilingual, _ place: Residence
    ) -> AuditCase {
        AuditCase(
            caseID: assembly.caseID(.outOfScope, birth.members), verdict: .outOfScope,
            village: place.village, status: .open,
            records: assembly.references(birth.members),
            evidence: assembly.evidence(birth.members), reason: reason,
            matchProbability: birth.matchProbability)
    }

    // MARK: Not to be charged yet

    /// A birth that may be in the registry after all: shown, to be verified, never charged.
    private func openCase(
        _ birth: BelievedBirth, _ place: Residence, _ outcome: inout BirthOutcome
    ) -> AuditCase? {
        let village = place.village
        if let pair = birth.members.flatMap({ uncertain[$0] ?? [] }).max(by: {
            $0.log2Weight < $1.log2Weight
        }) {
            let other = births[Int(pair.a)].isRegistry ? Int(pair.a) : Int(pair.b)
            outcome.questioned.insert(other)
            return uncertain(birth, with: other, village, AbsenceReasons.uncertain)
        }
        if let other = sameBirths.match(of: birth) {
            let isReported = births[other].isRegistry
            if isReported { outcome.questioned.insert(other) }
            return uncertain(
                birth, with: other, village,
                isReported ? AbsenceReasons.uncertain : AbsenceReasons.sameAsOtherAbsent)
        }
        if CompatibleBirths.isRepeated(birth, births, in: run.clusters.population.duplicates) {
            return disputed(birth, village, .uncertainLink, AbsenceReasons.repeated)
        }
        if run.gap.has(village) {
            return disputed(birth, village, .disputed, AbsenceReasons.registryIncomplete)
        }
        if birth.isSurplus {
            return disputed(
                birth, village, .uncertainLink,
                birth.hasReportedTwin ? AbsenceReasons.surplus : AbsenceReasons.sameAsOtherAbsent)
        }
        let outcomes = birth.members.compactMap { births[$0].outcome }
        if outcomes.contains(.stillbirth) {
            return disputed(birth, village, .disputed, AbsenceReasons.bornDeadOrAlive)
        }
        let numbers = birth.members.flatMap { member in
            [births[member].motherID, births[member].childID].compactMap { $0?.description }
                + [births[member].certificate].compactMap { $0?.description }
        }
        if numbers.contains(where: run.brokenRegistry.mentions) {
            return disputed(birth, village, .disputed, AbsenceReasons.inBrokenRow)
        }
        return nil
    }

    private func uncertain(
        _ birth: BelievedBirth, with other: Int, _ village: DivisionCode?, _ reason: Bilingual
    ) -> AuditCase {
        let all = [other] + birth.members
        let weight = birth.members.map { run.clusters.scorer.log2Weight(other, $0) }.max() ?? 0
        return AuditCase(
            caseID: assembly.caseID(.uncertainLink, all), verdict: .uncertainLink,
            village: village, status: .open, records: assembly.references(all),
            evidence: assembly.evidence(all), reason: reason,
            matchProbability: probability(log2Weight: weight), waterfall: assembly.waterfall(all))
    }

    private func disputed(
        _ birth: BelievedBirth, _ village: DivisionCode?, _ verdict: CaseVerdict,
        _ reason: Bilingual
    ) -> AuditCase {
        AuditCase(
            caseID: assembly.caseID(verdict, birth.members), verdict: verdict, village: village,
            status: .open, records: assembly.references(birth.members),
            evidence: assembly.evidence(birth.members), reason: reason,
            caveats: verdict == .disputed ? [.uncounted] : [],
            matchProbability: birth.matchProbability)
    }

    // MARK: Missing

    private func missing(
        _ birth: BelievedBirth, _ day: CalendarDay, _ place: Residence,
        _ mother: PersonRegister.Entry?, isUndisputed: Bool
    ) -> AuditCase {
        let chains = Set(birth.members.compactMap { births[$0].chain }).sorted()
        let grade = grade(birth, chains)
        let village = place.village
        let policyStatus = birth.members.lazy.compactMap { births[$0].policy }.first
        let parity = parity(birth, day, mother)
        let isVisited = chains.contains(.visit)
        let carriesPoints = isVisited || run.policy.provisionalGrades.contains(grade)
        let status: CaseStatus =
            village == nil ? .open : isVisited ? .confirmed : carriesPoints ? .provisional : .open
        return AuditCase(
            caseID: assembly.caseID(.missing, birth.members), verdict: .missing, grade: grade,
            village: village, status: status,
            charge: village.map { _ in .missingBirth(policy: policyStatus, parity: parity) },
            records: assembly.references(birth.members),
            evidence: assembly.evidence(birth.members),
            reason: AbsenceReasons.missing(
                day: day, sources: SourceTitles.of(birth.members.map { births[$0] }), grade: grade,
                isVillageKnown: village != nil, isVillageUndisputed: isUndisputed,
                isTwin: birth.hasReportedTwin, status: status),
            caveats: AbsenceReasons.caveats(policy: policyStatus, parity: parity, status: status),
            matchProbability: birth.matchProbability,
            waterfall: assembly.waterfall(birth.members))
    }

    private func grade(_ birth: BelievedBirth, _ chains: [CustodyChain]) -> EvidenceGrade {
        if chains.count >= 2 { return .a }
        let hasLegalForce = birth.members.contains {
            let kind = births[$0].source.kind
            return kind == .hospitalDeliveries || kind == .policeEntries
                || (kind == .birthList && [.delivery, .police].contains(births[$0].chain))
        }
        return hasLegalForce ? .b : .c
    }

    /// The visit's word before the hospital's; else all that are plausible for the mother.
    private func parity(
        _ birth: BelievedBirth, _ day: CalendarDay, _ mother: PersonRegister.Entry?
    ) -> ClosedRange<Int> {
        let stated = birth.members.filter { births[$0].parity != nil }
        let best = stated.first { births[$0].chain == .visit } ?? stated.first
        if let parity = best.flatMap({ births[$0].parity }) { return parity...parity }
        let motherID = birth.members.lazy.compactMap { births[$0].motherID }.first { $0.isValid }
        let age = birth.members.lazy.compactMap { births[$0].view.integer(.motherAge) }.first
        return PlausibleParity.range(
            entry: run.register.knowsMothers ? mother : nil,
            motherBirthDate: mother?.birthDate ?? motherID?.birthDate,
            motherAge: age, on: day)
    }
}
