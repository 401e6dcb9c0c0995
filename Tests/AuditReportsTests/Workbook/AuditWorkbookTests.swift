import Foundation
import RegistryModel
import TestSupport
import Testing

@testable import AuditReports

@Suite("audit.xlsx")
struct AuditWorkbookTests {
    private let folder = Result { try ScratchFolder() }

    private func write(
        _ result: AuditResult, _ language: Language = .zh, _ reveal: Reveal = .masked,
        as name: String = "audit.xlsx"
    ) throws -> URL {
        let file = try folder.get().url.appendingPathComponent(name)
        try AuditWorkbook(result, language: language, reveal: reveal).write(to: file.path)
        return file
    }

    private var result: AuditResult {
        get throws {
            var result = try SampleCounty().result()
            result.trend = SampleTrend.trend
            return result
        }
    }

    @Test("the same result gives the same bytes, whenever it is written")
    func deterministic() throws {
        let first = try Data(contentsOf: write(result))
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try Data(contentsOf: write(result, as: "again.xlsx")) == first)
        #expect(throws: WorkbookFailure.self) { try write(result, as: "none/audit.xlsx") }
    }

    @Test("every case is on one of the two sheets, every problem in the list")
    func complete() throws {
        let context = ReportContext(try result, language: .zh, reveal: .masked)
        let charged = CaseSheet(context: context, kind: .charged).sheet
        let open = CaseSheet(context: context, kind: .open).sheet
        #expect(charged.rowCount + open.rowCount == context.result.cases.count)
        #expect(charged.rowCount == 9)
        #expect(FindingsSheet(context: context).sheet.rowCount == 3)
        for sheet in AuditWorkbook(context.result, language: .zh).sheets {
            for row in 0..<sheet.rowCount {
                #expect(sheet.row(row).count == sheet.columns.count, "\(sheet.name)")
            }
        }
    }

    @Test("a case to verify says what is to be done, as its card does")
    func actions() throws {
        let context = ReportContext(try result, language: .zh, reveal: .masked)
        let sheet = CaseSheet(context: context, kind: .open).sheet
        let place = try #require(sheet.columns.firstIndex { $0.title == "怎么办" })
        for row in 0..<sheet.rowCount {
            guard case .text(let id) = sheet.row(row)[0],
                case .text(let told) = sheet.row(row)[place]
            else {
                Issue.record("row \(row) says nothing")
                continue
            }
            let position = try #require(
                context.result.cases.firstIndex { $0.auditCase.caseID == id })
            #expect(told == CaseAction(context: context, position: position).text)
        }
    }

    @Test("the heading of a rule's findings begins with no value left open")
    func headings() {
        #expect(
            ChinesePunctuation.heading("… 的出生已由 … 第 … 行上报", .zh) == "出生已由 … 第 … 行上报")
        #expect(ChinesePunctuation.heading("… … 早于 1900 年", .zh) == "早于 1900 年")
    }

    @Test("points of the sheet add up to the villages' confirmed and provisional ones")
    func points() throws {
        let context = ReportContext(try result, language: .zh, reveal: .masked)
        let sheet = CaseSheet(context: context, kind: .charged).sheet
        var sums = [0.0, 0, 0]
        for row in 0..<sheet.rowCount {
            for (place, cell) in sheet.row(row)[6...8].enumerated() {
                if case .number(let value) = cell { sums[place] += value }
            }
        }
        #expect(sums == [5, 19, 26])
    }

    @Test("an audit with nothing in it still has a workbook and a bulletin")
    func empty() throws {
        var result = try SampleCounty().result(cases: [], findings: [])
        result.villages = []
        result.inputs = []
        result.notes = []
        result.sensitivity = nil
        result.trend = RunTrend()
        for language in Language.allCases {
            #expect(try !Data(contentsOf: write(result, language)).isEmpty)
            let bulletin = Bulletin(result, language: language)
            #expect(try !bulletin.odt().isEmpty)
            let page = String(decoding: bulletin.html(), as: UTF8.self)
            #expect(page.contains(language == .zh ? "本期没有扣分个案。" : "No case costs points"))
        }
    }

    @Test("a list beyond the format's rows says what it leaves out")
    func limit() throws {
        var result = try result
        let one = try #require(result.findings.first)
        let count = WorkbookSheet.mostRows + 5
        result.findings = Array(repeating: one, count: count)
        let context = ReportContext(result, language: .zh, reveal: .masked)
        let sheet = FindingsSheet(context: context).sheet
        #expect(sheet.rowCount + sheet.preamble.count + 1 <= WorkbookSheet.mostRows)
        #expect(sheet.preamble.contains { $0.contains("其余 13 条见 findings.jsonl") })
    }

    /// What Python's openpyxl, which shares nothing with the writer, finds in the file.
    private static let script = """
        import datetime, json, openpyxl, sys
        book = openpyxl.load_workbook(sys.argv[1])
        out = {}
        for sheet in book:
            cells = [[c for c in row] for row in sheet.iter_rows()]
            head = int(sheet.freeze_panes[1:]) - 2
            out[sheet.title] = {
                "head": [c.value for c in cells[head]],
                "rows": [[str(c.value) if isinstance(c.value, datetime.datetime) else c.value
                          for c in row] for row in cells[head + 1:]],
                "types": [[c.data_type + ("d" if c.is_date else "") for c in row]
                          for row in cells[head + 1:]],
                "filter": sheet.auto_filter.ref, "freeze": sheet.freeze_panes,
                "paper": sheet.page_setup.paperSize, "titles": sheet.print_title_rows,
                "orientation": sheet.page_setup.orientation,
                "header": sheet.oddHeader.left.text, "footer": sheet.oddFooter.right.text,
                "heights": [sheet.row_dimensions[row + 1].height
                            for row in range(head, min(head + 3, sheet.max_row))],
                "bars": sorted(str(r.sqref) for r in sheet.conditional_formatting),
            }
        out["created"] = str(book.properties.created)
        print(json.dumps(out))
        """

    @Test(
        "openpyxl reads types, filters, heads, bars and print set-up",
        .enabled(if: ExternalTool.openpyxl != nil, "no python3 with openpyxl"))
    func openpyxl() throws {
        let python = try #require(ExternalTool.openpyxl)
        let run = try python.run(["-W", "ignore", "-c", Self.script, try write(result).path])
        let book = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
            "\(run.output)")
        #expect(
            Set(book.keys) == ["汇总", "扣分明细", "待核实", "错误清单", "指标", "说明", "created"])
        #expect(book["created"] as? String == "2013-05-31 00:00:00")
        let summary = try #require(book["汇总"] as? [String: Any])
        #expect(summary["paper"] as? String == "9" || summary["paper"] as? Int == 9)
        #expect(summary["orientation"] as? String == "landscape")
        #expect((summary["header"] as? String)?.contains("纳雍县") == true)
        #expect(
            (summary["footer"] as? String)?.contains("&[Page]") == true || summary["footer"] != nil)
        #expect((summary["bars"] as? [String])?.count == 3)
        #expect((summary["filter"] as? String)?.hasPrefix("A") == true)
        let rows = try #require(summary["rows"] as? [[Any]])
        let types = try #require(summary["types"] as? [[String]])
        #expect(rows.count == 8)
        let code = try #require(rows[0][1] as? String)
        #expect(code.hasPrefix("520525102"))
        #expect(types.allSatisfy { $0[1] == "s" || $0[1] == "inlineStr" })
        #expect(types.allSatisfy { $0[9] == "n" })
        let cases = try #require(book["扣分明细"] as? [String: Any])
        // Seventeen points a line: Han characters of ten points need sixteen in Calc.
        let heights = try #require(cases["heights"] as? [Double])
        #expect(
            heights.count == 3
                && heights.allSatisfy { $0 >= 34 && $0.truncatingRemainder(dividingBy: 17) == 0 })
        let days = try #require(cases["types"] as? [[String]]).map { $0[10] }
        #expect(days.contains("dd"))
        #expect(run.output.contains("2013-05-02 00:00:00"))
    }

    @Test(
        "LibreOffice opens it without a word and shows the same",
        .enabled(if: ExternalTool.office != nil, "no soffice"), arguments: Language.allCases)
    func office(language: Language) throws {
        let office = try #require(ExternalTool.office)
        let folder = try folder.get().url
        // Every sheet becomes a file of its own.
        let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        let file = try write(result, language)
        let (_, said) = try ExternalTool.converted(file, to: filter, in: folder, by: office)
        #expect(ExternalTool.complaints(in: said).isEmpty, "\(said)")
        let names =
            language == .zh
            ? ["汇总", "扣分明细", "待核实", "错误清单", "指标", "说明"]
            : ["Summary", "Deductions", "To verify", "Errors", "Indicators", "Notes"]
        for name in names {
            let made = folder.appendingPathComponent("audit-\(name).csv")
            let text = try String(contentsOf: made, encoding: .utf8)
            #expect(text.contains("520525"), "\(name)")
        }
        let deductions = try String(
            contentsOf: folder.appendingPathComponent("audit-\(names[1]).csv"), encoding: .utf8)
        #expect(deductions.contains("M-7F21") && deductions.contains("hospital/deliveries.xml:19"))
    }

    @Test("personal values are masked unless revealed, and no cell is a formula")
    func masking() throws {
        let county = SampleCounty(motherName: "=HYPERLINK(1)")
        let result = try county.result()
        for reveal in [Reveal.masked, .revealed] {
            let sheets = AuditWorkbook(result, language: .zh, reveal: reveal).sheets
            let texts = sheets.flatMap { sheet in
                (0..<sheet.rowCount).flatMap { sheet.row($0) }.compactMap { cell in
                    if case .text(let text) = cell { text } else { nil }
                }
            }
            let isShown = texts.contains { $0.contains("陈小虎") || $0.contains("杨胜利") }
            #expect(isShown == (reveal == .revealed))
            #expect(!texts.contains { $0.contains("520525197003034562") } || reveal == .revealed)
        }
    }
}
