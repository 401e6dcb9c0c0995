import Testing

@testable import RegistryModel

/// Cells that were once read as something they don't say.
@Suite("Cells that must not be misread")
struct CellDefectTests {
    @Test(
        "a day of the canonical form has digits only",
        arguments: [
            "+013-05-07", "2013-+5-07", "2013-05-+7",
        ])
    func signs(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(
        "a month is a year, a separator and a month",
        arguments: ["a201305", "20-1305", "201305%", "-201305", "2013x05", "20130-5", "2013055"])
    func months(text: String) {
        #expect(reading(text, as: .month).defect == .notADate)
    }

    @Test(
        "a far day with a time is no crash",
        arguments: [
            "9999-12-31", "9999-12-31T23:59", "6050-05-01 00:00", "6049-12-31T00:00Z",
            "0001-01-01T00:00",
        ])
    func farMoments(text: String) {
        let cell = reading(text, as: .dateTime)
        #expect(cell.defect != nil || Int32(exactly: cell.packed) != nil)
    }

    @Test(
        "a zone is at most fourteen hours away",
        arguments: [
            "2013-05-07T23:40+99:00", "2013-05-07T00:00+14:01", "2013-05-07T00:00-99:99",
            "2013-05-07T00:00+08:60",
        ])
    func zones(text: String) {
        #expect(reading(text, as: .dateTime).defect == .notADate)
    }

    @Test(
        "seconds are digits below sixty",
        arguments: [
            "2013-05-07T23:40:", "2013-05-07T23:40:xx", "2013-05-07T23:40:60",
            "2013-05-07T23:40:5",
        ])
    func seconds(text: String) {
        #expect(reading(text, as: .dateTime).defect == .notADate)
    }

    @Test("an hour of one digit isn't canonical")
    func shortHour() {
        #expect(reading("2013-05-07T9:05", as: .dateTime).deviations == .nonCanonicalDate)
    }

    @Test(
        "a code in another width of digits is said, however it is written",
        arguments: [
            "０１", " 01", "01\u{3000}",
        ])
    func widths(text: String) {
        let cell = reading(text, as: .code(.sex))
        #expect(cell.packed == 1)
        #expect(cell.deviations.contains(.nonCanonicalForm))
    }

    @Test("a repaired 1 or 0 is a canonical boolean", arguments: [" 1", "１", "0 "])
    func booleans(text: String) {
        #expect(!reading(text, as: .boolean).deviations.contains(.nonCanonicalForm))
    }

    @Test("a negative decimal below one keeps its sign")
    func negativeDecimal() {
        let claim = SampleTable.make(.claims, [[.claimedMargin: "-0.50"]])[0]
        #expect(claim.display(.claimedMargin) == "-0.50")
        let larger = SampleTable.make(.claims, [[.claimedMargin: "-3.29"]])[0]
        #expect(larger.display(.claimedMargin) == "-3.29")
    }

    @Test("a remark isn't cut within a character")
    func cutRemark() throws {
        let text = String(repeating: "村", count: 100)
        let table = SampleTable.make(.registryBirths, [[.parity: text]])
        let remark = try #require(table.remark(row: 0, field: .parity))
        #expect(remark.text == String(repeating: "村", count: 66) + "…")
    }

    @Test("rows with different unreadable cells aren't equal")
    func unreadableHashes() {
        let rows: [[Field: String]] = [
            [.birthDate: "不详"], [.birthDate: "五月初七"], [.idNumber: "G12345678"],
            [.idNumber: "G87654321"],
        ]
        let table = SampleTable.make(.registryBirths, rows)
        #expect(Set(table.contentHashes()).count == rows.count)
    }

    @Test("a text of blanks alone is blank", arguments: ["\u{3000}", "\u{A0}", "\u{FEFF}", " "])
    func blankTexts(text: String) {
        let birth = SampleTable.make(.registryBirths, [[.householdID: text]])[0]
        #expect(!birth.isFilled(.householdID))
    }

    @Test("a value with braces isn't filled again")
    func braces() {
        let text = Bilingual(zh: "{value}在{column}", en: "{value} in {column}")
        let values = [(name: "value", text: "{column}"), (name: "column", text: "姓名")]
        #expect(text.filled(with: values, in: .zh) == "{column}在姓名")
    }

    @Test(
        "masking hides at least four characters of a number",
        arguments: ["H1234567890", "12345678901", "5205251985010", "E123456789012"])
    func shortNumbers(text: String) {
        let shown = Privacy.identityNumber.shown(text, .masked)
        #expect(shown.count { $0 != "*" } <= max(1, text.count - 4))
    }

    @Test("a list built with fewer fields keeps only those")
    func keptWhileBuilding() {
        let table = SampleTable.make(
            .registryBirths, [[.birthID: "B1", .childName: "王", .sex: "1"]], keeping: [.birthID])
        #expect(table[0].recordID == "B1")
        #expect(!table[0].isFilled(.childName) && !table[0].isFilled(.sex))
    }
}
