import RegistryModel

/// Flags a birth that the registry counts twice, in one village or two.
struct SameBirthReportedTwice: SetRule {
    let card = RuleCard(
        "SET004", "same-birth-reported-twice", .error, .set,
        message: Bilingual(
            zh: "{birthDate} 的出生已由 {firstFile} 第 {firstLine} 行（村 {firstVillage}）上报",
            en:
                "The birth of {birthDate} is reported already: {firstFile}, line {firstLine}, "
                + "village {firstVillage}"
        ),
        explanation: Bilingual(
            zh: "母亲号码、出生日期相同，性别、胎序、孩子号码都不矛盾，应为同一出生。户籍地与现居住地各报一次最常见。"
                + "多报没有扣分，但会虚增出生数。胎数为 2 以上的，胎序、孩子姓名、号码或出生证编号也要相同才算。请由责任村保留一条。",
            en:
                "Mother's ID and birth date agree, and neither sex, order nor the child's ID "
                + "contradicts: one birth. Most often the village of registration and that of "
                + "residence both reported it. It costs no points but adds births that never were. "
                + "Of a plural birth the order, the child's name, ID or certificate must agree as "
                + "well. Have the village responsible keep one."),
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
        .passes(
            "双胞胎都没写胎序、没取名", "twins without order or name",
            together: [
                [
                    .plurality: "2", .birthOrder: nil, .idNumber: nil, .childName: nil,
                    .certificateNumber: nil,
                ],
                [
                    .plurality: "2", .birthOrder: nil, .idNumber: nil, .childName: nil,
                    .certificateNumber: nil, .birthID: "B0002",
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
        RepeatedBirths.columns(in: schema)
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        let repeated = source.repeatedBirths
        var verdict = SetVerdict()
        verdict.undecided = repeated.undecided
        for birth in repeated.all {
            let (record, first) = (table[birth.row], table[birth.first])
            let values =
                first.named()
                + [first.shown(.villageCode, as: "firstVillage"), record.shown(.birthDate)]
            verdict.failures.append(
                (birth.row, Failure([.birthDate, .motherIDNumber, .villageCode], values)))
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
