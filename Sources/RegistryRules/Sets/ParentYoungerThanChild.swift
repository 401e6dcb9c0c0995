import RegistryModel

/// Flags a person born before, or on the same day as, a parent.
struct ParentYoungerThanChild: SetRule {
    let card = RuleCard(
        "SET012", "parent-younger-than-child", .error, .set,
        message: Bilingual(
            zh: "{birthDate} 出生，但{parent}生于 {parentBorn}",
            en: "Born on {birthDate}, the parent ({parent}) on {parentBorn}"),
        explanation: Bilingual(
            zh: "父母的出生日期取其号码；父母自己的记录与号码矛盾时不下结论（见 REC001）。常见原因：把子女的号码填成了父母的、父母号码抄错、"
                + "出生日期填错。请核对两人证件。",
            en: "The parent's birth date is the one in the parent's number (父亲 father, 母亲 mother); "
                + "where the parent's own record contradicts it, nothing is said (REC001). Usual "
                + "causes: the child's number entered as the parent's, a number or a date "
                + "miscopied. Look at both documents."),
        source: .dataContract("Fields, registry.persons"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("父母都年长", "both are older", together: [[:]], in: .registryPersons),
        .fails(
            "母亲号码是孙女的", "the mother's number is a grandchild's",
            together: [[.motherIDNumber: ExampleRecords.id(born: "2008-02-11", sequence: 984)]],
            record: 0, at: .motherIDNumber, in: .registryPersons),
        .undecided(
            "母亲的登记与她自己的号码矛盾，错在母亲的记录",
            "the mother's record contradicts her own number: it is hers that is wrong",
            together: [
                [.fatherIDNumber: nil],
                [
                    .personID: "P000300", .name: "赵桂花", .birthDate: "1994-02-01",
                    .idNumber: ExampleRecords.id(born: "1964-02-01", sequence: 984),
                    .motherIDNumber: nil, .fatherIDNumber: nil,
                ],
            ], missing: .motherIDNumber, in: .registryPersons),
        .undecided(
            "没有父母号码", "neither parent's number",
            together: [[.motherIDNumber: nil, .fatherIDNumber: nil]], missing: .motherIDNumber,
            in: .registryPersons),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .registryPersons }

    func columns(in schema: SourceSchema) -> FieldSet {
        [.idNumber, .birthDate, .motherIDNumber, .fatherIDNumber, .personID]
    }

    func search(in schema: SourceSchema) -> (any SuspectSearch)? { OlderParentSearch() }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        for row in 0..<table.count where !table.brokenRows.contains(row) {
            let view = table[row]
            guard let born = view.birthDay else {
                verdict.undecided += 1
                continue
            }
            var isKnown = false
            for (field, title) in [(Field.motherIDNumber, "母亲"), (.fatherIDNumber, "父亲")] {
                guard let id = view.validID(field), let inID = id.birthDate else { continue }
                let parentBorn = source.people[id]?.birthDay ?? inID
                // A parent's record that contradicts the parent's own number is the one at fault.
                guard parentBorn == inID else { continue }
                isKnown = true
                guard parentBorn >= born else { continue }
                verdict.failures.append((row, failure(view, field, title, parentBorn)))
                break
            }
            if !isKnown { verdict.undecided += 1 }
        }
        return verdict
    }

    private func failure(
        _ view: RecordView, _ field: Field, _ title: String, _ parentBorn: CalendarDay
    ) -> Failure {
        Failure(
            [field, .birthDate],
            [
                view.shown(.birthDate), FindingValue("parent", title, words: .parent),
                FindingValue("parentBorn", parentBorn.description),
            ])
    }
}
