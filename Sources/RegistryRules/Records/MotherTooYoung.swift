import RegistryModel

/// Flags a mother under fifteen.
struct MotherTooYoung: RecordRule {
    let card = RuleCard(
        "REC010", "mother-too-young", .error, .record,
        message: Bilingual(
            zh: "{birthDate} 出生时母亲不满 {limit} 岁（推算年龄 {age}）",
            en:
                "The mother wasn't {limit} yet at the birth on {birthDate} (age by the record: {age})"
        ),
        explanation: Bilingual(
            zh: "不足 12 岁为错误，12–14 岁为提醒。常见原因：母亲栏填了姐姐或孩子本人的号码、出生年份错。请核对母亲的证件；确有其事的须按规定另行处理。",
            en:
                "Under 12 is an error, 12 to 14 a warning. Usual causes: a sister's or the child's "
                + "own number in the mother's field, a wrong year. Look at the mother's document; "
                + "where it is true it must be handled as the law provides."),
        source: .domainNotes("§6"))

    let examples: [RuleExample] = [
        .passes("24 岁", "aged 24"),
        .passes(
            "15 岁生日当天", "fifteen on the day",
            [.motherIDNumber: ExampleRecords.id(born: "1998-05-07", sequence: 984)]),
        .fails(
            "差一天满 15 岁", "a day short of fifteen",
            [.motherIDNumber: ExampleRecords.id(born: "1998-05-08", sequence: 984)],
            at: .motherIDNumber, as: .warning),
        .fails(
            "11 岁", "aged 11",
            [.motherIDNumber: ExampleRecords.id(born: "2001-11-03", sequence: 984)],
            at: .motherIDNumber, as: .error),
        .fails(
            "号码中的出生日期晚于孩子", "born after the child by her ID",
            [.motherIDNumber: ExampleRecords.id(born: "2013-05-20", sequence: 984)],
            at: .motherIDNumber, as: .error),
        .fails(
            "按填报年龄 13 岁", "13 by the stated age", [.motherIDNumber: nil, .motherAge: "13"],
            at: .motherAge, as: .warning, in: .hospitalDeliveries),
        .undecided(
            "没有母亲号码和年龄", "neither ID nor age", [.motherIDNumber: nil],
            missing: .motherIDNumber),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        MotherAge.needs(in: schema)
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.birthDay else {
            return .undecided(missing: record.birthDayField)
        }
        guard let age = MotherAge(record, on: birthDay) else {
            return .undecided(missing: .motherIDNumber)
        }
        if age.years >= 15 { return .passed }
        let limit = age.years < 12 ? 12 : 15
        return age.failure(
            record, as: limit == 12 ? .error : .warning,
            adding: [FindingValue("limit", String(limit))])
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let glances = MotherAge.glances(rows)
        sweep(rows, into: &ledger, at: index) { glances.isEmpty ? .unclear : glances[$0] }
    }
}
