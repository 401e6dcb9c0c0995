import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Settling a file's encoding")
struct EncodingChooserTests {
    private let utf8 = GBSample.utf8Header + GBSample.utf8Plain
    private let chinese = GBSample.header + GBSample.plain

    private func chosen(_ bytes: [UInt8], manifest: String? = nil) -> EncodingChooser.Outcome {
        let context = ReadingContext(
            path: "a.csv", location: "a.csv", source: SourceID(.registryBirths), file: 2)
        return EncodingChooser(manifest: manifest, context: context).choose(for: bytes)
    }

    private func declaring(_ label: String) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"\(label)\"?>\n<births>".utf8)
    }

    private func codes(_ outcome: EncodingChooser.Outcome) -> [String] {
        outcome.findings.map(\.rule.text)
    }

    @Test("without a word the bytes decide")
    func detected() {
        #expect(chosen(utf8).choice == EncodingChoice(encoding: .utf8, basis: .detected))
        #expect(chosen(chinese).choice == EncodingChoice(encoding: .gb18030, basis: .detected))
        #expect(chosen(utf8).findings.isEmpty && chosen(chinese).findings.isEmpty)
        #expect(chosen([]).choice.encoding == .utf8)
    }

    @Test("the manifest is believed where the bytes don't contradict")
    func manifest() {
        for label in ["GBK", "gb2312", "GB18030", "gb_18030", "cp936"] {
            let outcome = chosen(chinese, manifest: label)
            #expect(outcome.choice == EncodingChoice(encoding: .gb18030, basis: .manifest))
            #expect(outcome.findings.isEmpty, "\(label)")
        }
        let ascii = chosen(Array("a,b\n".utf8), manifest: "gbk")
        #expect(ascii.choice == EncodingChoice(encoding: .gb18030, basis: .manifest))
    }

    @Test("the XML declaration outranks the manifest")
    func declaration() {
        let outcome = chosen(declaring("GB18030") + chinese, manifest: "utf-8")
        #expect(outcome.choice == EncodingChoice(encoding: .gb18030, basis: .declaration))
        #expect(outcome.findings.isEmpty)
    }

    @Test("a byte order mark outranks all")
    func mark() {
        let outcome = chosen([0xEF, 0xBB, 0xBF] + utf8, manifest: "gbk")
        #expect(outcome.choice == EncodingChoice(encoding: .utf8, basis: .byteOrderMark))
        #expect(outcome.byteOrderMarkLength == 3)
        let units = Array("性别\n".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let big = chosen([0xFE, 0xFF] + units)
        #expect(big.choice.encoding == .utf16BigEndian)
        #expect(big.byteOrderMarkLength == 2)
    }

    @Test("a label the bytes contradict is FIL004, and the bytes win")
    func contradicted() {
        let wrongManifest = chosen(chinese, manifest: "UTF-8")
        #expect(wrongManifest.choice == EncodingChoice(encoding: .gb18030, basis: .detected))
        #expect(codes(wrongManifest) == ["FIL004"])
        let values = wrongManifest.findings.first?.values.map(\.text)
        #expect(values == ["a.csv", "UTF-8", "GB18030"])
        let wrongDeclaration = chosen(declaring("gb2312") + utf8)
        #expect(wrongDeclaration.choice.encoding == .utf8)
        #expect(codes(wrongDeclaration) == ["FIL004"])
        #expect(wrongDeclaration.findings.first?.file == 2)
    }

    @Test("gb2312 over codes GB 2312 lacks is FIL004, gbk and gb18030 aren't")
    func narrowLabel() {
        let bytes = declaring("gb2312") + chinese + GBSample.rare
        #expect(chosen(bytes).choice == EncodingChoice(encoding: .gb18030, basis: .declaration))
        #expect(codes(chosen(bytes)) == ["FIL004"])
        #expect(codes(chosen(declaring("GBK") + chinese + GBSample.rare)).isEmpty)
        #expect(codes(chosen(declaring("gb2312") + chinese)).isEmpty)
    }

    @Test("an unknown label is FIL002, and the bytes decide", arguments: ["big5", "latin1", "?"])
    func unknown(label: String) {
        let manifest = chosen(chinese, manifest: label)
        #expect(manifest.choice == EncodingChoice(encoding: .gb18030, basis: .detected))
        #expect(codes(manifest) == ["FIL002"])
        #expect(manifest.findings.first?.values.last?.text == label)
        #expect(codes(chosen(declaring(label) + utf8)) == ["FIL002"])
    }

    @Test("bytes that fit nothing are FIL002")
    func nothing() {
        let noise: [UInt8] = (0..<400).map { [0x81, 0xFF, 0x80, 0xC1][$0 % 4] }
        #expect(codes(chosen(noise)) == ["FIL002"])
        #expect(
            chosen(noise).findings[0].values.map(\.text) == ["a.csv", "unknown encoding", "未知编码"])
        let big5: [UInt8] = [0xA9, 0x6D, 0xA6, 0x57, 0x2C, 0xA9, 0xCA, 0xA7, 0x4F, 0x0A]
        #expect(codes(chosen(big5)) == ["FIL002"])
        #expect(chosen(big5).findings[0].values.map(\.text) == ["a.csv", "Big5"])
    }

    @Test(
        "what a declaration names",
        arguments: [
            ("<?xml version=\"1.0\" encoding=\"gb2312\"?>", "gb2312"),
            ("<?xml version='1.0' encoding = 'GBK' ?>", "GBK"),
            ("<?xml version=\"1.0\"?><a encoding=\"gbk\"/>", nil), ("<births>", nil), ("", nil),
            ("<?xml version=\"1.0\" encoding=\"\"?>", nil), ("<?xml encoding=\"gbk\"", nil),
        ] as [(String, String?)])
    func declarations(text: String, label: String?) {
        #expect(EncodingChooser.xmlDeclaredEncoding(Array(text.utf8)) == label)
    }

    @Test("a file's basis is told, and the mark isn't part of the first header")
    func wholeFile() throws {
        let marked = try ReadCSV([0xEF, 0xBB, 0xBF] + utf8)
        #expect(marked.encoding.basis == .byteOrderMark)
        #expect(marked.rows.first?.recordID == "B1")
        let read = try ReadCSV(GBSample.header + GBSample.plain + GBSample.rare)
        #expect(read.encoding.encoding == .gb18030)
        #expect(read.rows.map { $0.text(.childName) } == ["王小明", "王䶮"])
        #expect(read.codes.isEmpty)
        let units = Array("出生个案编码,婴儿姓名\nB1,王小明\n".utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try ReadCSV(little).rows.first?.text(.childName) == "王小明")
        #expect(try ReadCSV([0xFF, 0xFE] + little).encoding.encoding == .utf16LittleEndian)
    }

    @Test("a manifest's label that the file contradicts is told with the file's findings")
    func contradictedFile() throws {
        let read = try ReadCSV(chinese) { $0.declaredEncoding = "utf-8" }
        #expect(read.codes == ["FIL004"])
        #expect(read.rows.first?.text(.childName) == "王小明")
    }
}
