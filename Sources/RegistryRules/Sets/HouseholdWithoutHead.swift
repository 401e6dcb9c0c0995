import RegistryModel

/// Flags a household none of whose members is its head.
struct HouseholdWithoutHead: SetRule {
    let card = RuleCard(
        "SET009", "household-without-head", .warning, .set,
        message: Bilingual(
            zh: "户 {household} 的 {members} 人中没有户主",
            en: "Household {household} has no head (people listed: {members})"),
        explanation: Bilingual(
            zh: "每户应有一人与户主关系为本人或户主。户主死亡或迁出后没有指定新户主、或家庭编号抄错时会出现。同一编号在任何村有户主即可。"
                + "指出的是该户第一条。有人关系为空而未见户主的，无法判定；"
                + "成员都是“非亲属”（99）或“其他”（80），或家庭编号写明“集体”的，可能是没有户主的集体户，也无法判定。请指定户主或更正编号。",
            en: "One member of each household has the relation of self or head. It happens when a "
                + "head has died or moved and nobody took the place, or when a household number is "
                + "miscopied. A head under the number in any village will do. The household's "
                + "first record is flagged. It is undecided when some relation is blank, and when "
                + "all members are unrelated (99, or 80 other) or the number says 集体: a collective "
                + "household has no head. Name the head, or correct the number."),
        source: Citation(
            zh: "GB/T 4761-2008《家庭关系代码》", en: "GB/T 4761-2008, Codes of family relations",
            clause: "01–02"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes(
            "夫妻，丈夫是户主", "a couple, he is the head",
            together: [[.relation: "12"], HouseholdExamples.husband], in: .registryPersons),
        .fails(
            "妻与子，没有户主", "wife and son, no head",
            together: [[.relation: "12"], HouseholdExamples.son], record: 0, at: .relation,
            in: .registryPersons),
        .undecided(
            "关系为空", "a relation is blank",
            together: [[.relation: "12"], HouseholdExamples.unrelated], missing: .relation,
            in: .registryPersons),
        .undecided(
            "成员都是非亲属，可能是集体户", "all unrelated, perhaps a collective household",
            together: [[.relation: "99"], HouseholdExamples.lodger], missing: .relation,
            in: .registryPersons),
        .undecided(
            "编号写明集体户", "a number that says collective",
            together: [[.relation: "97", .householdID: "集体户03"]], missing: .relation,
            in: .registryPersons),
        .undecided(
            "没有家庭编号", "no household number", together: [[.householdID: nil]],
            missing: .householdID, in: .registryPersons),
    ]

    func applies(to schema: SourceSchema) -> Bool {
        schema.has(.relation) && Households.field(in: schema) != nil
    }

    func columns(in schema: SourceSchema) -> FieldSet {
        schema.own([.relation, .householdID, .householdNumber, .status])
    }

    private struct Tally {
        var members: Int32 = 0
        var first: Int32 = -1
        var hasHead = false
        var isOpen = false
        /// Somebody is of the family of whoever heads the household.
        var hasFamily = false
    }

    /// Non-relatives and others: the members of a collective household (集体户).
    private static let unrelated: Set<UInt8> = [80, 99]

    func search(in schema: SourceSchema) -> (any SuspectSearch)? { HeadlessSearch() }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        let households = source.households
        var tallies = [Tally](repeating: Tally(), count: households.count)
        var verdict = SetVerdict()
        for (row, number) in households.number.enumerated() {
            guard number >= 0 else {
                if !table.brokenRows.contains(row) { verdict.undecided += 1 }
                continue
            }
            let view = table[row]
            guard view.isLiving else { continue }
            tallies[Int(number)].members += 1
            let first = Int(tallies[Int(number)].first)
            if first < 0 || KeyGroups.precedes(row, first, in: table) {
                tallies[Int(number)].first = Int32(row)
            }
            switch view.code(.relation) {
            case nil: tallies[Int(number)].isOpen = true
            case 0, 1, 2: tallies[Int(number)].hasHead = true
            case let relation?:
                if !Self.unrelated.contains(relation) { tallies[Int(number)].hasFamily = true }
            }
        }
        for tally in tallies where !tally.hasHead && tally.first >= 0 {
            if tally.isOpen || !tally.hasFamily || Self.isCollective(table[Int(tally.first)]) {
                verdict.undecided += Int(tally.members)
            } else {
                let row = Int(tally.first)
                verdict.failures.append((row, failure(table[row], Int(tally.members))))
            }
        }
        return verdict
    }

    private static func isCollective(_ record: RecordView) -> Bool {
        let field = Households.field(in: record.table.schema) ?? .householdID
        return record.text(field)?.contains("集体") ?? false
    }

    private func failure(_ record: RecordView, _ members: Int) -> Failure {
        let field = Households.field(in: record.table.schema) ?? .householdID
        return Failure(
            [.relation, field],
            [
                record.shown(field, as: "household"), FindingValue("members", String(members)),
            ])
    }
}

extension RecordView {
    /// Not moved away or dead, as far as the source says.
    var isLiving: Bool { code(.status).map { $0 == 1 } ?? true }
}

/// Members of the standard person's household.
enum HouseholdExamples {
    static let husband: RuleExample.Changes = [
        .personID: "P000124", .name: "李建国", .sex: "1", .birthDate: "1986-07-15",
        .idNumber: ExampleRecords.fatherID, .relation: "02",
    ]
    static let son: RuleExample.Changes = [
        .personID: "P000125", .name: "李小龙", .sex: "1", .birthDate: "2008-02-11",
        .idNumber: ExampleRecords.id(born: "2008-02-11", sequence: 983), .relation: "22",
        .maritalStatus: "10", .motherIDNumber: ExampleRecords.motherID,
        .fatherIDNumber: ExampleRecords.fatherID,
    ]
    static let lodger: RuleExample.Changes = [
        .personID: "P000126", .name: "陈思远", .sex: "1", .birthDate: "1970-03-04",
        .idNumber: ExampleRecords.id(born: "1970-03-04", sequence: 983), .relation: "99",
    ]
    static let unrelated: RuleExample.Changes = [
        .personID: "P000126", .name: "陈思远", .sex: "1", .birthDate: "1970-03-04",
        .idNumber: ExampleRecords.id(born: "1970-03-04", sequence: 983), .relation: nil,
    ]
}
