import RegistryModel

/// Flags a mark that stands for a character the system could not hold.
struct NameHasReplacementCharacter: NameRule {
    let card = RuleCard(
        "FLD022", "name-has-replacement-character", .warning, .field,
        message: Bilingual(
            zh: "{field} “{value}” 有无法识别的字", en: "{field} “{value}” has a character that was lost"),
        explanation: Bilingual(
            zh: "名中有“？”“□”“■”、拼音、拆字说明或来历不明的造字，说明生僻字在录入或转码时丢失。比对时该字可与任意一字相符，"
                + "不作为错报。请用支持 GB 18030 的系统重新录入。",
            en:
                "A ?, □, ■, pinyin, a description of the character, or a private character of "
                + "unknown meaning shows that a rare character was lost in typing or conversion. "
                + "In comparison it matches any one character and is never a misreport. Enter it "
                + "again on a system that knows GB 18030."),
        source: .chineseCharacters)

    let examples: [RuleExample] = [
        .passes("生僻字正确录入", "a rare character, rightly entered", [.childName: "李䶮"]),
        .fails("问号代字", "a question mark", [.childName: "李?雨"], at: .childName),
        .fails("方框代字", "a box", [.motherName: "王□英"], at: .motherName),
        .fails("来历不明的造字", "a private character", [.fatherName: "李\u{E000}国"], at: .fatherName),
        .undecided("没有姓名", "no name", [.childName: nil], missing: .childName),
    ]

    func applies(to field: Field, in schema: SourceSchema) -> Bool { true }

    func judge(_ name: PersonName, in field: Field, of record: JudgedRecord) -> Verdict {
        if name.raw.isEmpty { return .undecided(missing: field) }
        let isLost =
            name.deviations.contains(.replacementCharacter)
            || name.deviations.contains(.privateUse) && !name.wildcardPositions.isEmpty
        guard isLost, !name.isStandIn else { return .passed }
        return .failed(Failure([field], [record.shown(name, in: field)]))
    }
}
