import RegistryModel

/// Flags a head of household and spouse whose sexes or marital states don't fit one another.
struct SpousesDisagree: SetRule {
    let card = RuleCard(
        "SET013", "spouses-disagree", .warning, .set,
        message: Bilingual(
            zh: "与户主（{firstFile} 第 {firstLine} 行）为夫妻，“{field}”却是 {own}，户主为 {head}",
            en: "Spouse of the head ({firstFile}, line {firstLine}), but {field} is {own} and the "
                + "head's {head}"),
        explanation: Bilingual(
            zh: "同户的户主与配偶应一男一女（同性别为错误），婚姻状况都应为已婚（初婚、再婚、复婚可以不同）。常见原因：结婚、离婚、丧偶后"
                + "只改了一方，或与户主关系填错。户主或配偶不止一人的户无法判定。请核对。",
            en: "Head and spouse of one household are a man and a woman (the same sex is an error) "
                + "and both married (first, again and restored marriages may differ). Usual causes: "
                + "one side not updated after a marriage, divorce or death, a wrong relation. "
                + "Households with several heads or spouses are undecided. Check."),
        source: Citation(
            zh: "GB/T 2261.2《婚姻状况代码》、GB/T 4761-2008", en: "GB/T 2261.2 and GB/T 4761-2008",
            clause: "10–40; 10–12"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes(
            "夫妻都已婚", "both married",
            together: [HouseholdExamples.husband, [.relation: "12", .maritalStatus: "22"]],
            in: .registryPersons),
        .fails(
            "妻未婚", "the wife is single",
            together: [HouseholdExamples.husband, [.relation: "12", .maritalStatus: "10"]],
            at: .maritalStatus, in: .registryPersons),
        .fails(
            "夫妻同性别", "one sex",
            together: [HouseholdExamples.husband, [.relation: "12", .sex: "1"]], at: .sex,
            as: .error, in: .registryPersons),
        .undecided(
            "婚姻状况为空", "no marital status",
            together: [HouseholdExamples.husband, [.relation: "12", .maritalStatus: nil]],
            missing: .maritalStatus, in: .registryPersons),
        .undecided(
            "没有家庭编号", "no household number",
            together: [[.relation: "12", .householdID: nil]], missing: .householdID,
            in: .registryPersons),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .registryPersons }

    func columns(in schema: SourceSchema) -> FieldSet {
        [.householdID, .relation, .sex, .maritalStatus, .villageCode, .personID]
    }

    func search(in schema: SourceSchema) -> (any SuspectSearch)? { CoupleSearch() }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        let households = source.households
        var couples = [Couple](repeating: Couple(), count: households.count)
        var verdict = SetVerdict()
        for (row, number) in households.number.enumerated() {
            let view = table[row]
            guard number >= 0, let relation = view.code(.relation) else {
                if !table.brokenRows.contains(row) { verdict.undecided += 1 }
                continue
            }
            switch relation {
            case 0, 1, 2: couples[Int(number)].addHead(row)
            case 10...12: couples[Int(number)].addSpouse(row)
            default: break
            }
        }
        for couple in couples where couple.spouses > 0 {
            guard couple.heads == 1, couple.spouses == 1 else {
                // Without a head it is SET009's matter, with several SET010's.
                verdict.undecided += Int(couple.spouses)
                continue
            }
            judge(table[Int(couple.spouse)], table[Int(couple.head)], &verdict)
        }
        return verdict
    }

    private struct Couple {
        var head: Int32 = -1
        var spouse: Int32 = -1
        var heads: Int32 = 0
        var spouses: Int32 = 0

        mutating func addHead(_ row: Int) {
            head = Int32(row)
            heads += 1
        }

        mutating func addSpouse(_ row: Int) {
            spouse = Int32(row)
            spouses += 1
        }
    }

    private func judge(_ spouse: RecordView, _ head: RecordView, _ verdict: inout SetVerdict) {
        // Villages may each number their households.
        guard spouse.division(.villageCode) == head.division(.villageCode) else {
            verdict.undecided += 1
            return
        }
        if let own = spouse.statedSex, let other = head.statedSex, own == other {
            verdict.failures.append((spouse.row, failure(.sex, spouse, head, .error)))
            return
        }
        guard let own = spouse.isMarried, let other = head.isMarried,
            spouse.statedSex != nil, head.statedSex != nil
        else {
            verdict.undecided += 1
            return
        }
        if !own || !other {
            verdict.failures.append((spouse.row, failure(.maritalStatus, spouse, head, nil)))
        }
    }

    private func failure(
        _ field: Field, _ spouse: RecordView, _ head: RecordView, _ severity: Severity?
    ) -> Failure {
        Failure(
            [field, .relation],
            head.named() + [spouse.shown(field, as: "own"), head.shown(field, as: "head")],
            severity: severity)
    }
}
