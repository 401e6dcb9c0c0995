import AuditReports
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
                if link.hasPrefix("#") {
                    #expect(ids.contains(String(link.dropFirst())), "\(path) \(link)")
                } else {
                    let target = link.hasPrefix("../") ? String(link.dropFirst(3)) : link
                    #expect(files[target] != nil, "\(path) \(link)")
                }
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
        #expect(index.components(of: "data-v=\"-1\">样本小</td>") == 3)
    }

    @Test("a notice quotes the clause, and names file and line, date and signers")
    func notice() throws {
        let files = reports(try SampleCounty().result())
        let notice = try #require(files["villages/520525102201.html"])
        for words in [
            "政策内出生漏报1人扣3分", "hospital/deliveries.xml:19", "police/entries.csv:3",
            "请于 2013-06-20 前答复", "人口主任", "村委主任", "支书", "包村领导", "包村干部", "M-7F21",
        ] {
            #expect(notice.contains(words), "\(words)")
        }
        #expect(!notice.contains("M-9001"))
        let quiet = try #require(
            reports(try SampleCounty().result(cases: []))["villages/520525102201.html"])
        #expect(quiet.contains("本期没有扣分个案。"))
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

    @Test("a long list says what it leaves to the villages' pages, and none is lost")
    func longList() throws {
        let county = SampleCounty(villageCount: 40)
        let cases = county.manyCases(2000)
        let files = reports(try county.result(cases: cases))
        let index = try #require(files["index.html"])
        #expect(index.contains("此处每例一行"))
        let linked = Set(values(of: " href=", in: index))
        let pages = files.mapValues { Set(values(of: " id=", in: $0)) }
        for auditCase in cases {
            let path = "villages/\(try #require(auditCase.village)).html"
            #expect(pages[path]?.contains(auditCase.caseID) == true)
            #expect(linked.contains("\(path)#\(auditCase.caseID)"))
        }
    }

    private func values(of attribute: String, in text: String) -> [String] {
        text.split(separator: attribute + "\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
    }

    /// Elements left open, or closed out of turn.
    private func unclosed(in text: String) -> [String] {
        let empty = ["meta", "link", "input", "!DOCTYPE"]
        var open: [String] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            let last = open.last ?? ""
            if last == "script" || last == "style", !rest.hasPrefix("/\(last)") { continue }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" }
            if name.hasPrefix("/") {
                if open.last == String(name.dropFirst()) {
                    open.removeLast()
                } else {
                    return open + [String(name)]
                }
            } else if !empty.contains(String(name)) {
                open.append(String(name))
            }
        }
        return open
    }
}

extension String {
    fileprivate func components(of words: String) -> Int { ranges(of: words).count }
}
