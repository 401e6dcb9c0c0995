import RegistryModel

extension RunRecord {
    /// The run with those households taken apart into persons of whom somebody is spoken for already:
    /// by a verdict on that person, or by the case of a child's birth.
    ///
    /// Such a household isn't wholly open to a charge, so the row for whole households doesn't fit it;
    /// who was charged or cleared stays so, and the others are charged person by person.
    func takingHouseholdsApart(_ state: LedgerState, _ keyer: EvidenceKeyer) -> RunRecord {
        let recognition = PersonRecognition(known: state.cases.map(\.known))
        var run = self
        run.cases = cases.flatMap { found -> [AuditCase] in
            guard found.verdict == .missingHousehold else { return [found] }
            let parts = found.persons
            let isTakenApart = recognition.isToBeTakenApart(
                CaseSighting(found, keyer: keyer),
                persons: parts.map { CaseSighting($0, keyer: keyer) })
            return isTakenApart ? parts : [found]
        }
        return run
    }
}

extension AuditCase {
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
                    zh: "公安户籍在册的一户在全员人口中全部没有；户中有人此前已计入或已有核实结论，所以按人计，不按整户计。",
                    en: "A household on the police roster is wholly absent from the register; one "
                        + "of its persons was charged or verified before, so it is charged by "
                        + "person and not as a household."),
                caveats: caveats)
        }
    }
}
