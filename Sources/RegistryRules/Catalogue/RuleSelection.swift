import RegistryModel

/// Which rules are wanted, by code or prefix: `REC`, `FLD10`, `SET002`. Nothing named: all.
package struct RuleSelection: Sendable, Hashable {
    package let select: [String]
    package let ignore: [String]

    package init(select: [String] = [], ignore: [String] = []) {
        self.select = select
        self.ignore = ignore
    }

    /// Of a select and an ignore that both fit, the longer one decides; of equals, the ignore.
    package func contains(_ code: RuleCode) -> Bool {
        let chosen = select.isEmpty ? 0 : Self.longest(select, code)
        guard let chosen else { return false }
        guard let dropped = Self.longest(ignore, code) else { return true }
        return chosen > dropped
    }

    /// What was named but fits no rule: a mistake to be told, never passed over.
    package func unknown(in rules: RuleSet) -> [String] {
        (select + ignore).filter { prefix in
            prefix.isEmpty || !rules.rules.contains { $0.code.text.hasPrefix(prefix) }
        }
    }

    private static func longest(_ prefixes: [String], _ code: RuleCode) -> Int? {
        prefixes.filter { code.text.hasPrefix($0) }.map(\.utf8.count).max()
    }
}
