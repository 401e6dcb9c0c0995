import AuditReports
import RegistryModel
import Testing

/// What keyboards and screen readers need of a page, as its markup shows it. What only a browser can
/// tell is in `BrowserTests`.
@Suite("Pages for keyboards and screen readers")
struct AccessibilityTests {
    /// The index with whole cases and with the list alone, and a page of cases, in both languages.
    private func pages() throws -> [(path: String, page: PageElements)] {
        let small = try SampleCounty().result()
        let county = SampleCounty(villageCount: 60)
        let large = try county.result(cases: county.manyCases(900))
        return try Language.allCases.flatMap { language in
            let files = reports(small, language)
            let many = reports(large, language)
            return try [
                ("index.html", files["index.html"]), ("long index.html", many["index.html"]),
                ("cases", files["cases/520525102201.html"]),
                ("unassigned", files["cases/unassigned.html"]),
            ].map { (path: $0.0, page: PageElements(try #require($0.1))) }
        }
    }

    @Test("one first heading, and no level left out on the way down")
    func headings() throws {
        for (path, page) in try pages() {
            let levels = page.all.compactMap { element -> Int? in
                guard element.name.count == 2, element.name.first == "h" else { return nil }
                return Int(element.name.dropFirst())
            }
            #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "\(path)")
            for (last, next) in zip(levels, levels.dropFirst()) {
                #expect(next <= last + 1, "\(path): h\(last) before h\(next)")
            }
        }
    }

    @Test("landmarks, language, and a first link that leads past the navigation")
    func landmarks() throws {
        for (path, page) in try pages() {
            for name in ["main", "header", "footer", "nav"] {
                #expect(page.named(name).count == 1, "\(path) \(name)")
            }
            let language = page.named("html").first?.attributes["lang"]
            #expect(language == "zh-CN" || language == "en", "\(path)")
            let first = page.named("a").first
            #expect(first?.attributes["href"] == "#main", "\(path)")
            #expect(page.named("main").first?.attributes["id"] == "main", "\(path)")
            #expect(page.named("nav").allSatisfy { $0.attributes["aria-label"] != nil }, "\(path)")
        }
    }

    @Test("no identifier twice, and every reference to one leads somewhere")
    func references() throws {
        for (path, page) in try pages() {
            let ids = page.all.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(path)")
            for element in page.all {
                for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
                    for id in (element.attributes[name] ?? "").split(separator: " ") {
                        #expect(ids.contains(String(id)), "\(path) \(name) \(id)")
                    }
                }
                if let finds = element.attributes["data-find"] {
                    #expect(ids.contains(finds), "\(path) \(finds)")
                }
                if let filters = element.attributes["data-filter"] {
                    #expect(ids.contains(filters), "\(path) \(filters)")
                }
            }
        }
    }

    @Test("everything to be filled in has a label, every button a text")
    func controls() throws {
        for (path, page) in try pages() {
            for (place, element) in page.all.enumerated() {
                switch element.name {
                case "input", "select":
                    let isLabelled =
                        element.attributes["aria-label"] != nil
                        || page.all[max(0, place - 1)].name == "label"
                    #expect(isLabelled, "\(path) \(element)")
                case "button":
                    #expect(!element.text.isEmpty, "\(path) \(element)")
                default: break
                }
            }
        }
    }

    @Test("tables have captions, and their heads say what they are heads of")
    func tables() throws {
        for (path, page) in try pages() {
            #expect(page.named("table").count == page.named("caption").count, "\(path)")
            for head in page.named("th") {
                #expect(["col", "row"].contains(head.attributes["scope"]), "\(path) \(head)")
            }
            for scroll in page.named("div") where scroll.attributes["class"] == "scroll" {
                #expect(scroll.attributes["tabindex"] == "0", "\(path)")
                #expect(scroll.attributes["aria-label"]?.isEmpty == false, "\(path)")
            }
        }
    }

    @Test("each drawing has a name and a description, and each chart its numbers as a table")
    func charts() throws {
        for (path, page) in try pages() {
            for drawing in page.named("svg") {
                #expect(drawing.attributes["role"] == "img", "\(path)")
                #expect(drawing.attributes["aria-labelledby"] != nil, "\(path)")
                #expect(drawing.attributes["aria-describedby"] != nil, "\(path)")
            }
            let charts = page.named("figure").count { $0.attributes["class"] == "chart" }
            #expect(page.named("svg").count == charts * 2, "\(path)")
            let says = page.named("p").filter { $0.attributes["class"] == "says" }
            #expect(says.count >= charts && says.allSatisfy { $0.text.count > 10 }, "\(path)")
        }
    }

    @Test("links and expanding lines say where they lead")
    func links() throws {
        for (path, page) in try pages() {
            for (place, element) in page.all.enumerated() {
                guard element.name == "a" || element.name == "summary" else { continue }
                let own =
                    element.text + page.all.dropFirst(place + 1).prefix(8).map(\.text).joined()
                #expect(own.contains { $0.isLetter }, "\(path) \(element)")
            }
        }
    }
}
