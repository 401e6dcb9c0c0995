import AuditReports
import Foundation
import RegistryModel
import TestSupport
import Testing

@Suite("Speed and a sample to look at")
struct ReportSpeedTests {
    @Test("5,000 cases: the time is printed, not judged")
    func fiveThousand() throws {
        let county = SampleCounty(villageCount: 500)
        let result = try county.result(cases: county.manyCases(5000))
        let clock = ContinuousClock()
        var size = 0
        var index = 0
        let time = clock.measure {
            ReportSet(result, language: .zh).write { path, piece in
                size += piece.count
                if path == "index.html" { index += piece.count }
            }
        }
        let folder = try ScratchFolder()
        let office = try clock.measure {
            try AuditWorkbook(result, language: .zh)
                .write(to: folder.url.appendingPathComponent("audit.xlsx").path)
            _ = try Bulletin(result, language: .zh).odt()
        }
        print(
            "5,000 cases, 500 villages: \(time), \(size) bytes, index.html \(index) bytes; "
                + "workbook and text document \(office)")
        #expect(index > 0)
    }

    @Test(
        "writes the sample to a folder named in HECHA_REPORT_SAMPLE",
        .enabled(if: ProcessInfo.processInfo.environment["HECHA_REPORT_SAMPLE"] != nil))
    func sample() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["HECHA_REPORT_SAMPLE"])
        for language in Language.allCases {
            let base = URL(filePath: folder).appending(path: language.rawValue)
            var result = try SampleCounty().result()
            result.trend = SampleTrend.trend
            for (path, text) in reports(result, language) {
                let file = base.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            try AuditWorkbook(result, language: language)
                .write(to: base.appending(path: "audit.xlsx").path)
            try Data(Bulletin(result, language: language).odt())
                .write(to: base.appending(path: "bulletin.odt"))
        }
    }
}
