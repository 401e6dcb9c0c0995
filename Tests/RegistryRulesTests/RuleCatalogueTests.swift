import RegistryModel
import Testing

@testable import RegistryRules

@Suite("Catalogue: complete, in order, and true to its cards")
struct RuleCatalogueTests {
    /// The families this target judges by record or set, and those intake reports, from rules.md.
    private static let promised: [String] =
        family("FIL", [1...5, 10...14, 20...26, 30...35, 40...41])
        + family("FLD", [1...8, 10...17, 20...24, 30...32, 40...41, 50...50, 101...108])
        + family("REC", [1...24]) + family("SET", [1...16]) + family("TOT", [1...10])
        + family("SGN", [1...6, 10...12])
        + family("XMT", [1...8, 10...12, 20...20, 30...30]) + family("CLM", [1...6])

    private static func family(_ prefix: String, _ ranges: [ClosedRange<Int>]) -> [String] {
        ranges.joined().map { prefix + $0.padded(3) }
    }

    @Test func holdsEveryPromisedRuleInOrder() {
        #expect(RuleCatalogue.all.map(\.code.text) == Self.promised)
    }

    @Test func namesAreUniqueAndKebabCase() {
        let names = RuleCatalogue.all.map(\.card.name)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(
                name.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                })
        }
    }

    @Test(arguments: RuleCatalogue.all.map(\.code))
    func cardIsComplete(code: RuleCode) throws {
        let rule = try #require(RuleSet.catalogue.rule(code))
        let card = rule.card
        for language in Language.allCases {
            #expect(!card.message[language].isEmpty)
            #expect(card.explanation[language].unicodeScalars.count > 25)
            #expect(!card.source.document[language].isEmpty)
        }
        #expect(!card.source.clause.isEmpty)
        #expect(
            Set(RuleRenderer.placeholders(in: card.message.zh))
                == Set(RuleRenderer.placeholders(in: card.message.en)))
    }

    @Test(arguments: RuleCatalogue.all.map(\.code))
    func hasThreeKindsOfExample(code: RuleCode) throws {
        let rule = try #require(RuleSet.catalogue.rule(code))
        let outcomes = rule.examples.map(\.outcome)
        #expect(outcomes.contains(.passes))
        #expect(outcomes.contains { if case .fails = $0 { true } else { false } })
        let hasUndecided = outcomes.contains { outcome in
            switch outcome {
            case .undecided, .undecidedWithout: true
            case .passes, .fails: false
            }
        }
        #expect(hasUndecided == (rule.neverUndecided == nil))
    }

    @Test("each failure supplies what its message names", arguments: ExampleCase.all)
    func failuresFillTheirMessage(item: ExampleCase) {
        guard case .fails = item.example.outcome else { return }
        let names = Set(RuleRenderer.placeholders(in: item.rule.card.message.en))
        switch item.example.material {
        // The pipeline's tests read the files.
        case .file: break
        case .records, .run, .adjudicated:
            let outcome = item.outcome()
            for finding in outcome.findings {
                #expect(names.isSubset(of: finding.values.map(\.name) + ["field"]))
                for language in Language.allCases {
                    let text = RuleRenderer(in: language).message(for: finding)
                    #expect(!text.contains("{"), "\(text)")
                }
            }
        }
    }

    @Test func masksWhatIsPersonal() throws {
        let table = ExampleRecords.table(
            .policeRoster, [[RuleExample.Cell(field: .birthDate, text: "1988-11-13")]])
        let judge = RecordJudge(
            context: ExampleRecords.context, selection: RuleSelection(select: ["REC001"]))
        let finding = try #require(judge.judge(table).findings.first)
        let renderer = RuleRenderer(in: .en)
        #expect(finding.shownRecordID(.masked) == "522426********9845")
        #expect(
            renderer.message(for: finding)
                == "The ID says born on 1988-11-03, the record 1988-11-13")
        #expect(finding.shownRecordID(.revealed) == ExampleRecords.motherID)
    }

    @Test func fillsEachPlaceholderOnce() {
        let finding = Finding(
            rule: "FIL011", severity: .error, source: nil, file: 0, line: 9,
            values: [FindingValue("element", "{message}"), FindingValue("message", "{line}")])
        #expect(
            RuleRenderer(in: .en).message(for: finding)
                == "Line 9, {message}: not as the XSD says: {line}")
        let bare = Finding(rule: "FIL032", severity: .error, source: nil, file: nil, line: 0)
        #expect(RuleRenderer(in: .en).message(for: bare) == "Same bytes as —; read once")
    }

    @Test func selectsByCodeAndPrefix() {
        let selection = RuleSelection(select: ["FLD", "REC001"], ignore: ["FLD10"])
        #expect(selection.contains("FLD001"))
        #expect(!selection.contains("FLD103"))
        #expect(selection.contains("REC001"))
        #expect(!selection.contains("REC002"))
        #expect(!RuleSelection(select: ["FLD103"], ignore: ["FLD103"]).contains("FLD103"))
        #expect(RuleSelection(select: ["FLD103"], ignore: ["FLD10"]).contains("FLD103"))
        #expect(
            RuleSelection(select: ["FLD", "XYZ"], ignore: ["REC999"]).unknown(in: .catalogue) == [
                "XYZ", "REC999",
            ])
    }

    @Test func findsRulesByCodeOrName() {
        #expect(RuleSet.catalogue.rule(matching: "rec003")?.code == "REC003")
        #expect(RuleSet.catalogue.rule(matching: "Reported-Before-Birth")?.code == "REC003")
        #expect(RuleSet.catalogue.rule(matching: "nothing") == nil)
    }

    @Test(arguments: Language.allCases)
    func pageShowsCardAndExamples(language: Language) throws {
        let rule = try #require(RuleSet.catalogue.rule("REC003"))
        let text = RulePage(rule, in: language).body
        #expect(text.hasPrefix("REC003 reported-before-birth\n"))
        #expect(text.contains(rule.card.explanation[language]))
        #expect(text.contains("“2013-05-06”"))
        #expect(RulePage(rule, in: language, as: .markdown).body.contains("# REC003"))
    }
}
