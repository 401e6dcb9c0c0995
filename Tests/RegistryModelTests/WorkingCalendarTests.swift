import RegistryModel
import Testing

@Suite("Working days: as an independent table of the State Council's arrangements has them")
struct WorkingCalendarTests {
    /// Working days of each month, counted by PyPI `chinesecalendar` 1.11.
    private static let monthly = """
        2004 18 20 23 22 18 22 22 22 22 18 22 23
        2005 20 17 23 22 18 22 21 23 22 18 22 22
        2006 19 18 23 22 18 22 21 23 22 18 22 23
        2007 20 17 22 23 18 21 22 23 22 18 22 21
        2008 22 18 21 21 21 20 23 21 21 20 20 23
        2009 17 21 22 21 19 22 23 21 23 17 21 23
        2010 20 17 23 21 20 21 22 22 22 17 22 23
        2011 21 16 23 20 21 21 21 23 21 18 22 23
        2012 17 21 23 19 22 20 22 23 21 18 22 21
        2013 22 17 21 21 22 19 23 22 21 19 21 22
        2014 22 17 21 21 21 20 23 21 22 19 20 23
        2015 21 17 22 21 20 21 23 21 21 18 21 23
        2016 20 18 23 20 21 21 21 23 21 18 22 22
        2017 19 19 23 19 21 22 21 23 22 17 22 21
        2018 22 17 22 20 22 20 22 23 21 18 22 21
        2019 22 17 21 22 21 19 23 22 21 19 21 22
        2020 17 20 22 22 19 21 23 21 23 17 21 23
        2021 20 17 23 22 19 21 22 22 22 17 22 23
        2022 21 16 23 21 20 21 21 23 21 18 22 22
        2023 18 20 23 20 21 21 21 23 20 19 22 21
        2024 22 18 21 22 21 19 23 22 21 19 21 22
        2025 19 19 21 22 19 20 23 21 23 18 20 23
        2026 21 16 22 21 19 21 23 21 22 18 21 23
        """

    /// A day and the fifteenth working day after it, by the same package.
    private static let fifteenth = """
        2004-06-05 2004-06-25
        2005-07-21 2005-08-11
        2006-01-03 2006-01-24
        2007-09-04 2007-09-25
        2008-06-19 2008-07-10
        2009-01-17 2009-02-11
        2010-04-02 2010-04-26
        2011-02-14 2011-03-07
        2012-07-03 2012-07-24
        2013-04-03 2013-04-25
        2014-09-14 2014-10-09
        2015-01-27 2015-02-16
        2016-10-04 2016-10-26
        2017-04-21 2017-05-15
        2018-11-19 2018-12-10
        2019-01-19 2019-02-13
        2020-10-13 2020-11-03
        2021-01-08 2021-01-29
        2022-01-18 2022-02-11
        2023-03-10 2023-03-31
        2024-07-05 2024-07-26
        2025-09-04 2025-09-25
        2026-10-10 2026-10-30
        2004-09-27 2004-10-21
        """

    private let calendar = WorkingCalendar.stateCouncil

    @Test func countsTheWorkingDaysOfEveryMonth() throws {
        for line in Self.monthly.split(separator: "\n") {
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            try #require(numbers.count == 13)
            for month in 1...12 {
                let first = try #require(CalendarDay(year: numbers[0], month: month, day: 1))
                var worked = 0
                var day = first
                while day <= first.monthEnd {
                    if try #require(calendar.isWorked(day) as Bool?) { worked += 1 }
                    day = day.adding(days: 1)
                }
                #expect(worked == numbers[month], "\(numbers[0])-\(month)")
            }
        }
    }

    @Test func countsFifteenWorkingDaysFromADay() throws {
        for line in Self.fifteenth.split(separator: "\n") {
            let days = line.split(separator: " ").compactMap { CalendarDay(String($0)) }
            try #require(days.count == 2)
            #expect(calendar.day(15, workingDaysAfter: days[0]) == days[1])
        }
    }

    @Test func saysNothingOfAYearItDoesNotKnow() throws {
        let before = try #require(CalendarDay("2003-12-31"))
        let late = try #require(CalendarDay("2026-12-20"))
        #expect(calendar.isWorked(before) == nil)
        #expect(calendar.day(15, workingDaysAfter: late) == nil)
        #expect(calendar.day(3, workingDaysAfter: late) != nil)
    }

    @Test func takesAnAddedYear() throws {
        var year = WorkingCalendar.Year()
        let newYear = try #require(CalendarDay("2027-01-01"))
        let sunday = try #require(CalendarDay("2027-01-03"))
        year.daysOff = [newYear]
        year.daysWorked = [sunday]
        let longer = calendar.with([2027: year])
        #expect(longer.isWorked(newYear) == false)
        #expect(longer.isWorked(sunday) == true)
        #expect(longer.isWorked(newYear.adding(days: 1)) == false)
        #expect(longer.isWorked(newYear.adding(days: 3)) == true)
        #expect(calendar.isWorked(newYear) == nil)
    }

    @Test func knowsWeekendsAndMonths() throws {
        let saturday = try #require(CalendarDay("2013-06-08"))
        #expect(saturday.isWeekend)
        #expect(!saturday.adding(days: -1).isWeekend)
        #expect(try #require(CalendarDay("1969-12-28")).isWeekend)
        #expect(!(try #require(CalendarDay("1969-12-29")).isWeekend))
        #expect(saturday.monthStart.description == "2013-06-01")
        #expect(saturday.monthEnd.description == "2013-06-30")
        #expect(calendar.isWorked(saturday) == true)
    }
}
