import RegistryModel
import TestSupport
import Testing

@testable import AuditReports

@Suite("Cases of the period and of earlier ones")
struct CasePhaseTests {
    /// The first case of the sample carried over from April, the others of the period.
    private func result(_ cases: [AuditCase]) throws -> AuditResult {
        let first = try #require(cases.first)
        var standing = CaseStanding(state: .provisional, charging: nil)
        standing.account = try #require(CalendarDay("2013-04-11"))
        standing.isCarriedOver = true
        let own = cases.dropFirst().map {
            $0.settled(
                as: CaseStanding(state: .provisional, charging: .provisional), caseID: $0.caseID)
        }
        return try SampleCounty().result(
            cases: [first.settled(as: standing, caseID: first.caseID)] + own)
    }

    @Test("carried over cases stand last, say since when, and can be filtered")
    func index() throws {
        let files = reports(try result(SampleCounty().cases))
        let index = try #require(files["index.html"])
        let ids = index.matches(of: /<details class="case [^"]*" id="case-([^"]*)"/).map { $0.1 }
        #expect(ids.last == "M-7F21" && ids.count > 10)
        for words in [
            "data-phase=\"earlier\"", "data-phase=\"own open\"", "<select data-key=\"phase\">",
            "结转 · 2013-04",
            "“结转”：以前账期的个案", "请按 2013-04 的扣分通知核实并答复", "本期不扣分（计入 2013-04）",
        ] {
            #expect(index.contains(words), "\(words)")
        }
        let notice = try #require(files["villages/520525102201.html"])
        #expect(notice.contains("以前各期的个案（1）"))
    }

    @Test("a case of which the ledger alone knows is told by its day")
    func day() throws {
        var standing = CaseStanding(state: .provisional, charging: nil)
        standing.account = try #require(CalendarDay("2013-04-11"))
        let day = try #require(CalendarDay("2013-04-09"))
        standing.eventDay = day
        standing.isCarriedOver = true
        let own = AuditCase(
            caseID: "M-OLD1", verdict: .missing, grade: nil, village: SampleCounty().village(1),
            status: .open, records: [], evidence: [],
            reason: Bilingual(zh: "结转", en: "carried over")
        ).settled(as: standing, caseID: "M-OLD1")
        let result = try SampleCounty().result(cases: [own])
        let files = reports(result)
        for path in ["index.html", "villages/520525102201.html", "cases/520525102201.html"] {
            #expect(files[path]?.contains("2013-04-09") == true, "\(path)")
        }
        let context = ReportContext(result, language: .zh, reveal: .masked)
        let row = CaseSheet(context: context, kind: .open).sheet.row(0)
        #expect(row.contains { if case .day(day) = $0 { true } else { false } })
    }

    @Test("the period's own cases can be listed all together, settled ones and overturned ones too")
    func choices() throws {
        var cases = SampleCounty().cases
        cases[1] = cases[1].settled(
            as: CaseStanding(state: .confirmed, charging: .confirmed), caseID: cases[1].caseID)
        cases[2] = cases[2].settled(
            as: CaseStanding(state: .overturned, charging: nil), caseID: cases[2].caseID)
        let context = ReportContext(
            try SampleCounty().result(cases: cases), language: .zh, reveal: .masked)
        let choices = context.result.cases.indices.map { context.choices($0) }
        #expect(choices.allSatisfy { $0.hasPrefix("own") })
        #expect(choices.contains("own settled") && choices.contains("own"))
        let index = try #require(reports(context.result)["index.html"])
        // What every case is needn't be chosen.
        #expect(index.contains("<option value=\"settled\">本期已办结</option>"))
        #expect(!index.contains("<option value=\"own\">"))
        let mixed = try #require(reports(try result(SampleCounty().cases))["index.html"])
        #expect(mixed.contains("<option value=\"own\">本期（全部）</option>"))
        #expect(mixed.contains("<option value=\"earlier\">以前各期</option>"))
    }

    @Test("without a ledger there is nothing to filter by account")
    func plain() throws {
        let index = try #require(reports(try SampleCounty().result())["index.html"])
        #expect(!index.contains("data-key=\"phase\"") && !index.contains("class=\"chip since\""))
    }

    @Test("a long list has carried over cases last too")
    func long() throws {
        let index = try #require(
            reports(try result(SampleCounty().manyCases(2_000)))["index.html"])
        let rows = index.matches(of: /"X-(\d{6})"/).map { $0.1 }
        #expect(rows.last == "000000" && rows.count == 2_000)
        #expect(index.contains("结转 · 2013-04"))
    }
}
