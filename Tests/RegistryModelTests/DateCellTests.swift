import Testing

@testable import RegistryModel

@Suite("Cells of dates and months")
struct DateCellTests {
    private func day(_ cell: CellReading) -> String? {
        guard cell.defect == nil, let number = Int32(exactly: cell.packed) else { return nil }
        return CalendarDay(number: number).description
    }

    @Test("the canonical form is clean")
    func canonical() {
        #expect(reading("2013-05-07", as: .date).isClean)
        #expect(day(reading("2013-05-07", as: .date)) == "2013-05-07")
    }

    @Test(
        "other forms are read and said",
        arguments: [
            "20130507", "2013/5/7", "2013/05/07", "2013.5.7", "2013-5-7", "2013年5月7日",
            "2013年05月07日", "二〇一三年五月七日", "二○一三年五月七日", "二零一三年五月七日",
            "二O一三年五月七日", "二0一三年5月7日", "２０１３年５月７日",
            "2013-05-07T00:00", "2013/5/7 0:00",
        ])
    func forms(text: String) {
        let cell = reading(text, as: .date)
        #expect(day(cell) == "2013-05-07")
        #expect(cell.deviations.contains(.nonCanonicalDate))
        #expect(cell.deviations.contains(.fullWidth) == text.hasPrefix("２"))
    }

    @Test(
        "a year of two digits is of the century spreadsheets take, and said",
        arguments: [
            ("13-6-1", "2013-06-01"), ("13.6.1", "2013-06-01"), ("13年6月1日", "2013-06-01"),
            ("88-12-31", "1988-12-31"), ("29-01-01", "2029-01-01"), ("30-01-01", "1930-01-01"),
            ("00-2-29", "2000-02-29"),
        ])
    func shortYears(text: String, expected: String) {
        #expect(day(reading(text, as: .date)) == expected)
        #expect(reading(text, as: .date).deviations == .nonCanonicalDate)
    }

    @Test(
        "width and blanks alone are their own notices",
        arguments: [
            ("２０１３-０５-０７", .fullWidth), ("２０１３－０５－０７", .fullWidth),
            (" 2013-05-07", .surroundingBlank), ("2013-05-07\u{3000}", .surroundingBlank),
            ("'2013-05-07\t", .surroundingBlank),
            (" ２０１３/５/７ ", [.fullWidth, .surroundingBlank, .nonCanonicalDate]),
            ("二Ｏ一三年五月七日", [.fullWidth, .nonCanonicalDate]),
        ] as [(String, FormDeviations)])
    func repairedForm(text: String, form: FormDeviations) {
        #expect(day(reading(text, as: .date)) == "2013-05-07")
        #expect(reading(text, as: .date).deviations == form)
    }

    @Test(
        "Chinese numerals",
        arguments: [
            ("二〇一一年九月四日", "2011-09-04"), ("二○一一年九月四日", "2011-09-04"),
            ("二OO九年十一月十一日", "2009-11-11"), ("二〇一〇年十月十日", "2010-10-10"),
            ("二〇一二年十二月二十日", "2012-12-20"), ("二〇一二年一月三十一日", "2012-01-31"),
            ("二〇一二年二月二十九日", "2012-02-29"), ("二〇一二年〇二月〇三日", "2012-02-03"),
            ("一九八六年十二月十五日", "1986-12-15"), ("2013年十月7日", "2013-10-07"),
        ])
    func numerals(text: String, expected: String) {
        #expect(day(reading(text, as: .date)) == expected)
        #expect(reading(text, as: .date).deviations == .nonCanonicalDate)
    }

    @Test(
        "a spreadsheet's day number",
        arguments: [
            ("41426", "2013-06-01"), ("41401", "2013-05-07"), ("20000", "1954-10-03"),
            ("60000", "2064-04-08"),
        ])
    func serials(text: String, expected: String) {
        #expect(day(reading(text, as: .date)) == expected)
        #expect(reading(text, as: .date).deviations == .spreadsheetSerial)
    }

