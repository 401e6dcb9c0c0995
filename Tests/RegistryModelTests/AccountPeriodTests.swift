import RegistryModel
import Testing

@Suite("Months, quarters and years of account")
struct AccountPeriodTests {
    private func period(_ from: String, _ to: String) throws -> AccountPeriod {
        AccountPeriod(try #require(CalendarDay(from))...(try #require(CalendarDay(to))))
    }

    @Test("kinds, and what comes before them")
    func kinds() throws {
        let may = try period("2013-05-01", "2013-05-31")
        #expect(may.kind == .month)
        #expect(may.previous == (try period("2013-04-01", "2013-04-30")))
        #expect(may.yearAgo == (try period("2012-05-01", "2012-05-31")))
        let january = try period("2013-01-01", "2013-01-31")
        #expect(january.previous == (try period("2012-12-01", "2012-12-31")))
        let leap = try period("2012-03-01", "2012-03-31")
        #expect(leap.previous == (try period("2012-02-01", "2012-02-29")))
        let odd = try period("2013-05-02", "2013-05-31")
        #expect(odd.kind == .other && odd.previous == nil && odd.months.isEmpty)
    }

    @Test("quarters are read as people write them, and nothing else")
    func quarters() throws {
        let second = try #require(AccountPeriod(quarter: "2013q2"))
        #expect(second == (try period("2013-04-01", "2013-06-30")))
        #expect(second.kind == .quarter && second.title.zh == "2013年第二季度")
        #expect(second.months.map(\.title.zh) == ["2013年4月", "2013年5月", "2013年6月"])
        #expect(second.previous == AccountPeriod(quarter: "2013Q1"))
        #expect(second.yearAgo == AccountPeriod(quarter: "2012Q2"))
        for text in ["2013Q0", "2013Q5", "13Q2", "2013", "2013Q", "Q2", "2013Q22", "2013QQ2"] {
            #expect(AccountPeriod(quarter: text) == nil, "\(text)")
        }
    }

    @Test("a reporting year from October is one year of twelve months")
    func year() throws {
        let year = try #require(AccountPeriod(year: 2012, month: 10, months: 12))
        #expect(year == (try period("2012-10-01", "2013-09-30")))
        #expect(year.kind == .year && year.monthCount == 12)
        #expect(year.title.zh.hasPrefix("2013统计年度"))
        #expect(year.previous == AccountPeriod(year: 2011, month: 10, months: 12))
    }

    @Test("figures of months add up, and what doesn't is left out")
    func sums() {
        let april = RunFigures([.births: 10, .missing: 2, .linkageSensitivity: 9900])
        let may = RunFigures([.births: 20, .linkageSensitivity: 9800])
        let sum = RunFigures.sum([april, may])
        #expect(sum[.births] == 30 && sum[.missing] == nil && sum[.linkageSensitivity] == nil)
        #expect(RunFigures(names: april.names) == april)
        #expect(RunFigures(names: ["births": 1, "of-tomorrow": 2])[.births] == 1)
    }

    @Test("accuracy leaves out missing and misreported births")
    func accuracy() {
        let figures = RunFigures([.births: 200, .missing: 3, .misreported: 1])
        #expect(figures.accuracy == 0.98 && figures.entryRate == 0.985)
        #expect(RunFigures([.births: 0]).accuracy == nil)
    }
}
