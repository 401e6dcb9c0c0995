import Testing

@testable import RegistryModel

@Suite("Division codes as values")
struct DivisionCodeTests {
    @Test(
        "6, 9, 12, 15 and 17 digits become twelve",
        arguments: [
            ("520525", "520525000000", false), ("520525201", "520525201000", false),
            ("520525201203", "520525201203", true), ("520525201203001", "520525201203", true),
            ("52052520120322210", "520525201203", true),
        ])
    func lengths(text: String, twelve: String, isVillage: Bool) throws {
        let code = try #require(DivisionCode(text))
        #expect(code.description == twelve)
        #expect(code.isVillage == isVillage)
        #expect(code.countyCode == 520_525)
        let expected: FormDeviations = text.utf8.count == 12 ? [] : .divisionLength
        #expect(reading(text, as: .division).deviations == expected)
        #expect(reading(text, as: .division).defect == nil)
    }

    @Test(
        "other lengths and other characters aren't codes",
        arguments: [
            "5", "52", "5205", "5205252", "52052520120", "5205252012034", "5205252012O3",
            "纳雍县", "-20525", "5.20525E+11", "520525-201203",
        ])
    func refused(text: String) {
        #expect(DivisionCode(text) == nil)
        #expect(reading(text, as: .division).defect == .divisionWrongLength)
        #expect(reading(text, as: .division).packed == Packed.unreadable)
    }

    @Test("township and village are told apart")
    func levels() throws {
        let village = try #require(DivisionCode("520525201203"))
        #expect(village.township.description == "520525201000")
        #expect(!village.township.isVillage)
        #expect(village.isVillage)
    }

    @Test("a county that was renumbered keeps its townships and villages")
    func moved() throws {
        let old = try #require(DivisionCode("522426201203"))
        #expect(old.movedTo(countyCode: 520_525).description == "520525201203")
    }

    @Test("width and blanks are repaired and said")
    func form() {
        let wide = reading(fullWidth("520525201203"), as: .division)
        #expect(wide.packed == 520_525_201_203)
        #expect(wide.deviations == .fullWidth)
        let spaced = reading(" 520525 201\u{A0}203\u{3000}", as: .division)
        #expect(spaced.packed == 520_525_201_203)
        #expect(spaced.deviations == .surroundingBlank)
    }

    @Test("order is that of the digits; a leading zero survives")
    func order() throws {
        let texts = ["000000000001", "520525", "520525201", "520525201203", "520525202"]
        let codes = texts.compactMap { DivisionCode($0) }
        #expect(codes.count == texts.count)
        #expect(codes == codes.sorted())
        #expect(codes.first?.description == "000000000001")
    }
}
