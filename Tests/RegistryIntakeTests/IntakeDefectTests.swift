import RegistryModel
import Testing

@testable import RegistryIntake

/// Files that were once read wrongly.
@Suite("Files that must not be misread")
struct IntakeDefectTests {
    @Test("the column the manifest names wins over a label that stands before it")
    func mappedColumn() throws {
        let read = try ReadCSV("出生个案编码,姓名,学生姓名,性别\nB1,甲,乙,1\n".utf8) {
            $0.columns = [.childName: "学生姓名"]
        }
        #expect(read.rows.first?.text(.childName) == "乙")
    }

    @Test("a mark that contradicts the declaration is FIL004, and the mark wins")
    func markAgainstDeclaration() {
        let context = ReadingContext(
            path: "a.xml", location: "a.xml", source: SourceID(.registryBirths), file: 0)
        let text = "<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<births>王</births>"
        let outcome = EncodingChooser(manifest: nil, context: context)
            .choose(for: [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(outcome.choice == EncodingChoice(encoding: .utf8, basis: .byteOrderMark))
        #expect(outcome.findings.map(\.rule) == ["FIL004"])
    }

    @Test("an unknown label over unknown bytes is said once")
    func unknownTwice() {
        let context = ReadingContext(
            path: "a.csv", location: "a.csv", source: SourceID(.registryBirths), file: 0)
        let noise: [UInt8] = (0..<400).map { [0x81, 0xFF, 0x80, 0xC1][$0 % 4] }
        let outcome = EncodingChooser(manifest: "big5", context: context).choose(for: noise)
        #expect(outcome.findings.map(\.rule) == ["FIL002"])
    }

    @Test("offsets of malformed bytes count from the start of the file, mark included")
    func offsets() throws {
        let head = Array("出生个案编码,婴儿姓名\n".utf8)
        let bytes = [0xEF, 0xBB, 0xBF] + head + [0x42, 0x31, 0x2C, 0xFF, 0x0A]
        let read = try ReadCSV(bytes)
        #expect(read.value("offsets", of: "FIL003") == String(bytes.count - 2))
    }

    @Test("a file of a mark alone is empty")
    func markAlone() throws {
        #expect(try ReadCSV([0xEF, 0xBB, 0xBF]).codes == ["FIL030"])
    }

    @Test("a forgotten quote in a title costs its own row")
    func quoteInTitle() throws {
        let read = try ReadCSV("\"2013年5月出生\n出生个案编码,性别\nB1,1\nB2,\"2\"\n")
        #expect(read.rows.map(\.recordID) == ["B1", "B2"])
    }

    @Test("zeros behind the last member of a gzip file are padding")
    func padding() throws {
        let bytes = GzipSample.firstBytes + [UInt8](repeating: 0, count: 512)
        let read = try ReadCSV(bytes)
        #expect(read.codes.isEmpty)
        #expect(read.rows.count == 1)
    }

    @Test("a forgotten quote in a record above a chunk's size is still said")
    func quoteInLargeRecord() throws {
        let filler = [UInt8](repeating: 0x78, count: 600_000)
        var bytes = Array("noticeID,subjectRef,kind\n\"n1,\"".utf8)
        bytes += filler + Array("\",\"".utf8) + filler + Array("\"\nn2,b,1\n".utf8)
        let read = try ReadCSV(bytes, .notices)
        #expect(read.findings("FIL024").map(\.line) == [2])
        #expect(read.rows.last?.recordID == "n2")
    }

    @Test("a short GB 18030 line with a rare character is decoded among UTF-8 lines")
    func rareLine() {
        var decoder = MixedTextDecoder()
        var out: [UInt8] = []
        decoder.decode((GBSample.utf8Header + GBSample.rare)[...], into: &out)
        decoder.finish(into: &out)
        #expect(String(decoding: out, as: UTF8.self) == "出生个案编码,婴儿姓名,性别\nB2,王䶮,女\n")
        #expect(decoder.foreignLines == 1 && decoder.malformed.count == 0)
    }

    @Test("a comment before the root doesn't hide it")
    func comment() {
        let head = "<?xml version=\"1.0\"?><!-- was <b>persons</b> --><births>"
        #expect(SourceRecognition.kind(of: Array(head.utf8)) == .registryBirths)
    }
}
