import RegistryModel
import Testing

@testable import AuditReports

@Suite("The reporting year by month")
struct TimelineTests {
    @Test("earlier months are told as their own runs reported them")
    func earlierMonths() throws {
        var result = try SampleCounty().result()
        let month = result.run.period.lowerBound.monthNumber
        let before = try #require(
            AccountPeriod(year: (month - 2) / 12, month: (month - 2) % 12 + 1, months: 1))
        var figures = RunFigures([.births: 200, .missing: 7, .misreported: 3, .late: 2])
        figures[.missingWithoutVillage] = 1
        result.trend = RunTrend()
        result.trend?.earlierInYear = [
            PastFigures(period: before.days, run: 1, figures: figures, tableHash: "")
        ]
        func page(_ language: Language) -> String {
            String(
                decoding: IndexPage(
                    context: ReportContext(result, language: language, reveal: .masked)
                ).bytes(), as: UTF8.self)
        }
        let name = before.days.lowerBound.description.prefix(7)
        // 194 of 200 births were reported: one of the seven is of no village's births.
        #expect(page(.zh).contains("\(name)：上报 194，漏报 7"))
        #expect(page(.zh).contains("本期以前的月份是其当时报告中的数字。"))
        #expect(page(.en).contains("\(name): 194 reported, 7 missing"))
        // A record dated in a month that nobody audited makes no bar there.
        result.flow.reportedByDay[before.days.lowerBound] = 1
        result.trend = nil
        #expect(page(.zh).contains("\(name)：没有审核记录"))
        #expect(!page(.zh).contains("本期以前的月份"))
        #expect(page(.zh).contains("本期上报的另有 1 例写的出生日期在没有审核记录的月份"))
    }
}
