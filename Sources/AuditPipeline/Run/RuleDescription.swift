import Foundation
import RegistryModel
import RegistryRules

/// One rule as machines read it: `hecha rule CODE --format json`, or all of them with `--all`.
///
/// Stable member names: `code`, `name`, `severity`, `scope`, `standing`, `since`, `message`,
/// `explanation`, `source` with `document` and `clause`, `neverUndecided`, and `examples`. Texts are
/// objects with `zh` and `en`.
package struct RuleDescription: Encodable, Sendable {
    private struct Source: Encodable {
        let document: Bilingual
        let clause: String
    }

    /// Records list only the cells that differ from the known-good record; null is a blank cell.
    private struct Example: Encodable {
        struct Records: Encodable {
            let source: String
            let records: [[String: String?]]
        }

        let title: Bilingual
        /// `passes`, `fails` or `undecided`.
        let outcome: String
        var field: String?
        /// Of the failing record among those of its source, from 1.
        var record: Int?
        var failingSource: String?
        var severity: String?
        /// What is absent: a field, or a source.
        var missing: String?
        var file: String?
        var sources: [Records]?
        var verdict: String?
    }

    private let code: String
    private let name: String
    private let severity: String
    private let scope: String
    private let standing: String
    private let since: String?
    private let message: Bilingual
    private let explanation: Bilingual
    private let source: Source
    private let neverUndecided: Bilingual?
    private let examples: [Example]

    package init(_ rule: any Rule) {
        let card = rule.card
        code = card.code.text
        name = card.name
        severity = card.severity.rawValue
        scope = card.scope.rawValue
        (standing, since) =
            switch card.standing {
            case .trial(let version): ("trial", version)
            case .active(let version): ("active", version)
            case .retired(let version): ("retired", version)
            case .local: ("local", nil)
            }
        message = card.message
        explanation = card.explanation
        source = Source(document: card.source.document, clause: card.source.clause)
        neverUndecided = rule.neverUndecided
        examples = rule.examples.map(Self.example)
    }

    private static func example(_ example: RuleExample) -> Example {
        var result: Example
        switch example.outcome {
        case .passes: result = Example(title: example.title, outcome: "passes")
        case .undecided(let field):
            result = Example(title: example.title, outcome: "undecided")
            result.missing = field.name
        case .undecidedWithout(let kind):
            result = Example(title: example.title, outcome: "undecided")
            result.missing = kind.rawValue
        case .fails(let field, let record, let severity):
            result = Example(title: example.title, outcome: "fails")
            result.field = field?.name
            result.severity = severity?.rawValue
            if case .file = example.material { break }
            result.record = record + 1
        }
        switch example.material {
        case .file(let delivery): result.file = delivery.shows
        case .records(let kind, let records): result.sources = [list(kind, records)]
        case .run(let sources, let failing):
            result.sources = sources.map { list($0.kind, $0.records) }
            result.failingSource = failing?.rawValue
        case .adjudicated(let sketch):
            result.verdict = sketch.verdict.rawValue
            result.sources = sketch.sources.map { list($0, [[]]) }
        }
        return result
    }

    private static func list(
        _ kind: SourceKind, _ records: [[RuleExample.Cell]]
    ) -> Example.Records {
        Example.Records(
            source: kind.rawValue,
            records: records.map { cells in
                Dictionary(cells.map { ($0.field.name, $0.text) }) { first, _ in first }
            })
    }

    package func json() throws -> String { try Self.encoded(self) }

    package static func json(_ rules: [any Rule]) throws -> String {
        try encoded(rules.map(RuleDescription.init))
    }

    private static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
