import RegistryModel

/// Flags a birth whose parity doesn't follow from the mother's earlier children.
struct ParityNotInSequence: CrossRule {
    let card = RuleCard(
        "SET006", "parity-not-in-sequence", .warning, .crossSource,
        message: Bilingual(
            zh: "报为第 {parity} 孩，但母亲此前已有 {known} 个孩子（{firstFile} 第 {firstLine} 行）",
            en: "Reported as child no. {parity}, but the mother already had {known} "
                + "({firstFile}, line {firstLine})"),
        explanation: Bilingual(
            zh: "孩次应大于同一母亲此前的孩次和全员人口中更早出生的子女数。子女可能已死亡、送养或迁出，所以只指出偏小的孩次，"
                + "偏大的不算。与此前同一孩次的见 SET007，同胎多孩不比较。请核对母亲的生育史。",
            en: "A parity must exceed those of the mother's earlier births and the number of her "
                + "older children in the population register. Children may have died, been given "
                + "away or moved, so only a parity too low is flagged, never one too high. The "
                + "same parity again is SET007; children of one confinement aren't compared. "
                + "Check the mother's history."),
        source: .dataContract("Fields, parity"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.registryBirths]
    let needs: [SourceKind] = []
    let columns: [SourceKind: FieldSet] = [
        .registryBirths: MotherConfinements.columns(in: SourceCatalogue.schema(of: .registryBirths))
            .union([.parity]),
        .registryPersons: [.motherIDNumber, .birthDate, .idNumber, .relation],
    ]

    private static let earlier: RuleExample.Changes = [
        .birthID: "B0002", .birthDate: "2011-05-07", .idNumber: nil, .childName: "李晓雪",
        .certificateNumber: nil, .parity: "2",
    ]
    private static let olderChild: RuleExample.Changes = [
        .personID: "P000200", .name: "李晓雪", .relation: "32", .birthDate: "2010-02-03",
        .idNumber: ExampleRecords.id(born: "2010-02-03", sequence: 982),
        .motherIDNumber: ExampleRecords.motherID,
    ]

    let examples: [RuleExample] = [
        .passes(
            "二孩之后报三孩", "a third child after a second",
            run: [.registryBirths: [[.parity: "3"], earlier], .registryPersons: [[:]]]),
        .passes(
            "全员人口中有一个大孩子，报二孩", "one older child in the register, reported as second",
            run: [.registryBirths: [[.parity: "2"]], .registryPersons: [olderChild]]),
        .fails(
            "二孩之后报一孩", "a first child after a second",
            run: [.registryBirths: [[:], earlier], .registryPersons: [[:]]], in: .registryBirths,
            at: .parity),
        .fails(
            "全员人口中已有一个大孩子，报一孩", "an older child in the register, reported as first",
            run: [.registryBirths: [[:]], .registryPersons: [olderChild]], in: .registryBirths,
            at: .parity),
        .undecided(
            "没有全员人口，母亲也没有此前的出生", "no register and no earlier birth of hers",
            run: [.registryBirths: [[:]]], without: .registryPersons),
        .undecided(
            "没有孩次", "no parity",
            run: [
                .registryBirths: [[.parity: nil]], .registryPersons: [olderChild],
            ], missing: .parity),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let births = run.source(.registryBirths) else { return verdict }
        let table = births.table
        let older = OlderChildren(run, of: table)
        let confinements = MotherConfinements(births) { _ in older.isKnown }
        verdict.leaveOpen(table.count)
        for mother in confinements.mothers {
            for (position, confinement) in mother.enumerated() {
                for row in confinement.rows {
                    judge(table[row], mother[..<position], older, &verdict)
                }
            }
        }
        return verdict
    }

    /// Every record was counted as undecided at first, and is taken out of that count here.
    private func judge(
        _ birth: RecordView, _ before: ArraySlice<MotherConfinements.Confinement>,
        _ older: OlderChildren, _ verdict: inout CrossVerdict
    ) {
        guard let parity = birth.integer(.parity) else { return }
        let reported = before.flatMap(\.rows)
            .map { birth.table[$0] }
            .filter { $0.integer(.parity) != nil }
            .max { left, right in
                let (one, other) = (left.integer(.parity) ?? 0, right.integer(.parity) ?? 0)
                guard one == other else { return one < other }
                return KeyGroups.precedes(right.row, left.row, in: right.table)
            }
        let known = older.before(birth)
        guard reported != nil || older.isKnown else { return }
        verdict.undecided -= 1
        if let reported, let highest = reported.integer(.parity), parity < highest {
            verdict.failures.append((birth, failure(birth, reported, known: highest)))
        } else if let first = known.first, parity <= known.count, reported == nil {
            verdict.failures.append((birth, failure(birth, first, known: known.count)))
        }
    }

    private func failure(_ birth: RecordView, _ other: RecordView, known: Int) -> Failure {
        Failure(
            [.parity, .motherIDNumber],
            other.named() + [birth.shown(.parity), FindingValue("known", String(known))])
    }
}

/// The children of the births' mothers in the population register.
private struct OlderChildren {
    private var children: [UInt64: [RecordView]] = [:]
    /// Whether a register was given, with nothing of it known to be lost.
    let isKnown: Bool

    init(_ run: RunRecords, of births: RecordTable) {
        isKnown = run.table(.registryPersons) != nil
        guard let persons = run.table(.registryPersons) else { return }
        var mothers = Set<UInt64>()
        for row in 0..<births.count {
            if let mother = births[row].validID(.motherIDNumber) { mothers.insert(mother.rawValue) }
        }
        for row in 0..<persons.count where !persons.brokenRows.contains(row) {
            let view = persons[row]
            guard let mother = view.residentID(.motherIDNumber), view.birthDay != nil,
                mothers.contains(mother.rawValue)
            else { continue }
            children[mother.rawValue, default: []].append(view)
        }
    }

    /// Her children born more than six months before this birth, one of each confinement, first place first.
    func before(_ birth: RecordView) -> [RecordView] {
        guard let mother = birth.validID(.motherIDNumber), let day = birth.birthDay else {
            return []
        }
        var seen = Set<Int32>()
        return (children[mother.rawValue] ?? [])
            .filter { child in child.birthDay.map { day.days(since: $0) > 180 } ?? false }
            // 27 and 37: adopted or stepchildren, whom she didn't bear.
            .filter { child in ![27, 37].contains(child.code(.relation) ?? 0) }
            .sorted { KeyGroups.precedes($0.row, $1.row, in: $0.table) }
            .filter { child in
                // Whether twins share a parity nobody says, so a confinement counts as one.
                guard child.validID(.idNumber) != nil, let born = child.birthDay else {
                    return false
                }
                return seen.insert(born.number).inserted
            }
    }
}
