/// The pairs of one training session: those of its rule, or a hashed sample of them.
///
/// Large jobs are sampled twice. First by key: a share of the rule's keys is filed, so that not
/// all records are sorted for every session. A pair with several shared keys counts under the
/// smallest, and is as likely to be seen as any other. Then by pair. Blocks aren't split by the
/// rule's refinement, which would fix further comparisons; an oversized block is cut at the cap.
/// Cost: one call of the rule a record, one sort of the keys filed, one comparison a pair kept.
package struct SessionPairs: Sendable {
    /// The share of the rule's pairs that is looked at.
    package var share: Double { rule.share * pairShare }
    /// What blocking by the sampled keys did.
    package var blocking: RuleBlocking { blocks.report.rules[0] }

    private let blocks: CandidateBlocks
    private let population: LinkagePopulation
    private let rule: SampledRule
    private var pairShare: Double
    private let places: [Int]

    /// Files the records under the rule; `places` are the comparisons the session looks at.
    init(
        rule: any BlockingRule, places: [Int], population: LinkagePopulation,
        options: TrainingOptions
    ) throws(LinkageSetupFailure) {
        let keys = Self.keysExpected(of: rule, population: population)
        let sampled = SampledRule(
            rule: rule, share: min(1, Double(options.keysPerSession) / max(1, keys)))
        blocks = try CandidateBlocks(
            population: population, rules: [sampled], limits: options.limits,
            scope: options.scope)
        self.population = population
        self.rule = sampled
        self.places = places
        pairShare = 1
        let yielded = blocks.report.rules[0].pairsYielded
        let wanted = Double(options.pairsPerSession)
        if Double(yielded) > wanted {
            // A pair counts once, and only if its smallest shared key was filed: how many do is
            // learnt from a first draw, so that neighbourhood keys don't leave the session short.
            pairShare = wanted / Double(yielded)
            var kept = 0
            forEachKept(inBlocks: 0..<blocks.blockCount) { _ in kept += 1 }
            pairShare = min(1, wanted * pairShare / Double(max(1, kept)))
        }
    }

    /// Cuts the blocks into ranges, for threads.
    package func ranges(membersPerRange: Int = 20_000) -> [Range<Int>] {
        blocks.blockRanges(membersPerRange: membersPerRange)
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
        var owner = SampledRule.PairOwner(rule: rule)
        blocks.forEachPair(inBlocks: range) { pair in
            let a = Int(pair.a)
            let b = Int(pair.b)
            if HashSampling.keepsPair(keys[a], keys[b], share: pairShare), owner.owns(a, b) {
                body(pair)
            }
        }
    }

    /// The keys all records would give, judged by a thousand spread over the canonical order.
    private static func keysExpected(
        of rule: any BlockingRule, population: LinkagePopulation
    ) -> Double {
        let step = max(1, population.count / 1_000)
        var keys: [UInt64] = []
        var looked = 0
        for place in stride(from: 0, to: population.count, by: step) {
            rule.appendKeys(of: Int(population.canonicalOrder[place]), to: &keys)
            looked += 1
        }
        return looked == 0 ? 0 : Double(keys.count) / Double(looked) * Double(population.count)
    }
}

/// A rule that gives only a hashed share of its keys, and never splits a block.
struct SampledRule: BlockingRule {
    let rule: any BlockingRule
    let share: Double
    let givesOneKeyAtMost: Bool
    var name: String { rule.name }

    init(rule: any BlockingRule, share: Double) {
        self.rule = rule
        self.share = share
        givesOneKeyAtMost = rule.givesOneKeyAtMost
    }

    func appendKeys(of record: Int, to keys: inout [UInt64]) {
        guard share < 1 else { return rule.appendKeys(of: record, to: &keys) }
        let given = keys.count
        rule.appendKeys(of: record, to: &keys)
        var kept = given
        for place in given..<keys.count where keeps(keys[place]) {
            keys[kept] = keys[place]
            kept += 1
        }
        keys.removeSubrange(kept...)
    }

    func forEachKey(of records: Range<Int>, _ body: (Int, UInt64) -> Void) {
        rule.forEachKey(of: records) { record, key in
            if share >= 1 || keeps(key) { body(record, key) }
        }
    }

    /// Tells of pairs whether the smallest key their records share is in the sample. Keeps what it
    /// works with, since it is asked of each of many pairs.
    struct PairOwner {
        private let rule: SampledRule
        /// The one key a pair can meet under is in the sample, or it wouldn't have met.
        private let ownsAll: Bool
        private var left: [UInt64] = []
        private var right: [UInt64] = []

        init(rule: SampledRule) {
            self.rule = rule
            ownsAll = rule.share >= 1 || rule.givesOneKeyAtMost
        }

        mutating func owns(_ a: Int, _ b: Int) -> Bool {
            if ownsAll { return true }
            left.removeAll(keepingCapacity: true)
            right.removeAll(keepingCapacity: true)
            rule.rule.appendKeys(of: a, to: &left)
            rule.rule.appendKeys(of: b, to: &right)
            // With one key each, it is the one they met under, which is in the sample.
            if left.count == 1, right.count == 1 { return true }
            var smallest: UInt64?
            for key in left where smallest.map({ key < $0 }) ?? true {
                if right.contains(key) { smallest = key }
            }
            return smallest.map(rule.keeps) ?? false
        }
    }

    fileprivate func keeps(_ key: UInt64) -> Bool {
        HashSampling.keeps(KeyMixing.mix(key ^ HashSampling.keySalt), share: share)
    }
}
