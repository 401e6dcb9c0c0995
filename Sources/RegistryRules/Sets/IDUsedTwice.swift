import RegistryModel

/// Flags an ID that two different people of one source bear.
struct IDUsedTwice: SetRule {
    let card = RuleCard(
        "SET002", "id-used-twice", .error, .set,
        message: Bilingual(
            zh: "身份证号 {idNumber} 已用于 {firstFile} 第 {firstLine} 行的另一人",
            en: "ID {idNumber} already belongs to another person, {firstFile}, line {firstLine}"),
        explanation: Bilingual(
            zh: "一个号码只属于一个人。指出的是后一条，先出现的不一定错。常见原因：复制上一行、双胞胎填了同一号码、早年重号。"
                + "校验码不对的号码不作比较。请核对两人证件。",
            en:
                "A number belongs to one person. The later record is flagged; the first isn't "
                + "accused. Usual causes: a row copied, one number for both twins, double numbers "
                + "issued long ago. Numbers with a wrong check character aren't compared. Look at "
                + "both documents."),
        source: .residentID)

    let examples: [RuleExample] = [
        .passes(
            "各有号码", "a number each",
            together: [
                [:],
                [
                    .personID: "P000124", .name: "陈思远",
                    .idNumber: ExampleRecords.id(born: "1988-11-03", sequence: 986),
                ],
            ], in: .registryPersons),
        .passes(
            "同一人重复登记属 SET001", "one person entered twice is SET001's matter",
            together: [[:], [.personID: "P000124"]], in: .registryPersons),
        .fails(
            "两个人一个号码", "two people, one number",
            together: [[:], [.personID: "P000124", .name: "陈思远"]], at: .idNumber,
            in: .registryPersons),
        .undecided(
            "没有号码", "no number",
            together: [[.idNumber: nil], [.personID: "P000124", .idNumber: nil]],
            missing: .idNumber, in: .registryPersons),
    ]

    func applies(to schema: SourceSchema) -> Bool { schema.position(of: .idNumber) != nil }

    func columns(in schema: SourceSchema) -> FieldSet {
        SourceRecords.columnsOfCopies(in: schema)
    }

    func search(in schema: SourceSchema) -> (any SuspectSearch)? {
        Recurrence(keys: SharedKey.ofCopies, undecidedWithout: .idNumber)
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        let table = source.table
        var verdict = SetVerdict()
        verdict.undecided = source.withoutID
        for group in source.sharedIDs {
            // Whose own date and sex agree with the number owns it, wherever the record stands.
            let first = table[group.first { Self.bears(table[$0]) } ?? group[0]]
            for row in group
            where row != first.row && !source.isCopy[row]
                && !SameChild.isSamePerson(first, table[row])
            {
                verdict.failures.append(
                    (row, Failure([.idNumber], first.named() + [table[row].shown(.idNumber)])))
            }
        }
        return verdict
    }

    /// Whether the record's birth date and sex are those of its number.
    private static func bears(_ view: RecordView) -> Bool {
        guard let id = view.validID(.idNumber), let born = view.birthDay else { return false }
        return id.birthDate == born && view.statedSex.map { $0 == id.sex } ?? true
    }
}
