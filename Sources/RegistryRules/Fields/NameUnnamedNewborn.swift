import RegistryModel

/// Notes a child that has no name yet.
struct NameUnnamedNewborn: NameRule {
    let card = RuleCard(
        "FLD024", "name-unnamed-newborn", .notice, .field,
        message: Bilingual(zh: "婴儿尚未取名：“{value}”", en: "The child has no name yet: “{value}”"),
        explanation: Bilingual(
            zh: "姓名为空，或写作“未取名”“李某之子”“大双”等。属正常情况：按母亲、出生日期和性别比对，以后取名不算错报。"
                + "取名后请更新登记。",
            en:
                "The name is blank or reads 未取名, 李某之子, 大双 and the like. That is normal: the child "
                + "is matched by mother, date and sex, and a name given later is no misreport. "
                + "Update the record when there is a name."),
        source: .domainNotes("§6"))

    let examples: [RuleExample] = [
        .passes("已取名", "a named child"),
        .passes("名字里有“子”字", "a real name with 子 in it", [.childName: "李子涵"]),
        .fails("写作“未取名”", "written 未取名", [.childName: "未取名"], at: .childName),
        .fails("写作“李某之女”", "written 李某之女", [.childName: "李某之女"], at: .childName),
        .fails("为空", "blank", [.childName: nil], at: .childName),
    ]

    let neverUndecided: Bilingual? = Bilingual(
        zh: "空白本身就表示尚未取名", en: "a blank itself says that there is no name yet")

    func applies(to field: Field, in schema: SourceSchema) -> Bool {
        field == .childName || field == .name
    }

    func judge(_ name: PersonName, in field: Field, of record: JudgedRecord) -> Verdict {
        if name.raw.isEmpty {
            // A blank where a name is required is FLD001's matter.
            let isRequired = record.view.table.schema.definition(of: field)?.isRequired ?? true
            if isRequired { return .passed }
        } else if !Self.covers(name, in: field) {
            return .passed
        }
        return .failed(Failure([field], [record.shown(name, in: field)]))
    }

    /// Whether the name is one this rule speaks of.
    static func covers(_ name: PersonName, in field: Field) -> Bool {
        switch field {
        case .childName: name.isStandIn
        case .name: name.isUnnamedNewborn
        default: false
        }
    }
}
