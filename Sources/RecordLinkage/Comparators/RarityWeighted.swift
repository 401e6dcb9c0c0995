/// A comparison whose agreement on a rare value weighs more, and on a common one less.
///
/// Both records must have a value, by its number, and reach one of the rungs named.
/// Source: Winkler, Frequency-based Matching in the Fellegi–Sunter Model, Census RR2000/06.
package struct RarityWeighted<Base: FieldComparison>: FieldComparison {
    private let base: Base
    private let values: [UInt32]
    private let rungs: Set<Int>
    private let log2Adjustment: @Sendable (Int, Int) -> Double

    /// Adjusts `base` by the number of each record's value, 0 for none.
    ///
    /// `log2Adjustment` gives the bits to add for two values that agree, the same number twice if
    /// exactly; symmetric. `rungs` says where, the exact rung if nothing else is said. Throws when
    /// a rung isn't one of agreement.
    package init(
        _ base: Base, values: [UInt32], rungs: Set<Int> = [1],
        log2Adjustment: @escaping @Sendable (Int, Int) -> Double
    ) throws(LinkageSettingsFailure) {
        for rung in rungs.sorted() where !(1..<(base.levels.count - 1)).contains(rung) {
            throw .thresholdOutOfRange(comparison: base.name, rung: "\(rung)")
        }
        self.base = base
        self.values = values
        self.rungs = rungs
        self.log2Adjustment = log2Adjustment
    }

    package var name: String { base.name }

    package var levels: [ComparisonLevel] { base.levels }

    package func level(_ a: Int, _ b: Int) -> Int { base.level(a, b) }

    package func frequencyAdjustment(_ a: Int, _ b: Int, level: Int) -> Double {
        guard rungs.contains(level), values[a] != 0, values[b] != 0 else { return 0 }
        return log2Adjustment(Int(values[a]), Int(values[b]))
    }
}
