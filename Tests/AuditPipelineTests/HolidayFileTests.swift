import RegistryModel
import Testing

@testable import AuditPipeline

@Suite("The manifest's holiday file")
struct HolidayFileTests {
    @Test("a heading, both kinds of day, remarks and either line end are read")
    func reads() throws {
        let text = "日期,类别\r\n2027-01-01,休\r\n# 元旦\r\n\r\n2027-01-03,班\n2028-01-03,off\n"
        let years = try HolidayFile.years(text, path: "holidays.csv")
        #expect(years.keys.sorted() == [2027, 2028])
        #expect(years[2027]?.daysOff.map(\.description) == ["2027-01-01"])
        #expect(years[2027]?.daysWorked.map(\.description) == ["2027-01-03"])
        #expect(years[2028]?.daysOff.map(\.description) == ["2028-01-03"])
    }

    @Test(
        "a mistake is told with its line",
        arguments: [
            ("2027-01-01,休\n2027-02-30,休\n", 2), ("2027-01-01\n", 1), ("2027-01-01,假\n", 1),
        ])
    func mistakes(text: String, line: Int) {
        let error = #expect(throws: ManifestError.self) {
            try HolidayFile.years(text, path: "holidays.csv")
        }
        #expect(error?.line == line)
    }

    @Test("a file that isn't there is told")
    func absent() {
        #expect(throws: ManifestError.self) {
            try HolidayFile.calendar(named: "none.csv", in: "/nowhere")
        }
    }

    @Test("the manifest names it")
    func isNamed() throws {
        let text =
            "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\nholidays: h.csv\n"
        #expect(try ManifestReader(path: "audit.yaml").read(text).holidays == "h.csv")
    }
}
