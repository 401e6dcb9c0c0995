/// A period that accounts are made for: a month, a quarter, a year, or any other stretch of days.
package struct AccountPeriod: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case month
        case quarter
        case year
        case other
    }

    package let days: ClosedRange<CalendarDay>

    package init(_ days: ClosedRange<CalendarDay>) {
        self.days = days
    }

    /// Whole months from one on; nil for a month that isn't one.
    package init?(year: Int, month: Int, months: Int) {
        guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
        self.init(monthNumber: first.monthNumber, months: months)
    }

    /// Whole months from one on, by `CalendarDay.monthNumber`; nil for a month that isn't one.
    package init?(monthNumber: Int, months: Int = 1) {
        guard months > 0, let first = CalendarDay(monthNumber: monthNumber),
            let last = CalendarDay(monthNumber: monthNumber + months - 1)
        else { return nil }
        days = first...last.monthEnd
    }

    /// `2013Q2`, of the calendar's quarters.
    package init?(quarter text: String) {
        let parts = text.uppercased().split(separator: "Q", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]),
            let quarter = Int(parts[1]), (1...4).contains(quarter), parts[1].utf8.count == 1
        else { return nil }
        self.init(year: year, month: quarter * 3 - 2, months: 3)
    }

    /// Whole calendar months; 0 when it isn't made of them.
    package var monthCount: Int {
        let (from, to) = (days.lowerBound.components, days.upperBound.components)
        guard from.day == 1, days.upperBound == days.upperBound.monthEnd else { return 0 }
        return (to.year - from.year) * 12 + to.month - from.month + 1
    }

    package var kind: Kind {
        switch monthCount {
        case 1: .month
        case 3: .quarter
        case 12: .year
        default: .other
        }
    }

    /// The period of as many whole months that ends so many months earlier; nil for what isn't made
    /// of months.
    package func earlier(byMonths months: Int) -> AccountPeriod? {
        guard monthCount > 0 else { return nil }
        return AccountPeriod(
            monthNumber: days.lowerBound.monthNumber - months, months: monthCount)
    }

    package var previous: AccountPeriod? { earlier(byMonths: monthCount) }

    package var yearAgo: AccountPeriod? { earlier(byMonths: 12) }

    /// The calendar months it is made of.
    package var months: [AccountPeriod] {
        guard monthCount > 0 else { return [] }
        let first = days.lowerBound.monthNumber
        return Self.months(first..<first + monthCount)
    }

    /// Each of the months, by `CalendarDay.monthNumber`.
    package static func months(_ numbers: Range<Int>) -> [AccountPeriod] {
        numbers.compactMap { AccountPeriod(monthNumber: $0) }
    }

    /// The months of the reporting year that the period begins in, `start` being the month and day it
    /// starts on; more where the period takes them. A month belongs to the year its first day does.
    package func yearMonths(start: (month: Int, day: Int)) -> ClosedRange<Int> {
        let (year, month, day) = days.lowerBound.components
        let isBefore = (month, day) < (start.month, start.day)
        let first = (isBefore ? year - 1 : year) * 12 + start.month - 1
        return first...max(first + 11, days.upperBound.monthNumber)
    }

    /// `2013年5月`, `2013年第二季度`, `2013统计年度` by the year it ends in, else from day to day.
    package var title: Bilingual {
        let (year, month, _) = days.lowerBound.components
        switch kind {
        case .month:
            return Bilingual(zh: "\(year)年\(month)月", en: "\(Self.english[month - 1]) \(year)")
        case .quarter where month % 3 == 1:
            let quarter = month / 3 + 1
            return Bilingual(
                zh: "\(year)年第\(["一", "二", "三", "四"][quarter - 1])季度",
                en: "quarter \(quarter) of \(year)")
        case .year where month == 1:
            return Bilingual(zh: "\(year)年度", en: "\(year)")
        case .year:
            let end = days.upperBound.components.year
            return Bilingual(
                zh: "\(end)统计年度", en: "reporting year \(end)")
        default:
            return Bilingual(
                zh: "\(days.lowerBound) 至 \(days.upperBound)",
                en: "\(days.lowerBound) to \(days.upperBound)")
        }
    }

    /// `2012年10月至2013年2月、2013年4月`: months in their order, those that follow one another as one
    /// stretch.
    package static func stretches(of months: [AccountPeriod]) -> Bilingual {
        var stretches: [ClosedRange<Int>] = []
        for number in months.map(\.days.lowerBound.monthNumber) {
            if let last = stretches.last, last.upperBound + 1 == number {
                stretches[stretches.count - 1] = last.lowerBound...number
            } else {
                stretches.append(number...number)
            }
        }
        let words = stretches.compactMap(Self.stretch)
        return Bilingual(
            zh: words.map(\.zh).joined(separator: "、"),
            en: words.map(\.en).joined(separator: ", "))
    }

    private static func stretch(_ numbers: ClosedRange<Int>) -> Bilingual? {
        guard let first = AccountPeriod(monthNumber: numbers.lowerBound),
            let last = AccountPeriod(monthNumber: numbers.upperBound)
        else { return nil }
        guard first != last else { return first.title }
        let (from, to) = (first.days.lowerBound.components, last.days.lowerBound.components)
        let isOneYear = from.year == to.year
        return Bilingual(
            zh: "\(first.title.zh)至\(isOneYear ? "\(to.month)月" : last.title.zh)",
            en: "\(isOneYear ? english[from.month - 1] : first.title.en) to \(last.title.en)")
    }

    static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}

extension CalendarDay {
    /// `2013年6月10日`, `10 June 2013`.
    package var words: Bilingual {
        let (year, month, day) = components
        return Bilingual(
            zh: "\(year)年\(month)月\(day)日",
            en: "\(day) \(AccountPeriod.english[month - 1]) \(year)")
    }
}
