import RegistryModel

/// Notes a child that bears neither parent's surname.
struct ChildSurnameOfNeitherParent: RecordRule {
    let card = RuleCard(
        "REC022", "child-surname-of-neither-parent", .notice, .record,
        message: Bilingual(
            zh: "子女“{childName}”既不随母“{motherName}”也不随父“{fatherName}”",
            en: "Child {childName} bears the surname of neither {motherName} nor {fatherName}"),
        explanation: Bilingual(
            zh: "子女可以随父姓，可以随母姓。都不随的情形合法但少见，多为父母姓名错填、错行，或收养。少数民族姓名不作此比较。请顺便核对。",
            en:
                "A child may take the father's or the mother's surname. Neither is lawful but "
                + "rare; more often a parent's name is wrong, a row has slipped, or the child is "
                + "adopted. Minority names are not compared. Worth a look."),
        source: .surnameLaw)

    let examples: [RuleExample] = [
        .passes("随父姓", "the father's surname"),
        .passes("随母姓", "the mother's surname", [.childName: "王晓雨"]),
        .passes(
            "繁体与简体", "traditional and simplified forms",
            [.childName: "陳晓雨", .fatherName: "陈建国"]),
        .passes(
            "少数民族姓名不比较", "minority names aren't compared",
            [.childName: "阿依古丽·买买提"]),
        .fails("姓张", "surname 张", [.childName: "张晓雨"], at: .childName),
        .undecided("尚未取名", "no name yet", [.childName: "未取名"], missing: .childName),
        .undecided(
            "不随母姓而父亲不详", "not the mother's, and no father is named",
            [.fatherName: nil], missing: .fatherName),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.childName, .motherName, .fatherName) ? [.childName] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let child = name(.childName, of: record) else {
            return .undecided(missing: .childName)
        }
        guard child.surnameLength > 0 else { return .passed }
        let mother = name(.motherName, of: record)
        let father = name(.fatherName, of: record)
        for parent in [mother, father] {
            guard let parent else { continue }
            // Surnames made of both parents' begin with one of them.
            if parent.surnameLength == 0 || parent.comparisonForm[0] == child.comparisonForm[0] {
                return .passed
            }
        }
        if mother == nil { return .undecided(missing: .motherName) }
        return father == nil
            ? .undecided(missing: .fatherName)
            : .failed(record, at: [.childName, .fatherName, .motherName])
    }

    /// The name, unless it is none or its first character was lost.
    private func name(_ field: Field, of record: JudgedRecord) -> PersonName? {
        guard let text = record.view.text(field) else { return nil }
        let name = PersonName(text)
        return name.isStandIn || name.wildcardPositions.first == 0 ? nil : name
    }
}
