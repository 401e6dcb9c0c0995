/// A comparison whose agreement on a rare value weighs more, and on a common one less.
///
/// Both records must carry the same value, by its number, and reach one of the rungs named.
/// Source: Winkler, Frequency-based Matching in the Fellegi–Sunter Model, Census RR2000/06.
package struct RarityWeighted<Base: FieldComparison>: FieldComparison {
    private let base: Base
    private let values: [UInt32]
    private let rungs: Set<Int>
    private let adjustment: @Sendable (Int) -> Double

    /// Adjusts `base` by the number of each record's value, 0 for none.
    ///
    /// `adjustment` gives the bits to add for a value; `rungs` says where, the exact rung if
    /// nothing else is said. Throws when a rung isn't one of agreement.
    package init(
        _ base: Base, values: [UInt32], rungs: Set<Int> = [1],
        adjustment: @escaping @Sendable (Int) -> Double
    ) throws(LinkageSettingsFailure) {
        for rung in rungs.sorted() where !(1..<(base.levels.count - 1)).contains(rung) {
            throw .thresholdOutOfRange(comparison: base.name, rung: "\(rung)")
        }
        self.base = base
        self.values = values
        self.rungs = rungs
        self.adjustment = adjustment
    }

    package var name: String { base.name }

    package var levels: [ComparisonLevel] { base.levels }

    package func level(_ a: Int, _ b: Int) -> Int { base.level(a, b) }

    package func frequencyAdjustment(_ a: Int, _ b: Int, level: Int) -> Double {
        guard rungs.contains(level), values[a] == values[b], values[a] != 0 else { return 0 }
        return adjustment(Int(values[a]))
    }
}
