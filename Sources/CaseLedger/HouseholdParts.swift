import RegistryModel

/// A run with those households taken apart into persons of whom somebody is spoken for already: by a
/// verdict on that person, by the case of a child's birth, or by a case of an earlier run whose persons
/// left the roster without being registered.
///
/// Such a household isn't wholly open to a charge, so the row for whole households doesn't fit it;
/// who was charged or cleared stays so, and the others are charged person by person, all of them
/// together never more than the household would be. The same holds for those who are left of a
/// household that the ledger has, in this run and in later ones.
struct HouseholdParts {
    let run: RunRecord
    /// Persons of the ledger who were charged alone and have a share in their household's points from
    /// now on: the household by its case's identifier, the person by the ledger's number.
    let joined: [Int: String]

    init(_ run: RunRecord, _ state: LedgerState, _ keyer: EvidenceKeyer) {
        let known = state.cases.map(\.known)
        let recognition = PersonRecognition(known: known)
        let sightings = run.cases.map { found in
            found.verdict == .missingPerson || found.verdict == .missingHousehold
                ? CaseSighting(found, keyer: keyer) : nil
        }
        let people = sightings.compactMap(\.self)
        let shown = Set(people.flatMap(recognition.known(sharedBy:)))
        let shownKeys = Set(people.flatMap(\.keys))
        let answers = RegistryAnswers(run: run)
        let vanished = VanishedHousemates(known) { position in
            let records = known[position].recordKeys
            // Of a household others may have left, whoever is there.
            return known[position].isHousehold
                ? records.allSatisfy {
                    shownKeys.contains($0) || answers.has($0, of: known[position])
                }
                : shown.contains(position)
                    || records.contains { answers.has($0, of: known[position]) }
        }
        var joined: [Int: String] = [:]
        var parted = run
        parted.cases = zip(run.cases, sightings).flatMap { found, sighting -> [AuditCase] in
            guard let sighting else { return [found] }
            let own = recognition.known(sharedBy: sighting).map { known[$0] }
            if found.verdict == .missingPerson {
                let household =
                    recognition.household(of: sighting)
                    ?? vanished.household(of: sighting, own: own)
                return [found.sharing(household)]
            }
            let parts = found.persons
            let persons = parts.map { CaseSighting($0, keyer: keyer) }
            let ownNumbers = Set(own.map(\.number))
            let mates = vanished.mates(of: sighting, own: own)
                .filter { !ownNumbers.contains($0.number) }
            guard
                !mates.isEmpty || recognition.isToBeTakenApart(sighting, persons: persons)
            else { return [found] }
            let household =
                recognition.household(ofMost: persons) ?? vanished.household(of: sighting, own: own)
                ?? found.caseID
            for mate in mates
            where mate.isInData && mate.facts.charge?.charge == .missingPerson {
                joined[mate.number] = household
            }
            return parts.map { $0.sharing(household) }
        }
        self.run = parted
        self.joined = joined
    }
}

extension PersonRecognition {
    /// The household in whose points a person found alone has a share, being left of it; nil for whoever
    /// was never part of one.
    fileprivate func household(of person: CaseSighting) -> String? {
        holder(of: person).flatMap { known[$0].sharedHousehold }
    }

    /// The household that at least half of the persons are left of: the same one, whatever else has
    /// come to it or gone.
    fileprivate func household(ofMost persons: [CaseSighting]) -> String? {
        var votes: [String: Int] = [:]
        for household in persons.compactMap(household(of:)) { votes[household, default: 0] += 1 }
        let most = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return most.flatMap { 2 * $0.value >= persons.count ? $0.key : nil }
    }
}

extension AuditCase {
    /// The person's case with a share in the points of a household; unchanged without one.
    fileprivate func sharing(_ household: String?) -> AuditCase {
        guard let household, charge != nil else { return self }
        return charged(as: .missingMember(before: 0, household: household))
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
