import RegistryModel

extension LedgerState {
    /// Whoever is confirmed comes first, who costs nothing last and so takes no room from the others.
    /// Where the household's own case is charged, or will be when a waiver ends, nothing is left to share.
    mutating func shareHouseholds() {
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
    mutating func leaveOutChildren() {
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
