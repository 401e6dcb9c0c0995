import RegistryModel

/// The spans that accounts are made up for.
package enum AccountSpan: String, Sendable, CaseIterable {
    /// A calendar month.
    case month
    /// Three months of the reporting year.
    case quarter
    /// The reporting year.
    case year

    /// The span that a day falls into; `start` is the month and day the reporting year starts on.
    package func range(
        of day: CalendarDay, yearStart start: (month: Int, day: Int)
    ) -> ClosedRange<CalendarDay> {
        let (year, month, _) = day.components
        switch self {
        case .month:
            return Self.range(from: Self.day(year, month, 1), months: 1)
        case .quarter:
            let first = Self.yearStart(of: day, start)
            let quarters = (0..<4).map { Self.later(first, months: 3 * $0, start.day) }
            return Self.range(
                from: quarters.last { $0 <= day } ?? first, months: 3, day: start.day)
        case .year:
            return Self.range(
                from: Self.yearStart(of: day, start), months: 12, day: start.day)
        }
    }

    private static func yearStart(
        of day: CalendarDay, _ start: (month: Int, day: Int)
    ) -> CalendarDay {
        let year = day.components.year
        let own = Self.day(year, start.month, start.day)
        return own <= day ? own : Self.day(year - 1, start.month, start.day)
    }

    private static func range(
        from first: CalendarDay, months: Int, day: Int = 1
    ) -> ClosedRange<CalendarDay> {
        first...max(first, later(first, months: months, day).adding(days: -1))
    }

    private static func later(_ first: CalendarDay, months: Int, _ day: Int) -> CalendarDay {
        let month = first.monthNumber + months
        return Self.day(month / 12, month % 12 + 1, day)
    }

    /// A day that the month doesn't have is its last.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
        CalendarDay(
            year: year, month: month, day: min(day, CalendarDay.length(ofMonth: month, year: year)))
            ?? CalendarDay(number: 0)
    }
}
