import Testing

@testable import RegistryModel

@Suite("Repair of width and blanks")
struct NormalizedCellTests {
    private func normalized(
        _ text: String, strippingInnerBlanks: Bool = false
    ) -> (text: String, form: FormDeviations) {
        let cell = NormalizedCell(
            Array(text.utf8).span, strippingInnerBlanks: strippingInnerBlanks)
        return (String(decoding: cell.bytes, as: UTF8.self), cell.deviations)
    }

    @Test("plain text stays as it is", arguments: ["", "abc", "王小明", "2013-05-07", "王䶮𠂇", "é·"])
    func plain(text: String) {
        #expect(normalized(text) == (text, []))
    }

    @Test(
        "each kind of blank is trimmed",
        arguments: [
            " ", "\t", "\n", "\r", "\u{B}", "\u{A0}", "\u{3000}", "\u{200B}", "\u{200D}",
            "\u{FEFF}", " \u{3000}\t",
        ])
    func blanks(blank: String) {
        #expect(normalized(blank + "王" + blank) == ("王", .surroundingBlank))
        #expect(normalized(blank) == ("", .surroundingBlank))
    }

    @Test("blanks inside become one, or none where a number is wanted")
    func innerBlanks() {
        #expect(normalized("a \u{3000}b").text == "a b")
        #expect(normalized("a \u{3000}b", strippingInnerBlanks: true).text == "ab")
    }

    @Test("a spreadsheet's apostrophe before a value goes, one inside stays")
    func apostrophe() {
        #expect(normalized("'0123") == ("0123", .surroundingBlank))
        #expect(normalized(" '0123\t") == ("0123", .surroundingBlank))
        #expect(normalized("O'Hara") == ("O'Hara", []))
        #expect(normalized("'") == ("'", []))
    }

    @Test("every full-width ASCII character becomes its own")
    func widths() {
        for value in 0x21...0x7E as ClosedRange<UInt32> {
            guard let narrow = Unicode.Scalar(value), let wide = Unicode.Scalar(value + 0xFEE0)
            else { continue }
            #expect(normalized("王\(wide)") == ("王\(narrow)", .fullWidth))
        }
        #expect(normalized("｟·。").text == "｟·。")
    }

    @Test("deviations add up")
    func both() {
        #expect(normalized("　Ａ１ ") == ("A1", [.fullWidth, .surroundingBlank]))
    }

    @Test(
        "bytes that aren't UTF-8 don't crash it",
        arguments: [
            [0x80], [0xE4, 0xB8], [0xFF, 0xFE], [0xF0, 0x9F, 0x98], [0xC0], [0xED, 0xA0, 0x80],
        ] as [[UInt8]])
    func stray(bytes: [UInt8]) {
        let cell = NormalizedCell(bytes.span)
        #expect(cell.bytes.count <= bytes.count * 2)
    }
}
