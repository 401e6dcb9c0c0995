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

    /// Whoever is confirmed comes first, who costs nothing last and so takes no room from the others.
    /// Where the household's own case is charged, or will be when a waiver ends, nothing is left to share.
    private mutating func shareHouseholds() {
        var members: [String: [Int]] = [:]
        var charged = Set<String>()
        for (position, own) in cases.enumerated() {
            if case .missingMember(_, let household?)? = own.charge {
                members[household, default: []].append(position)
            } else if own.known.isHousehold, own.charge != nil, own.turn < LedgerCase.lastTurn {
                charged.insert(own.known.caseID)
            }
        }
        for (household, positions) in members {
            let inTurn = positions.sorted {
                cases[$0].place.lexicographicallyPrecedes(cases[$1].place)
            }
            for (place, position) in inTurn.enumerated() {
                cases[position].charge = .missingMember(
                    before: charged.contains(household) ? .max : place, household: household)
            }
        }
    }

    /// A child whose birth is charged, or was ruled on, is no person of a missing household besides,
    /// however late the birth is found. A household of nobody else isn't charged.
    private mutating func leaveOutChildren() {
        let births = cases.map(\.known).filter(\.answersForChild).map { CaseSighting($0) }
        guard !births.isEmpty else { return }
        let households = ChildTies(cases.map(\.known)) { $0.isHousehold && !$0.isGone }
        for (_, position) in households.pairs(births, at: Array(births.indices)) {
            guard case .missingHousehold(let persons)? = cases[position].charge else { continue }
            cases[position].charge = persons > 1 ? .missingHousehold(persons: persons - 1) : nil
        }
    }
}

extension LedgerState {
    /// A birth that is charged as missing, though it was reported since, isn't charged for what the
    /// report says wrong besides: one event is charged once.
    fileprivate mutating func leaveOutLateReports() {
        var missing: [EvidenceKey: KnownCase] = [:]
        for own in cases.lazy.map(\.known)
        where own.family == .absence && own.isCharged && !own.isInData {
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

extension LedgerCase {
    /// Of several that are waived the one whose waiver ends first comes first: on any day those that are
    /// charged again stand before those that aren't yet.
    fileprivate var place: [Int] {
        [turn, life.waivedUntil.map { Int($0.number) } ?? 0, number]
    }

    /// Of those who will cost nothing.
    fileprivate static let lastTurn = 3

    fileprivate var turn: Int {
        switch standing(on: account)?.charging {
        case .confirmed: return 0
        case .provisional, .open: return 1
        case nil:
            // Waived it comes before whoever will cost nothing, since a waiver ends.
            let after = life.waivedUntil.flatMap { standing(on: $0.adding(days: 1)) }
            return after?.charging == nil ? Self.lastTurn : 2
        }
    }
}
