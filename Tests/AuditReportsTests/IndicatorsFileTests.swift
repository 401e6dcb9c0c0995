import Foundation
import RegistryModel
import Testing

@testable import AuditReports

@Suite("indicators.json")
struct IndicatorsFileTests {
    private typealias Object = [String: Any]

    private func result() throws -> AuditResult {
        var result = try SampleCounty().result()
        result.trend = SampleTrend.trend
        return result
    }

    private func file(
        _ result: AuditResult, _ language: Language = .zh, _ reveal: Reveal = .masked
    ) throws -> Object {
        let text = try #require(reports(result, language, reveal)["indicators.json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    }

    private func number(_ value: Any?) -> Double? { (value as? NSNumber)?.doubleValue }

    @Test("has the figures of the workbook's sheet, this period's and those before")
    func workbook() throws {
        let result = try result()
        let file = try file(result)
        let now = try #require(file["indicators"] as? Object)
        let trend = try #require(file["trend"] as? Object)
        let past = ((trend["previous"] as? Object)?["indicators"] as? Object) ?? [:]
        let sheets = AuditWorkbook(result, language: .zh, reveal: .masked).sheets
        let sheet = try #require(sheets.first { $0.name == "指标" })
        var compared = 0
        for row in (0..<sheet.rowCount).map({ sheet.row($0) }) {
            guard case .text(let title) = row[0],
                let figure = HeadlineFigure.allCases.first(where: { $0.title.zh == title }),
                figure != .linkageSensitivity
            else { continue }
            for (cell, object) in [(row[1], now), (row[2], past)] {
                if case .number(let value) = cell {
                    #expect(number(object[figure.rawValue]) == value, "\(figure)")
                    compared += 1
                }
            }
        }
        #expect(compared > 30)
        for figure in HeadlineFigure.allCases { #expect(now.keys.contains(figure.rawValue)) }
        #expect(
            number(now["accuracy"]).map { ($0 * 10_000).rounded() }
                == result.figures.accuracy.map { ($0 * 10_000).rounded() })
    }

    @Test("says of villages, townships and county what deductions.csv, run.json and index.html say")
    func areas() throws {
        let result = try result()
        let texts = reports(result)
        let file = try file(result)
        let villages = try #require(file["villages"] as? [Object])
        let townships = try #require(file["townships"] as? [Object])
        let county = try #require(file["indicators"] as? Object)
        let lines = try #require(texts["deductions.csv"]).split(whereSeparator: \.isNewline)
        let head = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let names = [
            ("confirmed", "confirmedPoints"), ("provisionalMin", "provisionalPointsMin"),
            ("provisionalMax", "provisionalPointsMax"), ("births", "births"), ("rank", "rank"),
        ]
        for (line, village) in zip(lines.dropFirst(), villages) {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            #expect(village["villageCode"] as? String == String(cells[0]))
            for (column, name) in names {
                let place = try #require(head.firstIndex(of: column))
                #expect(number(village[name]) == Double(cells[place]), "\(name)")
            }
        }
        #expect(villages.count == lines.count - 1)
        for name in ["births", "confirmedPoints", "missing", "late", "missingPersons"] {
            let sum = villages.reduce(0) { $0 + (number($1[name]) ?? 0) }
            #expect(sum == townships.reduce(0) { $0 + (number($1[name]) ?? 0) }, "\(name)")
            let rest = number((file["unassigned"] as? Object)?[name]) ?? 0
            #expect(sum + rest == number(county[name]), "\(name)")
        }
        let runFile = try #require(texts["run.json"])
        let run = try #require(
            try JSONSerialization.jsonObject(with: Data(runFile.utf8)) as? Object)
        let totals = try #require(run["totals"] as? Object)
        #expect(number(totals["confirmed"]) == number(county["confirmedPoints"]))
        #expect(number(totals["births"]) == number(county["births"]))
        let cases = totals["cases"] as? Object
        #expect(number(cases?["feed-error"]) == number(county["feedErrors"]))
        let index = try #require(texts["index.html"])
        let accuracy = try #require(number(county["accuracy"]))
        #expect(index.contains(String(format: "%.2f", accuracy * 100).prefix(4)))
    }

    @Test("names nobody, is the same in both languages and revealed, and has nulls for the unknown")
    func nobody() throws {
        let result = try result()
        let own = try #require(reports(result)["indicators.json"])
        #expect(reports(result, .en, .revealed)["indicators.json"] == own)
        #expect(!own.contains("陈") && !own.contains("520525198"))
        var bare = try SampleCounty().result()
        bare.trend = nil
        let file = try file(bare)
        #expect(file["trend"] == nil)
        let first = try #require((file["villages"] as? [Object])?.first)
        #expect(number(first["births"]) == 11)
        #expect(first["isCompared"] as? Bool == false)
        let low = try #require(number(first["omissionRateLow"]))
        let high = try #require(number(first["omissionRateHigh"]))
        let rate = try #require(number(first["omissionRate"]))
        #expect(low <= rate && rate <= high)
    }
}
