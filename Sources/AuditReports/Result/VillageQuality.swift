import RegistryModel

/// Problems found in the lists that one village hands in.
package struct VillageQuality: Sendable, Hashable {
    package let village: DivisionCode
    /// Records of the village in these lists.
    package var records: Int
    /// Places of findings, by family of rules.
    package var counts: [RuleFamily: Int]

    package init(village: DivisionCode, records: Int = 0, counts: [RuleFamily: Int] = [:]) {
        self.village = village
        self.records = records
        self.counts = counts
    }

    /// The lists that villages hand in themselves. What is wrong in another's isn't theirs.
    package static let kinds: Set<SourceKind> = [
        .registryBirths, .registryPersons, .registryMarriages, .summaries, .signoffs,
    ]
}
