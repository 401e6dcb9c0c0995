import RegistryModel

/// When a notice must be answered.
///
/// Source: the seeds' 协议三(一), 自接函起10日内复函,紧急事宜5日内复函, read as calendar days since it
/// doesn't say working days; and 六(三)1, 15个工作日. The day of receipt isn't counted.
enum NoticeClock {
    enum Due: Sendable, Hashable {
        case by(CalendarDay)
        /// A value the clock needs is absent.
        case unknown(missing: Field)
    }

    static func due(_ notice: RecordView, _ context: RunContext) -> Due {
        guard let received = notice.date(.receivedAt) else { return .unknown(missing: .receivedAt) }
        switch notice.code(.dueClass) {
        case 1: return .by(received.adding(days: 10))
        case 2: return .by(received.adding(days: 5))
        case 3:
            // Of a year whose holidays aren't known nothing is guessed.
            let due = context.calendar.day(15, workingDaysAfter: received)
            return due.map(Due.by) ?? .unknown(missing: .receivedAt)
        default: return .unknown(missing: .dueClass)
        }
    }
}

/// Flags a reply that came after its time.
struct NoticeReplyLate: RecordRule {
    let card = RuleCard(
        "SGN010", "notice-reply-late", .warning, .record,
        message: Bilingual(
            zh: "{receivedAt} 收到（{dueClass}），应在 {due} 前回复，{repliedAt} 才回复",
            en: "Received on {receivedAt} ({dueClass}), due by {due}, answered on {repliedAt}"),
        explanation: Bilingual(
            zh: "自收到之日起，一般事项 10 日、紧急事项 5 日（按日历日）、审批事项 15 个工作日内回复，收到当天不算。工作日按国务院办公厅"
                + "放假安排；没有该年安排的（可在清单 holidays 中给出），无法判定。未回复的见 SGN011。请按时限回复。",
            en: "Ordinary notices (一般) are answered within 10 days of receipt, urgent ones (紧急) "
                + "within 5, both in calendar days, approvals (审批) within 15 working days; the day "
                + "of receipt isn't counted. Working days follow the State Council's arrangements; "
                + "a year without one (the manifest's holidays can supply it) is undecided. No "
                + "answer at all is SGN011. Answer within the time."),
        source: .domainNotes("§1.2, S2 协议三（一）, 六（三）1"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("第 10 日回复", "on the tenth day", [.repliedAt: "2013-05-22"], in: .notices),
        .passes(
            "审批：跨端午节的第 15 个工作日", "approval: the 15th working day, across a holiday",
            [.dueClass: "3", .receivedAt: "2013-05-24", .repliedAt: "2013-06-17"], in: .notices),
        .fails(
            "第 11 日回复", "on the eleventh", [.repliedAt: "2013-05-23"], at: .repliedAt,
            in: .notices),
        .fails(
            "紧急，第 6 日", "urgent, the sixth day",
            [.dueClass: "2", .repliedAt: "2013-05-18"], at: .repliedAt, in: .notices),
        .fails(
            "审批：第 16 个工作日", "approval: the 16th working day",
            [.dueClass: "3", .receivedAt: "2013-05-24", .repliedAt: "2013-06-18"], at: .repliedAt,
            in: .notices),
        .undecided("还没有回复", "no answer", [.repliedAt: nil], missing: .repliedAt, in: .notices),
        .undecided(
            "没有收到日期", "no day of receipt", [.receivedAt: nil], missing: .receivedAt,
            in: .notices),
        .undecided(
            "没有时限类别", "no class", [.dueClass: nil], missing: .dueClass, in: .notices),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .notices ? [.receivedAt, .dueClass, .repliedAt] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        guard let replied = record.view.date(.repliedAt) else {
            return .undecided(missing: .repliedAt)
        }
        switch NoticeClock.due(record.view, context) {
        case .unknown(let field): return .undecided(missing: field)
        case .by(let due):
            if replied <= due { return .passed }
            return .failed(
                record, at: [.repliedAt, .receivedAt, .dueClass],
                adding: [FindingValue("due", due.description)])
        }
    }
}

/// Flags a notice that has had no answer in its time.
struct NoticeUnanswered: RecordRule {
    let card = RuleCard(
        "SGN011", "notice-unanswered", .error, .record,
        message: Bilingual(
            zh: "{receivedAt} 收到（{dueClass}），应在 {due} 前回复，至今没有",
            en: "Received on {receivedAt} ({dueClass}), due by {due}, not answered yet"),
        explanation: Bilingual(
            zh: "时限同 SGN010；运行日期未过时限的不算。回复了的见 SGN010，没有收到的见 SGN012。请回复。",
            en:
                "The time allowed is SGN010's; a notice whose time isn't up by the run date passes. "
                + "Late answers are SGN010, notices never received SGN012. Answer it."),
        source: .domainNotes("§1.2, S2 协议三（一）"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("已回复", "answered", in: .notices),
        .passes(
            "时限未到", "time isn't up", [.receivedAt: "2013-06-01", .repliedAt: nil],
            in: .notices),
        .fails("过了 10 日没有回复", "ten days gone", [.repliedAt: nil], at: .repliedAt, in: .notices),
        .undecided(
            "没有收到日期", "no day of receipt", [.receivedAt: nil, .repliedAt: nil],
            missing: .receivedAt, in: .notices),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .notices ? [.receivedAt, .dueClass, .repliedAt] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        if record.view.isFilled(.repliedAt) { return .passed }
        switch NoticeClock.due(record.view, context) {
        case .unknown(let field): return .undecided(missing: field)
        case .by(let due):
            if context.runDate <= due { return .passed }
            return .failed(
                Failure(
                    [.repliedAt, .receivedAt, .dueClass],
                    [
                        record.shown(.receivedAt), record.shown(.dueClass),
                        FindingValue("due", due.description),
                    ]))
        }
    }
}

/// Flags a notice that was sent and never came in.
struct NoticeNotReceived: RecordRule {
    let card = RuleCard(
        "SGN012", "notice-not-received", .warning, .record,
        message: Bilingual(
            zh: "{sentAt} 发出，过了 {due} 仍没有收到的记录",
            en: "Sent on {sentAt}, no receipt by {due} or since"),
        explanation: Bilingual(
            zh: "发出 10 日后仍没有收到日期、也没有回复的通报，可能没有送达。已回复的视为收到。请联系对方。",
            en:
                "A notice without a day of receipt or an answer ten days after it was sent may never "
                + "have arrived. An answer counts as receipt. Get in touch with the other side."),
        source: .domainNotes("§1.2, S2 协议"), standing: .active(since: "0.2.0"))

