/// A date of the Chinese lunar calendar 农历.
package struct LunarDate: Hashable, Sendable {
    /// The lunar year, named after the solar year in which it begins.
    package let year: Int
    /// 1 to 12; a leap month bears the number of the month before it.
    package let month: Int
    /// 1 to 30.
    package let day: Int
    package let isLeapMonth: Bool

    package init(year: Int, month: Int, day: Int, isLeapMonth: Bool = false) {
        self.year = year
        self.month = month
        self.day = day
        self.isLeapMonth = isLeapMonth
    }
}

/// Converts between days and the Chinese lunar calendar, for lunar years 1900 to 2100.
///
/// Days are whole days since 1970-01-01, Gregorian calendar. Outside the years covered
/// (1900-01-31 to 2101-01-28) every answer is nil. Cost: a few nanoseconds.
///
/// Source: computed with sxtwl 2.0.7 (寿星天文历) and compared day by day with lunar_python 1.4.8:
/// all 73 412 days agree but 2057-09-28 to 2057-10-27, where the new moon falls within seconds of
/// midnight; there lunar_python's reading (8th month of 30 days) is taken.
package enum LunarCalendar {
    private static let firstYear = 1900
    private static let firstDay = -25_537  // 1900-01-31

    /// One word a year: bits 15…4 tell months 1…12 of 30 days (else 29), bits 3…0 number the
    /// month that a leap month follows (0: none), bit 16 tells a leap month of 30 days.
    private static let years: [UInt32] = LunarYearTable.words
        .split(separator: "\n")
        .flatMap { $0.split(separator: " ").dropFirst() }
        .compactMap { UInt32($0, radix: 16) }

    /// The day on which each lunar year begins, and one more for the end of the last.
    private static let newYearDays: [Int] = {
        var day = firstDay
        var days = [day]
        for word in years {
            day += daysInYear(word)
            days.append(day)
        }
        return days
    }()

    private static func daysInYear(_ word: UInt32) -> Int {
        let longMonths = (word & 0xFFF0).nonzeroBitCount
        let leapMonth = word & 0xF == 0 ? 0 : 29 + Int(word >> 16 & 1)
        return 12 * 29 + longMonths + leapMonth
    }

    private static func daysInMonth(_ word: UInt32, _ month: Int, isLeap: Bool) -> Int {
        isLeap ? 29 + Int(word >> 16 & 1) : 29 + Int(word >> UInt32(16 - month) & 1)
    }

    /// The lunar date of a day; nil outside the years covered.
    package static func lunarDate(ofDayNumber day: Int) -> LunarDate? {
        let starts = newYearDays
        guard day >= firstDay, let end = starts.last, day < end else { return nil }
        // A lunar year never outlasts 385 days, so the guess is low and few steps suffice.
        var index = (day - firstDay) / 366
        while index + 1 < years.count && starts[index + 1] <= day { index += 1 }
        while starts[index] > day { index -= 1 }
        let word = years[index]
        var rest = day - starts[index]
        for month in 1...12 {
            for isLeap in [false, true] where !isLeap || Int(word & 0xF) == month {
                let length = daysInMonth(word, month, isLeap: isLeap)
                if rest < length {
                    return LunarDate(
                        year: firstYear + index, month: month, day: rest + 1, isLeapMonth: isLeap)
                }
                rest -= length
            }
        }
        return nil
    }

    /// The day of a lunar date; nil when there is no such date or it is outside the years covered.
    package static func dayNumber(
        lunarYear: Int, month: Int, day: Int, isLeapMonth: Bool = false
    ) -> Int? {
        let index = lunarYear - firstYear
        guard years.indices.contains(index), (1...12).contains(month) else { return nil }
        let word = years[index]
        let leapMonth = Int(word & 0xF)
        guard !isLeapMonth || leapMonth == month else { return nil }
        guard day >= 1, day <= daysInMonth(word, month, isLeap: isLeapMonth) else { return nil }
        var number = newYearDays[index] + day - 1
        for earlier in 1..<(month + 1) where earlier < month || isLeapMonth {
            number += daysInMonth(word, earlier, isLeap: false)
        }
        if leapMonth > 0 && leapMonth < month {
            number += daysInMonth(word, leapMonth, isLeap: true)
        }
        return number
    }

    /// By how many days the lunar calendar lags: from the day whose Gregorian date reads as a lunar
    /// date does to the day that is meant. Spares most pairs of days the calendar.
    static let lunarLag = 10...80

    /// Whether a recorded day is what one gets by typing the lunar date of the true day into a
    /// solar field: its year, month and day are the true day's lunar ones.
    ///
    /// A leap month counts by its number. False outside the years covered.
    package static func couldBeLunarReading(recordedDay: Int, of trueDay: Int) -> Bool {
        guard lunarLag.contains(trueDay - recordedDay) else { return false }
        guard let lunar = lunarDate(ofDayNumber: trueDay) else { return false }
        let solar = solarDate(ofDayNumber: recordedDay)
        return solar.year == lunar.year && solar.month == lunar.month && solar.day == lunar.day
    }

    /// The Gregorian year, month and day of a day number.
    ///
    /// Source: Neri & Schneider, *Euclidean affine functions and their application to calendar
    /// algorithms*, 2022; the plain 400-year-cycle form of it.
    static func solarDate(ofDayNumber number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfCycle = shifted - cycle * 146_097
        let yearOfCycle =
            (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        return (yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
