import RegistryModel

/// When the births were: the months of the reporting year, and the days of a period that is short.
struct TimelineFigures {
    let context: ReportContext

    /// Periods of more days are shown by month alone.
    private static let mostDays = 62

    private var run: RunFacts { context.result.run }

    private struct Events {
        var reported: [Int: Int] = [:]
        var missing: [Int: Int] = [:]
        var misreported: [Int: Int] = [:]
        var late: [Int: Int] = [:]
    }

    var markup: Markup {
        let days = run.period.upperBound.days(since: run.period.lowerBound) + 1
        return year + (days <= Self.mostDays ? byDay(days) : Markup())
    }

    /// Counted under the number `key` gives a day.
    private func events(_ key: (CalendarDay) -> Int) -> Events {
        var events = Events()
        for (day, count) in context.result.flow.reportedByDay {
            events.reported[key(day), default: 0] += count
        }
        for scored in context.result.cases {
            let auditCase = scored.auditCase
            guard auditCase.standing?.settledAs != .overturned,
                let day = context.eventDay(of: auditCase)
            else { continue }
            switch auditCase.verdict {
            case .missing: events.missing[key(day), default: 0] += 1
            case .misreported: events.misreported[key(day), default: 0] += 1
            case .late: events.late[key(day), default: 0] += 1
            default: break
            }
        }
        return events
    }

    // MARK: The year

    private var months: ClosedRange<Int> {
        AccountPeriod(run.period).yearMonths(start: run.reportingYearStart)
    }

    private var audited: ClosedRange<Int> {
        run.period.lowerBound.monthNumber...run.period.upperBound.monthNumber
    }

