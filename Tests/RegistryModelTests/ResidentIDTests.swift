import Testing

@testable import RegistryModel

@Suite("Resident identity numbers")
struct ResidentIDTests {
    /// The standard's two examples and numbers whose check character python-stdnum computed.
    static let valid = [
        "11010519491231002X", "440524188001010014", "520525198501010016", "520525198501010024",
        "522426201305070035", "520525197604168778", "50010119990605578X",
    ]

    private func raw(_ digits: [Int]) -> ResidentID {
        let first = digits.prefix(17).reduce(0 as UInt64) { $0 * 10 + UInt64($1) }
        return ResidentID(firstSeventeen: first, checkValue: UInt64(digits[17]))
    }

    private func digits(_ text: String) -> [Int] { text.map { $0.wholeNumberValue ?? 10 } }

    @Test("right numbers are clean", arguments: valid)
    func clean(text: String) throws {
        let id = try #require(ResidentID(text))
        #expect(id.isValid)
        #expect(id.description == text)
        #expect(reading(text, as: .residentID).isClean)
    }

    @Test("the parts of the standard's examples")
    func parts() throws {
        let one = try #require(ResidentID("11010519491231002X"))
        #expect(one.divisionCode == 110_105)
        #expect(one.birthDate?.description == "1949-12-31")
        #expect((one.sequence, one.sex, one.checkValue) == (2, .female, 10))
        let two = try #require(ResidentID("440524188001010014"))
        #expect(two.birthDate?.description == "1880-01-01")
        #expect((two.sequence, two.sex, two.checkValue) == (1, .male, 4))
    }

    @Test("every wrong digit is caught", arguments: valid)
    func substitutions(text: String) {
        let right = digits(text)
        for position in 0..<18 {
            for digit in 0...(position == 17 ? 10 : 9) where digit != right[position] {
                var wrong = right
                wrong[position] = digit
                let id = raw(wrong)
                #expect(!id.hasValidCheckCharacter, "\(id) from \(text)")
                #expect(!id.isValid)
                let cell = reading(id.description, as: .residentID)
                #expect(cell.defect == .idBadCheckCharacter || cell.defect == .idTruncated)
                #expect(cell.packed == Int64(id.rawValue), "the value stays for linkage")
            }
        }
    }

    @Test("every swap at another distance than ten is caught", arguments: valid)
    func swaps(text: String) {
        let right = digits(text)
        for first in 0..<17 {
            for second in (first + 1)..<18 where right[first] != right[second] {
                var wrong = right
                wrong.swapAt(first, second)
                if wrong[first] == 10 { continue }
                let isCaught = !raw(wrong).hasValidCheckCharacter
                #expect(isCaught == (second - first != 10), "\(first) and \(second) of \(text)")
            }
        }
    }

    @Test(
        "fifteen digits get the century 19 and a check character",
        arguments: [
            ("440524800101001", "440524198001010013"), ("110105491231002", "11010519491231002X"),
            ("522426800229001", "52242619800229001X"), ("520525010101003", "520525190101010037"),
        ])
    func fifteenDigits(text: String, expected: String) {
        let cell = reading(text, as: .residentID)
        #expect(cell.defect == nil)
        #expect(cell.deviations == .fifteenDigits)
        #expect(ResidentID(text)?.description == expected)
        #expect(ResidentID(text)?.isValid == true)
    }

    @Test("fifteen digits with an impossible day keep their value")
    func fifteenImpossible() {
        let cell = reading("440524800431001", as: .residentID)
        #expect(cell.defect == .idImpossibleDate)
        #expect(cell.packed > 0)
    }

    @Test(
        "placeholders, also the one that passes the check",
        arguments: [
            "999999999999999999", "111111111111111111", "000000000000000000",
            "666666666666666666", "123456789012345678", "111111111111111", "000000", "99999999",
            "xxxxxxxxxxxxxxxxxx",
        ])
    func placeholders(text: String) {
        #expect(reading(text, as: .residentID) == .unreadable(.idPlaceholder, forPlaceholder(text)))
        #expect(ResidentID(text) == nil)
    }

