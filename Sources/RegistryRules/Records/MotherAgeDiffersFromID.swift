import RegistryModel

/// Flags a stated age of the mother that her ID contradicts.
struct MotherAgeDiffersFromID: RecordRule {
    let card = RuleCard(
        "REC012", "mother-age-differs-from-id", .warning, .record,
        message: Bilingual(
            zh: "产妇年龄填 {motherAge} 岁，按身份证号为 {age} 岁",
            en: "The mother's age is given as {motherAge}, by her ID it is {age}"),
        explanation: Bilingual(
            zh: "相差一岁以内（虚岁、生日前后）不算。相差更多，多为冒用他人证件住院，或抄错号码。请与医院核实产妇身份。",
            en:
                "A year apart is let pass (nominal age, birthdays). More often means that she was "
                + "admitted under another's document, or that a number was miscopied. Verify her "
                + "identity with the hospital."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("一致", "they agree", in: .hospitalDeliveries),
        .passes("虚岁", "nominal age", [.motherAge: "25"], in: .hospitalDeliveries),
        .fails(
            "差三岁", "three years apart", [.motherAge: "27"], at: .motherAge,
            in: .hospitalDeliveries),
        .undecided(
            "没有年龄", "no age", [.motherAge: nil], missing: .motherAge,
            in: .hospitalDeliveries),
        .undecided(
            "没有号码", "no ID", [.motherIDNumber: nil], missing: .motherIDNumber,
            in: .hospitalDeliveries),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        guard let birthDay = schema.birthDayField, schema.has(.motherIDNumber, .motherAge) else {
            return nil
        }
        return [birthDay, .motherIDNumber, .motherAge]
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.birthDay else {
            return .undecided(missing: record.birthDayField)
        }
        guard let stated = record.view.integer(.motherAge) else {
            return .undecided(missing: .motherAge)
        }
        guard let born = record.validID(.motherIDNumber)?.birthDate else {
            return .undecided(missing: .motherIDNumber)
        }
        let age = born.age(on: birthDay)
        if abs(age - stated) <= 1 { return .passed }
        return .failed(
            record, at: [.motherAge, .motherIDNumber, record.birthDayField],
            adding: [FindingValue("age", String(age))])
    }
}
