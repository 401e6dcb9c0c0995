import RegistryIntake
import Testing

@Suite("UTF-8 and UTF-16")
struct UnicodeDecoderTests {
    private let text = "王䶮,𠂇,A\u{B7}é\r\n"

    @Test("UTF-16 of both byte orders", arguments: [1, 2, 3, 7, 1_000])
    func utf16(block: Int) {
        let units = Array(text.utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(decoded(little, .utf16LittleEndian, block: block).text == Array(text.utf8))
        #expect(decoded(big, .utf16BigEndian, block: block).text == Array(text.utf8))
    }

    @Test(
        "lone surrogates and odd bytes",
        arguments: [
            ([0xD8, 0x00, 0x00, 0x41], "\u{FFFD}A", [0]),
            ([0xDC, 0x00, 0x00, 0x41], "\u{FFFD}A", [0]),
            ([0x00, 0x41, 0xD8, 0x00], "A\u{FFFD}", [2]), ([0x00, 0x41, 0x00], "A\u{FFFD}", [2]),
            ([0xD8, 0x00, 0xD8, 0x40, 0xDC, 0x87], "\u{FFFD}\u{20087}", [0]),
        ] as [([UInt8], String, [Int])])
    func utf16Faults(bytes: [UInt8], text: String, offsets: [Int]) {
        for block in 1...bytes.count {
            let result = decoded(bytes, .utf16BigEndian, block: block)
            #expect(String(decoding: result.text, as: UTF8.self) == text)
            #expect(result.malformed.firstOffsets == offsets)
        }
    }

    /// The standard library repairs text by the same recommendation of the Unicode Standard.
    @Test("broken UTF-8 is repaired as the standard library does")
    func utf8Faults() {
        var seed: UInt64 = 7
        func next() -> UInt64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return seed >> 33
        }
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<40 {
                let value = [0x41, 0xB7, 0x738B, 0x2_0087][Int(next() % 4)] as UInt32
                var character = Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
                if next() % 6 == 0 { character.removeLast() }
                if next() % 6 == 0 { character.append(UInt8(next() & 0xFF)) }
                bytes += character
            }
            let expected = Array(String(decoding: bytes, as: UTF8.self).utf8)
            let result = decoded(bytes, .utf8, block: 1 + Int(next() % 50))
            if result.text != expected { Issue.record("\(bytes)") }
        }
    }

    @Test(
        "not UTF-8",
        arguments: [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE0, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF0, 0x80, 0x80, 0x80], [0x80],
        ] as [[UInt8]])
    func forbidden(bytes: [UInt8]) {
        #expect(decoded(bytes, .utf8).malformed.count == bytes.count)
    }
}
