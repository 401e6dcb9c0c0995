import Foundation
import Testing

@testable import SyntheticCounty

@Suite("Values")
struct ValueTests {
    @Test("the check digit of GB 11643-1999, by its own example")
    func checkDigit() {
        #expect(ResidentNumber(body: 44_052_418_800_101_001).text == "440524188001010014")
        let number = ResidentNumber(
            region: 522_426, birth: CivilDay(1990, 5, 7), sequence: 23)
        #expect(number.text.hasPrefix("52242619900507023"))
        #expect(number.fifteenDigits == "522426900507023")
        let child = ResidentNumber(region: 520_525, birth: CivilDay(2013, 5, 7), sequence: 23)
        #expect(child.fifteenDigits == nil)
    }

    @Test("lunar numerals, against the calendar of Foundation")
    func lunar() throws {
        var chinese = Calendar(identifier: .chinese)
        chinese.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        for number in CivilDay(2000, 2, 5).number...CivilDay(2030, 12, 31).number {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = chinese.dateComponents([.month, .day], from: date)
            let lunar = try #require(LunarCalendar.numerals(of: CivilDay(number: number)))
            #expect(lunar.month == parts.month && lunar.day == parts.day, "\(number)")
        }
        #expect(LunarCalendar.misread(CivilDay(2013, 5, 10)) == CivilDay(2013, 4, 1))
    }

    @Test("days, forth and back")
    func days() {
        #expect(CivilDay(1970, 1, 1).number == 0)
        #expect(CivilDay(2000, 3, 1).number == 11_017)
        #expect(CivilDay("2012-02-29")?.text == "2012-02-29")
        #expect(CivilDay("2013-02-29") == nil)
        #expect(CivilDay(2013, 12, 9).closingDay == CivilDay(2014, 1, 5))
    }

    @Test(
        "GB18030, by codes of the standard",
        arguments: [
            ("厍", [0xD8, 0xC7]), ("彝", [0xD2, 0xCD]), ("·", [0xA1, 0xA4]), ("．", [0xA3, 0xAE]),
            ("啊", [0xB0, 0xA1]), ("齄", [0xF7, 0xFE]), ("a", [0x61]),
        ] as [(String, [UInt8])])
    func encoding(text: String, code: [UInt8]) throws {
        var bytes: [UInt8] = []
        try GB18030Encoder.append(Array(text.utf8)[...], to: &bytes)
        #expect(bytes == code)
    }

    @Test("a character outside the table is refused")
    func notEncodable() {
        var bytes: [UInt8] = []
        #expect(throws: SynthesisFailure.notEncodable(0x4DAE)) {
            try GB18030Encoder.append(Array("䶮".utf8)[...], to: &bytes)
        }
    }

    @Test("points of a missing birth, row by row")
    func prices() {
        #expect(Price.missingBirth(parity: 4, outside: false).minimum == 3)
        #expect(Price.missingBirth(parity: 1, outside: true).maximum == 2)
        #expect(Price.missingBirth(parity: 6, outside: true).minimum == 11)
        #expect(
            Price.missingBirth(parity: 5, outside: nil)
                == Price(row: nil, minimum: 3, maximum: 9))
        #expect(
            Price.missingBirth(parity: 2, outside: nil)
                == Price(row: nil, minimum: 3, maximum: 3))
        #expect(Price.missingBirth(parity: nil, outside: nil).maximum == nil)
    }

    @Test("numbers of one birthday never repeat, beyond one county's sequence too")
    func issuing() throws {
        var issuer = ResidentNumberIssuer(seed: 3, county: 520_525)
        var seen: Set<ResidentNumber> = []
        for _ in 0..<3000 {
            let number = try issuer.issue(birth: CivilDay(2013, 5, 7), male: true)
            #expect(number.body % 2 == 1)
            #expect(seen.insert(number).inserted)
        }
    }

    @Test("every name can be written in GB18030 and every kind has a title")
    func tables() throws {
        let all =
            NameTables.surnames + NameTables.male + NameTables.female
            + NameTables.homophones.values + NameTables.homophones.keys
        var bytes: [UInt8] = []
        for scalar in all {
            var text: [UInt8] = []
            text.appendScalar(scalar)
            try GB18030Encoder.append(text[...], to: &bytes)
        }
        #expect(!NameTables.confusable.isEmpty)
        let titled = Set(ShowcaseText.titles.map(\.kind))
        for kind in CaseKind.allCases where kind != .plain {
            #expect(titled.contains(kind.rawValue), "\(kind)")
        }
        for noise in LinkNoise.allCases where noise != .none {
            #expect(titled.contains(noise.rawValue), "\(noise)")
        }
    }

    @Test("error rates can be set by name, and by no other name")
    func rates() throws {
        var rates = ErrorRates.none
        for name in ErrorRates.names {
            try rates.set(name, to: 0.25)
        }
        #expect(rates.missing == 0.25 && rates.missingNewlyweds == 0.25)
        #expect(ErrorRates.names.count == Mirror(reflecting: rates).children.count)
        #expect(throws: SynthesisFailure.self) { try rates.set("mising", to: 0.1) }
    }
}
