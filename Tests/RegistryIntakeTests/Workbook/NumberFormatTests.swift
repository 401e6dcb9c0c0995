import Testing

@testable import RegistryIntake

@Suite("Numbers of a sheet as text")
struct NumberFormatTests {
    @Test(
        "which formats show a day or a time",
        arguments: [
            ("General", NumberFormat.plain), ("0", .plain), ("0.00E+00", .plain), ("@", .plain),
            ("#,##0.00_);[Red](#,##0.00)", .plain), ("\"d\"0", .plain), ("0\\d", .plain),
            ("[Red]0", .plain), ("[$-804]0", .plain), ("0.00%", .percent), ("yyyy-mm-dd", .date),
            ("yyyy\"年\"m\"月\"d\"日\"", .date), ("[$-804]yyyy/m/d;@", .date), ("h:mm", .date),
            ("[h]:mm:ss", .date), ("[$-F800]dddd, mmmm dd, yyyy", .date), ("", .plain),
        ])
    func codes(code: String, format: NumberFormat) {
        #expect(NumberFormat(code: code) == format)
    }

    @Test(
        "formats with a number of their own",
        arguments: [
            (0, NumberFormat.plain), (1, .plain), (9, .percent), (10, .percent), (11, .plain),
            (14, .date), (22, .date), (23, .plain), (31, .date), (37, .plain), (45, .date),
            (47, .date), (49, .plain), (57, .date), (59, .plain),
        ])
    func reserved(number: Int, format: NumberFormat) {
        #expect(NumberFormat(reserved: number) == format)
    }

    @Test(
        "plain numbers",
        arguments: [
            ("1", "1"), ("2.0", "2"), ("3.1499999999999999", "3.15"), ("-5", "-5"),
            ("520525100201", "520525100201"), ("5.20525100201E11", "520525100201"),
            ("5.10322198501011E+17", "5.10322198501011E+17"),
            ("5.1032219850101101e17", "5.10322198501011E+17"),
            ("110101199003070724", "110101199003070724"), ("1e15", "1E+15"),
            ("999999999999999", "999999999999999"), ("0.5", "0.5"), ("abc", "abc"),
        ])
    func plain(raw: String, text: String) {
        #expect(SheetNumbers().text(raw, as: .plain) == text)
    }

    @Test(
        "percentages keep their sign",
        arguments: [("0.9829", "98.29%"), ("1", "100%"), ("0.07", "7%"), ("0.98286", "98.286%")])
    func percent(raw: String, text: String) {
        #expect(SheetNumbers().text(raw, as: .percent) == text)
    }

    @Test(
        "days, with the leap year of 1900 that never was",
        arguments: [
            ("0", "1900-01-00"), ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"),
            ("61", "1900-03-01"), ("41426", "2013-06-01"), ("41401.5", "2013-05-07T12:00"),
            ("41401.354340277778", "2013-05-07T08:30:15"), ("0.25", "06:00"),
            ("41401.999999999", "2013-05-08"), ("2958465", "9999-12-31"), ("-3", "-3"),
            ("2958467", "2958467"),
        ])
    func days(raw: String, text: String) {
        #expect(SheetNumbers().text(raw, as: .date) == text)
    }

    @Test("days that count from 1904", arguments: [("0", "1904-01-01"), ("39939", "2013-05-07")])
    func macintosh(raw: String, text: String) {
        #expect(SheetNumbers(countsFrom1904: true).text(raw, as: .date) == text)
    }
}
