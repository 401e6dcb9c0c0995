import Foundation
import Testing

@Suite("Bulletins, workbook and trend, by the built program", .serialized)
struct BulletinCommandTests {
    private let folder = Result { try TemporaryFolder() }

    private var county: String { get throws { try folder.get().path + "/county" } }

    private func make(_ more: String = "") throws {
        let made = try BuiltProgram.run([
            "synth", try county, "--villages", "4", "--births", "80", "--persons", "600", "--seed",
            "5", "--rate", "missing=0.2", "misreported=0.1",
        ])
        try #require(made.status == 0, "\(made.errors)")
        let manifest = try folder.get().text("county/audit.yaml")
        try folder.get().write("county/audit.yaml", manifest + "\nledger: ledger.sqlite\n" + more)
    }

    private func audit(_ more: [String] = []) throws {
        let run = try BuiltProgram.run(["audit", try county, "--quiet"] + more)
        #expect(run.status <= 1, "\(run.errors)")
    }

    private func report(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: try county + "/report/" + name))
    }

    @Test("an audit writes the bulletin and the workbook, the same again on the same data")
    func audited() throws {
        try make("notice: {issuer: 某县核查办公室, appealTo: 某镇统计站 0857-000000}\n")
        try audit()
        let names = ["bulletin.html", "bulletin.odt", "audit.xlsx"]
        let first = try names.map(report)
        try audit(["--threads", "1"])
        #expect(try names.map(report) == first)
        let page = String(decoding: first[0], as: UTF8.self)
        #expect(page.contains("某县核查办公室"))
        #expect(page.contains("期初未销号 0 件"))
        let villages = try FileManager.default.contentsOfDirectory(
            atPath: try county + "/report/villages")
        let notice = String(
            decoding: try report("villages/" + (villages.sorted().first ?? "")), as: UTF8.self)
        #expect(notice.contains("某镇统计站 0857-000000"))
        #expect(notice.contains("自收到扣分通知之日起 15 日内"))
    }

    @Test("the quarter's bulletin is made of the recorded months and says which are missing")
    func quarter() throws {
        try make()
        try audit()
        let period = try folder.get().text("county/audit.yaml")
            .firstMatch(of: /from: (\d{4})-(\d{2})-01/)
        let (year, month) = (
            try #require(period.map { String($0.1) }), try #require(period.flatMap { Int($0.2) })
        )
        let quarter = "\(year)Q\((month - 1) / 3 + 1)"
        let run = try BuiltProgram.run(["bulletin", try county, "--quarter", quarter])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output.hasSuffix(
                "bulletins/\(quarter).html\n\(try county)/bulletins/\(quarter).odt\n"))
        let page = try folder.get().text("county/bulletins/\(quarter).html")
        #expect(page.contains("的核查记录，本通报的数字不含这些月份"))
        #expect(page.contains("季度出生统计数据质量通报"))
        // The month's figures are the quarter's: nobody has given a verdict.
        let monthly = String(decoding: try report("bulletin.html"), as: UTF8.self)
        let points = /已确认扣 [^。]*。/
        #expect(page.firstMatch(of: points)?.0 == monthly.firstMatch(of: points)?.0)
        let again = try BuiltProgram.run(["bulletin", try county, "--quarter", quarter, "--quiet"])
        #expect(again.status == 0 && again.output.isEmpty)
    }

    @Test("the year's bulletin has a line a month, and says each thing once")
    func year() throws {
        try make()
        try audit()
        let manifest = try folder.get().text("county/audit.yaml")
        let from = try #require(manifest.firstMatch(of: /from: (\d{4})-(\d{2})-01/))
        let (year, month) = (try #require(Int(from.1)), try #require(Int(from.2)))
        // Another month of the same reporting year, which begins in October.
        let (ends, other) = (month < 10 ? year : year + 1, month == 5 ? 3 : 5)
        let days = "from: \(ends)-0\(other)-01, to: \(ends)-0\(other)-31"
        try folder.get().write(
            "county/audit.yaml",
            manifest.replacing(/period: {[^}]*}/, with: "period: {\(days)}"))
        try audit()
        let run = try BuiltProgram.run(["bulletin", try county, "--year", String(ends)])
        try #require(run.status == 0, "\(run.errors)")
        let page = try folder.get().text("county/bulletins/\(ends).html")
        for shown in ["\(year)年\(month)月", "\(ends)年\(other)月"] {
            #expect(page.contains("<th scope=\"row\">\(shown)</th>"), "\(shown)")
        }
        let opening = try #require(page.firstMatch(of: /对[^，]*的出生统计数据/)).0
        #expect(opening.matches(of: /\d{4}年\d{1,2}月\d{1,2}日至/).count == 1, "\(opening)")
        #expect(page.firstMatch(of: /链接找到的真实匹配(每月|以)/) != nil)
        // Ten months are missing, in three stretches at most.
        let missing = try #require(page.firstMatch(of: /台账中没有([^，]*)的核查记录/)).1
        #expect(missing.contains("至"), "\(missing)")
        #expect(missing.split(separator: "、").count <= 3, "\(missing)")
    }

    @Test("what a month's bulletin left out isn't told by the quarter's less the other months'")
    func differences() throws {
        // Children of their own in each month, so that the quarter is the sum.
        let months = [("04", "30"), ("05", "31"), ("06", "30")]
        let folder = try folder.get()
        for (month, end) in months {
            let made = try BuiltProgram.run([
                "synth", folder.path + "/m" + month, "--villages", "80", "--births", "400",
                "--persons", "2400", "--seed", month, "--no-roster", "--from", "2013-\(month)-01",
                "--to", "2013-\(month)-\(end)", "--rate", "missing=0.05", "misreported=0.05",
                "villageUnknown=0.02",
            ])
            try #require(made.status == 0, "\(made.errors)")
            let manifest = try folder.text("m\(month)/audit.yaml")
            try folder.write("m\(month)/audit.yaml", manifest + "\nledger: ../ledger.sqlite\n")
            let run = try BuiltProgram.run(["audit", folder.path + "/m" + month, "--quiet"])
            try #require(run.status == 1, "\(run.errors)")
        }
        let run = try BuiltProgram.run(["bulletin", folder.path + "/m06", "--quarter", "2013Q2"])
        try #require(run.status == 0, "\(run.errors)")
        let own = try PrintedCounts(folder.text("m06/bulletins/2013Q2.html"))
        let parts = try months.map {
            try PrintedCounts(folder.text("m\($0.0)/report/bulletin.html"))
        }
        var hidden = 0
        for (place, sum) in own.ranges {
            let months = parts.map { $0.ranges[place] ?? 0...0 }
            for (number, month) in months.enumerated() where month.count > 1 {
                hidden += 1
                let others = months.enumerated().filter { $0.offset != number }.map(\.element)
                let least = sum.lowerBound - others.reduce(0) { $0 + $1.upperBound }
                let most = sum.upperBound - others.reduce(0) { $0 + $1.lowerBound }
                #expect(
                    max(least, month.lowerBound) < min(most, month.upperBound),
                    "\(place): \(sum) of \(months)")
            }
        }
        #expect(own.ranges.count > 50 && hidden > 30, "\(own.ranges.count) \(hidden)")
        let verified = try BuiltProgram.run(["ledger", "verify", folder.path + "/ledger.sqlite"])
        #expect(verified.status == 0, "\(verified.output)")
    }

    @Test("a bulletin somebody has worked on isn't overwritten; unknown months are told")
    func refusals() throws {
        try make()
        try audit()
        let year = ["bulletin", try county, "--year", "2013", "--lang", "en"]
        #expect(try BuiltProgram.run(year).status == 0)
        try folder.get().write("county/bulletins/2013.odt", "edited")
        let refused = try BuiltProgram.run(year)
        #expect(refused.status == 2 && refused.errors.contains("wasn't overwritten"))
        #expect(try folder.get().text("county/bulletins/2013.odt") == "edited")
        let none = try BuiltProgram.run(
            ["bulletin", try county, "--quarter", "1999Q1", "--lang", "en"])
        #expect(none.status == 2 && none.errors.contains("no audit of any month"))
        // A month that was audited twice is one month.
        try folder.get().write(
            "county/villages.csv", try folder.get().text("county/villages.csv") + "\n")
        try audit()
        let again = try BuiltProgram.run(
            ["bulletin", try county, "--quarter", "1999Q1", "--lang", "en"])
        #expect(again.errors == none.errors)
        for wrong in [["--quarter", "2013-2"], [], ["--quarter", "2013Q2", "--year", "2013"]] {
            let run = try BuiltProgram.run(["bulletin", try county] + wrong)
            #expect(run.status == 64, "\(wrong)")
        }
    }
}

