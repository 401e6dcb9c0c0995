/// Which days are worked in China: the plain week, less public holidays, plus the days of a weekend
/// that are worked in exchange.
///
/// Knows the years the State Council's arrangements are embedded for (2004–2026) and those a
/// holiday file adds; of any other year it says nothing, since holidays are set anew each year.
package struct WorkingCalendar: Sendable {
    /// One year's days that differ from the plain week.
    package struct Year: Sendable, Hashable {
        /// Days off, weekdays or not.
        package var daysOff: Set<CalendarDay> = []
        /// Days of a weekend that are worked.
        package var daysWorked: Set<CalendarDay> = []

        package init() {}
    }

    private var years: [Int: Year]

    /// The State Council's arrangements of 2004–2026 and nothing else.
    package static let stateCouncil = WorkingCalendar(HolidayTable.lines)

    private init(_ table: String) {
        years = [:]
        for line in table.split(separator: "\n") {
            guard let number = Int(line.prefix(4)) else { continue }
            let halves = line.dropFirst(4).split(separator: "|", omittingEmptySubsequences: false)
            var year = Year()
            year.daysOff = Self.days(halves[0], in: number)
            if halves.count > 1 { year.daysWorked = Self.days(halves[1], in: number) }
            years[number] = year
        }
    }

    /// Days written `0203-0205 0301`.
    private static func days(_ text: Substring, in year: Int) -> Set<CalendarDay> {
        var days = Set<CalendarDay>()
        for word in text.split(separator: " ") {
            let ends = word.split(separator: "-").compactMap { Int($0) }.compactMap {
                CalendarDay(year: year, month: $0 / 100, day: $0 % 100)
            }
            guard var day = ends.first, let last = ends.last else { continue }
            while day <= last {
                days.insert(day)
                day = day.adding(days: 1)
            }
        }
        return days
    }

    /// The same with the given years in place of those known.
    package func with(_ others: [Int: Year]) -> WorkingCalendar {
        var calendar = self
        calendar.years.merge(others) { _, other in other }
        return calendar
    }

    /// Nil for a year whose holidays aren't known.
    package func isWorked(_ day: CalendarDay) -> Bool? {
        guard let year = years[day.components.year] else { return nil }
        if year.daysWorked.contains(day) { return true }
        return !day.isWeekend && !year.daysOff.contains(day)
    }

    /// The last of `count` working days after `day`, the day itself not counted; nil when the count
    /// runs into a year whose holidays aren't known.
    package func day(_ count: Int, workingDaysAfter day: CalendarDay) -> CalendarDay? {
        var day = day
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            guard let isWorked = isWorked(day) else { return nil }
            if isWorked { left -= 1 }
        }
        return day
    }
}

extension CalendarDay {
    package var isWeekend: Bool {
        // 1970-01-01 was a Thursday.
        let weekday = (Int(number) % 7 + 7 + 3) % 7
        return weekday >= 5
    }

    /// The first day of this day's month.
    package var monthStart: CalendarDay { adding(days: 1 - components.day) }

    /// The last day of this day's month.
    package var monthEnd: CalendarDay {
        let (year, month, day) = components
        return adding(days: CalendarDay.length(ofMonth: month, year: year) - day)
    }
}
