import RegistryModel

extension LedgerState {
    /// Works out what every case is charged for as the lives stand: a birth that only a verdict calls
    /// missing, the shares of persons in their household's points, the persons of a household.
    ///
    /// Made anew whenever the ledger is read and after each run, never kept: a verdict on one person of
    /// a household, or data put right, changes what the others cost.
    mutating func settle() {
        for position in cases.indices {
            cases[position].takeUpLife()
            cases[position].charge =
                cases[position].known.facts.charge?.charge ?? cases[position].confirmedCharge
        }
        shareHouseholds()
        leaveOutChildren()
        leaveOutLateReports()
    }

    /// A birth that is charged as missing, though it was reported before or since, isn't charged for
    /// what the report says wrong besides: one event is charged once.
    private mutating func leaveOutLateReports() {
        var missing: [EvidenceKey: KnownCase] = [:]
        for own in cases.lazy.map(\.known)
        where own.family == .absence && own.isCharged {
            for key in own.recordKeys { missing[key] = own }
        }
        for position in cases.indices {
            cases[position].isChargedAsMissing = false
            guard !missing.isEmpty, cases[position].charge != nil,
                cases[position].known.family == .content
            else { continue }
            let report = CaseSighting(cases[position].known)
            let births = report.keys.lazy.compactMap { missing[$0] }
            guard births.contains(where: report.isCompatible) else { continue }
            cases[position].isChargedAsMissing = true
            cases[position].charge = nil
        }
    }
}
