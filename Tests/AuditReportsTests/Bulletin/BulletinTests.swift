import Foundation
import RegistryModel
import TestSupport
import Testing

@testable import AuditReports

@Suite("The bulletin")
struct BulletinTests {
    private func page(
        _ language: Language = .zh, _ change: (inout AuditResult) -> Void = { _ in }
    ) throws -> String {
        var result = try SampleCounty().result()
        change(&result)
        return String(decoding: Bulletin(result, language: language).html(), as: UTF8.self)
    }

    @Test("figures in words and tables, confirmed and provisional apart")
    func figures() throws {
        let page = try page()
        for words in [
            "2013年5月出生统计数据质量通报", "出生漏报 6 例", "出生错报若干例",
            Bilingual.pointsWithheld.zh, "估计找到 99.2% 的真实匹配",
            "多报与漏报一并通报", "不足 30 人的不计算比率", "于2013年6月20日前", "纳雍县", "〔2013〕",
            "2013年6月10日",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        // 5 and 19 are never added up.
        #expect(!page.contains(">24<") && !page.contains("24 分"))
    }

    @Test("nobody is named, and no count of one or two is told")
    func publicFigures() throws {
        for language in Language.allCases {
            let page = try page(language)
            for secret in ["陈", "杨胜利", "M-7F21", "520525************", "births-102.csv"] {
                #expect(!page.contains(secret), "\(secret)")
            }
        }
        let cells = try page().matches(of: /<td class="n">([^<]*)<\/td>/).map { String($0.1) }
        #expect(cells.count > 50)
        #expect(!cells.contains("1") && !cells.contains("2"), "\(cells)")
    }

    @Test("what limits the figures is said where they begin", arguments: Language.allCases)
    func notes(language: Language) throws {
        // What the program has to say to who runs it is nothing for the townships.
        let page = try page(language) { result in
            result.limits = result.notes
            result.notes.append(Bilingual(zh: "文件 x.csv 不认得", en: "x.csv isn't recognised"))
        }
        #expect(!page.contains("x.csv"))
        let note = try #require(
            page.firstRange(of: language == .zh ? "未提供民政婚姻登记" : "No civil marriages given"))
        let table = try #require(page.firstRange(of: language == .zh ? "表 1" : "Table 1"))
        #expect(note.lowerBound < table.lowerBound)
    }

    @Test("no village is ranked by rate, and few births give none")
    func rates() throws {
        let result = try SampleCounty().result(cases: SampleCounty().manyCases(400))
        let page = String(decoding: Bulletin(result, language: .zh).html(), as: UTF8.self)
        #expect(page.contains("表 4　扣分较多的村（居）"))
        #expect(page.contains("按已确认分加暂计下限由多到少列出，不按比率"))
        #expect(page.contains("样本小"))
    }

    @Test("with a ledger every figure stands beside last month's and last year's")
    func trend() throws {
        let page = try page { result in
            result.trend = SampleTrend.trend
        }
        for words in [
            "上期：2013年4月；去年同期：2012年5月", "期初未销号 7 件，本期新发现 12 件，销号 4 件，期末未销号 15 件，其中结转 5 件",
            "+2",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(try self.page().contains("本次没有使用台账"))
    }

    @Test(
        "points of earlier periods stand in the bulletins of their time, which may leave them out")
    func earlierPoints() throws {
        let page = try page { result in
            result.trend = SampleTrend.trend
            let months = [SampleTrend.trend.previous, SampleTrend.trend.yearAgo]
            result.trend?.months = months.compactMap { $0 }
        }
        #expect(page.contains("扣分见当时的通报") && page.contains("扣分见各月通报"))
        // Those of both periods: 3 confirmed, 12–15 provisional.
        #expect(!page.contains(">12–15<") && !page.contains(">12 (12–15)<"))
        let table = try #require(
            page.split(separator: "表 1-1").last?.split(separator: "</table>")[0])
        #expect(!table.contains("已确认") && !table.contains("暂计"))
        #expect(table.matches(of: /<td class="n">/).count == 14)
    }

    @Test("of an earlier period stands what its own bulletin showed, and no more")
    func shownThen() throws {
        let page = try page { result in
            result.trend = SampleTrend.trend
            guard let past = result.trend?.previous else { return }
            result.trend?.bulletins = [
                PastBulletin(
                    period: AccountPeriod(past.period),
                    counts: BulletinCounts([
                        "figure.births": .init(count: 310, sign: .told),
                        "figure.missing": .init(count: 4, sign: .withheld),
                        "figure.missingA": .init(count: 2, sign: .small),
                        "figure.late": .init(count: 3, sign: .told),
                        "faulty": .init(count: 9, sign: .withheld),
                        "charged": .init(count: 9, sign: .told),
                    ]))
            ]
        }
        func cells(_ title: String) throws -> [String] {
            let row = try #require(page.split(separator: "<th scope=\"row\">\(title)</th>").last)
            return row.prefix { $0 != "\n" }.matches(of: /<td class="n">([^<]*)</).prefix(3).map {
                String($0.1)
            }
        }
        #expect(try cells("出生")[1] == "310")
        #expect(try Array(cells("出生漏报")[1...]) == ["※", "—"])
        #expect(try cells("其中 A 级")[1] == "&lt;3")
        #expect(try cells("迟报")[1] == "3")
        #expect(try Array(cells("出生统计准确率")[1...]) == ["※", "—"])
        // Not in that bulletin.
        #expect(try cells("出生错报")[1] == "—")
    }

    @Test("English bulletins carry no Chinese but the data's own")
    func english() throws {
        var result = try SampleCounty(villageName: "V").result()
        result.run.countyName = nil
        result.run.issuer = "Office"
        result.villages = []
        result.trend = SampleTrend.trend
        result.table = TableSummary(
            id: "t", title: Bilingual(zh: "表", en: "table"), document: "d", sha256: "0", rows: [],
            options: [])
        let page = String(decoding: Bulletin(result, language: .en).html(), as: UTF8.self)
        let body = page.drop { $0 != "\n" }
        let han = body[(body.range(of: "<body")?.lowerBound ?? body.startIndex)...]
            .unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
        #expect(han.isEmpty, "\(String(String.UnicodeScalarView(han)))")
    }
}

/// Earlier figures of the sample county.
enum SampleTrend {
    static var trend: RunTrend {
        func past(_ from: String, _ to: String, _ hash: String) -> PastFigures? {
            guard let from = CalendarDay(from), let to = CalendarDay(to) else { return nil }
            let figures = RunFigures([
                .births: 310, .missing: 4, .missingA: 2, .missingB: 1, .missingC: 1,
                .misreported: 5, .unsupported: 0, .duplicate: 0, .late: 3, .wrongVillage: 0,
                .toVerify: 9, .confirmedPoints: 300, .provisionalPointsMin: 1200,
                .provisionalPointsMax: 1500, .linkageSensitivity: 9920,
            ])
            return PastFigures(period: from...to, run: 1, figures: figures, tableHash: hash)
        }
        var movement = CaseMovement()
        movement.opening = 7
        movement.new = 12
        movement.closed = 4
        movement.closing = 15
        movement.carriedOver = 5
        return RunTrend(
            previous: past("2013-04-01", "2013-04-30", String(repeating: "ab", count: 32)),
            yearAgo: past("2012-05-01", "2012-05-31", "another"), movement: movement)
    }
}
