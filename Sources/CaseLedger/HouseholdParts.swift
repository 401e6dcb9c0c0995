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
        var run = self
        run.cases = cases.flatMap { found -> [AuditCase] in
            if found.verdict == .missingPerson {
                return [
                    found.sharing(recognition.household(of: CaseSighting(found, keyer: keyer)))
                ]
            }
            guard found.verdict == .missingHousehold else { return [found] }
            let parts = found.persons
            let sightings = parts.map { CaseSighting($0, keyer: keyer) }
            guard
                recognition.isToBeTakenApart(CaseSighting(found, keyer: keyer), persons: sightings)
            else { return [found] }
            let known = recognition.household(ofMost: sightings)
            let charge = Charge.missingMember(before: 0, household: known ?? found.caseID)
            return parts.map { $0.sharing(charge) }
        }
        return run
    }
}

extension PersonRecognition {
    /// The share in a household's points of a person found alone who is left of one; nil for whoever
    /// was never part of one.
    fileprivate func household(of person: CaseSighting) -> Charge? {
        guard let own = holder(of: person).map({ known[$0] }) else { return nil }
        if own.isHousehold { return .missingMember(before: 0, household: own.caseID) }
        guard case .missingMember? = own.facts.charge?.charge else { return nil }
        return own.facts.charge?.charge
    }

    /// The household that at least half of the persons are left of: the same one, whatever else has
    /// come to it or gone.
    fileprivate func household(ofMost persons: [CaseSighting]) -> String? {
        var votes: [String: Int] = [:]
        for person in persons {
            guard case .missingMember(_, let household?)? = household(of: person) else { continue }
            votes[household, default: 0] += 1
        }
        let most = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return most.flatMap { 2 * $0.value >= persons.count ? $0.key : nil }
    }
}

extension AuditCase {
    /// The person's case with a share in the points of a household; unchanged without one.
    fileprivate func sharing(_ share: Charge?) -> AuditCase {
        guard let share, charge != nil else { return self }
        return charged(as: share)
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
