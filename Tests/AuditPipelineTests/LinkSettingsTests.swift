import RecordLinkage
import Testing

@testable import AuditPipeline

@Suite("Settings of a linkage")
struct LinkSettingsTests {
    private static let columns = """
        columns:
          surname: text
          mother: {type: name, header: [母亲姓名, mother]}
          born: date
          number: resident-id
          tags: {type: list, separator: "/"}
          age: number

        """

    private func read(_ text: String) throws -> LinkSettings {
        try LinkSettingsReader(path: "s.yaml").read(text)
    }

    @Test("columns, comparisons and blocks are read as written")
    func whole() throws {
        let settings = try read(
            Self.columns + """
                mode: both
                compare:
                  - {column: surname, rungs: [jaro-winkler 0.92, edits 2, padded 2-grams 0.5], rare: true}
                  - {column: born, rungs: [days 1, swapped, lunar, years 1]}
                  - {column: age, rungs: [within 2, within 10%]}
                  - number
                block:
                  - number
                  - [surname first 3, born year]
                  - {keys: [mother sound, born year-month], split: surname}
                shared: [born]
                match: 0.95
                review: 0.4
                """)
        #expect(settings.comparisons.map(\.column) == ["surname", "born", "age", "number"])
        #expect(settings.comparisons[0].rungs.count == 3)
        #expect(settings.comparisons[0].isRarityWeighted)
        #expect(settings.comparisons[1].rungs == [.days(1), .dayMonthSwapped, .lunar, .years(1)])
        #expect(settings.comparisons[2].rungs == [.within(2), .withinShare(0.1)])
        #expect(settings.column("mother")?.headers == ["母亲姓名", "mother"])
        #expect(
            settings.blocking[1].parts == [KeyPart("surname", .prefix(3)), KeyPart("born", .year)])
        #expect(settings.shared == ["born"])
        #expect(settings.blocking[1].fixedComparisons == ["surname", "born"])
        #expect(settings.blocking[2].refinement == KeyPart("surname"))
        #expect(abs(settings.matchWeight - 4.248) < 0.001)
    }

    @Test(
        "what isn't understood is refused on its line",
        arguments: [
            ("compare: [surname]\nblock: [nobody]\n", 9),
            ("compare:\n  - {column: surname, rungs: [days 1]}\nblock: [surname]\n", 9),
            ("compare: [surname]\nblock:\n  - born sound\n", 10),
            ("compare: [surname]\nblock: [surname]\nmatch: 1.5\n", 10),
            ("compare: [surname]\nblock: [surname]\nshared: [born]\n", 10),
            ("compare: [surname]\nblock: [surname]\nshared: [surname]\n", 10),
            ("compare: [surname]\nblock: [surname]\nmatch: 0.5\nreview: 0.9\n", 11),
            ("compare:\n  - {column: number, rare: true}\nblock: [surname]\n", 9),
            ("compare: [surname]\nblock: [surname]\ntraining: {strict: [2], recall: 0.5}\n", 10),
            ("compare: [surname]\nblock: [surname]\ncolour: red\n", 10),
            ("compare: [surname]\nblock: [surname]\nduplicates: merge\n", 10),
            ("compare: [surname]\nblock: [surname]\nmode: dedupe\nduplicates: find\n", 11),
            ("compare: [surname]\nblock: [surname]\nmode: both\nduplicates: ignore\n", 11),
            ("compare: [surname]\nblock: [surname]\nclusters: any\nduplicates: find\n", 11),
        ])
    func refused(rest: String, line: Int) throws {
        let error = try #require(throws: ManifestError.self) { try read(Self.columns + rest) }
        #expect(error.line == line, "\(error.sentence.en)")
        #expect(error.sentence.zh != error.sentence.en)
    }

    @Test("duplicates are looked for in linkage across sources unless told otherwise")
    func duplicates() throws {
        let rest = "compare: [surname]\nblock: [surname]\n"
        let plain = try read(Self.columns + rest)
        #expect(plain.looksForDuplicates(in: .acrossSources))
        #expect(!plain.looksForDuplicates(in: .withinSources))
        #expect(!plain.looksForDuplicates(in: .everywhere))
        for more in ["duplicates: ignore\n", "clusters: any\n"] {
            let settings = try read(Self.columns + rest + more)
            #expect(!settings.looksForDuplicates(in: .acrossSources))
        }
        let one = try read(Self.columns + rest + "clusters: one-per-source\nduplicates: find\n")
        #expect(one.looksForDuplicates(in: .acrossSources))
    }

    @Test("a key that is missing is named", arguments: ["columns", "compare", "block"])
    func missing(key: String) throws {
        let parts = [
            "columns": Self.columns, "compare": "compare: [surname]\n",
            "block": "block: [surname]\n",
        ]
        let text = parts.filter { $0.key != key }.sorted { $0.key > $1.key }.map(\.value).joined()
        let error = try #require(throws: ManifestError.self) {
            try read(key == "columns" ? "compare: [surname]\nblock: [surname]\n" : text)
        }
        #expect(error.message.en.contains(key == "columns" ? "columns" : key))
    }
}
