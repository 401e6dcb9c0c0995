import RegistryModel

/// Flags a month signed after its reports had closed.
struct SignedAfterDeadline: RecordRule {
    let card = RuleCard(
        "SGN005", "signed-after-deadline", .warning, .villageMonth,
        message: Bilingual(
            zh: "{month} 月报应在 {closing} 前签完,{signedAt} 才签字",
            en: "{month} was due by {closing}, signed on {signedAt}"),
        explanation: Bilingual(
            zh: "月报在次月结账日(默认 5 日)前汇签、审核、上报。逾期没有扣分,只作通报。请按月办结。",
            en:
                "A month is signed, approved and submitted by the closing day of the next month (the "
                + "5th unless set otherwise). Lateness costs no points and is made known. Sign "
                + "every month in time."),
        source: .domainNotes("§1.2, S4 推进措施"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("截止当日签字", "on the closing day", [.signedAt: "2013-06-05"], in: .signoffs),
        .fails("晚一天", "a day late", [.signedAt: "2013-06-06"], at: .signedAt, in: .signoffs),
        .undecided(
            "没有签字日期", "no day of signature", [.signedAt: nil], missing: .signedAt,
            in: .signoffs),
        .undecided("没有月份", "no month", [.month: nil], missing: .month, in: .signoffs),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .signoffs ? [.signedAt, .month] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let month = record.view.date(.month) else { return .undecided(missing: .month) }
        guard let signed = record.view.date(.signedAt) else {
            return .undecided(missing: .signedAt)
        }
        let closing = context.closing(ofMonthOf: month)
        if signed <= closing { return .passed }
        return .failed(
            record, at: [.signedAt, .month],
            adding: [FindingValue("closing", closing.description)])
    }
}

/// Flags a month signed while it was still running.
struct SignedBeforeMonthEnd: RecordRule {
    let card = RuleCard(
        "SGN006", "signed-before-month-end", .warning, .villageMonth,
        message: Bilingual(
            zh: "{month} 还没有结束,{signedAt} 就已签字",
            en: "Signed on {signedAt}, before {month} was over"),
        explanation: Bilingual(
            zh: "当月最后一天之前签字的,不可能包括当月全部变动。最后一天签字可以。请在月末清理之后签字。",
            en: "A signature before the month's last day can't answer for the whole month. On the "
                + "last day it may. Sign after the month's records have been gone through."),
        source: .domainNotes("§1.2, S4 推进措施"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("月末最后一天", "on the last day", [.signedAt: "2013-05-31"], in: .signoffs),
        .fails(
            "提前一天", "a day before", [.signedAt: "2013-05-30"], at: .signedAt, in: .signoffs),
        .undecided(
            "没有签字日期", "no day of signature", [.signedAt: nil], missing: .signedAt,
            in: .signoffs),
        .undecided("没有月份", "no month", [.month: nil], missing: .month, in: .signoffs),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .signoffs ? [.signedAt, .month] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let month = record.view.date(.month) else { return .undecided(missing: .month) }
        guard let signed = record.view.date(.signedAt) else {
            return .undecided(missing: .signedAt)
        }
        if signed >= month.monthEnd { return .passed }
        return .failed(record, at: [.signedAt, .month])
    }
}
