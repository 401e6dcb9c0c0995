import RegistryModel

/// Holds the day of a signature against its month: SGN005 and SGN006 differ in what they ask of it.
struct SignatureDate: RecordRule {
    let card: RuleCard
    let examples: [RuleExample]
    /// What of the month's calendar the message names beside the record's own values.
    private let limits: @Sendable (_ month: CalendarDay, RunContext) -> [FindingValue]
    private let isInOrder:
        @Sendable (_ signed: CalendarDay, _ month: CalendarDay, RunContext) -> Bool

    private init(
        _ card: RuleCard, examples: [RuleExample],
        limits: @escaping @Sendable (CalendarDay, RunContext) -> [FindingValue],
        isInOrder: @escaping @Sendable (CalendarDay, CalendarDay, RunContext) -> Bool
    ) {
        self.card = card
        self.examples =
            examples + [
                .undecided(
                    "没有签字日期", "no day of signature", [.signedAt: nil], missing: .signedAt,
                    in: .signoffs),
                .undecided("没有月份", "no month", [.month: nil], missing: .month, in: .signoffs),
            ]
        self.limits = limits
        self.isInOrder = isInOrder
    }

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .signoffs ? [.signedAt, .month] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let month = record.view.date(.month) else { return .undecided(missing: .month) }
        guard let signed = record.view.date(.signedAt) else {
            return .undecided(missing: .signedAt)
        }
        if isInOrder(signed, month, context) { return .passed }
        return .failed(record, at: [.signedAt, .month], adding: limits(month, context))
    }

    /// Flags a month signed after its reports had closed.
    static let afterDeadline = SignatureDate(
        RuleCard(
            "SGN005", "signed-after-deadline", .warning, .villageMonth,
            message: Bilingual(
                zh: "{month} 月报应在 {closing} 前签完，{signedAt} 才签字",
                en: "{month} was due by {closing}, signed on {signedAt}"),
            explanation: Bilingual(
                zh: "月报在次月结账日（默认 5 日）前汇签、审核、上报。逾期没有扣分，只作通报。请按月办结。",
                en:
                    "A month is signed, approved and submitted by the closing day of the next month "
                    + "(the 5th unless set otherwise). Lateness costs no points and is made known. "
                    + "Sign every month in time."),
            source: .domainNotes("§1.2, S4 推进措施"), standing: .active(since: "0.2.0")),
        examples: [
            .passes("截止当日签字", "on the closing day", [.signedAt: "2013-06-05"], in: .signoffs),
            .fails("晚一天", "a day late", [.signedAt: "2013-06-06"], at: .signedAt, in: .signoffs),
        ],
        limits: { month, context in
            [FindingValue("closing", context.closing(ofMonthOf: month).description)]
        },
        isInOrder: { signed, month, context in signed <= context.closing(ofMonthOf: month) })

    /// Flags a month signed while it was still running.
    static let beforeMonthEnd = SignatureDate(
        RuleCard(
            "SGN006", "signed-before-month-end", .warning, .villageMonth,
            message: Bilingual(
                zh: "{month} 还没有结束，{signedAt} 就已签字",
                en: "Signed on {signedAt}, before {month} was over"),
            explanation: Bilingual(
                zh: "当月最后一天之前签字的，不可能包括当月全部变动。最后一天签字可以。请在月末清理之后签字。",
                en: "A signature before the month's last day can't answer for the whole month. On "
                    + "the last day it may. Sign after the month's records have been gone through."),
            source: .domainNotes("§1.2, S4 推进措施"), standing: .active(since: "0.2.0")),
        examples: [
            .passes("月末最后一天", "on the last day", [.signedAt: "2013-05-31"], in: .signoffs),
            .fails(
                "提前一天", "a day before", [.signedAt: "2013-05-30"], at: .signedAt,
                in: .signoffs),
        ],
        limits: { _, _ in [] },
        isInOrder: { signed, month, _ in signed >= month.monthEnd })
}
