import Foundation
import RecordLinkage
import RegistryModel
import Testing

@testable import AuditPipeline

@Suite("Suggested blocking rules")
struct LinkSuggestionTests {
    private static let contacts = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Samples/linkage")

    private static let columns = """
        mode: dedupe
        columns:
          given: text
          surname: text
          born: date
          street: text
          town: text

        """

    private func suggestion(
        _ columns: String = columns, budget: Int? = nil
    ) async throws -> LinkSuggestion {
        try await LinkSuggestion(
            LinkSettingsReader(path: "s.yaml").read(columns, for: .suggesting),
            files: [Self.contacts.appendingPathComponent("contacts.csv").path],
            pairBudget: budget)
    }

    @Test("what is suggested is read back as the rules meant, and stays in its budget")
    func roundTrip() async throws {
        let found = try await suggestion(budget: 2_000)
        #expect(!found.rules.isEmpty)
        for language in Language.allCases {
            let text =
                Self.columns + "compare: [given, surname, born]\n"
                + found.lines(language).joined(separator: "\n") + "\n"
            let settings = try LinkSettingsReader(path: "s.yaml").read(text)
            #expect(settings.blocking.count == found.rules.count, "\(text)")
        }
        #expect(found.rules.reduce(0) { $0 + $1.pairsAdded } <= 2_000)
        let recalls = found.rules.map(\.recall)
        #expect(recalls == recalls.sorted() && (recalls.last ?? 2) <= 1)
        #expect(abs(found.rules.reduce(0) { $0 + $1.recallAdded } - (recalls.last ?? 0)) < 1e-9)
        #expect((recalls.last ?? 0) > 0.9)
    }

    @Test("where every rule uses one column, one more lets it be weighed")
    func learnable() async throws {
        let found = try await suggestion(
            Self.columns.replacing(
                "  town: text\n", with: "  town: text\n  phones: {type: list, separator: \"/\"}\n"))
        let names = found.rules.map(\.yaml)
        for column in ["given", "surname", "born", "street", "town", "phones"] {
            #expect(names.contains { !$0.contains(column) }, "\(column): \(names)")
        }
        #expect(found.rules.last?.freedColumns == ["phones"], "\(names)")
    }

    @Test("comparisons, rules and what follows from them needn't be there, columns must")
    func settings() throws {
        let reader = LinkSettingsReader(path: "s.yaml")
        _ = try reader.read(
            Self.columns + "training: {strict: [1], recall: 0.9}\n", for: .suggesting)
        #expect(throws: ManifestError.self) { try reader.read("mode: dedupe\n", for: .suggesting) }
        #expect(throws: ManifestError.self) {
            try reader.read(Self.columns + "colour: red\n", for: .suggesting)
        }
        #expect(throws: ManifestError.self) { try reader.read(Self.columns) }
    }

    @Test("a budget that nothing fits suggests nothing")
    func tight() async throws {
        let found = try await suggestion(budget: 1)
        #expect(found.rules.reduce(0) { $0 + $1.pairsAdded } <= 1)
        await #expect(throws: LinkFailure.self) { try await suggestion(budget: 0) }
    }

    @Test("every part tried can be written and read", arguments: LinkSettings.ColumnType.allCases)
    func parts(type: LinkSettings.ColumnType) {
        let column = LinkSettings.Column(name: "x", headers: ["x"], type: type, line: 1)
        for text in LinkKeyText.worthTrying(type) {
            #expect(LinkKeyText.part(text, of: column) != nil, "\(type) \(text)")
        }
    }

    @Test(
        "any column's name survives YAML",
        arguments: [
            "出生日期", "a: b", "#1", "yes", "a, b", "[x]", "\"q\"", "back\\slash", "true", "3", "- x",
            "a #b", "tab\there", "'", "&a", "*", "! x", "née", "x ", "%", "@", "null", "1e5",
        ])
    func quoting(name: String) throws {
        let quoted = "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        let text = """
            columns:
              \(quoted): text
              other: text
            compare: [other]
            block:
              - \(YAMLText.list([name]))
              - \(YAMLText.list([name, "other first 3"]))
            """
        let settings = try LinkSettingsReader(path: "s.yaml").read(text)
        #expect(settings.blocking.map { $0.parts.map(\.column) } == [[name], [name, "other"]])
    }
}
