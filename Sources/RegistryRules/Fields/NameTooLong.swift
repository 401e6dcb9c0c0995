import RegistryModel

/// Flags a name longer than any that can be registered.
struct NameTooLong: NameRule {
    let card = RuleCard(
        "FLD023", "name-too-long", .warning, .field,
        message: Bilingual(
            zh: "{field} “{value}” 过长（超过 25 个汉字或 50 个字符）",
            en: "{field} “{value}” is too long (over 25 Han characters or 50 in all)"),
        explanation: Bilingual(
            zh: "姓名栏以 25 个汉字（50 个字符）为限。常见原因：错列，把住址或备注填进了姓名栏。请核对该行各列是否错位。",
            en:
                "A name has at most 25 Han characters (50 characters). Usual cause: shifted "
                + "columns, so that an address or remark stands in the name's place. Check the "
                + "row's columns."),
        source: .nameCharacters)

    let examples: [RuleExample] = [
        .passes("较长的少数民族姓名", "a long minority name", [.motherName: "阿卜杜热合曼·阿卜杜外力"]),
        .passes(
            "名册一格许多干部", "many officers in a cell of the roll",
            [.fieldOfficer: "孙立本、郑海燕、吴志强、周玉兰、钱文斌、赵国平、陈思远、王秀英、李建国"], in: .villages),
        .fails(
            "把住址填进姓名栏", "an address in the name's place",
            [.motherName: "贵州省毕节市纳雍县新房彝族苗族乡河边村三组十二号附近的王秀英"], at: .motherName),
        .undecided("没有姓名", "no name", [.fatherName: nil], missing: .fatherName),
    ]

    func applies(to field: Field, in schema: SourceSchema) -> Bool { true }

    func judge(_ name: PersonName, in field: Field, of record: JudgedRecord) -> Verdict {
        if name.raw.isEmpty { return .undecided(missing: field) }
        guard name.deviations.contains(.tooLong) else { return .passed }
        return .failed(Failure([field], [record.shown(name, in: field)]))
    }
}
