import RegistryModel
import Testing

@testable import AuditPipeline

@Suite("Months, quarters and reporting years")
struct AccountSpanTests {
    private func text(
        _ span: AccountSpan, _ day: String, _ start: (Int, Int) = (10, 1)
    ) throws -> String {
        let range = span.range(of: try #require(CalendarDay(day)), yearStart: start)
        return "\(range.lowerBound) \(range.upperBound)"
    }

    @Test("a reporting year from October, as the county has it")
    func october() throws {
        #expect(try text(.month, "2013-05-31") == "2013-05-01 2013-05-31")
        #expect(try text(.month, "2012-02-29") == "2012-02-01 2012-02-29")
        #expect(try text(.quarter, "2013-05-31") == "2013-04-01 2013-06-30")
        #expect(try text(.quarter, "2013-10-01") == "2013-10-01 2013-12-31")
        #expect(try text(.year, "2013-09-30") == "2012-10-01 2013-09-30")
        #expect(try text(.year, "2013-10-01") == "2013-10-01 2014-09-30")
    }

    @Test("one that starts within a month")
    func midMonth() throws {
        #expect(try text(.year, "2013-09-25", (9, 26)) == "2012-09-26 2013-09-25")
        #expect(try text(.quarter, "2013-01-10", (9, 26)) == "2012-12-26 2013-03-25")
        #expect(try text(.year, "2013-03-01", (2, 29)) == "2013-02-28 2014-02-27")
    }

    @Test(
        "every day is in one span of each kind, and spans follow each other without gaps",
        arguments: [(1, 1), (10, 1), (9, 26), (12, 31), (2, 29)])
    func partition(month: Int, day: Int) throws {
        for span in AccountSpan.allCases {
            var date = try #require(CalendarDay("2011-01-01"))
            let end = try #require(CalendarDay("2016-12-31"))
            var last = span.range(of: date, yearStart: (month, day))
            while date <= end {
                let own = span.range(of: date, yearStart: (month, day))
                #expect(own.contains(date))
                if own != last { #expect(own.lowerBound == last.upperBound.adding(days: 1)) }
                last = own
                date = date.adding(days: 1)
            }
        }
    }
}
