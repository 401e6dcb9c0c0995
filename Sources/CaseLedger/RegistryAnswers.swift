import RegistryModel

/// What a run found in the registry of the cases that the ledger has.
struct RegistryAnswers {
    let run: RunRecord

    /// Whether the record that the case knows by the key is in the registry, and still its record.
    func has(_ key: EvidenceKey, of known: KnownCase) -> Bool {
        answer(key, of: known) != nil
    }

    private func answer(_ key: EvidenceKey, of known: KnownCase) -> RegistryAnswer? {
        run.answered[key.hash].flatMap { $0.isOfAnother(than: known, but: key.kind) ? nil : $0 }
    }

    private func isOfPeriod(_ known: KnownCase) -> Bool {
        known.facts.eventDay.flatMap { CalendarDay($0) }.map(run.period.contains) == true
    }

    /// By what the case is answered: its records, and where the source numbers these anew, the child's
    /// or person's own numbers; where its own month is audited again and nobody of it is found, the
    /// mother's confinement.
    private func keys(of known: KnownCase) -> Set<EvidenceKey> {
        let numbers: [EvidenceKey.Kind] =
            switch known.family {
            case .absence: [.certificate, .childNumber] + (isOfPeriod(known) ? [.confinement] : [])
            case .person where !known.isHousehold: [.personNumber]
            case .newlyweds: [.couple]
            default: []
            }
        return known.keys.filter { $0.kind == .record || numbers.contains($0.kind) }
    }

    /// Whether the data settle the case: a record of it is in the registry by now, or where sources
    /// contradicted each other, a record of each. Of the registry, which may have deleted its record and
    /// written another, it's enough that every other source's record was found beside one.
    func settles(_ known: KnownCase) -> Bool {
        func isSettled(_ key: EvidenceKey) -> Bool {
            has(key, of: known) && run.persisting[key.hash]?.contains(known.family) != true
        }
        if known.family.isAnsweredByOneRecord {
            return hasEverybody(of: known) || keys(of: known).contains(where: isSettled)
        }
        let records = known.keys.filter { $0.kind == .record || $0.kind == .cited }
        // Of a source that numbers its records anew the child's numbers tell.
        let numbered = known.keys.filter { [.certificate, .childNumber].contains($0.kind) }
            .compactMap { answer($0, of: known) }
        let settled = Set(records.lazy.filter(isSettled).map(\.source))
            .union(numbered.flatMap(\.sources))
        let others = known.sources.subtracting([SourceID(.registryBirths).name])
        guard !others.isEmpty else { return !records.isEmpty && settled == known.sources }
        return others.isSubset(of: settled) && records.contains(where: isSettled)
            && !records.contains { has($0, of: known) && !isSettled($0) }
    }

    /// Whether the registry has all persons of a household, by their numbers.
    func hasEverybody(of household: KnownCase) -> Bool {
        let numbers = household.keys.filter { $0.kind == .personNumber }
        return household.isHousehold && numbers.count == household.facts.charge?.persons
            && numbers.allSatisfy { has($0, of: household) }
    }

    /// A missing birth that the registry has by now and says that it was told of too late: by the day,
    /// and without one by its mark. One of which it doesn't say when costs nothing: it may have been
    /// reported in time and left out of the file that was audited.
    func isSupplemented(_ own: LedgerCase) -> Bool {
        guard case .missingBirth? = own.charge else { return false }
        let reports = keys(of: own.known).compactMap { answer($0, of: own.known)?.report }
        guard let reported = reports.compactMap(\.day).min(),
            let day = own.known.facts.eventDay.flatMap({ CalendarDay($0) })
        else { return reports.contains(where: \.isSupplementary) }
        return reported > run.closing(day)
    }

    /// Late reports of births that the ledger has as missing at the close: the missing birth's number,
    /// by the sighting's position. One event is one case, and the missing birth's is the one that is
    /// marked as reported since. One that a verdict was given on stays by itself.
    func lateReports(
        _ sightings: [CaseSighting], _ recognition: Recognition, _ state: LedgerState
    ) -> [Int: Int] {
        let late = sightings.indices.filter { position in
            let own = recognition.numbers[position].flatMap(state.position)
            return sightings[position].family == .late
                && own.map { !state.cases[$0].known.isRuled } ?? true
        }
        guard !late.isEmpty else { return [:] }
        var missing: [EvidenceKey: KnownCase] = [:]
        for own in state.cases where own.known.family == .absence && isReportedSince(own) {
            for key in own.known.recordKeys { missing[key] = own.known }
        }
        return late.reduce(into: [:]) { found, position in
            found[position] =
                sightings[position].keys.lazy.compactMap { missing[$0] }
                .first { sightings[position].isCompatible(with: $0) }?.number
        }
    }

    private func isReportedSince(_ own: LedgerCase) -> Bool {
        guard !own.known.isOverturned else { return false }
        return own.known.isInData
            ? settles(own.known) && isSupplemented(own) : own.life.isSupplemented
    }
}

/// A followed record that the registry has: what the registry says of when it was told, and by what the
/// record is told from others.
package struct RegistryAnswer: Sendable, Hashable {
    package var report: RegistryReport
    let identity: Set<EvidenceKey>
    /// Sources whose records answer so.
    let sources: Set<String>
    let day: CalendarDay?

    package init(
        report: RegistryReport = RegistryReport(), identity: Set<EvidenceKey> = [],
        sources: Set<String> = [], day: CalendarDay? = nil
    ) {
        self.sources = sources
        self.report = report
        self.identity = identity
        self.day = day
    }

    /// What several records answer together, in whatever order: the earlier report stands.
    package func joined(with other: RegistryAnswer) -> RegistryAnswer {
        RegistryAnswer(
            report: RegistryReport(
                day: [report.day, other.report.day].compactMap(\.self).min(),
                isSupplementary: report.isSupplementary && other.report.isSupplementary),
            identity: identity.union(other.identity), sources: sources.union(other.sources),
            day: [day, other.day].compactMap(\.self).min())
    }

    /// Whether the source has given the record's number to another event since, as exports do that
    /// number their rows: number and name differ, or one of them and the day. `given` brought them
    /// together and proves nothing.
    func isOfAnother(than known: KnownCase, but given: EvidenceKey.Kind) -> Bool {
        // However many numbers vouch for it, another mother's child of another month is another one.
        let mothers = known.agreements(with: identity, by: [.motherNumber, .motherName])
        if !mothers.isEmpty, !mothers.contains(true), !known.facts.isNear(day) { return true }
        // Twins share a confinement, and nothing of their own.
        if given == .confinement,
            known.agreements(with: identity, by: [.certificate, .childNumber]).contains(false)
        {
            return true
        }
        let kinds = Set(identity.map(\.kind)).subtracting([given])
        let comparisons = known.agreements(with: identity, by: kinds)
        guard !comparisons.isEmpty, !comparisons.contains(true) else { return false }
        return comparisons.count >= 2 || !known.facts.isNear(day)
    }
}
