import Testing

@testable import RegistryIntake

@Suite("UTF-8 with lines of another encoding")
struct MixedTextDecoderTests {
    private func decoded(
        _ bytes: [UInt8], block: Int = .max
    ) -> (text: String, decoder: MixedTextDecoder) {
        var decoder = MixedTextDecoder()
        var out: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = start + min(block, bytes.count - start)
            decoder.decode(bytes[start..<end], into: &out)
            start = end
        }
        decoder.finish(into: &out)
        return (String(decoding: out, as: UTF8.self), decoder)
    }

    private static let blocks = [1, 2, 3, 7, 20, 1000]

    @Test("clean text passes", arguments: blocks)
    func clean(block: Int) {
        let text = "姓名,性别\r\n王䶮,女\n\n末行无换行𠂇"
        let result = decoded(Array(text.utf8), block: block)
        #expect(result.text == text)
        #expect(result.decoder.foreignLines == 0 && result.decoder.malformed.count == 0)
    }

    @Test("a line in GB 18030 is decoded as that and counted", arguments: blocks)
    func mixed(block: Int) {
        let bytes =
            GBSample.utf8Header + GBSample.utf8Plain + GBSample.plain + GBSample.utf8Plain
            + GBSample.header
        let result = decoded(bytes, block: block)
        let expected = "出生个案编码,婴儿姓名,性别\nB1,王小明,男\nB1,王小明,男\nB1,王小明,男\n出生个案编码,婴儿姓名,性别\n"
        #expect(result.text == expected)
        #expect(result.decoder.foreignLines == 2)
        #expect(result.decoder.firstForeignLine == 3)
        #expect(result.decoder.malformed.count == 0)
    }

    @Test("bytes that mean nothing are counted, with where they stand", arguments: blocks)
    func malformed(block: Int) {
        let head = Array("性别,姓名\n".utf8)
        let bytes = head + [0x41, 0xFF, 0x42, 0x0A] + head + [0xE7, 0x8E, 0x2C, 0x43]
        let result = decoded(bytes, block: block)
        #expect(result.text == "性别,姓名\nA\u{FFFD}B\n性别,姓名\n\u{FFFD},C")
        #expect(result.decoder.malformed.count == 2)
        let offsets = [head.count + 1, 2 * head.count + 4]
        #expect(result.decoder.malformed.firstOffsets == offsets)
    }

    @Test("many faults are all counted, the first sixteen placed")
    func manyFaults() {
        let line = Array("姓名".utf8) + [0xFF, 0x0A]
        let bytes = (0..<40).flatMap { _ in line }
        let malformed = decoded(bytes).decoder.malformed
        #expect(malformed.count == 40)
        #expect(malformed.firstOffsets == (0..<16).map { $0 * line.count + 6 })
    }

    @Test("a mixed file is FIL005 with the first line, broken bytes are FIL003")
    func findings() throws {
        let read = try ReadCSV(
            (0..<20).flatMap { $0 == 0 ? GBSample.utf8Header : GBSample.utf8Plain }
                + GBSample.plain + GBSample.utf8Plain + [0x42, 0x39, 0x2C, 0xFF, 0x2C, 0x31, 0x0A])
        #expect(read.codes == ["FIL005", "FIL003"])
        #expect(read.findings("FIL005").map(\.line) == [21])
        #expect(read.value("count", of: "FIL005") == "1")
        #expect(read.value("count", of: "FIL003") == "1")
        #expect(read.rows.count == 22)
        #expect(read.rows.dropLast().allSatisfy { $0.text(.childName) == "王小明" })
        #expect(read.rows.last?.text(.childName) == "\u{FFFD}")
    }
}
