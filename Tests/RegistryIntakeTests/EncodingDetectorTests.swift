import RegistryIntake
import Testing

@Suite("Telling the encoding")
struct EncodingDetectorTests {
    /// 姓名,性别\n王小明,女\n in GB 2312.
    private let chinese: [UInt8] = [
        0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xD0, 0xD4, 0xB1, 0xF0, 0x0A, 0xCD, 0xF5, 0xD0, 0xA1, 0xC3,
        0xF7, 0x2C, 0xC5,
        0xAE, 0x0A,
    ]
    private let utf8 = Array("姓名,性别\n王小明,女\n".utf8)

    private func detect(_ bytes: [UInt8], whole: Bool = false) -> DetectedEncoding {
        EncodingDetector.detect(bytes[...], isWholeFile: whole)
    }

    @Test("byte order marks")
    func marks() {
        #expect(detect([0xEF, 0xBB, 0xBF] + utf8).byteOrderMarkLength == 3)
        #expect(detect([0xFF, 0xFE, 0x41, 0]).encoding == .utf16LittleEndian)
        #expect(detect([0xFE, 0xFF, 0, 0x41]).encoding == .utf16BigEndian)
        #expect(detect([0x84, 0x31, 0x95, 0x33] + chinese).encoding == .gb18030)
        #expect(detect([0x84, 0x31, 0x95, 0x33] + chinese).evidence == .byteOrderMark)
    }

    @Test("UTF-16 without a mark")
    func zeroBytes() {
        let units = Array("姓名,性别\n王小明,女,2013-05-07\n".utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(detect(little).encoding == .utf16LittleEndian)
        #expect(detect(big).encoding == .utf16BigEndian)
        #expect(detect(big).evidence == .zeroBytes)
    }

    @Test("UTF-8, also when the block cuts a character")
    func utf8Blocks() {
        #expect(detect(utf8).evidence == .validUTF8)
        let cut = Array(utf8.dropLast(3))  // within 女
        #expect(detect(cut).evidence == .validUTF8)
        #expect(detect(cut, whole: true).evidence != .validUTF8)
        #expect(detect(Array("a,b\n".utf8)).evidence == .onlyASCII)
        #expect(detect([]).evidence == .onlyASCII)
    }

    @Test("GB 18030, also when the block cuts a character")
    func chineseBlocks() {
        #expect(detect(chinese).encoding == .gb18030)
        #expect(detect(Array(chinese.dropLast(2))).encoding == .gb18030)
        #expect(detect(chinese + [0x82, 0x35, 0x90, 0x37]).evidence == .plausibleGB18030)
    }

    @Test("a UTF-8 file with a broken place stays UTF-8")
    func mixed() {
        let long = [[UInt8]](repeating: utf8, count: 50).flatMap { $0 }
        #expect(detect(long + chinese.prefix(2) + [0x2C] + utf8).evidence == .mostlyUTF8)
    }

    @Test("two exports pasted together are read line by line, whichever comes first")
    func pasted() {
        for count in [1, 3] {
            let more = [[UInt8]](repeating: chinese, count: count).flatMap { $0 }
            for text in [utf8 + more, more + utf8] {
                #expect(detect(text, whole: true).encoding == .utf8, "\(count)")
                #expect(detect(text).encoding == .utf8, "\(count)")
            }
        }
        // A line that is neither: nobody knows what it is.
        #expect(detect(utf8 + chinese + [0xE9, 0x2C, 0xFF, 0x0A], whole: true).encoding == nil)
    }

    @Test("neither")
    func unknown() {
        #expect(detect([0x80, 0xFF, 0x80, 0xFF, 0x81]).encoding == nil)
        #expect(detect([0x80, 0xFF, 0x80, 0xFF, 0x81]).evidence == .none)
        // Latin 1: é and à before letters and commas.
        #expect(detect([0x4E, 0xE9, 0x65, 0x2C, 0xE0, 0x2C, 0xE9, 0x0A]).evidence == .none)
    }

    @Test("Big5 isn't read but told: it strays outside the everyday rows of GB 18030")
    func big5() {
        let text: [UInt8] = [
            0xA9, 0x6D, 0xA6, 0x57, 0x2C, 0xA9, 0xCA, 0xA7, 0x4F, 0x0A, 0xA4, 0x70,
        ]
        for block in [text, Array(text.dropLast())] {
            #expect(detect(block).encoding == nil)
            #expect(detect(block).evidence == .plausibleBig5)
        }
        #expect(detect(chinese).evidence == .plausibleGB18030)
    }

    @Test(
        "files declared gb2312 that go beyond it",
        arguments: [
            ([0xCD, 0xF5], false), ([0xA1, 0xA4], false), ([0xD7, 0xF9], false),
            ([0xD7, 0xFA], true), ([0xE9, 0x46], true),
            ([0x81, 0x40], true), ([0xA2, 0xA1], true), ([0x82, 0x35, 0x90, 0x37], true),
            ([0x41, 0x2C], false),
            ([0xF8, 0xA1], true), ([0xAA, 0xA1], true), ([0xFE, 0x50], true), ([0xA8, 0xBC], true),
            ([0xFF], false),
        ] as [([UInt8], Bool)])
    func beyondGB2312(bytes: [UInt8], expected: Bool) {
        #expect(EncodingDetector.usesCodesBeyondGB2312(bytes[...]) == expected)
    }
}
