import RegistryModel

/// Flags a word for "no name" in the place of a name.
struct NamePlaceholder: NameRule {
    let card = RuleCard(
        "FLD020", "name-blank-or-placeholder", .error, .field,
        message: Bilingual(zh: "{field} “{value}” 不是姓名", en: "{field} “{value}” is no name"),
        explanation: Bilingual(
            zh: "填的是“无”“不详”“***”之类的占位文字，等于没有填写。"
                + "子女尚未取名属正常情况，由 FLD024 提示；必填姓名为空由 FLD001 说明。请填真实姓名，确实不知道的留空。",
            en:
                "A word such as 无, 不详 or *** stands in for the name, which is as good as blank. "
                + "A child without a name yet is normal and only noted (FLD024); a blank required "
                + "name is FLD001's matter. Enter the real name, or leave the cell blank when it "
                + "isn't known."),
        source: .domainNotes("§6"))

    let examples: [RuleExample] = [
        .passes("普通姓名", "an ordinary name"),
        .passes("子女尚未取名", "a child without a name yet", [.childName: "未取名"]),
        .fails(
            "名册一格几名干部，一名“不详”", "several officers in a cell, one 不详",
            [.fieldOfficer: "孙立本、不详"], at: .fieldOfficer, in: .villages),
        .fails("母亲姓名“不详”", "the mother is 不详", [.motherName: "不详"], at: .motherName),
        .fails("父亲姓名“***”", "the father is ***", [.fatherName: "***"], at: .fatherName),
        .undecided("没有姓名", "no name", [.fatherName: nil], missing: .fatherName),
    ]

    func applies(to field: Field, in schema: SourceSchema) -> Bool { field != .childName }

    func judge(_ name: PersonName, in field: Field, of record: JudgedRecord) -> Verdict {
        if name.raw.isEmpty { return .undecided(missing: field) }
        let isMissing = name.isBlank || name.deviations.contains(.placeholder)
        if !isMissing || NameUnnamedNewborn.covers(name, in: field) { return .passed }
        return .failed(Failure([field], [record.shown(name, in: field)]))
    }
}
