import RegistryModel

/// Flags a birth that the registry counts twice, in one village or two.
struct SameBirthReportedTwice: SetRule {
    let card = RuleCard(
        "SET004", "same-birth-reported-twice", .error, .set,
        message: Bilingual(
            zh: "{birthDate} 的出生已由 {firstFile} 第 {firstLine} 行(村 {firstVillage})上报",
            en:
                "The birth of {birthDate} is reported already: {firstFile}, line {firstLine}, "
                + "village {firstVillage}"
        ),
        explanation: Bilingual(
            zh: "母亲号码、出生日期相同,性别、胎序、孩子号码都不矛盾,应为同一出生。户籍地与现居住地各报一次最常见。"
                + "多报没有扣分,但会虚增出生数。双胞胎请写明胎数和胎序。请由责任村保留一条。",
            en:
                "Mother's ID and birth date agree, and neither sex, order nor the child's ID "
                + "contradicts: one birth. Most often the village of registration and that of "
                + "residence both reported it. It costs no points but adds births that never were. "
                + "For twins state plurality and order. The village responsible keeps one."),
        source: .scoring("In scope"))

    let examples: [RuleExample] = [
        .passes(
            "双胞胎", "twins",
            together: [
                [.plurality: "2"],
                [
                    .plurality: "2", .birthID: "B0002", .birthOrder: "2", .idNumber: nil,
                    .childName: "李晓雪", .certificateNumber: "N520012346",
                ],
            ]),
        .fails(
            "两个村各报一次", "reported by two villages",
            together: [[:], [.birthID: "B0777", .villageCode: "520525201206"]], at: .birthDate),
        .fails(
            "同村换名再报", "again in the village under another name",
            together: [[:], [.birthID: "B0777", .idNumber: nil, .childName: "李小雪"]],
            at: .birthDate),
        .undecided(
            "没有母亲号码", "no mother's ID", together: [[.motherIDNumber: nil]],
            missing: .motherIDNumber),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.kind == .registryBirths }

    func columns(in schema: SourceSchema) -> FieldSet {
        SourceRecords.columnsOfCopies(in: schema).union(SameChild.birthColumns(in: schema))
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        let groups = Confinements.byMother(table, undecided: &verdict.undecided)
        for group in groups {
            // Of each day the children told apart so far, first reports first.
            var children: [RecordView] = []
            for row in Confinements.byDay(group, in: table) where !source.isCopy[row] {
                let record = table[row]
                if children.first?.birthDay != record.birthDay { children = [] }
                guard let first = children.first(where: { SameChild.isSameBirth($0, record) })
                else {
                    children.append(record)
                    continue
                }
                let values =
                    first.named()
                    + [first.shown(.villageCode, as: "firstVillage"), record.shown(.birthDate)]
                verdict.failures.append(
                    (row, Failure([.birthDate, .motherIDNumber, .villageCode], values)))
            }
        }
        return verdict
    }
}

/// The births of one mother.
enum Confinements {
    /// The rows of each mother with several records, by her valid ID and with a birth date.
    static func byMother(_ table: RecordTable, undecided: inout Int) -> [[Int]] {
        var missing = 0
        let groups = KeyGroups.repeated(in: table) { view in
            guard view.birthDay != nil, let mother = view.validID(.motherIDNumber) else {
                missing += 1
                return nil
            }
            return mother.rawValue
        }
        undecided += missing
        return groups
    }

    /// The rows by birth date, of one date by place.
    static func byDay(_ rows: [Int], in table: RecordTable) -> [Int] {
        rows.sorted { left, right in
            let (one, other) = (table[left].birthDay, table[right].birthDay)
            guard let one, let other, one != other else {
                return KeyGroups.precedes(left, right, in: table)
            }
            return one < other
        }
    }
}
