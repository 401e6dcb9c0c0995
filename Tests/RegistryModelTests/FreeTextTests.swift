import RegistryModel
import TestSupport
import Testing

@Suite("What people write in their own words")
struct FreeTextTests {
    @Test(
        "numbers are masked however they are written",
        arguments: [
            ("母亲证号 520525199001010026 属实", "母亲证号 520525********0026 属实"),
            ("母亲证号５２０５２５１９９００１０１００２６属实", "母亲证号520525********0026属实"),
            ("520525 19900101 0026", "520525********0026"),
            ("520525-19900101-002X", "520525********002X"),
            ("520525－19900101－002ｘ。", "520525********002X。"),
            ("520525\u{3000}1990\u{200B}0101\u{A0}0026", "520525********0026"),
            ("5 2 0 5 2 5 1 9 9 0 0 1 0 1 0 0 2 6", "520525********0026"),
            ("五二〇五二五一九九〇〇一〇一〇〇二六", "520525********0026"),
            ("老证 520525900101002", "老证 520525********1002"),
            ("老证 520525 900101 002", "老证 520525********1002"),
            ("电话13800138000。", "电话138****8000。"),
            ("电话：１３８００１３８０００", "电话：138****8000"),
            ("138-0013-8000", "138****8000"), ("138 0013 8000", "138****8000"),
            ("+86 138.0013.8000", "+86138****8000"), ("0857-3521234", "0857****34"),
            ("（0857）3521234", "（0857****34"), ("一三八〇〇一三八〇〇〇", "138****8000"),
            ("十一13800138000", "十一138****8000"), ("1.13800138000", "1.138****8000"),
            ("13800138000 520525199001010026", "138****8000 520525********0026"),
            ("1234567890123456", "123456********3456"),
            ("①③⑧⓪⓪①③⑧⓪⓪⓪", "138****8000"),
        ])
    func masked(text: String, shown: String) {
        #expect(FreeText.masked(text) == shown)
        #expect(FreeText.masked(shown) == shown)
    }

    @Test(
        "what is no personal number stays",
        arguments: [
            "", "入户见到母亲和出生证", "2013-06-10 至 2013-06-12 两次入户", "2013年6月10日见 3 人",
            "黔卫〔2013〕7号", "村代码 520525100201，户号 00012",
            "出生证 N520131234", "13 时 05 分，体重 3250 克", "2013.05.07、2013.05.08",
            "二〇一三年六月十日", "X", "XXXX", "1-2-3-4",
        ])
    func kept(text: String) {
        #expect(FreeText.masked(text) == text)
    }

    /// Whatever stands around and between, the digits of the birth date never stay together.
    @Test(
        "no made-up way of writing lets the date of birth through",
        arguments: 1...40 as ClosedRange<UInt64>)
    func randomWriting(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let gaps = ["", "", "", " ", "-", "－", "\u{3000}", "\u{200B}", ".", " - "]
        let shift: UInt32 = numbers.below(2) == 0 ? 0 : 0xFF10 - 0x30
        var text = "见"
        for scalar in "520525199001010026".unicodeScalars {
            let written = Unicode.Scalar(scalar.value + shift) ?? scalar
            text.unicodeScalars.append(written)
            text += gaps[Int(numbers.below(10))]
        }
        let masked = FreeText.masked(text + "证")
        #expect(masked.hasPrefix("见520525********0026"), "\(text): \(masked)")
    }

    @Test("one line, without marks that steer a terminal")
    func oneLine() {
        #expect(FreeText.oneLine("见母亲\n见父亲\t属实") == "见母亲 见父亲 属实")
        #expect(FreeText.oneLine("李\u{1B}[31m核\u{202E}查\u{7}") == "李[31m核查")
        #expect(FreeText.isOneLine("李核查 Ⅱ") && !FreeText.isOneLine("李\u{1B}"))
    }
}
