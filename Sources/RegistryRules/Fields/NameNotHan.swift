import RegistryModel

/// Flags digits, letters or signs in a name.
struct NameNotHan: NameRule {
    let card = RuleCard(
        "FLD021", "name-not-han", .warning, .field,
        message: Bilingual(
            zh: "{field} “{value}” 含有数字、字母或符号",
            en: "{field} “{value}” holds digits, letters or signs"),
        explanation: Bilingual(
            zh: "姓名应为汉字，少数民族姓名各部分之间用间隔号“·”。常见原因：用拼音代替打不出的字、名后加编号或备注。"
                + "请按证件改为汉字；外国人姓名可以是字母，核实后忽略即可。",
            en:
                "Names are written in Han characters; the parts of a minority name are joined by "
                + "·. Usual causes: pinyin for a character that could not be typed, a number or "
                + "remark after the name. Write it in Han characters as on the document; a "
                + "foreigner's name may be in letters, and once verified this can be ignored."
        ),
        source: .nameCharacters)

    let examples: [RuleExample] = [
        .passes("少数民族姓名", "a minority name", [.motherName: "阿依古丽·买买提"]),
        .passes("扩展区生僻字", "a rare character of an extension block", [.childName: "王𬀩"]),
        .passes(
            "名册一格写几名干部", "several officers in a cell of the roll",
            [.fieldOfficer: "孙立本、郑海燕"], in: .villages),
        .fails(
            "名册一格几名干部，一名后加编号", "several officers in a cell, one with a number",
            [.fieldOfficer: "孙立本、郑海燕2"], at: .fieldOfficer, in: .villages),
        .fails("名后加编号", "a number after the name", [.motherName: "王秀英2"], at: .motherName),
        .fails("字母姓名", "a name in letters", [.fatherName: "JOHN SMITH"], at: .fatherName),
        .undecided("没有姓名", "no name", [.fatherName: nil], missing: .fatherName),
    ]

    func applies(to field: Field, in schema: SourceSchema) -> Bool { true }

    func judge(_ name: PersonName, in field: Field, of record: JudgedRecord) -> Verdict {
        if name.raw.isEmpty { return .undecided(missing: field) }
        guard name.deviations.contains(.notHan), !name.isStandIn else { return .passed }
        return .failed(Failure([field], [record.shown(name, in: field)]))
    }
}

extension PersonName {
    /// True when the text stands for a name that is missing, which has rules of its own.
    var isStandIn: Bool { isBlank || deviations.contains(.placeholder) || isUnnamedNewborn }
}
