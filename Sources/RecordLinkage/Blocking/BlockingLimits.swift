/// How many pairs one block may cost.
package struct BlockingLimits: Sendable, Equatable {
    /// A block with more pairs than this is split by its rule's refinement key.
    package let splitAbovePairs: Int
    /// A block, split or not, yields no more pairs than this; the rest is counted and reported.
    package let pairCap: Int

    /// Throws when a limit is not positive. A cap below the split limit simply holds as well.
    package init(splitAbovePairs: Int, pairCap: Int) throws(LinkageSetupFailure) {
        guard splitAbovePairs > 0 else { throw .limitNotPositive(splitAbovePairs) }
        guard pairCap > 0 else { throw .limitNotPositive(pairCap) }
        self.init(checkedSplit: splitAbovePairs, checkedCap: pairCap)
    }

    /// Splits above 20 000 pairs (some 160 records from four sources), caps at a million.
    package static let standard = BlockingLimits(checkedSplit: 20_000, checkedCap: 1_000_000)

    private init(checkedSplit: Int, checkedCap: Int) {
        splitAbovePairs = checkedSplit
        pairCap = checkedCap
    }
}
