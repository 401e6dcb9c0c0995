import RegistryModel

/// Flags a birth reported before it happened.
struct ReportedBeforeBirth: RecordRule {
    let card = RuleCard(
        "REC003", "reported-before-birth", .error, .record,
        message: Bilingual(
            zh: "上报日期 {reportedAt} 早于出生日期 {birthDate}",
            en: "Reported on {reportedAt}, before the birth on {birthDate}"),
        explanation: Bilingual(
            zh: "出生之前不可能上报。常见原因：把预产期当作出生日期、日月颠倒、年份未改。请核对出生日期。",
            en:
                "No birth can be reported before it happens. Usual causes: the due date entered as "
                + "the birth date, day and month swapped, last year's date kept. Check the birth "
                + "date."),
        source: .dataContract("Fields"))

    let examples: [RuleExample] = [
        .passes("出生当日上报", "reported on the day of birth", [.reportedAt: "2013-05-07"]),
        .passes("十三天后上报", "reported thirteen days later"),
        .fails("早报一天", "a day too early", [.reportedAt: "2013-05-06"], at: .reportedAt),
        .undecided("没有上报日期", "no day of report", [.reportedAt: nil], missing: .reportedAt),
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
        return reportedAt >= birthDay ? .passed : .failed(record, at: [.reportedAt, .birthDate])
    }
}
