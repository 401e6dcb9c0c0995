import AuditReports
import RegistryModel
import Testing

@Suite("The summary on the terminal")
struct TerminalSummaryTests {
    @Test("says in a dozen lines what a clerk needs")
    func chinese() throws {
        let summary = TerminalSummary(
            try SampleCounty().result(), language: .zh, reportPath: "report/index.html")
        #expect(
            summary.lines == [
                "纳雍县（520525）  2013-05-01 至 2013-05-31",
                "读入　　  6 个文件，2940 条记录，退回 3 条；本期出生 312 人",
                "链接　　  候选对 9120 · 同一出生 301",
                "出生漏报  6 例（A 3 · B 2 · C 1）",
                "出生错报  2 例",
                "待核实　  5 例（不扣分）；另列 5 例",
                "扣分　　  已确认 5 分 · 暂计 19 (19–26) 分",
                "最多的村  大坪村 0 + 9、新房村 0 + 7 (7–14)、小河村 3 + 0（已确认＋暂计）",
                "数据问题  错误 1 · 警告 1 · 提示 1",
                "请注意　  未提供民政婚姻登记（civil.marriages）：无法核对新婚户漏报。",
                "用时　　  0.9 秒",
                "报告　　  report/index.html",
            ])
    }

    @Test("and in English without a Chinese character of its own")
    func english() throws {
        var result = try SampleCounty().result(cases: [])
        result.run.countyName = nil
        let lines = TerminalSummary(result, language: .en, reportPath: "r").lines
        let han = lines.joined().unicodeScalars.filter { $0.value >= 0x3000 }
        #expect(han.isEmpty, "\(lines)")
    }
}
