/// What blocking did, rule by rule, and which pairs it left out.
package struct BlockingReport: Sendable, Equatable {
    /// One entry a rule, in the order of the rules.
    package var rules: [RuleBlocking]

    package init(rules: [RuleBlocking]) {
        self.rules = rules
    }

    /// Counts pairs under the rules that own them. Counting slices in any order adds up the same.
    package mutating func count(_ pairs: some Sequence<CandidatePair>) {
        for pair in pairs {
            rules[Int(pair.rule)].pairsOwned += 1
        }
    }

    /// Adds the pairs owned that another copy of this report counted, such as another thread's.
    package mutating func addOwned(from other: BlockingReport) {
        for (rule, counted) in other.rules.enumerated() where rule < rules.count {
            rules[rule].pairsOwned += counted.pairsOwned
        }
    }

    /// Whether some rule left pairs out.
    package var leftPairsOut: Bool {
        rules.contains { $0.pairsSplitApart > 0 || $0.pairsOverCap > 0 }
    }
}

/// What blocking did under one rule.
///
/// A pair left out under one rule may still be found by another. Yields and omissions are counted
/// once for each block, so a pair that shares several keys of one rule counts several times.
package struct RuleBlocking: Sendable, Equatable {
    /// The rule's name.
    package let name: String
    /// Keys given by all records, repeats within a record not counted.
    package internal(set) var keys = 0
    /// Records without a key.
    package internal(set) var recordsWithoutKey = 0
    /// Blocks that yield pairs, after splitting.
    package internal(set) var blocks = 0
    /// Records in the largest block, before splitting.
    package internal(set) var largestBlockRecords = 0
    /// Pairs in the block that had most, before splitting.
    package internal(set) var largestBlockPairs = 0
    /// Blocks above the split limit that the refinement key divided.
    package internal(set) var blocksSplit = 0
    /// Blocks above the split limit after all splitting; compared up to the cap.
    package internal(set) var blocksOversized = 0
    /// Blocks cut down to the pair cap.
    package internal(set) var blocksCapped = 0
    /// Blocks over the cap whose records were put in order and compared with their neighbours.
    package internal(set) var blocksInOrder = 0
    /// Pairs the blocks yield, before pairs known from earlier rules or keys are taken off.
    package internal(set) var pairsYielded = 0
    /// Pairs left out because their refinement keys differ.
    package internal(set) var pairsSplitApart = 0
    /// Pairs left out because their block went over the cap, or stand too far apart in its order.
    package internal(set) var pairsOverCap = 0
    /// Pairs of which this rule is the first to yield them; zero until counted.
    package internal(set) var pairsOwned = 0

    /// Whether some block was divided, by its refinement or into neighbours.
    var isDivided: Bool { blocksSplit > 0 || blocksInOrder > 0 }
}
