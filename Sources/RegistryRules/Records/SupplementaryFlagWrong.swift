import RegistryModel

/// Flags a mark "supplementary" that the two dates contradict.
struct SupplementaryFlagWrong: RecordRule {
    let card = RuleCard(
        "REC020", "supplementary-flag-wrong", .warning, .record,
        message: Bilingual(
            zh: "{birthDate} 出生，{reportedAt} 上报（截止 {closing}），“是否补报”填“{supplementary}”不符",
            en:
                "Born {birthDate}, reported {reportedAt} (due {closing}): supplementary "
                + "“{supplementary}” is wrong"
        ),
        explanation: Bilingual(
            zh: "次月结账日之后上报的才是补报。标错会使本期数与补报数互相混淆，入库率等指标随之出错。请按两个日期更正标记。",
            en:
                "A report after the closing day of the next month is supplementary, an earlier one "
                + "isn't. A wrong mark mixes the period's births with earlier ones and spoils the "
                + "rates. Correct it after the two dates."),
        source: .scoring("In scope"))

    let examples: [RuleExample] = [
        .passes("按时上报，未标补报", "in time, not marked"),
        .passes(
            "迟报并标补报", "late and marked",
            [.reportedAt: "2013-06-08", .supplementary: "是"]),
        .fails("按时上报却标补报", "in time, but marked", [.supplementary: "是"], at: .supplementary),
        .fails(
            "迟报却标否", "late, but marked no", [.reportedAt: "2013-06-08"],
            at: .supplementary),
        .undecided("没有标记", "no mark", [.supplementary: nil], missing: .supplementary),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.supplementary, .reportedAt, .birthDate)
            ? [.supplementary, .reportedAt, .birthDate] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let isMarked = record.view.boolean(.supplementary) else {
            return .undecided(missing: .supplementary)
        }
        guard let birthDay = record.view.date(.birthDate) else {
            return .undecided(missing: .birthDate)
        }
        guard let reportedAt = record.view.date(.reportedAt) else {
            return .undecided(missing: .reportedAt)
        }
        let closing = context.closing(ofMonthOf: birthDay)
        if isMarked == (reportedAt > closing) { return .passed }
        return .failed(
            record, at: [.supplementary, .reportedAt, .birthDate],
            adding: [FindingValue("closing", closing.description)])
    }
}