    /// The earlier months that the ledger has, as they were reported.
    private var recorded: [Int: RunFigures] {
        let rest = context.result.trend?.earlierInYear ?? []
        return Dictionary(
            rest.map { ($0.period.lowerBound.monthNumber, $0.figures) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What this run found month by month, and of months it didn't audit what their own runs reported.
    private var eventsOfYear: Events {
        var events = events(\.monthNumber)
        for (month, figures) in recorded {
            let missing = figures[.missing] ?? 0
            let own = missing - (figures[.missingWithoutVillage] ?? 0)
            events.reported[month] = max(0, (figures[.births] ?? 0) - own)
            events.missing[month] = missing
            events.misreported[month] = figures[.misreported] ?? 0
            events.late[month] = figures[.late] ?? 0
        }
        return events
    }

    private var year: Markup {
        let events = eventsOfYear
        let names = months.map(CalendarDay.monthText)
        let told = Set(audited).union(recorded.keys)
        let isTold = months.map { told.contains($0) }
        let title = Bilingual(zh: "统计年度各月", en: "The reporting year by month")
        return figure("year", title, Array(months), names, isTold, events, yearSentence(events))
    }

    private func yearSentence(_ events: Events) -> String {
        let first = CalendarDay.monthText(months.lowerBound)
        let last = CalendarDay.monthText(months.upperBound)
        let isOther = { (month: Int) in !audited.contains(month) && recorded[month] == nil }
        let elsewhere = events.missing.filter { isOther($0.key) }.values.reduce(0, +)
        let reportedElsewhere = events.reported.filter { isOther($0.key) }.values.reduce(0, +)
        var other = Bilingual(zh: "", en: "")
        if !recorded.isEmpty {
            other = Bilingual(
                zh: "本期以前的月份是其当时报告中的数字。",
                en: " Earlier months are as they were reported then.")
        }
        if elsewhere > 0 {
            other = Bilingual(
                zh: other.zh + "另有 \(elsewhere) 例漏报的出生月份没有审核记录或不在本年度，不画。",
                en: other.en + " \(elsewhere) missing births are of months without an audit or "
                    + "of other years and aren't drawn.")
        }
        if reportedElsewhere > 0 {
            other = Bilingual(
                zh: other.zh + "本期上报的另有 \(reportedElsewhere) 例写的出生日期在没有审核记录的月份，不画。",
                en: other.en
                    + " \(reportedElsewhere) reported births are dated in months without an "
                    + "audit and aren't drawn.")
        }
        return context[
            Bilingual(
                zh: "统计年度 \(first) 至 \(last)，按出生月份：下段是已上报的出生，"
                    + "上段是漏报，数字为漏报数。灰色处没有审核记录，不是零。" + other.zh,
                en: "The reporting year from \(first) to \(last) by month of birth: "
                    + "below what was reported, above it what is missing, with its number. Grey "
                    + "months have no audit on record and aren't nought." + other.en)]
    }

    // MARK: Days

    private func byDay(_ days: Int) -> Markup {
        let start = run.period.lowerBound
        let events = events { $0.days(since: start) }
        let keys = Array(0..<days)
        let names = keys.map { start.adding(days: $0).description }
        let title = Bilingual(zh: "本期逐日", en: "The period by day")
        let worst = keys.max { (events.missing[$0] ?? 0, $1) < (events.missing[$1] ?? 0, $0) }
        let most = worst.flatMap { key in
            events.missing[key].map { count in
                Bilingual(
                    zh: "漏报最多的一天是 \(names[key])，\(count) 例。",
                    en: " Most were missing of \(names[key]): \(count).")
            }
        }
        let sentence = context[
            Bilingual(
                zh: "按出生日期：下段是已上报的出生，上段是漏报。" + (most?.zh ?? ""),
                en: "By day of birth: below what was reported, above it what is missing."
                    + (most?.en ?? ""))]
        return figure(
            "days", title, keys, names, keys.map { _ in true }, events, sentence, isDaily: true)
    }

    // MARK: One chart

    private static let legend: [(kind: Markup, text: Bilingual)] = [
        ("linked", Bilingual(zh: "已上报", en: "reported")),
        ("other", Bilingual(zh: "漏报", en: "missing")),
        ("unasked", Bilingual(zh: "没有审核记录", en: "no audit on record")),
    ]

    private func figure(
        _ name: String, _ title: Bilingual, _ keys: [Int], _ names: [String], _ isTold: [Bool],
        _ events: Events, _ sentence: String, isDaily: Bool = false
    ) -> Markup {
        let bins = keys.indices.map { place in
            let key = keys[place]
            let (reported, missing) = (events.reported[key] ?? 0, events.missing[key] ?? 0)
            let told = context[
                Bilingual(
                    zh: "\(names[place])：上报 \(reported)，漏报 \(missing)",
                    en: "\(names[place]): \(reported) reported, \(missing) missing")]
            let unasked = context[
                Bilingual(
                    zh: "\(names[place])：没有审核记录", en: "\(names[place]): no audit on record")]
            return TimelineChart.Bin(
                label: isDaily ? String(names[place].suffix(2)) : String(names[place].suffix(5)),
                reported: reported, missing: missing, isAudited: isTold[place],
                title: isTold[place] ? told : unasked)
        }
        let heads = [
            Bilingual(zh: "上报", en: "Reported"), Bilingual(zh: "漏报", en: "Missing"),
            Bilingual(zh: "错报", en: "Misreported"), Bilingual(zh: "迟报", en: "Late"),
        ]
        let rows = keys.indices.map { place in
            let key = keys[place]
            let counts = [events.reported, events.missing, events.misreported, events.late]
            return [names[place]]
                + counts.map { isTold[place] ? "\($0[key] ?? 0)" : "–" }
        }
        let dateTitle = isDaily ? Bilingual(zh: "日期", en: "Day") : Bilingual(zh: "月份", en: "Month")
        return ChartFigure(
            language: context.language, name: name, title: title, sentence: sentence,
            legend: isTold.allSatisfy(\.self) ? Array(Self.legend.prefix(2)) : Self.legend,
            table: ChartTable(
                caption: context[title],
                heads: [.init(title: context[dateTitle], isNumber: false)]
                    + heads.map { .init(title: context[$0]) }, rows: rows),
            draw: TimelineChart(bins: bins).drawing
        ).markup
    }
}