    private func forPlaceholder(_ text: String) -> FormDeviations {
        text.utf8.count == 15 ? .fifteenDigits : []
    }

    @Test("666… is stopped though its check digit is right")
    func allSixes() {
        #expect(ResidentID.checkValue(of: 66_666_666_666_666_666) == 6)
    }

    @Test(
        "form is repaired and said",
        arguments: [
            ("11010519491231002x", .lowerCaseX),
            (fullWidth("11010519491231002X"), .fullWidth),
            (fullWidth("11010519491231002x"), FormDeviations([.fullWidth, .lowerCaseX])),
            (" 11010519491231002X", .surroundingBlank), ("11010519491231002X\t", .surroundingBlank),
            ("\u{A0}110105 19491231 002X\u{3000}", .surroundingBlank),
            ("\u{FEFF}11010519491231002X\u{200B}", .surroundingBlank),
            ("'11010519491231002X", .surroundingBlank),
            ("　11010519491231002x", [.surroundingBlank, .lowerCaseX]),
        ] as [(String, FormDeviations)])
    func form(text: String, expected: FormDeviations) {
        let cell = reading(text, as: .residentID)
        #expect(cell.packed == reading("11010519491231002X", as: .residentID).packed)
        #expect(cell.deviations == expected)
        #expect(cell.defect == nil)
    }

    @Test(
        "a spreadsheet's scientific notation", arguments: ["5.10322E+17", "5.10322e+17", "5E+17"])
    func scientific(text: String) {
        #expect(reading(text, as: .residentID) == .unreadable(.idTruncated))
        #expect(ResidentID(text) == nil)
    }

    @Test("a spreadsheet's zeros at the end, with a wrong check digit and with a right one")
    func trailingZeros() {
        let wrong = reading("520525198501010000", as: .residentID)
        #expect(wrong.defect == .idTruncated)
        #expect(wrong.packed > 0)
        let right = reading("520525198501011000", as: .residentID)
        #expect(right.defect == nil)
        #expect(right.deviations == .suspectTruncation)
        #expect(reading("520525198501010016", as: .residentID).deviations.isEmpty)
    }

    @Test(
        "another document",
        arguments: ["G12345678", "E1234567", "H1234567890", "军字1234567A", "ab1234567"])
    func otherDocuments(text: String) {
        let isShort = text.utf8.count <= 12
        let expected: CellDefect = isShort ? .idIsAnotherDocument : .idWrongLength
        #expect(reading(text, as: .residentID) == .unreadable(expected))
        #expect(ResidentID(text) == nil)
    }

    @Test(
        "wrong lengths and letters inside",
        arguments: [
            "520525", "52052519850101001", "5205251985010100160", "52052519850101OO16", "无",
            "5205251985010100X6", "11010519491231002Y", "-5205251985010100",
        ])
    func wrongLength(text: String) {
        #expect(reading(text, as: .residentID).defect == .idWrongLength)
        #expect(reading(text, as: .residentID).packed == Packed.unreadable)
    }

    @Test(
        "days the calendar lacks, though the check digit is right",
        arguments: ["520525198504310014", "520525190002290029"])
    func impossibleDates(text: String) throws {
        let cell = reading(text, as: .residentID)
        #expect(cell.defect == .idImpossibleDate)
        let id = try #require(ResidentID(text))
        #expect(id.hasValidCheckCharacter && !id.isValid && id.birthDate == nil)
    }

    @Test("nobody was born before 1800")
    func beforeRecords() throws {
        let id = try #require(ResidentID("520525179901010011"))
        #expect(id.hasValidCheckCharacter && !id.isValid)
    }

    @Test("blank cells hold no number", arguments: ["", " ", "\u{3000}", "\t\u{A0}", "\u{FEFF}"])
    func blank(text: String) {
        #expect(reading(text, as: .residentID) == .absent)
        #expect(ResidentID(text) == nil)
    }

    @Test("numbers are ordered as their texts are, X after 9")
    func order() {
        let ids = Self.valid.sorted().compactMap { ResidentID($0) }
        #expect(ids == ids.sorted())
    }
}
