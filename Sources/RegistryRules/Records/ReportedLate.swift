import RegistryModel

/// Flags a birth reported after its month had closed.
struct ReportedLate: RecordRule {
    let card = RuleCard(
        "REC005", "reported-late", .warning, .record,
        message: Bilingual(
            zh: "{birthDate} 出生，{closing} 截止，{reportedAt} 才上报",
            en: "Born on {birthDate}, due by {closing}, reported on {reportedAt}"),
        explanation: Bilingual(
            zh: "当月出生应在次月结账日（默认 5 日）前上报。迟报要统计，但扣分表中没有迟报的分值。请按月清理、及时上报。",
            en:
                "A month's births are due by the closing day of the next month (the 5th unless set "
                + "otherwise). Late reports are counted, but the penalty table has no points for "
                + "them. Report every month."),
        source: .scoring("In scope"))

    let examples: [RuleExample] = [
        .passes("截止当日上报", "on the closing day", [.reportedAt: "2013-06-05"]),
        .fails("晚一天", "a day late", [.reportedAt: "2013-06-06"], at: .reportedAt),
        .undecided("没有上报日期", "no day of report", [.reportedAt: nil], missing: .reportedAt),
        .undecided("没有出生日期", "no birth date", [.birthDate: nil], missing: .birthDate),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.has(.reportedAt, .birthDate) ? [.reportedAt, .birthDate] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let birthDay = record.view.date(.birthDate) else {
            return .undecided(missing: .birthDate)
        }
        guard let reportedAt = record.view.date(.reportedAt) else {
            return .undecided(missing: .reportedAt)
        }
        let closing = context.closing(ofMonthOf: birthDay)
        if reportedAt <= closing { return .passed }
        return .failed(
            record, at: [.reportedAt, .birthDate],
            adding: [FindingValue("closing", closing.description)])
    }
}
