import Testing

@testable import RegistryModel

@Suite("Birth certificate numbers")
struct CertificateNumberTests {
    @Test("one letter and nine digits", arguments: ["A000000000", "M520123456", "Z999999999"])
    func canonical(text: String) throws {
        let number = try #require(CertificateNumber(text))
        #expect(number.description == text)
        #expect(number.letter == text.first)
        #expect(reading(text, as: .certificate).isClean)
    }

    @Test(
        "width, case and blanks are repaired and said",
        arguments: [
            ("m520123456", .nonCanonicalForm), (" M520123456", .surroundingBlank),
            ("M520 123 456\t", .surroundingBlank), ("'M520123456", .surroundingBlank),
            ("Ｍ５２０１２３４５６", .fullWidth), ("ｍ520123456", [.fullWidth, .nonCanonicalForm]),
        ] as [(String, FormDeviations)])
    func repaired(text: String, form: FormDeviations) {
        let cell = reading(text, as: .certificate)
        #expect(cell.packed == 12_520_123_456)
        #expect(cell.deviations == form)
        #expect(cell.defect == nil)
    }

    @Test(
        "anything else is malformed",
        arguments: [
            "520123456", "M52012345", "M5201234567", "MM20123456", "M5201234S6",
            "Ä520123456", "M-52012345", "无", "5201234567",
        ])
    func malformed(text: String) {
        #expect(reading(text, as: .certificate) == .unreadable(.certificateMalformed))
        #expect(CertificateNumber(text) == nil)
    }

    @Test("blank is no number, not a bad one")
    func blank() {
        #expect(reading("", as: .certificate) == .absent)
        #expect(reading(" \u{3000}", as: .certificate) == .absent)
        #expect(CertificateNumber("") == nil)
    }

    @Test("order is by letter, then digits")
    func order() {
        let texts = ["A999999999", "B000000000", "M520123456", "M520123457"]
        let numbers = texts.compactMap { CertificateNumber($0) }
        #expect(numbers.count == texts.count)
        #expect(numbers == numbers.sorted())
    }
}
