import RegistryModel

/// Flags a reported birth whose child isn't in the population register.
struct BirthNotInPersonRegister: CrossRule {
    let card = RuleCard(
        "SET015", "birth-not-in-person-register", .warning, .crossSource,
        message: Bilingual(
            zh: "{birthDate} 出生已上报，全员人口中没有这个孩子",
            en: "The birth of {birthDate} was reported, but the population register lacks the child"
        ),
        explanation: Bilingual(
            zh: "上报的出生应同时录入全员人口。先按孩子号码查，再按母亲号码和出生日期查。全员人口中有相差不超过一天、"
                + "可能就是这个孩子的（同一母亲；或母亲号码缺失、读不出而同村同性别；或姓名相同），无法判定。最晚的出生日期早于这一出生的，"
                + "可能导出较早，也无法判定。请补录。",
            en:
                "A reported birth is to be entered in the population register as well. The child is "
                + "looked for by number, then by the mother's number and the birth date. Somebody "
                + "born within a day who may be the child leaves it undecided: of the same mother, "
                + "of the same name, or of the village and sex without a mother's number that can "
                + "be read. So does a register in which no one was born as late: it may have been "
                + "exported before. Enter the child."),
        source: .domainNotes("§1.2, S1 二（五）1"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.registryBirths]
    let needs: [SourceKind] = [.registryPersons]
    let columns: [SourceKind: FieldSet] = [
        .registryBirths: [
            .birthID, .idNumber, .motherIDNumber, .birthDate, .childName, .sex, .villageCode,
        ],
        .registryPersons: [
            .personID, .idNumber, .motherIDNumber, .birthDate, .name, .sex, .villageCode,
        ],
    ]

    /// A child of the register who may be the standard birth's.
    private static let candidate: RuleExample.Changes = [
        .personID: "P000301", .name: "李晓晴", .idNumber: nil, .birthDate: "2013-05-07",
        .motherIDNumber: nil,
    ]
    private static let otherChild: RuleExample.Changes = [
        .personID: "P000300", .birthDate: "2013-05-30", .motherIDNumber: nil,
        .idNumber: ExampleRecords.id(born: "2013-05-30", sequence: 983),
    ]

    let examples: [RuleExample] = [
        .passes(
            "号码相同", "by the child's number",
            run: [
                .registryBirths: [[:]],
                .registryPersons: [[.idNumber: ExampleRecords.childID, .birthDate: "2013-05-07"]],
            ]),
        .passes(
            "母亲和出生日期相同", "by mother and birth date",
            run: [
                .registryBirths: [[.idNumber: nil]],
                .registryPersons: [
                    [.birthDate: "2013-05-07", .motherIDNumber: ExampleRecords.motherID]
                ],
            ]),
        .fails(
            "没有录入", "not entered",
            run: [.registryBirths: [[:]], .registryPersons: [[:], otherChild]],
            in: .registryBirths, at: .idNumber),
        .fails(
            "同日出生的另有母亲", "a child of that day with another mother",
            run: [
                .registryBirths: [[:]],
                .registryPersons: [
                    [
                        .personID: "P000301", .name: "陈思远", .idNumber: nil,
                        .birthDate: "2013-05-07",
                    ], otherChild,
                ],
            ], in: .registryBirths, at: .idNumber),
        .undecided(
            "同村同日同性别的孩子没有母亲号码", "a child of that day and village without a mother's number",
            run: [.registryBirths: [[.idNumber: nil]], .registryPersons: [candidate, otherChild]],
            missing: .motherIDNumber),
        .undecided(
            "同一母亲，日期差一天", "the same mother, a day apart",
            run: [
                .registryBirths: [[.idNumber: nil]],
                .registryPersons: [
                    [
                        .personID: "P000301", .name: "李晓晴", .birthDate: "2013-05-08",
                        .motherIDNumber: ExampleRecords.motherID,
                        .idNumber: ExampleRecords.id(born: "2013-05-08", sequence: 984),
                    ], otherChild,
                ],
            ], missing: .birthDate),
        .undecided(
            "全员人口导出在先", "the register was exported before",
            run: [.registryBirths: [[:]], .registryPersons: [[:]]], missing: .birthDate),
        .undecided(
            "没有全员人口", "no population register", run: [.registryBirths: [[:]]],
            without: .registryPersons),
    ]

    func judge(_ run: RunRecords, in context: RunContext) -> CrossVerdict {
        var verdict = CrossVerdict()
        guard let births = run.table(.registryBirths), let persons = run.source(.registryPersons)
        else { return verdict }
        let children = RegisteredChildren(persons.table, of: births)
        for row in 0..<births.count {
            let birth = births[row]
            guard !births.brokenRows.contains(row), let day = birth.birthDay,
                let latest = children.latest, day <= latest
            else {
                verdict.leaveOpen()
                continue
            }
            let child = birth.validID(.idNumber)
            let mother = birth.validID(.motherIDNumber)
            if let child, persons.people[child] != nil {
                verdict.pass()
            } else if let mother, children.contains(day, of: mother) {
                verdict.pass()
            } else if mother == nil || children.mayContain(birth, born: day)
                || [child, mother].compactMap({ $0 }).contains(where: persons.broken.mention)
            {
                // A child without a number yet can only be found through the mother.
                verdict.leaveOpen()
            } else {
                verdict.fail(
                    birth,
                    Failure(
                        [child == nil ? .motherIDNumber : .idNumber, .birthDate],
                        [birth.shown(.birthDate)]))
            }
        }
        return verdict
    }
}
