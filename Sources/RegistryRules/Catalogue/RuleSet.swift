import RegistryModel

/// The rules of a run: the catalogue, and after it the county's own.
///
/// A value that is handed to whatever judges, selects or renders; copying it copies two references.
/// A rule is known by its place in `rules`, so outcomes of different rule sets can't be merged.
package struct RuleSet: Sendable {
    package let rules: [any Rule]
    private let positions: [RuleCode: Int]

    /// The built-in rules alone.
    package static let catalogue = RuleSet(all: RuleCatalogue.all)

    /// The built-in rules and a county's own, whose codes and names `CountyRuleBook` has compared.
    package init(own: [CountyRule]) {
        self.init(all: RuleCatalogue.all + own)
    }

    private init(all rules: [any Rule]) {
        self.rules = rules
        positions = Dictionary(
            rules.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rules whose findings say that values are wrong: what error localisation judges by.
    var aboutContent: RuleSet {
        RuleSet(
            all: rules.filter {
                $0.card.severity > .notice && !$0.code.text.hasPrefix(Finding.formFamily)
            })
    }

    package func rule(_ code: RuleCode) -> (any Rule)? {
        index(of: code).map { rules[$0] }
    }

    /// The rule's place in `rules`.
    package func index(of code: RuleCode) -> Int? { positions[code] }

    /// The rule a person means by a code or a name: `rec003`, `reported-before-birth`.
    package func rule(matching text: String) -> (any Rule)? {
        let upper = text.uppercased()
        return rules.first { $0.code.text == upper || $0.card.name == text.lowercased() }
    }
}
