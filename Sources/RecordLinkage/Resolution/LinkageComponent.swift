/// Records joined by chains of matching pairs, to be parted into clusters.
///
/// Components are independent: they can be solved on any thread, in any order.
package struct LinkageComponent: Sendable {
    /// The records, two or more, in canonical order.
    package let records: [RecordIndex]
    /// The pairs at hand between them, each once, in canonical order, weak ones included.
    package let pairs: [ScoredPair]
    /// Places in `records` of each pair's two records, the first the lower.
    let ends: [(Int32, Int32)]
}
