import Foundation
import RegistryModel
import RegistryRules
import TestSupport
import Testing

@testable import AuditPipeline

@Suite("A county's own rules in YAML")
struct CountyRuleFileTests {
    private static let sample = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Samples/county-rules/rules.yaml").path

    private func sampleText() throws -> String {
        try String(contentsOfFile: Self.sample, encoding: .utf8)
    }

    /// Why a file of rules is refused; nil when it isn't.
    private func refusal(_ text: String) -> ManifestError? {
        do {
            _ = try CountyRulesReader.read(file: "local.yaml", text: text)
            return nil
        } catch {
            return error
        }
    }

    @Test func theSamplesExamplesHold() throws {
        let book = try CountyRuleBook(files: [Self.sample])
        #expect(book.rules.map(\.code.text) == ["LOC001", "LOC002", "LOC003", "LOC004"])
        for rule in book.rules {
            let misses = ExampleTrial(rule, in: book.ruleSet).misses
            #expect(misses.map(\.sentence.en) == [], "\(rule.code)")
        }
        let trial = try CountyRuleTrial(file: Self.sample)
        #expect(trial.hasPassed)
        #expect(trial.report(in: .en).contains("LOC003  5 of 5 examples hold"))
    }

    @Test func anExampleThatDoesntHoldIsTold() throws {
        let text = try sampleText().replacing("birthDate + 28 days", with: "birthDate + 27 days")
        let entries = try CountyRulesReader.read(file: "local.yaml", text: text)
        guard case .rule(let rule, line: 4) = entries[0] else {
            Issue.record("the first rule isn't at line 4")
            return
        }
        let misses = ExampleTrial(rule, in: RuleSet(own: [rule])).misses
        #expect(misses.map(\.example.title.en) == ["reported on day 28"])
        #expect(misses.map(\.sentence.en) == ["should be 'passes' but is 'fails'"])
    }

    /// What is put for what, where it is refused, and why.
    @Test(arguments: [
        ("birthDate + 28 days", "birthDat + 28 days", 9, 28, "did you mean 'birthDate'"),
        (
            "severity: warning\n    source: registry.births", "severity: bad", 6, 0,
            "Unknown severity"
        ),
        (
            "source: registry.births\n    when", "source: registry.birth\n    when", 7, 0,
            "Unknown source"
        ),
        ("code: LOC001", "code: REC001", 4, 11, "prefix of built-in rules"),
        ("name: home-birth-reported-late", "name: reported-late", 5, 11, "has this name"),
        ("require: reportedAt", "requires: reportedAt", 9, 0, "did you mean 'require'"),
        ("      en: Born at home", "      fr: Born at home", 12, 0, "There is no key 'fr'"),
        ("{birthDate}，{reportedAt} 才", "才", 11, 7, "English message differ"),
        ("in (家中, 途中)", "in (家里, 途中)", 8, 26, "neither a field"),
        ("in (家中, 途中)", "in (家中, 途中", 8, 32, "closing bracket"),
    ])
    func isRefusedWithLineAndReason(
        _ old: String, _ new: String, _ line: Int, _ column: Int, _ reason: String
    ) throws {
        let text = try sampleText()
        #expect(text.contains(old))
        let error = try #require(refusal(text.replacing(old, with: new, maxReplacements: 1)))
        #expect(error.message.en.contains(reason), "\(error.sentence.en)")
        #expect(error.line == line, "\(error.sentence.en)")
        if column > 0 { #expect(error.column == column, "\(error.sentence.en)") }
    }

    @Test func quotedConditionsKnowTheirColumns() throws {
        let text = try sampleText().replacing(
            "'yearsBetween(birthDate, updatedAt) >= 22'", with: "'age(birthDate) >= 22'")
        let error = try #require(refusal(text))
        let line = text.split(separator: "\n", omittingEmptySubsequences: false)[error.line - 1]
        #expect(line.dropFirst(error.column - 1).hasPrefix("age("))
    }

    @Test func anAliasBombIsRefusedQuickly() throws {
        // Every list holds the one before it ten times: 10^13 conditions in 14 lines.
        var lists = ["&x0 [parity = 1]"]
        for level in 1..<14 {
            let parts = Array(repeating: "*x\(level - 1)", count: 10)
            lists.append("&x\(level) [\(parts.joined(separator: ", "))]")
        }
        let text = try sampleText().replacing(
            "when: birthPlace in (家中, 途中)", with: "when: [\(lists.joined(separator: ", "))]")
        let error = try #require(refusal(text))
        #expect(error.message.en.contains("more than 500"))
    }

    @Test(
        "rules with nothing under them are refused where they stand",
        arguments: ["rules:\n", "rules: ~\n", "rules: ''\n", "rules: []\n", "rules:\n  -\n"])
    func emptyRules(text: String) throws {
        let error = try #require(refusal(text))
        #expect(error.message.en.contains("Nothing stands under rules"), "\(error.sentence.en)")
        #expect(error.line >= 1)
        guard text != "rules: []\n" else { return }
        let plain = "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\n"
        #expect(throws: ManifestError.self) {
            try ManifestReader(path: "audit.yaml").read(plain + text)
        }
    }

    @Test func noCodeIsUsedTwice() throws {
        let twice = try sampleText().replacing("code: LOC002", with: "code: LOC001")
        let folder = try ScratchFolder()
        let path = try folder.write("rules.yaml", twice)
        #expect(throws: ManifestError.self) { try CountyRuleBook(files: [path]) }
        #expect(throws: ManifestError.self) { try CountyRuleBook(files: [Self.sample, path]) }
        // The same file by two names is read once.
        let again = Self.sample.replacing("/county-rules/", with: "/./county-rules/")
        #expect(try CountyRuleBook(files: [Self.sample, again]).rules.count == 4)
        #expect(throws: ManifestError.self) { try CountyRuleBook(files: ["/nowhere.yaml"]) }
    }

    @Test func theManifestNamesFilesOrHoldsRules() throws {
        let plain = "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\n"
        let one = try ManifestReader(path: "audit.yaml").read(plain + "rules: local.yaml\n")
        guard case .file(path: "local.yaml", line: 3) = one.rules.first else {
            Issue.record("not a file: \(one.rules)")
            return
        }
        let several = try ManifestReader(path: "audit.yaml").read(
            plain + (try sampleText()) + "  - further.yaml\n")
        #expect(several.rules.count == 5)
        let folder = URL(filePath: Self.sample).deletingLastPathComponent().path
        let book = try CountyRuleBook(
            [.file(path: "rules.yaml", line: 3)], manifest: "audit.yaml", directory: folder)
        #expect(book.rules.count == 4)
    }
}
