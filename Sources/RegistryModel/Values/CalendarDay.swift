/// One day of the solar calendar, without time or zone.
///
/// Stored as days since 1970-01-01 in the proleptic Gregorian calendar; arithmetic after Howard
/// Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013). Constant time, no calendar data.
package struct CalendarDay: Sendable, Hashable, Comparable {
    package let number: Int32

    package init(number: Int32) {
        self.number = number
    }

    /// Nil when the calendar has no such day (31 April, 29 February 1900), or the year isn't 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads the canonical form `2013-05-07` and nothing else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts[2].utf8.count == 2, !text.utf8.contains(UInt8(ascii: "+")),
            let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads the day that a day or a moment begins with: `2013-05-07T23:40`.
    package init?(startOf text: String) {
        self.init(String(text.prefix(10)))
    }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    }

    package var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }

    /// Months since year 0, so that two days of one month compare equal.
    package var monthNumber: Int {
        let (year, month, _) = components
        return year * 12 + month - 1
    }

    /// The first day of a month by its `monthNumber`; nil outside of what a day can be.
    package init?(monthNumber: Int) {
        self.init(year: monthNumber / 12, month: monthNumber % 12 + 1, day: 1)
    }

    package func adding(days: Int) -> CalendarDay {
        CalendarDay(number: number + Int32(days))
    }

    /// Days from `other` to this day; negative when this day is earlier.
    package func days(since other: CalendarDay) -> Int {
        Int(number) - Int(other.number)
    }

    /// Completed years of age on `day` of a person born on this day.
    package func age(on day: CalendarDay) -> Int {
        let (bornYear, bornMonth, bornDay) = components
        let (year, month, dayOfMonth) = day.components
        let hadBirthday = (month, dayOfMonth) >= (bornMonth, bornDay)
        return year - bornYear - (hadBirthday ? 0 : 1)
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.number < right.number
    }
}

extension CalendarDay: CustomStringConvertible {
    /// `2013-05-07`.
    package var description: String {
        let (year, month, day) = components
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }

    /// `2013-05`.
    package var monthText: String { Self.monthText(monthNumber) }

    /// The same of a `monthNumber`.
    package static func monthText(_ monthNumber: Int) -> String {
        "\((monthNumber / 12).padded(4))-\((monthNumber % 12 + 1).padded(2))"
    }
}

extension Int {
    /// Decimal digits, filled with zeros on the left up to `width`.
    package func padded(_ width: Int) -> String {
        let digits = String(self)
        guard digits.utf8.count < width else { return digits }
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

/// A day with the minute, when the source states one: the canonical `2013-05-07T23:40`, +08:00.
package struct CivilMoment: Sendable, Hashable {
    package let day: CalendarDay
    /// Minutes after midnight, 0…1439; nil when the source gives the day alone.
    package let minute: Int?

    /// The last day that fits the packed form: in the year 6050.
    static let lastDay = Int32.max / 1441 - 1

    package init(day: CalendarDay, minute: Int?) {
        self.day = day
        self.minute = minute
    }

    /// One integer a moment: 1441 values a day, the last meaning "no time stated".
    package init(packed: Int32) {
        let dayNumber = packed >= 0 ? packed / 1441 : (packed - 1440) / 1441
        let rest = Int(packed - dayNumber * 1441)
        self.init(day: CalendarDay(number: dayNumber), minute: rest == 1440 ? nil : rest)
    }

    package var packed: Int32 {
        day.number * 1441 + Int32(minute ?? 1440)
    }
}

extension CivilMoment: CustomStringConvertible {
    package var description: String {
        guard let minute else { return day.description }
        return "\(day)T\((minute / 60).padded(2)):\((minute % 60).padded(2))"
    }
}
