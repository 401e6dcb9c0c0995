import Foundation
import RegistryModel
import TestSupport
import Testing

@testable import AuditReports

@Suite("The bulletin as an OpenDocument text")
struct TextDocumentTests {
    private func odt(
        _ language: Language = .zh, _ county: SampleCounty = SampleCounty()
    ) throws -> [UInt8] {
        var result = try county.result()
        result.trend = SampleTrend.trend
        return try Bulletin(result, language: language).odt()
    }

    @Test("the type comes first, unpacked and without extra bytes")
    func type() throws {
        let bytes = try odt()
        #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4])
        #expect(Array(bytes[8..<10]) == [0, 0], "stored")
        #expect(Array(bytes[28..<30]) == [0, 0], "no extra field")
        let start = String(decoding: bytes[30..<77], as: UTF8.self)
        #expect(start == "mimetypeapplication/vnd.oasis.opendocument.text")
    }

    @Test("the same bulletin gives the same bytes")
    func deterministic() throws {
        let first = try odt()
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try odt() == first)
    }

    @Test(
        "every part is well-formed XML, whatever a village is called",
        .enabled(
            if: ExternalTool.xmllint != nil && ExternalTool.unzip != nil, "no xmllint or unzip"))
    func wellFormed() throws {
        let xmllint = try #require(ExternalTool.xmllint)
        let unzip = try #require(ExternalTool.unzip)
        let folder = try ScratchFolder()
        let name = "<&\"'>\u{1}\u{FFFE} 村"
        for (number, language) in Language.allCases.enumerated() {
            let file = try folder.write(
                "\(number).odt", try odt(language, .init(villageName: name)))
            let parts = folder.url.appendingPathComponent("\(number)").path
            #expect(try unzip.run(["-q", "-t", file.path]).status == 0)
            #expect(try unzip.run(["-q", file.path, "-d", parts]).status == 0)
            for part in ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"] {
                let run = try xmllint.run(["--noout", "\(parts)/\(part)"])
                #expect(run.status == 0, "\(part): \(run.output)")
            }
        }
    }

    @Test(
        "a word processor reads it: text and tables come out as they went in",
        .enabled(if: ExternalTool.writer != nil, "no soffice with Writer"),
        arguments: Language.allCases)
    func converted(language: Language) throws {
        let office = try #require(ExternalTool.writer)
        let folder = try ScratchFolder()
        let file = try folder.write("bulletin.odt", try odt(language))
        let (data, said) = try ExternalTool.converted(
            file, to: "txt:Text (encoded):UTF8", in: folder.url, by: office)
        let text = String(decoding: try #require(data, "\(said)"), as: UTF8.self)
        for words in language == .zh
            ? ["2013年5月出生统计数据质量通报", "表 2　各乡镇漏报、错报和多报", "新房乡", "政策内出生漏报1人扣3分"]
            : ["Bulletin on the quality of birth registration, May 2013", "Table 2. By township"]
        {
            #expect(text.contains(words), "\(words)")
        }
        #expect(ExternalTool.complaints(in: said).isEmpty, "\(said)")
    }
}
