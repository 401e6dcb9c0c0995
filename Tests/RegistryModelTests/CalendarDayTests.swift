import Foundation
import RegistryModel
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    @Test("every day from 1900 to 2100 is Foundation's day")
    func everyDay() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let first = try #require(CalendarDay(year: 1900, month: 1, day: 1))
        let last = try #require(CalendarDay(year: 2100, month: 12, day: 31))
        #expect(last.days(since: first) == 73_413)
        var failures: [CalendarDay] = []
        for number in first.number...last.number {
            let day = CalendarDay(number: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let (year, month, dayOfMonth) = day.components
            let agrees =
                (parts.year, parts.month, parts.day) == (year, month, dayOfMonth)
                && CalendarDay(year: year, month: month, day: dayOfMonth) == day
                && CalendarDay(day.description) == day
            if !agrees { failures.append(day) }
        }
        #expect(failures.isEmpty)
    }

    @Test("days of the years 1 to 9999 come back, every eleventh tried")
    func wholeRange() throws {
        let first = try #require(CalendarDay(year: 1, month: 1, day: 1))
        let last = try #require(CalendarDay(year: 9999, month: 12, day: 31))
        #expect((first.number, last.number) == (-719_162, 2_932_896))
        var previous = (year: 0, month: 12, day: 31)
        var failures = 0
        for number in stride(from: first.number, through: last.number, by: 11) {
            let parts = CalendarDay(number: number).components
            let day = CalendarDay(year: parts.year, month: parts.month, day: parts.day)
            if day?.number != number || parts <= previous { failures += 1 }
            previous = parts
        }
        #expect(failures == 0)
    }

    @Test(
        "days that aren't",
        arguments: [
            (2013, 4, 31), (2013, 2, 29), (1900, 2, 29), (2100, 2, 29), (2012, 2, 30),
            (2013, 0, 1), (2013, 13, 1), (2013, 1, 0), (2013, 1, 32), (0, 1, 1), (10_000, 1, 1),
            (-1, 1, 1), (2013, 5, -7),
        ])
    func impossible(year: Int, month: Int, day: Int) {
        #expect(CalendarDay(year: year, month: month, day: day) == nil)
    }

    @Test("29 February is a day in leap years only", arguments: [1904, 2000, 2012, 2016])
    func leapDays(year: Int) {
        #expect(CalendarDay(year: year, month: 2, day: 29) != nil)
        #expect(CalendarDay.length(ofMonth: 2, year: year) == 29)
        #expect(CalendarDay.length(ofMonth: 2, year: year + 1) == 28)
    }

    @Test(
        "only the canonical text is read",
        arguments: [
            "", "2013-5-7", "20130507", "2013/05/07", "2013-05-07 ", "2013-05",
            "2013-05-07-01", "13-05-07", "2013-02-30", "２０１３-05-07", "2013-0५-07",
        ])
    func strictText(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("years have four digits, months and days two")
    func description() {
        #expect(CalendarDay(year: 13, month: 5, day: 7)?.description == "0013-05-07")
        #expect(CalendarDay(number: 0).description == "1970-01-01")
        #expect(CalendarDay(number: -1).description == "1969-12-31")
    }

    @Test(
        "age counts completed years",
        arguments: [
            ("1985-05-07", "2013-05-06", 27), ("1985-05-07", "2013-05-07", 28),
            ("1985-05-07", "2013-12-31", 28), ("2012-02-29", "2013-02-28", 0),
            ("2012-02-29", "2013-03-01", 1), ("2012-02-29", "2016-02-29", 4),
            ("2013-05-07", "2013-05-07", 0), ("2013-05-07", "2013-05-06", -1),
        ])
    func age(born: String, on day: String, years: Int) throws {
        let bornOn = try #require(CalendarDay(born))
        #expect(bornOn.age(on: try #require(CalendarDay(day))) == years)
    }

    @Test("month numbers rise by one a month, also over the year's end")
    func months() throws {
        let december = try #require(CalendarDay("2012-12-31"))
        let january = december.adding(days: 1)
        #expect(january.description == "2013-01-01")
        #expect(january.monthNumber == december.monthNumber + 1)
        #expect(january.monthNumber == january.adding(days: 30).monthNumber)
        #expect(december < january)
        #expect(december.days(since: january) == -1)
    }
}