    @Test(
        "days that no calendar has",
        arguments: [
            "2013-04-31", "2013-02-30", "1900-02-29", "2013-13-01", "2013-00-10",
            "1900-01-00", "20130431", "2013年2月30日", "二〇一三年二月三十日", "0000-01-01",
        ])
    func impossible(text: String) {
        let cell = reading(text, as: .date)
        #expect(cell.defect == .impossibleDate)
        #expect(cell.packed == Packed.unreadable)
    }

    @Test(
        "what isn't a date",
        arguments: [
            "不详", "13/6/1", "5/7/13", "7-5-13", "13-6", "2013", "201305", "2013-05", "2013/5-7",
            "2013年5月", "5月7日",
            "2013-05-07-08", "19999", "60001", "2013-05-0x", "2013--05", "May 7 2013",
            "2013-005-07",
            "2013,5,7", "20130507T",
        ])
    func notDates(text: String) {
        #expect(reading(text, as: .date).defect == .notADate)
        #expect(reading(text, as: .date).packed == Packed.unreadable)
    }

    @Test("blank", arguments: ["", "  ", "\u{3000}\u{A0}", "\u{FEFF}"])
    func blank(text: String) {
        #expect(reading(text, as: .date) == .absent)
        #expect(reading(text, as: .dateTime) == .absent)
        #expect(reading(text, as: .month) == .absent)
    }

    @Test("each day of 1900 to 2100 is read from every form alike")
    func everyDay() {
        let seed: UInt64 = 7
        var random = SeededNumbers(seed: seed)
        for _ in 0..<2000 {
            let expected = CalendarDay(number: Int32(random.below(73_413)) - 25_567)
            let (year, month, day) = expected.components
            let two = "\(month.padded(2))", last = "\(day.padded(2))"
            let texts = [
                "\(year)-\(two)-\(last)", "\(year)\(two)\(last)", "\(year)/\(month)/\(day)",
                "\(year).\(month).\(day)", "\(year)年\(month)月\(day)日",
                fullWidth("\(year)-\(two)-\(last)"), Self.chinese(year, month, day),
            ]
            for text in texts where self.day(reading(text, as: .date)) != expected.description {
                Issue.record("seed \(seed): \(text) isn't read as \(expected)")
            }
        }
    }

    /// 二〇一三年五月七日, written independently of the reader: numbers below 100 in words.
    private static func chinese(_ year: Int, _ month: Int, _ day: Int) -> String {
        let digits = Array("〇一二三四五六七八九").map { String($0) }
        func word(_ number: Int) -> String {
            let tens = number / 10 > 1 ? digits[number / 10] : ""
            let unit = number % 10 > 0 ? digits[number % 10] : ""
            return number < 10 ? digits[number] : tens + "十" + unit
        }
        let inDigits = String(year).compactMap(\.wholeNumberValue).map { digits[$0] }.joined()
        return inDigits + "年" + word(month) + "月" + word(day) + "日"
    }

    @Test(
        "months are held as their first day",
        arguments: [
            ("2013-05", []), ("201305", .nonCanonicalDate),
            ("2013/05", .nonCanonicalDate), ("２０１３-０５", .fullWidth),
            (" 2013-05", .surroundingBlank),
        ] as [(String, FormDeviations)])
    func months(text: String, form: FormDeviations) {
        #expect(day(reading(text, as: .month)) == "2013-05-01")
        #expect(reading(text, as: .month).deviations == form)
    }

    @Test(
        "what isn't a month", arguments: ["2013", "2013-5", "2013-05-07", "五月", "20135", "2013年"])
    func notMonths(text: String) {
        #expect(reading(text, as: .month).defect == .notADate)
    }

    @Test("a thirteenth month is impossible")
    func impossibleMonth() {
        #expect(reading("2013-13", as: .month).defect == .impossibleDate)
        #expect(reading("2013-00", as: .month).defect == .impossibleDate)
    }
}
