import RegistryModel
import Testing

@Suite("What a run is told")
struct RunContextTests {
    private func closing(_ day: String, closingDay: Int = 5) throws -> String {
        let day = try #require(CalendarDay(day))
        let context = RunContext(runDate: day, closingDay: closingDay)
        return context.closing(ofMonthOf: day).description
    }

    @Test(
        "a month closes on the closing day of the next",
        arguments: [
            ("2013-05-01", "2013-06-05"), ("2013-05-31", "2013-06-05"),
            ("2012-12-01", "2013-01-05"), ("2012-12-31", "2013-01-05"),
            ("2013-11-30", "2013-12-05"),
        ])
    func closings(day: String, expected: String) throws {
        #expect(try closing(day) == expected)
    }

    @Test(
        "in a short month it closes on the last day",
        arguments: [
            ("2013-01-15", 31, "2013-02-28"), ("2012-01-15", 31, "2012-02-29"),
            ("2013-01-15", 29, "2013-02-28"), ("2013-03-15", 31, "2013-04-30"),
            ("2012-12-15", 31, "2013-01-31"), ("1999-01-31", 30, "1999-02-28"),
        ])
    func shortMonths(day: String, closingDay: Int, expected: String) throws {
        #expect(try closing(day, closingDay: closingDay) == expected)
    }

    @Test("a closing lies after its month and rises with it")
    func monotone() throws {
        for closingDay in [1, 5, 28, 30, 31] {
            var previous: CalendarDay?
            for month in 0..<48 {
                let day = try #require(
                    CalendarDay(year: 2011 + month / 12, month: month % 12 + 1, day: 15))
                let closing = RunContext(runDate: day, closingDay: closingDay)
                    .closing(ofMonthOf: day)
                #expect(closing.monthNumber == day.monthNumber + 1)
                if let previous { #expect(previous < closing) }
                previous = closing
            }
        }
    }

    @Test("villages are found by code, sorted, the first of two by name kept")
    func roll() throws {
        let codes = ["520525202001", "520525201203", "520525201201"]
            .compactMap { DivisionCode($0) }
        let villages = zip(codes, ["丙", "乙", "甲"]).map {
            Village(code: $0, name: $1, township: "新房乡")
        }
        let twin = Village(code: codes[0], name: "一", township: "新房乡")
        let roll = VillageRoll(villages + [twin])
        #expect(roll.villages.map(\.name) == ["甲", "乙", "一"])
        #expect(codes.map { roll.position(of: $0) } == [2, 1, 0])
        #expect(roll[codes[0]]?.name == "一")
        let other = try #require(DivisionCode("520525201299"))
        #expect(!roll.contains(other) && roll[other] == nil)
        let day = try #require(CalendarDay("2013-06-01"))
        let context = RunContext(runDate: day, county: 520_525, closingDay: 8).with(villages: roll)
        #expect(context.villages?.contains(codes[1]) == true)
        #expect((context.runDate, context.county, context.closingDay) == (day, 520_525, 8))
    }
}
