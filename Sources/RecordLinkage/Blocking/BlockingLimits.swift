/// What becomes of a block with more pairs than the cap.
package enum OversizeHandling: Sendable, Equatable {
    /// As many records of each source stay as the cap allows; the others leave the block.
    case cap
    /// Every record stays, put in order and compared with its neighbours only.
    case neighbours
}

/// How many pairs one block may cost.
package struct BlockingLimits: Sendable, Equatable {
    /// A block with more pairs than this is split by its rule's refinement key.
    package let splitAbovePairs: Int
    /// A block, split or not, yields no more pairs than this; the rest is counted and reported.
    /// When neighbours are compared, it bounds each window instead.
    package let pairCap: Int
    /// What becomes of a block that goes over the cap.
    package let oversize: OversizeHandling

    /// Throws when a limit is not positive. A cap below the split limit simply holds as well.
    package init(
        splitAbovePairs: Int, pairCap: Int, oversize: OversizeHandling = .cap
    ) throws(LinkageSetupFailure) {
        guard splitAbovePairs > 0 else { throw .limitNotPositive(splitAbovePairs) }
        guard pairCap > 0 else { throw .limitNotPositive(pairCap) }
        self.init(checkedSplit: splitAbovePairs, checkedCap: pairCap, oversize: oversize)
    }

    /// Splits above 20 000 pairs (some 160 records from four sources), caps at a million.
    package static let standard = BlockingLimits(
        checkedSplit: 20_000, checkedCap: 1_000_000, oversize: .cap)

    private init(checkedSplit: Int, checkedCap: Int, oversize: OversizeHandling) {
        splitAbovePairs = checkedSplit
        pairCap = checkedCap
        self.oversize = oversize
    }
}
