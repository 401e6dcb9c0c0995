/// The pairs of one training session: those of its rule, or a hashed sample of them.
///
/// They are met in the blocks the records are filed in for linking. Only a rule whose blocks were
/// divided there, by its refinement or into neighbours, files its records once more: what divides
/// a block fixes further comparisons. An oversized block is cut at the cap.
/// Cost: two looks at the pairs of the blocks drawn, one comparison a pair kept.
package struct SessionPairs: Sendable {
    /// The share of the rule's pairs that is looked at.
    package var share: Double { blockShare * pairShare }

    /// Blocks are drawn first, so that not every pair of a large job is met; then pairs.
    private var blockShare = 1.0
    private var pairShare = 1.0
    private let blocks: CandidateBlocks
    /// The blocks of the rule.
    private let own: Range<Int>
    private let population: LinkagePopulation
    private let scope: PairScope
    private let places: [Int]

    /// `places` are the comparisons the session looks at, `blocks` those of all rules.
    init(
        rule: any BlockingRule, number: Int, places: [Int], blocks: CandidateBlocks,
        options: TrainingOptions
    ) throws(LinkageSetupFailure) {
        let population = blocks.population
        var (blocks, number) = (blocks, number)
        if blocks.report.rules[number].isDivided {
            blocks = try CandidateBlocks(
                population: population, rules: [UndividedRule(rule: rule)],
                limits: options.limits, scope: options.scope)
            number = 0
        }
        self.blocks = blocks
        self.population = population
        self.places = places
        own = blocks.blocks(ofRule: number)
        scope = options.scope
        let wanted = Double(options.pairsPerSession)
        let yielded = Double(blocks.report.rules[number].pairsYielded)
        if yielded > wanted {
            // Of what the blocks yield, a pair that meets in several of them counts once, and one out
            // of scope doesn't: how many do is learnt from a first draw.
            let least = Double(options.blocksPerSession) / Double(own.count)
            blockShare = min(1, max(wanted / yielded, least))
            pairShare = wanted / yielded / blockShare
            var kept = 0
            forEachKept(inBlocks: own) { _ in kept += 1 }
            pairShare *= wanted / Double(max(1, kept))
            blockShare = min(1, blockShare * max(1, pairShare))
            pairShare = min(1, pairShare)
        }
    }

    /// Cuts the blocks into ranges, for threads.
    package func ranges(membersPerRange: Int = 20_000) -> [Range<Int>] {
        blocks.blockRanges(of: own, membersPerRange: membersPerRange)
    }

    /// Counts the level patterns of the pairs of a range of blocks; what is held out is missing.
    package func counts(
        inBlocks range: Range<Int>, comparisons: ComparisonSet
    ) -> PatternCounts {
        var counts = PatternCounts()
        PairBatch.each { take in
            forEachKept(inBlocks: range, take)
        } _: { pairs in
            for levels in comparisons.levels(of: pairs, at: places) { counts.add(levels) }
        }
        return counts
    }

    private func forEachKept(inBlocks range: Range<Int>, _ body: (CandidatePair) -> Void) {
        let keys = population.stableKey
        for block in range {
            let (first, last) = blocks.ends(ofBlock: block)
            guard HashSampling.keepsBlock(keys[first], keys[last], share: blockShare) else {
                continue
            }
            blocks.forEachMeeting(inBlocks: block..<(block + 1), scope: scope) { a, b, _ in
                if HashSampling.keepsPair(keys[Int(a)], keys[Int(b)], share: pairShare),
                    blocks.firstSharedBlock(a, b, from: own.lowerBound) == block
                {
                    body(CandidatePair(a: a, b: b, rule: 0))
                }
            }
        }
    }
}

/// A rule that never divides a block.
private struct UndividedRule: BlockingRule {
    let rule: any BlockingRule
    var name: String { rule.name }

    func appendKeys(of record: Int, to keys: inout [UInt64]) {
        rule.appendKeys(of: record, to: &keys)
    }

    func forEachKey(of records: Range<Int>, _ body: (Int, UInt64) -> Void) {
        rule.forEachKey(of: records, body)
    }
}
