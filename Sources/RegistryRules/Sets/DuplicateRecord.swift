import RegistryModel

/// Flags a record that repeats an earlier one of its source.
struct DuplicateRecord: SetRule {
    let card = RuleCard(
        "SET001", "duplicate-record", .error, .set,
        message: Bilingual(
            zh: "与 {firstFile} 第 {firstLine} 行重复", en: "Repeats {firstFile}, line {firstLine}"),
        explanation: Bilingual(
            zh: "整行内容相同，或个案编码相同，或同一村中同一人（号码、姓名、出生日期都相同）登记了两次。常见原因：重复导出、重复录入、"
                + "拼接文件。指出的是后一条，先出现的一条不受影响。村名册中一村可以有几行（如几名包村干部各一行），只有村名、乡镇、人口数、户数互相矛盾的才算。"
                + "请删去多余的一条。",
            en:
                "All cells are equal, or the record's identifier is, or one person (number, name "
                + "and birth date) is entered twice in a village. Usual causes: exported or "
                + "entered twice, files joined. The later copy is flagged, the first stands. A "
                + "village may stand on several rows of the roll, say one for each field officer: "
                + "there only rows count that contradict an earlier one in the village's name, "
                + "township, population or households. Remove the later one."),
        source: .dataContract("Fields"))

    let neverUndecided: Bilingual? = Bilingual(
        zh: "总有整行内容可以比较", en: "there is always the whole row to compare")

    let examples: [RuleExample] = [
        .passes(
            "两个不同的个案", "two different births",
            together: [
                [:],
                [
                    .birthID: "B0002", .idNumber: nil, .childName: "陈思远",
                    .motherIDNumber: ExampleRecords.id(born: "1990-01-01", sequence: 984),
                ],
            ]),
        .passes(
            "村名册中一村两行，包村干部不同", "a village on two rows of the roll, one a field officer",
            together: [[:], [.fieldOfficer: "孙立本", .population: nil, .households: nil]],
            in: .villages),
        .fails("整行重复", "the whole row again", together: [[:], [:]], at: .birthID),
        .fails(
            "村名册中一村两行，人口数不同", "a village on two rows of the roll, of different size",
            together: [[:], [.fieldOfficer: "孙立本", .population: "2"]], at: .population,
            in: .villages),
        .fails(
            "个案编码重复", "the identifier again",
            together: [[:], [.idNumber: nil, .childName: "陈思远", .birthDate: "2013-05-20"]],
            at: .birthID),
        .fails(
            "同村同一人", "one person twice in a village",
            together: [[:], [.personID: "P000999", .householdID: "H00018"]], at: .idNumber,
            in: .registryPersons),
    ]

    func applies(to schema: SourceSchema) -> Bool { true }

    func columns(in schema: SourceSchema) -> FieldSet {
        SourceRecords.columnsOfCopies(in: schema)
    }

    func search(in schema: SourceSchema) -> (any SuspectSearch)? {
        Recurrence(keys: SharedKey.ofCopies, undecidedWithout: nil)
    }

    func judge(_ source: SourceRecords, in context: RunContext) -> SetVerdict {
        var verdict = SetVerdict()
        for copy in source.copies {
            let record = source.table[copy.row]
            let fields = copy.field.map { [$0] } ?? []
            verdict.failures.append(
                (
                    copy.row,
                    Failure(
                        fields,
                        source.table[copy.first].named() + fields.map { record.shown($0) })
                ))
        }
        return verdict
    }
}
