/// A compared pair and its weight.
package struct ScoredPair: Sendable, Hashable {
    /// The record first in canonical order.
    package let a: RecordIndex
    /// The other record.
    package let b: RecordIndex
    /// Log2 odds that the two are one, prior included.
    package let log2Weight: Double
    /// The number of the blocking rule that found the pair.
    package let rule: UInt8
    /// The rung reached in each comparison.
    package let levels: PackedLevels

    package init(
        a: RecordIndex, b: RecordIndex, log2Weight: Double, rule: UInt8 = 0,
        levels: PackedLevels = PackedLevels()
    ) {
        self.a = a
        self.b = b
        self.log2Weight = log2Weight
        self.rule = rule
        self.levels = levels
    }
}
