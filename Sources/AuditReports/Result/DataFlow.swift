import RegistryModel

/// What became of the birth records on their way to cases, as linkage and adjudication counted it.
package struct DataFlow: Sendable, Hashable {
    /// The sources of births, the registry first.
    package var sources: [LinkedSource] = []
    /// Births that the sources together speak of, in the period or out of it.
    package var believed = 0
    /// Registry births of the period on which all sources agree.
    package var agreed = 0
    /// Births of the period that a village reported, by day of birth; those without a readable day
    /// are left out.
    package var reportedByDay: [CalendarDay: Int] = [:]

    package init() {}
}

/// The birth records of one source in linkage.
package struct LinkedSource: Sendable, Hashable {
    package let source: SourceID
    /// Records that repeat another of their own source, and were kept out.
    package let repeats: Int
    /// Records of a birth that another source knows as well.
    package let linked: Int
    /// Records of a birth that nobody else knows.
    package let alone: Int

    package init(source: SourceID, repeats: Int, linked: Int, alone: Int) {
        self.source = source
        self.repeats = repeats
        self.linked = linked
        self.alone = alone
    }

    package var records: Int { repeats + linked + alone }
}
