import Testing

@testable import RegistryModel

@Suite("Cells of names")
struct NameCellTests {
    private func name(_ text: String) -> (text: String, form: FormDeviations) {
        let bytes = Array(text.utf8)
        let (kept, deviations) = NameCell.reading(bytes.span)
        return (String(decoding: bytes[kept], as: UTF8.self), deviations)
    }

    @Test(
        "names in good form, rare and minority ones too",
        arguments: ["王小明", "王䶮", "𠂇山", "阿依古丽·买买提", "欧阳修", "", "〇〇", "李 明"])
    func plain(text: String) {
        #expect(name(text) == (text, []))
    }

    @Test(
        "blanks around are trimmed, whatever they are",
        arguments: [
            " 王小明", "王小明\u{3000}", "\u{A0}王小明\t", "\u{FEFF}王小明\u{200B}",
        ])
    func trimmed(text: String) {
        #expect(name(text) == ("王小明", .surroundingBlank))
    }

    @Test("a cell of blanks is an empty name", arguments: [" ", "\u{3000}\u{3000}", "\t"])
    func blank(text: String) {
        #expect(name(text) == ("", .surroundingBlank))
    }

    @Test(
        "every spelling of the interpunct but U+00B7 is a variant, and is kept",
        arguments: ["•", "‧", "∙", "⋅", "・", "⸱", "\u{387}", "●", "."])
    func interpuncts(dot: String) {
        #expect(name("阿依\(dot)买买提") == ("阿依\(dot)买买提", .variantInterpunct))
    }

    @Test("a full-width dot is both")
    func wideDot() {
        #expect(name("阿依．买买提").form == [.fullWidth, .variantInterpunct])
    }

    @Test("full-width letters and private-use characters are said")
    func others() {
        #expect(name("ＬＩ明") == ("ＬＩ明", .fullWidth))
        #expect(name("王\u{E7C7}").form == .privateUse)
        #expect(name("王\u{F0001}").form == .privateUse)
        #expect(
            name(" Ａ\u{E000}・ ").form
                == [.fullWidth, .privateUse, .variantInterpunct, .surroundingBlank])
    }
}
