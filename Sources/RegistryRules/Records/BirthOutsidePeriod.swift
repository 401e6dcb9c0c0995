import RegistryModel

/// Flags a birth of the registry that doesn't belong to the audited period.
struct BirthOutsidePeriod: RecordRule {
    let card = RuleCard(
        "REC019", "birth-outside-period", .warning, .record,
        message: Bilingual(
            zh: "出生日期 {birthDate} 不在本期 {from} 至 {to}",
            en: "Born on {birthDate}, outside the period {from} to {to}"),
        explanation: Bilingual(
            zh: "本期报表只应有本期出生；以前出生而本期补报的，应标明“是否补报”。常见原因：漏标补报、年份或月份抄错。请标明补报或更正日期。",
            en:
                "A period's list holds the births of the period; an earlier birth reported now is "
                + "to be marked as supplementary. Usual causes: the mark left out, a wrong year or "
                + "month. Mark it as supplementary, or correct the date."),
        source: .dataContract("An audit directory"))

    let examples: [RuleExample] = [
        .passes(
            "期末最后一天", "the last day of the period",
            [.birthDate: "2013-05-31", .idNumber: nil]),
        .passes(
            "标明补报的上月出生", "last month's, marked as supplementary",
            [.birthDate: "2013-04-20", .supplementary: "1"]),
        .fails(
            "未标补报的上月出生", "last month's, not marked", [.birthDate: "2013-04-30"],
            at: .birthDate),
        .fails(
            "下月出生", "next month's", [.birthDate: "2013-06-01", .supplementary: "1"],
            at: .birthDate),
        .undecided("没有出生日期", "no birth date", [.birthDate: nil], missing: .birthDate),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .registryBirths && context.period != nil ? [.birthDate] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.view.date(.birthDate) else {
            return .undecided(missing: .birthDate)
        }
        guard let period = context.period, !period.contains(birthDay) else { return .passed }
        let isSupplement = record.view.boolean(.supplementary) == true
        if birthDay < period.lowerBound, isSupplement { return .passed }
        return .failed(
            record, at: birthDay < period.lowerBound ? [.birthDate, .supplementary] : [.birthDate],
            adding: [
                FindingValue("from", period.lowerBound.description),
                FindingValue("to", period.upperBound.description),
            ])
    }
}
