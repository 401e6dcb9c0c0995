/// How large a rule's blocks are, before any is split.
///
/// Counted from keys; no pair is enumerated. Cost: one radix sort of the rule's keys.
package struct BlockSizes: Sendable, Equatable {
    /// Blocks of one order of magnitude.
    package struct Bin: Sendable, Equatable {
        /// From 2ᵏ records, the bin's place being k.
        package internal(set) var blocks = 0
        /// Records in these blocks, once for each block.
        package internal(set) var records = 0
        /// Pairs in scope in these blocks.
        package internal(set) var pairs = 0
    }

    /// One large block.
    package struct Block: Sendable, Equatable {
        /// The blocking key.
        package let key: UInt64
        /// How many records have it.
        package let records: Int
        /// Pairs in scope among them.
        package let pairs: Int
        /// The first of them in canonical order, to show what they have in common.
        package let example: RecordIndex
    }

    /// The rule's name.
    package let rule: String
    /// Place k counts the blocks of 2ᵏ to 2ᵏ⁺¹ − 1 records.
    package private(set) var histogram: [Bin] = []
    /// The blocks with most pairs, falling; equal ones by key.
    package private(set) var largest: [Block] = []
    /// Records without a key.
    package let recordsWithoutKey: Int

    /// Counts the blocks of one rule and keeps the largest few.
    package init(
        of rule: some BlockingRule, population: LinkagePopulation,
        scope: PairScope = .acrossSources, keeping kept: Int = 10
    ) {
        self.rule = rule.name
        let entries = RuleEntries(population: population, rule: rule)
        recordsWithoutKey = entries.recordsWithoutKey
        entries.forEachBlock { key, records in
            let pairs = scope.pairCount(records, sourceOf: population.sourceOf)
            let place = Int.bitWidth - 1 - records.count.leadingZeroBitCount
            while histogram.count <= place { histogram.append(Bin()) }
            histogram[place].blocks += 1
            histogram[place].records += records.count
            histogram[place].pairs += pairs
            let block = Block(key: key, records: records.count, pairs: pairs, example: records[0])
            keep(block, atMost: kept)
        }
    }

    /// Pairs in scope, counted once for each block that holds them.
    package var pairs: Int { histogram.reduce(0) { $0 + $1.pairs } }

    private mutating func keep(_ block: Block, atMost limit: Int) {
        // Keys come ascending, so a block goes behind those of as many pairs.
        let place = largest.firstIndex { $0.pairs < block.pairs } ?? largest.count
        guard place < limit else { return }
        largest.insert(block, at: place)
        if largest.count > limit { largest.removeLast() }
    }
}
