@testable import AuditReports
import Foundation
import RegistryModel
import Testing

/// Every kind of page by the rules of `AccessScript`, as a browser lays it out and colours it.
@Suite(
    "Pages for everybody, in a browser", .serialized,
    .enabled(if: Browser.program != nil, Comment(rawValue: Browser.absence)))
struct BrowserAccessTests {
    private static let village = "520525102201"
    private static let paths = [
        "index.html", "long/index.html", "villages/\(village).html", "cases/\(village).html",
        "cases/unassigned.html", "bulletin.html", "worksheet.html", "diagnostics.html",
    ]

    private func pages(_ language: Language) throws -> Browser {
        var result = try SampleCounty().result()
        result.trend = SampleTrend.trend
        var files = reports(result, language).filter { $0.key.hasSuffix("html") }
        let county = SampleCounty(villageCount: 60)
        files["long/index.html"] =
            reports(try county.result(cases: county.manyCases(900)), language)["index.html"]
        files["worksheet.html"] = String(
            decoding: WorksheetTests().sheet(.cases, language).page(), as: UTF8.self)
        files["diagnostics.html"] = String(
            decoding: LinkDiagnosticsPage(.sample(), language).bytes(), as: UTF8.self)
        return try Browser(files)
    }

    @Test(
        "no serious fault, on a phone by day and at a desk by night",
        arguments: [(Language.zh, 360, false), (.en, 1280, true), (.en, 360, true)])
    func access(language: Language, width: Int, dark: Bool) throws {
        let browser = try pages(language)
        defer { browser.close() }
        for path in Self.paths {
            let found = try browser.probe(path, width: width, dark: dark, AccessScript.source)
            #expect(found["failure"] == nil, "\(path) \(found["failure"] ?? "")")
            let problems = found["problems"] as? [String] ?? ["?"]
            #expect(problems == [], "\(path) \(language) \(width)")
            #expect(found["errors"] as? [String] == [], "\(path)")
        }
    }

    @Test("faults are found: a page with one of each")
    func selfTest() throws {
        let page = """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title> </title>
            <style>.pale{color:#aaa;background:#fff}</style></head>
            <body><h1>A</h1><h3>B</h3><button></button><input type="text"><p class="pale">faint</p>
            <div aria-label="x">y</div><i role="widget" aria-foo="1"></i><b id="d"></b><b id="d"></b>
            <ul><p>no item</p></ul><table><tr><td>1</td></tr></table>
            <div style="overflow:auto;width:50px"><div style="width:900px;height:9px"></div></div>
            <p>see <a href="#d" style="text-decoration:none">this</a></p><main></main>
            </body></html>
            """
        let browser = try Browser(["bad.html": page])
        defer { browser.close() }
        let found = try browser.probe("bad.html", width: 800, AccessScript.source)
        let problems = (found["problems"] as? [String] ?? []).joined(separator: "\n")
        for rule in [
            "html-has-lang", "document-title", "meta-viewport", "heading-order", "button-name",
            "input-name", "color-contrast", "aria-prohibited-attr", "aria-roles", "aria-valid-attr",
            "duplicate-id", "list:", "td-has-header", "scrollable-region-focusable",
        ] {
            #expect(problems.contains(rule), "\(rule) in \(problems)")
        }
    }
}
