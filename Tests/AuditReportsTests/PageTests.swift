import AuditReports
import Foundation
import RegistryModel
import Testing

@Suite("Pages for people")
struct PageTests {
    @Test("hostile names stay text", arguments: Language.allCases)
    func hostile(language: Language) throws {
        let attack = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
        let county = SampleCounty(motherName: attack, villageName: attack)
        for (path, text) in reports(try county.result(), language, .revealed)
        where path.hasSuffix("html") {
            #expect(!text.contains("<script>alert"), "\(path)")
            #expect(!text.contains("<img"), "\(path)")
            #expect(text.contains("&lt;script&gt;") || !text.contains("alert("), "\(path)")
        }
    }

    @Test("every element opened is closed, in both languages", arguments: Language.allCases)
    func wellFormed(language: Language) throws {
        for (path, text) in reports(try SampleCounty().result(), language)
        where path.hasSuffix("html") {
            #expect(unclosed(in: text) == [], "\(path)")
        }
    }

    @Test("identifiers are unique on a page, and links within the report lead somewhere")
    func links() throws {
        let files = reports(try SampleCounty().result())
        for (path, text) in files where path.hasSuffix("html") {
            let ids = values(of: " id=", in: text)
            #expect(Set(ids).count == ids.count, "\(path)")
            for link in values(of: " href=", in: text) where !link.hasPrefix("data:") {
                let parts = link.split(
                    separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let file = parts[0].hasPrefix("../") ? parts[0].dropFirst(3) : parts[0]
                if [ReportSet.workbookPath, ReportSet.bulletinPath].contains(String(file)) {
                    continue
                }
                let page = file.isEmpty ? text : files[String(file)]
                #expect(page != nil, "\(path) \(link)")
                guard parts.count > 1, let page else { continue }
                #expect(page.contains(" id=\"\(parts[1])\""), "\(path) \(link)")
            }
        }
    }

    @Test("nothing is fetched: no address, no import, and a policy that forbids it")
    func selfContained() throws {
        for (path, text) in reports(try SampleCounty().result()) where path.hasSuffix("html") {
            for word in ["http:", "https:", "@import", "url(", " src="] {
                #expect(!text.contains(word), "\(path) \(word)")
            }
            #expect(text.contains("default-src 'none'"))
        }
    }

    @Test("personal values are masked unless revealed")
    func masking() throws {
        let result = try SampleCounty().result()
        let masked = reports(result)
        let secrets = [
            "陈秀英", "陈小虎", "陈小明", "杨胜利", "520525198801011232", "520525197003034561",
            "52052520130501123X", "M520000123",
        ]
        for (path, text) in masked {
            for secret in secrets { #expect(!text.contains(secret), "\(path) \(secret)") }
        }
        let index = try #require(masked["index.html"])
        #expect(index.contains("陈**") && index.contains("520525********1232"))
        #expect(reports(result, .zh, .revealed)["index.html"]?.contains("陈秀英") == true)
    }

    @Test("confirmed, provisional and open are shown apart")
    func figures() throws {
        let index = try #require(reports(try SampleCounty().result())["index.html"])
        #expect(index.contains("<span>已确认扣分</span><b>5</b>"))
        #expect(index.contains("<span>暂计扣分</span><b>19 <small>(19–26)</small></b>"))
        #expect(index.contains("若核实属实扣 3–5 分"))
        #expect(index.contains("责任村未定；若归责扣 3 分"))
        #expect(index.contains("暂计 2 (2–9) 分"))
        #expect(index.contains("A 3 · B 2 · C 1"))
    }

    @Test("a village of few births gets no rate")
    func smallNumbers() throws {
        let index = try #require(reports(try SampleCounty().result())["index.html"])
        // The share missing and the points per hundred births, of three villages.
        #expect(index.components(of: "data-v=\"-1\">样本小</td>") == 6)
    }

    @Test("a notice quotes the clause, and names file and line, date and signers")
    func notice() throws {
        let files = reports(try SampleCounty().result())
        let notice = try #require(files["villages/520525102201.html"])
        for words in [
            "政策内出生漏报1人扣3分", "hospital/deliveries.xml:19", "police/entries.csv:3",
            "请于2013年6月20日前答复", "人口主任", "村委主任", "支书", "包村领导", "包村干部", "M-7F21",
        ] {
            #expect(notice.contains(words), "\(words)")
        }
        #expect(!notice.contains("M-9001"))
        let quiet = try #require(
            reports(try SampleCounty().result(cases: []))["villages/520525102201.html"])
        #expect(quiet.contains("本期没有扣分个案。"))
        // Who has nothing to answer isn't told to, in bold, within so many days.
        #expect(quiet.contains("本期没有须答复的个案。"))
        for words in ["答复与申诉", "村（居）答复签署", "日前答复", "扣分通知</title>"] {
            #expect(!quiet.contains(words), "\(words)")
        }
        #expect(quiet.contains("（盖章）") && quiet.contains("核查结果通知</title>"))
    }

    @Test("with a ledger figures stand beside earlier ones; without one there is no such section")
    func trend() throws {
        var result = try SampleCounty().result()
        #expect(try #require(reports(result)["index.html"]).contains("id=\"trend\"") == false)
        result.trend = SampleTrend.trend
        for language in Language.allCases {
            let index = try #require(reports(result, language)["index.html"])
            #expect(index.contains("id=\"trend\"") && unclosed(in: index) == [])
            for words in language == .zh
                ? ["期初未销号 7 件", "2013年4月", "2012年5月", "3†", "+2"]
                : ["7 open at the beginning", "April 2013", "May 2012"]
            {
                #expect(index.contains(words), "\(words)")
            }
        }
        result.trend = RunTrend()
        #expect(try #require(reports(result)["index.html"]).contains("台账中没有上期"))
    }

    @Test(
        "a notice without a stated day counts the days from its receipt, and leaves its date blank")
    func undated() throws {
        var result = try SampleCounty().result()
        result.run.isRunDateStated = false
        result.run.answerBy = nil
        result.run.answerDays = 10
        result.run.issuer = "某县<核查>办公室"
        result.run.appealTo = "某局 0857-0000000"
        let notice = try #require(reports(result)["villages/520525102201.html"])
        for words in [
            "自收到扣分通知之日起 10 日内", "某县&lt;核查&gt;办公室", "某局 0857-0000000", "年　　月　　日",
            "关于新房村2013年5月出生统计质量扣分的通知", "新房村村民委员会：", "〔2013〕",
        ] {
            #expect(notice.contains(words), "\(words)")
        }
        #expect(!notice.contains("2013-06-10") && !notice.contains("6月10日"))
    }

    @Test("an audit without cases, villages, files or findings is still a report")
    func empty() throws {
        var result = try SampleCounty().result(cases: [], findings: [])
        result.villages = []
        result.inputs = []
        result.stages = []
        result.notes = []
        let files = reports(result)
        #expect(files["cases.jsonl"] == "" && files["findings.jsonl"] == "")
        let index = try #require(files["index.html"])
        #expect(index.contains("本期没有需要列出的个案。") && index.contains("没有发现数据问题。"))
        #expect(unclosed(in: index) == [])
    }

    @Test("English pages carry no Chinese but the data's own")
    func english() throws {
        let county = SampleCounty(motherName: "X", villageName: "V")
        var result = try county.result(cases: [], findings: [])
        result.run.countyName = nil
        result.villages = []
        result.table = TableSummary(
            id: "t", title: Bilingual(zh: "表", en: "table"), document: "d", sha256: "0",
            rows: [], options: result.table.options)
        let index = try #require(reports(result, .en)["index.html"])
        let body = index.drop { $0 != "\n" }
        let han = body.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
        #expect(han.isEmpty, "\(String(String.UnicodeScalarView(han)))")
    }

    @Test("the same cases in any order give the same bytes")
    func determinism() throws {
        let county = SampleCounty()
        let one = reports(try county.result())
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3 {
            let other = reports(
                try county.result(cases: county.cases.shuffled(using: &generator)))
            #expect(one == other)
        }
    }

    @Test("a long list is data that leads to the villages' pages, and none is lost")
    func longList() throws {
        let county = SampleCounty(villageCount: 40)
        let cases = county.manyCases(2000)
        let files = reports(try county.result(cases: cases))
        let index = try #require(files["index.html"])
        #expect(index.contains("此处每例一行"))
        let json = try #require(index.split(separator: "id=\"case-data\">").last)
            .prefix { $0 != "<" }
        let data = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let rows = try #require(data["cases"] as? [[Any]])
        let villages = try #require(data["villages"] as? [[String]])
        let pages = files.mapValues { Set(values(of: " id=", in: $0)) }
        #expect(rows.count == cases.count)
        for row in rows {
            let village = villages[try #require(row[2] as? Int)][0]
            let id = try #require(row[6] as? String)
            #expect(pages["cases/\(village).html"]?.contains("case-" + id) == true)
        }
    }

    @Test("the index of 500 villages and 5,000 cases stays below 2 MB")
    func size() throws {
        let county = SampleCounty(villageCount: 500)
        let result = try county.result(cases: county.manyCases(5000))
        for language in Language.allCases {
            var size = 0
            for document in ReportSet(result, language: language).documents
            where document.path == "index.html" {
                document.write { size += $0.count }
            }
            #expect(size > 100_000 && size < 2_000_000, "\(language): \(size)")
        }
    }

    @Test("every chart is there, says what it shows, and has the figures the result has")
    func charts() throws {
        let result = try SampleCounty().result()
        let index = try #require(reports(result)["index.html"])
        for name in [
            "flow", "source-flow", "ranking", "omission", "overlap", "reliability", "year", "days",
        ] {
            #expect(index.contains("<figure class=\"chart\" id=\"\(name)\">"), "\(name)")
        }
        // Two of the six have two sources.
        #expect(index.contains("6 例出生漏报中，3 例有两个以上来源为证，3 例只有一个来源"))
        #expect(index.contains("id=\"quality-map\""))
        #expect(index.contains("✗ 低于目标 98 %"))
        #expect(index.contains("统计年度 2012-10 至 2013-09"))
    }

    @Test("villages of one township code are added up, whatever the roll calls it")
    func townships() throws {
        let result = try SampleCounty().result().withTownship(afterVillages: 5)
        let index = try #require(reports(result)["index.html"])
        let table = try #require(index.split(separator: "id=\"townships\"").last)
            .prefix { $0 != "§" }.split(separator: "</table>")[0]
        // 11 + 19 + 27 + 35 + 43 births, five missing among them.
        #expect(
            table.contains(
                "<th scope=\"row\">新房乡</th><td class=\"n wide\">5</td><td class=\"n\">135</td>"))
        #expect(
            table.contains(
                "<td class=\"n wide\">3</td><td class=\"n\">177</td><td class=\"n\">0</td>"))
        // What belongs to no village stands below, so that the column comes to the headline's six.
        let foot = try #require(table.split(separator: "<tfoot>").last)
        #expect(
            foot.contains(
                "<th scope=\"row\">未归责</th><td class=\"n wide\">–</td><td class=\"n\">–</td>"
                    + "<td class=\"n\">1</td>"))
        #expect(
            foot.contains(
                "<th scope=\"row\">合计</th><td class=\"n wide\">8</td><td class=\"n\">312</td>"
                    + "<td class=\"n\">6</td>"))
        #expect(index.contains("未归责的个案不计入漏报率"))
    }

    @Test("a birth counted under a clause for want of its policy status says so")
    func assumedClause() throws {
        let notice = try #require(
            reports(try SampleCounty().result())["villages/520525102201.html"])
        let cards = notice.split(separator: "<article").map(String.init)
        let open = try #require(cards.first { $0.contains("id=\"M-81C0\"") })
        #expect(open.contains("暂按此条款；政策属性、孩次尚未查明"))
        let known = try #require(cards.first { $0.contains("id=\"M-7F21\"") })
        #expect(!known.contains("暂按此条款"))
    }

    @Test("a notice says each thing once, and calls itself nothing else")
    func adviceOnce() throws {
        let files = reports(try SampleCounty().result())
        for (path, notice) in files where path.hasPrefix("villages/") {
            #expect(!notice.contains("本报告"), "\(path)")
            #expect(!notice.contains("。 <em>"), "\(path)")
            #expect(!notice.contains("没有为此规定分值"), "\(path)")
        }
        let late = try #require(files["villages/520525102203.html"])
        #expect(late.contains("月后补报。<em>请查明迟报的原因。</em>"))
        #expect(late.contains("对你村（居）2013年5月的出生统计数据"))
        #expect(late.contains("依据《统计质量工作推进计划》（纳人领〔2012〕92号）"))
    }

    @Test("villages of one name are told apart by their townships")
    func sharedNames() throws {
        var result = try SampleCounty().result()
        result.villages = result.villages.enumerated().map { number, deduction in
            let name = number < 2 ? "大寨村" : deduction.village.name
            return VillageDeduction(
                village: Village(
                    code: deduction.village.code, name: name,
                    township: number == 0 ? "阳长镇" : "新房乡"),
                rows: deduction.rows, confirmed: deduction.confirmed,
                provisional: deduction.provisional, cases: deduction.cases,
                births: deduction.births, rank: deduction.rank)
        }
        let index = try #require(reports(result)["index.html"])
        let other = result.villages[2].village.name
        #expect(index.contains(">大寨村（阳长镇）</option>") && index.contains(">\(other)</option>"))
        #expect(index.contains(". 大寨村（新房乡）"))
        let top = TerminalSummary(result, language: .en, reportPath: "r").lines
        #expect(top.contains { $0.contains("大寨村 (新房乡) 0 + 9") }, "\(top)")
    }

    @Test("a case nobody answers for has a page of its own")
    func unassigned() throws {
        let files = reports(try SampleCounty().result())
        let page = try #require(files["cases/unassigned.html"])
        #expect(page.contains("id=\"case-M-D000\"") && page.contains("id=\"case-O-0001\""))
        #expect(page.contains("先由县里查明产妇的常住村"))
    }

    private func values(of attribute: String, in text: String) -> [String] {
        text.split(separator: attribute + "\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
    }
}

extension String {
    fileprivate func components(of words: String) -> Int { ranges(of: words).count }
}
