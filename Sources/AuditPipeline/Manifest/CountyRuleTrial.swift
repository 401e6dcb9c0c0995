import RegistryModel
import RegistryRules

/// The examples of a file of rules, run: what `hecha rule --test` says.
package struct CountyRuleTrial: Sendable {
    private let rules: [CountyRule]
    private let misses: [RuleCode: [ExampleTrial.Miss]]

    /// Throws when the file can't be read or a rule in it is refused.
    package init(file path: String) throws(ManifestError) {
        let book = try CountyRuleBook(files: [path])
        rules = book.rules
        let set = book.ruleSet
        misses = Dictionary(
            uniqueKeysWithValues: book.rules.map { ($0.code, ExampleTrial($0, in: set).misses) })
    }

    package var hasPassed: Bool { misses.values.allSatisfy(\.isEmpty) }

    /// One line a rule, one more for each example that didn't come out as stated.
    package func report(in language: Language) -> String {
        var lines: [String] = []
        for rule in rules {
            let missed = misses[rule.code] ?? []
            let total = rule.examples.count
            lines.append(
                Bilingual(
                    zh: "\(rule.code)  \(total - missed.count)/\(total) 个例子相符  \(rule.card.name)",
                    en: "\(rule.code)  \(total - missed.count) of \(total) examples hold  "
                        + rule.card.name)[language])
            lines += missed.map {
                "  \($0.example.title[language]): \($0.sentence[language])"
            }
        }
        return lines.joined(separator: "\n")
    }
}
