import Foundation
import RegistryModel
import Testing

@testable import AuditReports

/// English reports: all Chinese left in them is the data's own.
@Suite("Pages in English")
struct EnglishPagesTests {
    private func isHan(_ letter: Character) -> Bool {
        letter.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
    }

    /// What stands in the data: names, places, words of files, the penalty table's document and
    /// clauses. None of it is ours to translate.
    private func own(_ result: AuditResult) -> [String] {
        var texts = [result.table.document, result.run.countyName, result.run.issuer].compactMap {
            $0
        }
        texts += result.table.rows.map(\.clause)
        for village in result.villages.map(\.village) { texts += [village.name, village.township] }
        for auditCase in result.cases.map(\.auditCase) {
            for cell in auditCase.evidence.flatMap(\.cells) {
                guard let text = cell.text else { continue }
                texts += [text, cell.privacy.shown(text, .masked)]
            }
            for field in auditCase.fields {
                for text in [field.registry, field.adjudicated].compactMap({ $0 }) {
                    texts += [text, field.privacy.shown(text, .masked)]
                }
            }
        }
        return Set(texts).filter { $0.contains(where: isHan) }
            .sorted { ($1.count, $0) < ($0.count, $1) }
    }

    private func left(in text: String, of result: AuditResult) -> [String] {
        // Fonts are named in style sheets.
        var page = text.replacing(/<style>.*?<\/style>/.dotMatchesNewlines(), with: "")
        for name in own(result) { page = page.replacingOccurrences(of: name, with: "") }
        // A masked name is a surname and asterisks, whoever's it is.
        return page.replacing(/\p{Han}\*+/, with: "").split { !isHan($0) }.map(String.init)
    }

    @Test("index, cases, notices and bulletin, and what machines read")
    func pages() throws {
        var result = try SampleCounty().result()
        result.trend = SampleTrend.trend
        for (path, text) in reports(result, .en)
        where path.hasSuffix("html") {
            #expect(left(in: text, of: result) == [], "\(path)")
        }
    }

    @Test("a county of many villages, whose cases are a list")
    func large() throws {
        let county = SampleCounty(villageCount: 60)
        let result = try county.result(cases: county.manyCases(900))
        let index = try #require(reports(result, .en)["index.html"])
        #expect(left(in: index, of: result) == [])
    }

    @Test("every setting of a run has a name in both languages")
    func settings() {
        for setting in AuditPolicy().settings {
            #expect(PolicyWords.title(of: setting.name) != nil, "\(setting.name)")
        }
    }

    @Test("the text document and every sheet of the workbook")
    func office() throws {
        var result = try SampleCounty().result()
        result.trend = SampleTrend.trend
        for sheet in AuditWorkbook(result, language: .en).sheets {
            var texts = [sheet.name] + sheet.preamble + sheet.columns.map(\.title)
            for row in 0..<sheet.rowCount {
                for case .text(let text) in sheet.row(row) { texts.append(text) }
            }
            #expect(left(in: texts.joined(separator: "\n"), of: result) == [], "\(sheet.name)")
        }
    }
}
