import Testing

@testable import RegistryModel

@Suite("Lunar calendar")
struct LunarCalendarTests {
    /// Days since 1970 by counting, an oracle apart from the code under test.
    private func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        func isLeap(_ y: Int) -> Bool { y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) }
        var number = 0
        if year >= 1970 {
            for y in 1970..<year { number += isLeap(y) ? 366 : 365 }
        } else {
            for y in year..<1970 { number -= isLeap(y) ? 366 : 365 }
        }
        for m in 1..<month { number += lengths[m - 1] + (m == 2 && isLeap(year) ? 1 : 0) }
        return number + day - 1
    }

    @Test(
        "new-year days and leap months",
        arguments: [
            (1900, 1, 31), (1950, 2, 17), (1965, 2, 2), (1985, 2, 20), (2000, 2, 5), (2005, 2, 9),
            (2010, 2, 14),
            (2013, 2, 10), (2020, 1, 25), (2033, 1, 31), (2034, 2, 19),
        ])
    func newYears(year: Int, month: Int, dayOfMonth: Int) {
        let number = day(year, month, dayOfMonth)
        #expect(
            LunarCalendar.lunarDate(ofDayNumber: number) == LunarDate(year: year, month: 1, day: 1))
        #expect(LunarCalendar.dayNumber(lunarYear: year, month: 1, day: 1) == number)
    }

    @Test("leap months 2000 to 2023 and 2033")
    func leapMonths() {
        let known = [
            2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2,
        ]
        for year in 2000...2023 {
            let found = (1...12).filter {
                LunarCalendar.dayNumber(lunarYear: year, month: $0, day: 1, isLeapMonth: true)
                    != nil
            }
            #expect(found == (known[year].map { [$0] } ?? []))
        }
        #expect(
            LunarCalendar.dayNumber(lunarYear: 2033, month: 11, day: 1, isLeapMonth: true) != nil)
    }

    /// The digests are FNV-1a over year·100000 + month·1000 + day·10 + leap of every day, computed
    /// from sxtwl 2.0.7; lunar_python 1.4.8 gave the same dates but for 30 days of 2057, where the
    /// digest follows it.
    @Test(
        "every day is as sxtwl has it",
        arguments: [
            (1950, 2020, 0xFF67_70A3_742B_AB89), (1900, 2100, 0xFC3F_CA85_2F1C_929B),
        ] as [(Int, Int, UInt64)])
    func everyDay(first: Int, last: Int, expected: UInt64) {
        let start = first == 1900 ? day(1900, 1, 31) : day(first, 1, 1)
        let end = last == 2100 ? day(2101, 1, 28) : day(last, 12, 31)
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for number in start...end {
            guard let date = LunarCalendar.lunarDate(ofDayNumber: number) else {
                Issue.record("no date for \(number)")
                return
            }
            let leap = date.isLeapMonth ? 1 : 0
            let code = date.year * 100_000 + date.month * 1_000 + date.day * 10 + leap
            digest = (digest ^ UInt64(code)) &* 0x100_0000_01B3
        }
        #expect(digest == expected)
    }

    @Test("there and back for every day covered, nothing beyond")
    func roundTrip() {
        for number in day(1900, 1, 31)...day(2101, 1, 28) {
            let back = LunarCalendar.lunarDate(ofDayNumber: number).flatMap {
                LunarCalendar.dayNumber(
                    lunarYear: $0.year, month: $0.month, day: $0.day, isLeapMonth: $0.isLeapMonth)
            }
            if back != number { Issue.record("\(number)") }
        }
        #expect(LunarCalendar.lunarDate(ofDayNumber: day(1900, 1, 30)) == nil)
        #expect(LunarCalendar.lunarDate(ofDayNumber: day(2101, 1, 29)) == nil)
        #expect(LunarCalendar.dayNumber(lunarYear: 2013, month: 13, day: 1) == nil)
        #expect(LunarCalendar.dayNumber(lunarYear: 2013, month: 1, day: 0) == nil)
        #expect(LunarCalendar.dayNumber(lunarYear: 2013, month: 1, day: 31) == nil)
        #expect(LunarCalendar.dayNumber(lunarYear: 2101, month: 1, day: 1) == nil)
        #expect(
            LunarCalendar.dayNumber(lunarYear: 2013, month: 4, day: 1, isLeapMonth: true) == nil)
    }

    /// Domain notes §6, computed there independently over 2005–2020.
    @Test("a lunar date typed as a solar one")
    func misreadings() {
        var (impossible, previousYear, inLeapMonth, total, sum) = (0, 0, 0, 0, 0)
        for trueDay in day(2005, 1, 1)...day(2020, 12, 31) {
            guard let lunar = LunarCalendar.lunarDate(ofDayNumber: trueDay) else { continue }
            total += 1
            let recorded = day(lunar.year, lunar.month, lunar.day)
            let solar = LunarCalendar.solarDate(ofDayNumber: recorded)
            if lunar.isLeapMonth { inLeapMonth += 1 }
            if lunar.year < LunarCalendar.solarDate(ofDayNumber: trueDay).year { previousYear += 1 }
            guard solar.month == lunar.month else {
                impossible += 1
                continue
            }
            sum += trueDay - recorded
            if !(20...54).contains(trueDay - recorded) { Issue.record("\(trueDay)") }
            if !LunarCalendar.couldBeLunarReading(recordedDay: recorded, of: trueDay) {
                Issue.record("\(trueDay)")
            }
            if LunarCalendar.couldBeLunarReading(recordedDay: recorded + 1, of: trueDay) {
                Issue.record("\(trueDay)")
            }
        }
        #expect(total == 5_844 && impossible == 19 && inLeapMonth == 175)
        #expect((previousYear * 1_000 + total / 2) / total == 97)
        #expect((sum + total / 2) / total == 37)
    }

    @Test("the lunar year counts too")
    func yearOfMisreading() {
        let born = day(2010, 1, 20)  // 农历2009年十二月初六
        #expect(LunarCalendar.couldBeLunarReading(recordedDay: day(2009, 12, 6), of: born))
        #expect(!LunarCalendar.couldBeLunarReading(recordedDay: day(2010, 12, 6), of: born))
        #expect(!LunarCalendar.couldBeLunarReading(recordedDay: born, of: born))
        #expect(!LunarCalendar.couldBeLunarReading(recordedDay: 0, of: -40_000))
    }

    @Test(
        "solar dates by counting",
        arguments: [
            (1900, 1, 31), (1969, 12, 31), (1970, 1, 1), (2000, 2, 29), (2013, 5, 7), (2100, 3, 1),
        ])
    func solar(year: Int, month: Int, dayOfMonth: Int) {
        let date = LunarCalendar.solarDate(ofDayNumber: day(year, month, dayOfMonth))
        #expect(date == (year, month, dayOfMonth))
    }

    /// The short cut must never leave a reading out.
    @Test func theLagHoldsOfEveryDay() {
        var least = Int.max
        var most = Int.min
        for day in -25_500...47_000 {
            guard let lunar = LunarCalendar.lunarDate(ofDayNumber: day),
                let written = CalendarDay(year: lunar.year, month: lunar.month, day: lunar.day)
            else { continue }
            least = min(least, day - Int(written.number))
            most = max(most, day - Int(written.number))
        }
        #expect(LunarCalendar.lunarLag.contains(least) && LunarCalendar.lunarLag.contains(most))
        #expect(least > 0 && most < 90, "\(least)…\(most)")
    }
}
