import RegistryIntake
import Testing

/// Decodes bytes in blocks of a given size.
func decoded(
    _ bytes: [UInt8], _ encoding: TextEncoding, block: Int = .max
) -> (text: [UInt8], malformed: MalformedBytes) {
    var decoder = encoding.makeDecoder()
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
        let end = start + min(block, bytes.count - start)
        decoder.decode(bytes[start..<end], into: &output)
        start = end
    }
    decoder.finish(into: &output)
    return (output, decoder.malformed)
}

func digest(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

@Suite("GB 18030")
struct GB18030DecoderTests {
    private func scalars(_ bytes: [UInt8]) -> [UInt32] {
        String(decoding: decoded(bytes, .gb18030).text, as: UTF8.self).unicodeScalars.map(\.value)
    }

    /// Digest of what iconv of GNU libc 2.36 makes of them.
    @Test("all two-byte codes are as glibc has them")
    func twoByteCodes() {
        var bytes: [UInt8] = []
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x40)...0xFE where trail != 0x7F { bytes += [lead, trail] }
        }
        let result = decoded(bytes, .gb18030)
        #expect(digest(result.text) == 0xACB9_6690_8ECB_6702)
        #expect(result.malformed.count == 0)
    }

    /// Digest from glibc; the 18 codes it refuses are filled in from GB 18030-2005.
    @Test("all four-byte codes of the basic plane, and each 97th beyond")
    func fourByteCodes() {
        func code(_ place: Int) -> [UInt8] {
            [
                UInt8(0x81 + place / 12_600), UInt8(0x30 + place / 1_260 % 10),
                UInt8(0x81 + place / 10 % 126), UInt8(0x30 + place % 10),
            ]
        }
        let basic = (0..<39_420).flatMap(code)
        #expect(digest(decoded(basic, .gb18030).text) == 0xB176_5545_402A_2682)
        let beyond = stride(from: 189_000, to: 189_000 + 0x10_0000, by: 97).flatMap(code)
        #expect(digest(decoded(beyond, .gb18030).text) == 0xB10B_DD6D_3F91_5DA7)
        #expect(
            decoded(code(39_420) + code(188_999) + code(189_000 + 0x10_0000), .gb18030).malformed
                .count == 3)
    }

    @Test(
        "the codes on which decoders disagree",
        arguments: [
            (0xA6D9, 0xFE10), (0xA6DA, 0xFE12), (0xA6DB, 0xFE11), (0xA6DF, 0xFE16),
            (0xA6EC, 0xFE17), (0xA6ED, 0xFE18),
            (0xA6F3, 0xFE19), (0xFE59, 0x9FB4), (0xFE61, 0x9FB5), (0xFE66, 0x9FB6),
            (0xFE67, 0x9FB7), (0xFE6D, 0x9FB8),
            (0xFE7E, 0x9FB9), (0xFE90, 0x9FBA), (0xFEA0, 0x9FBB), (0xFE51, 0x20087),
            (0xFE52, 0x20089), (0xFE53, 0x200CC),
            (0xFE6C, 0x215D7), (0xFE76, 0x2298F), (0xFE91, 0x241FE), (0xA8BC, 0x1E3F),
            (0xA1A4, 0xB7), (0xA2E3, 0x20AC),
            (0xAAA1, 0xE000), (0xCDF5, 0x738B),
        ] as [(Int, UInt32)])
    func disputed(code: Int, scalar: UInt32) {
        #expect(scalars([UInt8(code >> 8), UInt8(code & 0xFF)]) == [scalar])
    }

    @Test("characters outside GBK")
    func rare() {
        #expect(scalars([0x82, 0x35, 0x90, 0x37]) == [0x9FB4])
        #expect(scalars([0x90, 0x30, 0x81, 0x30]) == [0x1_0000])
        #expect(scalars([0xE3, 0x32, 0x9A, 0x35]) == [0x10_FFFF])
    }

    @Test(
        "malformed bytes never swallow a delimiter",
        arguments: [
            ([0xCD, 0x2C, 0x41], "\u{FFFD},A", [0]), ([0x41, 0xFF, 0x22], "A\u{FFFD}\"", [1]),
            ([0x80, 0x0A], "\u{FFFD}\n", [0]), ([0xCD, 0xFF, 0x41], "\u{FFFD}A", [0]),
            ([0x81, 0x30, 0x2C], "\u{FFFD}0,", [0]),
            ([0x81, 0x30, 0x81, 0x2C], "\u{FFFD}0\u{FFFD},", [0, 2]),
            ([0x41, 0xCD], "A\u{FFFD}", [1]), ([0x41, 0x81, 0x30, 0x81], "A\u{FFFD}", [1]),
        ] as [([UInt8], String, [Int])])
    func malformed(bytes: [UInt8], text: String, offsets: [Int]) {
        for block in 1...bytes.count {
            let result = decoded(bytes, .gb18030, block: block)
            #expect(String(decoding: result.text, as: UTF8.self) == text)
            #expect(result.malformed.firstOffsets == offsets)
            #expect(result.malformed.count == offsets.count)
        }
    }

    @Test("blocks of any size give the same text")
    func blocks() {
        var seed: UInt64 = 42
        var bytes: [UInt8] = []
        for _ in 0..<20_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let byte = UInt8(truncatingIfNeeded: seed >> 40)
            bytes.append(seed >> 60 < 6 ? 0x30 + byte % 10 : byte)
        }
        for encoding in TextEncoding.allCases {
            let whole = decoded(bytes, encoding)
            #expect(whole.malformed.count > 100 && whole.malformed.firstOffsets.count == 16)
            for block in [1, 2, 3, 5, 64, 4_097] {
                let parts = decoded(bytes, encoding, block: block)
                #expect(parts.text == whole.text && parts.malformed == whole.malformed)
            }
        }
    }

    @Test("text longer than one piece")
    func longText() {
        let line = "CS2013,王小明,女,2013-05-07,贵州省毕节市纳雍县新房彝族苗族乡\r\n"
        let bytes: [UInt8] = [0xCD, 0xF5, 0xD0, 0xA1, 0xC3, 0xF7, 0x2C, 0x32, 0x30, 0x0D, 0x0A]
        let many = [[UInt8]](repeating: bytes, count: 5_000).flatMap { $0 }
        #expect(
            decoded(many, .gb18030).text
                == Array(String(repeating: "王小明,20\r\n", count: 5_000).utf8))
        let utf8 = Array(String(repeating: line, count: 3_000).utf8)
        #expect(decoded(utf8, .utf8, block: 1_000).text == utf8)
    }
}
