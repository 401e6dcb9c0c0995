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
