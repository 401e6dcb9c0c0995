import RegistryModel

/// Flags a second head of one household.
struct HouseholdTwoHeads: SetRule {
    let card = RuleCard(
        "SET010", "household-two-heads", .warning, .set,
        message: Bilingual(
            zh: "户 {household} 已有户主（{firstFile} 第 {firstLine} 行）",
            en: "Household {household} has a head already ({firstFile}, line {firstLine})"),
        explanation: Bilingual(
            zh: "一户只有一个户主（代码 02，或一位码 0）。“本人”（01）不计。常见原因：两户编号相同、分户后没有改编号、关系填错。"
                + "家庭编号可能各村自编，所以只比较同一村内的；已死亡、迁出的不计。请核对户口簿后改正其中一条。",
            en: "A household has one head (02, or 0 in the one-digit code); 'self' (01) isn't "
                + "counted. Usual causes: two households under one number, a household divided "
                + "without a new number, a wrong relation. Villages may each number their own, so "
                + "only heads of one village are compared; the dead and departed don't count. Look at the "
                + "household booklet and correct one of the two."),
        source: Citation(
            zh: "GB/T 4761-2008《家庭关系代码》", en: "GB/T 4761-2008, Codes of family relations",
            clause: "02"), standing: .active(since: "0.2.0"))

    private static let secondHead: RuleExample.Changes = [
        .personID: "P000124", .name: "李建国", .sex: "1", .birthDate: "1986-07-15",
        .idNumber: ExampleRecords.fatherID, .relation: "02",
    ]

    let examples: [RuleExample] = [
        .passes(
            "一户一个户主", "one head", together: [[.relation: "12"], secondHead],
            in: .registryPersons),
        .passes(
            "另一村同号的户", "the same number in another village",
            together: [
                [:],
                [
                    .personID: "P000124", .name: "李建国", .sex: "1", .birthDate: "1986-07-15",
                    .idNumber: ExampleRecords.fatherID, .relation: "02",
                    .villageCode: "520525201206",
                ],
            ], in: .registryPersons),
        .fails(
            "两个户主", "two heads", together: [[:], secondHead], at: .relation, in: .registryPersons),
        .undecided(
            "关系为空", "no relation", together: [[.relation: nil]], missing: .relation,
            in: .registryPersons),
    ]

    func applies(to schema: SourceSchema) -> Bool {
        schema.has(.relation, .villageCode) && Households.field(in: schema) != nil
    }

    func columns(in schema: SourceSchema) -> FieldSet {
        schema.own([
            .relation, .householdID, .householdNumber, .status, .villageCode, .idNumber, .name,
            .birthDate, .sex,
        ]).union(SourceRecords.columnsOfCopies(in: schema))
    }

    func search(in schema: SourceSchema) -> (any SuspectSearch)? { SecondHeadSearch() }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        let households = source.households
        var verdict = SetVerdict()
        var heads = [Int32](repeating: -1, count: households.count)
        var contested: [Int32: [Int]] = [:]
        for (row, number) in households.number.enumerated() {
            let view = table[row]
            guard number >= 0, let relation = view.code(.relation),
                view.division(.villageCode) != nil
            else {
                if !table.brokenRows.contains(row) { verdict.undecided += 1 }
                continue
            }
            guard relation == 0 || relation == 2, view.isLiving else { continue }
            let first = heads[Int(number)]
            if first >= 0 {
                contested[number, default: [Int(first)]].append(row)
            } else {
                heads[Int(number)] = Int32(row)
            }
        }
        for rows in contested.values {
            judge(rows.sorted { KeyGroups.precedes($0, $1, in: table) }, source, &verdict)
        }
        return verdict
    }

    private func judge(_ rows: [Int], _ source: SourceRecords, _ verdict: inout SetVerdict) {
        let table = source.table
        let field = Households.field(in: table.schema) ?? .householdID
        var firsts: [DivisionCode: Int] = [:]
        for row in rows where !source.isCopy[row] {
            guard let village = table[row].division(.villageCode) else { continue }
            guard let first = firsts[village] else {
                firsts[village] = row
                continue
            }
            verdict.failures.append(
                (
                    row,
                    Failure(
                        [.relation, field],
                        table[first].named() + [table[row].shown(field, as: "household")])
                ))
        }
    }
}
