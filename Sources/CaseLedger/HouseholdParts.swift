import RegistryModel

extension RunRecord {
    /// The run with those households taken apart into persons of whom somebody is spoken for already:
    /// by a verdict on that person, or by the case of a child's birth.
    ///
    /// Such a household isn't wholly open to a charge, so the row for whole households doesn't fit it;
    /// who was charged or cleared stays so, and the others are charged person by person, all of them
    /// together never more than the household would be. The same holds for those who are left of a
    /// household that the ledger has, in this run and in later ones.
    func takingHouseholdsApart(_ state: LedgerState, _ keyer: EvidenceKeyer) -> RunRecord {
        let recognition = PersonRecognition(known: state.cases.map(\.known))
        let shares = HouseholdShares(recognition)
        let left = cases.filter { $0.verdict == .missingPerson }
        let ranks = shares.ofPersons(left.map { CaseSighting($0, keyer: keyer) })
        let rankByID = Dictionary(
            zip(left.map(\.caseID), ranks), uniquingKeysWith: { first, _ in first })
        var run = self
        run.cases = cases.flatMap { found -> [AuditCase] in
            guard found.verdict == .missingHousehold else {
                return [found.sharing(rankByID[found.caseID] ?? nil)]
            }
            let parts = found.persons
            let sightings = parts.map { CaseSighting($0, keyer: keyer) }
            let isTakenApart = recognition.isToBeTakenApart(
                CaseSighting(found, keyer: keyer), persons: sightings)
            return isTakenApart
                ? zip(parts, shares.ofHousehold(sightings)).map { $0.sharing($1) } : [found]
        }
        return run
    }
}

/// Who of a household is charged ahead of whom, where it is charged by person. Free of order.
private struct HouseholdShares {
    private let recognition: PersonRecognition

    init(_ recognition: PersonRecognition) {
        self.recognition = recognition
    }

    /// Beside each person of one household how many of it are charged ahead: those confirmed first,
    /// those cleared last. Nil for whom another case answers.
    func ofHousehold(_ persons: [CaseSighting]) -> [Int?] {
        let holders = persons.map { recognition.holder(of: $0).map { recognition.known[$0] } }
        let turns = holders.map { own in
            own.map { $0.isConfirmed ? 0 : $0.isOverturned ? 2 : 1 } ?? 1
        }
        let charged = persons.indices.filter { position in
            let isOfOther = holders[position].map { $0.isHousehold && $0.isConfirmed } ?? false
            return !isOfOther && !recognition.isAnsweredByBirth(persons[position])
        }
        var ranks = [Int?](repeating: nil, count: persons.count)
        let inTurn = charged.sorted {
            turns[$0] != turns[$1]
                ? turns[$0] < turns[$1] : Self.precedes(persons[$0], persons[$1])
        }
        for (rank, position) in inTurn.enumerated() { ranks[position] = rank }
        return ranks
    }

    /// Beside each person found alone, the place among those of the household they are left of; nil for
    /// whoever was never part of one.
    func ofPersons(_ persons: [CaseSighting]) -> [Int?] {
        var ranks = [Int?](repeating: nil, count: persons.count)
        var left: [Int: [Int]] = [:]
        for (position, person) in persons.enumerated() {
            guard let holder = recognition.holder(of: person) else { continue }
            let own = recognition.known[holder]
            if own.isHousehold {
                if !own.isConfirmed { left[holder, default: []].append(position) }
            } else {
                ranks[position] = own.facts.charge?.before
            }
        }
        for (household, members) in left {
            let own = recognition.known[household]
            let all = max(own.facts.charge?.persons ?? 0, members.count)
            // Of one divided before, the others are charged by cases of their own.
            let ahead = own.isGone ? all - members.count : 0
            let inTurn = members.sorted { Self.precedes(persons[$0], persons[$1]) }
            for (place, position) in inTurn.enumerated() { ranks[position] = ahead + place }
        }
        return ranks
    }

    /// By their records: by what stays the same from run to run.
    private static func precedes(_ left: CaseSighting, _ right: CaseSighting) -> Bool {
        left.keys.lexicographicallyPrecedes(right.keys)
    }
}

extension AuditCase {
    /// The person's case with a share in the points of the household; unchanged without one.
    fileprivate func sharing(_ rank: Int?) -> AuditCase {
        guard let rank, charge != nil else { return self }
        return charged(as: .missingMember(before: rank))
    }

    /// A household's persons, each with the record that names them: a case of its own.
    fileprivate var persons: [AuditCase] {
        records.indices.map { index in
            AuditCase(
                caseID: "\(caseID)-\(index + 1)", verdict: .missingPerson, village: village,
                status: status, charge: charge == nil ? nil : .missingPerson,
                records: [records[index]],
                evidence: evidence.compactMap { row in
                    row.cells.indices.contains(index)
                        ? EvidenceRow(field: row.field, cells: [row.cells[index]]) : nil
                },
                reason: Bilingual(
                    zh: "公安户籍在册的一户在全员人口中全部没有；户中有人此前已计入或已有核实结论，所以按人计，不按整户计，"
                        + "合计不超过整户的分值。",
                    en: "A household on the police roster is wholly absent from the register; one "
                        + "of its persons was charged or verified before, so it is charged by "
                        + "person and not as a household, in all no more than the household."),
                caveats: caveats)
        }
    }
}