/// What the tables of a printed bulletin say each count is: of its figures, townships and clauses.
private struct PrintedCounts {
    /// By the table, the row and the column.
    private(set) var ranges: [String: ClosedRange<Int>] = [:]

    /// Counts that aren't of one period alone.
    private static let others = ["待核实", "有扣分的村（居）", "出生统计准确率", "链接灵敏度"]

    init(_ page: String) {
        for table in page.matches(of: /<caption>表 ([123])　(.*?)<\/table>/.dotMatchesNewlines()) {
            let rows = table.2.matches(of: /<tr[^>]*>(.*?)<\/tr>/.dotMatchesNewlines())
            for row in rows.dropFirst() {
                let cells = row.1.matches(of: /<t[dh][^>]*>([^<]*)</).map { String($0.1) }
                let columns = table.1 == "1" ? 1...1 : table.1 == "2" ? 2...8 : 2...2
                for column in columns where !Self.others.contains(cells[0]) {
                    ranges["\(table.1) \(cells[0]) \(column)"] = Self.range(cells[column])
                }
            }
        }
    }

    private static func range(_ cell: String) -> ClosedRange<Int>? {
        switch cell {
        case "&lt;3": 1...2
        case "※": 0...1_000_000
        default: Int(cell).map { $0...$0 }
        }
    }
}