    let examples: [RuleExample] = [
        .passes("已收到", "received", in: .notices),
        .passes(
            "发出不到 10 日", "sent less than ten days ago",
            [.sentAt: "2013-06-01", .receivedAt: nil, .repliedAt: nil], in: .notices),
        .fails(
            "一个月没有收到", "a month without receipt", [.receivedAt: nil, .repliedAt: nil],
            at: .receivedAt, in: .notices),
        .undecided(
            "没有发出日期", "no day of sending",
            [.sentAt: nil, .receivedAt: nil, .repliedAt: nil], missing: .sentAt, in: .notices),
    ]

    func needs(in schema: SourceSchema, _ context: RunContext) -> FieldSet? {
        schema.kind == .notices ? [.sentAt, .receivedAt] : nil
    }

    func judge(_ record: JudgedRecord, in context: RunContext) -> Verdict {
        if record.view.isFilled(.receivedAt) || record.view.isFilled(.repliedAt) {
            return .passed
        }
        guard let sent = record.view.date(.sentAt) else { return .undecided(missing: .sentAt) }
        let due = sent.adding(days: 10)
        if context.runDate <= due { return .passed }
        return .failed(
            Failure(
                [.receivedAt, .sentAt, .repliedAt],
                [record.shown(.sentAt), FindingValue("due", due.description)]))
    }
}
