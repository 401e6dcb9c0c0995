import RegistryModel

/// What a run found in the registry of the cases that the ledger has.
struct RegistryAnswers {
    let run: RunRecord

    func has(_ key: EvidenceKey) -> Bool { run.answered[key.hash] != nil }

    /// Whether the data settle the case: a record of it is in the registry by now, or where sources
    /// contradicted each other, a record of each.
    func settles(_ known: KnownCase) -> Bool {
        func isSettled(_ key: EvidenceKey) -> Bool {
            has(key) && run.persisting[key.hash]?.contains(known.family) != true
        }
        if known.family.isAnsweredByOneRecord { return known.recordKeys.contains(where: isSettled) }
        let records = known.keys.filter { $0.kind == .record || $0.kind == .cited }
        let settled = Set(records.lazy.filter(isSettled).map(\.source))
        return !records.isEmpty && settled == known.sources
    }

    /// A missing birth that the registry has by now and says that it was told of too late: by the day,
    /// and without one by its mark. One of which it doesn't say when costs nothing: it may have been
    /// reported in time and left out of the file that was audited.
    func isSupplemented(_ own: LedgerCase) -> Bool {
        guard case .missingBirth? = own.charge else { return false }
        let reports = own.known.recordKeys.compactMap { run.answered[$0.hash] }
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
