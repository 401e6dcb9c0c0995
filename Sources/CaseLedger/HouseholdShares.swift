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
    }

    /// Whoever is confirmed comes first, who costs nothing last and so takes no room from the others.
    /// Where the household's own case is charged, nothing is left to share.
    private mutating func shareHouseholds() {
        var members: [String: [Int]] = [:]
        var charged = Set<String>()
        for (position, own) in cases.enumerated() {
            if case .missingMember(_, let household?)? = own.charge {
                members[household, default: []].append(position)
            } else if own.known.isHousehold, own.known.isCharged {
                charged.insert(own.known.caseID)
            }
        }
        for (household, positions) in members {
            let inTurn = positions.sorted {
                (cases[$0].turn, cases[$0].number) < (cases[$1].turn, cases[$1].number)
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

extension LedgerCase {
    fileprivate var turn: Int {
        switch life.standing(on: account)?.charging {
        case .confirmed: 0
        case .provisional, .open: 1
        case nil: 2
        }
    }
}
