import RegistryModel

/// Flags a child registered before its birth.
struct RegisteredBeforeBirth: RecordRule {
    let card = RuleCard(
        "REC004", "registered-before-birth", .error, .record,
        message: Bilingual(
            zh: "登记日期 {registeredAt} 早于出生日期 {birthDate}",
            en: "Registered on {registeredAt}, before the birth on {birthDate}"),
        explanation: Bilingual(
            zh: "出生之前不可能入户或建卡。常见原因：日月颠倒，或把农历日期填入公历栏。这是来源部门的数据，请转告其更正，不扣村的分。",
            en:
                "No child can be registered or given a card before it is born. Usual causes: day "
                + "and month swapped, or a lunar date in a solar field. The record is another "
                + "department's: tell them; it costs the village nothing."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("出生后入户", "registered after birth", in: .policeEntries),
        .passes(
            "当日建卡", "a card on the day of birth", [.registeredAt: "2013-05-07"],
            in: .vaccinationChildren),
        .fails(
            "入户早四天", "registered four days early", [.registeredAt: "2013-05-03"],
            at: .registeredAt, in: .policeEntries),
        .undecided(
            "没有登记日期", "no registration day", [.registeredAt: nil],
            missing: .registeredAt, in: .policeEntries),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.registeredAt, .birthDate) ? [.registeredAt, .birthDate] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.view.date(.birthDate) else {
            return .undecided(missing: .birthDate)
        }
        guard let registeredAt = record.view.date(.registeredAt) else {
            return .undecided(missing: .registeredAt)
        }
        return registeredAt >= birthDay
            ? .passed : .failed(record, at: [.registeredAt, .birthDate])
    }
}
