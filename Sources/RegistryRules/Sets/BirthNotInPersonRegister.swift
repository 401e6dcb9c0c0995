import RegistryModel

/// Flags a reported birth whose child isn't in the population register.
struct BirthNotInPersonRegister: CrossRule {
    let card = RuleCard(
        "SET015", "birth-not-in-person-register", .warning, .crossSource,
        message: Bilingual(
            zh: "{birthDate} 出生已上报,全员人口中没有这个孩子",
            en: "The birth of {birthDate} was reported, but the population register lacks the child"
        ),
        explanation: Bilingual(
            zh: "上报的出生应同时录入全员人口。先按孩子号码查,再按母亲号码和出生日期查。全员人口中最晚的出生日期早于这一出生的,"
                + "可能导出较早,无法判定。请补录。",
            en:
                "A reported birth is to be entered in the population register as well. The child is "
                + "looked for by number, then by the mother's number and the birth date. When no "
                + "one in the register was born as late, it may have been exported before, and "
                + "nothing is said. Enter the child."),
        source: .domainNotes("§1.2, S1 二(五)1"), standing: .active(since: "0.2.0"))

    let subjects: [SourceKind] = [.registryBirths]
    let needs: [SourceKind] = [.registryPersons]
    let columns: [SourceKind: FieldSet] = [
        .registryBirths: [.birthID, .idNumber, .motherIDNumber, .birthDate],
        .registryPersons: [.personID, .idNumber, .motherIDNumber, .birthDate],
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
        let children = RegisteredChildren(persons.table, mothersOf: births)
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
            } else if mother == nil
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

/// The register's children of the mothers of some births, and its latest birth date.
private struct RegisteredChildren {
    private var days: [UInt64: [CalendarDay]] = [:]
    let latest: CalendarDay?

    init(_ persons: RecordTable, mothersOf births: RecordTable) {
        var mothers = Set<UInt64>()
        for row in 0..<births.count {
            if let mother = births[row].validID(.motherIDNumber) { mothers.insert(mother.rawValue) }
        }
        var latest: CalendarDay?
        for row in 0..<persons.count where !persons.brokenRows.contains(row) {
            let view = persons[row]
            guard let day = view.birthDay else { continue }
            if latest.map({ day > $0 }) ?? true { latest = day }
            guard let mother = view.residentID(.motherIDNumber), mothers.contains(mother.rawValue)
            else { continue }
            days[mother.rawValue, default: []].append(day)
        }
        self.latest = latest
    }

    func contains(_ day: CalendarDay, of mother: ResidentID) -> Bool {
        days[mother.rawValue]?.contains(day) ?? false
    }
}
