import RegistryModel

/// Flags a village code of the audited county that the village roll doesn't list.
struct VillageNotOnRoll: ValueRule {
    let card = RuleCard(
        "FLD030", "village-not-on-roll", .error, .field,
        message: Bilingual(
            zh: "{field} {value} 不在村（居）名册中", en: "{field} {value} is not on the village roll"),
        explanation: Bilingual(
            zh: "登记册的记录必须落到名册上的村（居），否则无人负责。其他部门的数据中，外县代码是正常的，只核对本县代码；"
                + "流出人口的现居住地也可在县外。常见原因：填了乡镇代码、撤并前的村代码、错位。请按名册更正代码。",
            en:
                "A record of the registry must belong to a village of the roll, or nobody answers "
                + "for it. In other departments' files codes of other counties are normal and only "
                + "those of this county are looked up; so are the dwellings of people who moved "
                + "out. Usual causes: a township's code, a merged village's code, a slipped "
                + "digit. Correct the code from the roll."),
        source: .dataContract("Sources"))

    let examples: [RuleExample] = [
        .passes("名册上的村", "a village of the roll"),
        .passes(
            "改码前的县代码由 FLD031 说明", "the county's old code is FLD031's matter",
            [.villageCode: "522426201205"]),
        .passes(
            "产妇住在外县", "a mother from another county", [.villageCode: "520502100201"],
            in: .hospitalDeliveries),
        .passes(
            "流出人口住在外省", "a person who moved to another province",
            [.villageCode: "440106001001", .residency: "3"], in: .registryPersons),
        .fails(
            "名册上没有 299 号村", "no village 299", [.villageCode: "520525201299"],
            at: .villageCode),
        .fails("填了乡镇代码", "a township's code", [.villageCode: "520525201"], at: .villageCode),
        .fails(
            "医院填的本县代码", "this county's code at the hospital",
            [.villageCode: "520525201299"], at: .villageCode, in: .hospitalDeliveries),
        .undecided("没有代码", "no code", [.villageCode: nil], missing: .villageCode),
    ]

    func applies(
        to definition: FieldDefinition, in schema: SourceSchema, _ context: RunContext
    ) -> Bool {
        definition.field == .villageCode && schema.kind != .villages && context.villages != nil
    }

    func judge(_ field: Field, of record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let code = record.view.division(field) else { return .undecided(missing: field) }
        guard let roll = context.villages else { return .passed }
        if roll.contains(code) { return .passed }
        let county = DivisionRegister.current(of: code.countyCode)
        if county != code.countyCode, roll.contains(code.movedTo(countyCode: county)) {
            return .passed
        }
        if !mustBeInside(record), county != context.county { return .passed }
        // Those who moved out may live anywhere.
        let isPerson = record.view.table.schema.kind == .registryPersons
        return .failed(
            Failure(
                isPerson ? [field, .residency] : [field], [record.shown(field, as: "value")]))
    }

    private func mustBeInside(_ record: JudgedRecord) -> Bool {
        switch record.view.table.schema.kind {
        case .registryBirths, .registryMarriages, .signoffs, .summaries: true
        // 3: moved out of the county.
        case .registryPersons: record.view.code(.residency) != 3
        default: false
        }
    }
}
