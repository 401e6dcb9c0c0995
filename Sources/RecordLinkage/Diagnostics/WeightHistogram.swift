/// How many compared pairs have which weight, in bins of equal width.
package struct WeightHistogram: Sendable, Equatable {
    /// Pairs with weights from `lowest` up to, and not with, `lowest` plus the bin width.
    package struct Bin: Sendable, Equatable {
        /// The least weight of the bin, in bits.
        package let lowest: Double
        /// How many pairs.
        package let pairs: Int
    }

    /// Bits a bin.
    package let binWidth: Double
    /// Bins side by side from the first with a pair to the last, ascending.
    package let bins: [Bin]

    /// Bins the weights; throws when the width isn't positive. Order doesn't matter.
    package init(
        log2Weights: some Sequence<Double>, binWidth: Double = 1
    ) throws(LinkageSettingsFailure) {
        guard binWidth > 0, binWidth.isFinite else { throw .sizeNotPositive("binWidth") }
        var counts: [Int: Int] = [:]
        for weight in log2Weights where weight.isFinite {
            counts[Int((weight / binWidth).rounded(.down)), default: 0] += 1
        }
        self.binWidth = binWidth
        guard let first = counts.keys.min(), let last = counts.keys.max() else {
            bins = []
            return
        }
        bins = (first...last).map {
            Bin(lowest: Double($0) * binWidth, pairs: counts[$0] ?? 0)
        }
    }
}
