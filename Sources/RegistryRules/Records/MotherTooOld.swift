import RegistryModel

/// Flags a mother over forty-nine.
struct MotherTooOld: RecordRule {
    let card = RuleCard(
        "REC011", "mother-too-old", .error, .record,
        message: Bilingual(
            zh: "{birthDate} 出生时母亲已 {age} 岁", en: "The mother was {age} at the birth on {birthDate}"
        ),
        explanation: Bilingual(
            zh: "超过 55 岁为错误，50–55 岁为提醒（育龄为 15–49 岁）。常见原因：祖母填作母亲、收养、号码年份错。请核实亲子关系。",
            en:
                "Over 55 is an error, 50 to 55 a warning (childbearing age is 15 to 49). Usual "
                + "causes: a grandmother entered as mother, an adoption, a wrong year. Verify who "
                + "the mother is."
        ),
        source: .domainNotes("§6"))

    let examples: [RuleExample] = [
        .passes(
            "49 岁", "aged 49",
            [.motherIDNumber: ExampleRecords.id(born: "1963-05-08", sequence: 984)]),
        .fails(
            "50 岁", "aged 50",
            [.motherIDNumber: ExampleRecords.id(born: "1963-05-07", sequence: 984)],
            at: .motherIDNumber, as: .warning),
        .fails(
            "56 岁", "aged 56",
            [.motherIDNumber: ExampleRecords.id(born: "1957-05-07", sequence: 984)],
            at: .motherIDNumber, as: .error),
        .undecided("没有出生日期", "no birth date", [.birthDate: nil], missing: .birthDate),
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
        if age.years <= 49 { return .passed }
        return age.failure(record, as: age.years > 55 ? .error : .warning)
    }

    func sweep(_ rows: JudgedRows, into ledger: inout JudgeLedger, at index: Int) {
        let glances = MotherAge.glances(rows)
        sweep(rows, into: &ledger, at: index) { glances.isEmpty ? .unclear : glances[$0] }
    }
}
