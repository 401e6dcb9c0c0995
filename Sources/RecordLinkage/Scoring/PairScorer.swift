/// Weighs pairs by a model: log2 odds, the prior and every comparison added up.
///
/// Pure: slices of the pairs may be scored on any thread and the results put together in any order.
/// Cost: one call of each comparison a pair.
package struct PairScorer: Sendable {
    /// The comparisons made.
    package let comparisons: ComparisonSet
    /// The model they are weighed by.
    package let model: MatchModel
    private let weights: [[Double]]

    /// Throws when the model's ladders are not those of the comparisons.
    package init(
        comparisons: ComparisonSet, model: MatchModel
    ) throws(LinkageSetupFailure) {
        try model.checkLadders(of: comparisons)
        self.comparisons = comparisons
        self.model = model
        weights = model.comparisons.map { parameters in
            (0...parameters.levels.count).map(parameters.log2Weight)
        }
    }

    /// The weight of two records, in bits, prior included.
    package func log2Weight(_ a: Int, _ b: Int) -> Double {
        evidence(a, b, at: comparisons.comparisons.indices, addedTo: model.priorLog2Odds)
    }

    /// What some comparisons say of two records, in bits, added to something one by one.
    func evidence(
        _ a: Int, _ b: Int, at places: some Sequence<Int>, addedTo start: Double = 0
    ) -> Double {
        var total = start
        for place in places {
            let comparison = comparisons.comparisons[place]
            let level = comparison.level(a, b)
            total += weights[place][level]
            if level != 0 { total += comparison.frequencyAdjustment(a, b, level: level) }
        }
        return total
    }

    /// Weighs pairs and keeps those at or above a threshold, in the order given.
    package func score(
        _ pairs: some Sequence<CandidatePair>, keepingAtLeast review: Double
    ) -> [ScoredPair] {
        score(Array(pairs)).filter { $0.log2Weight >= review }
    }

    /// Weighs pairs, in the order given.
    func score(_ pairs: [CandidatePair]) -> [ScoredPair] {
        let levels = comparisons.levels(of: pairs)
        var totals = [Double](repeating: model.priorLog2Odds, count: pairs.count)
        for (place, comparison) in comparisons.comparisons.enumerated() {
            let own = weights[place]
            for index in levels.indices { totals[index] += own[levels[index][place]] }
            comparison.addAdjustments(of: pairs, levels: levels, at: place, to: &totals)
        }
        return pairs.indices.map { index in
            let pair = pairs[index]
            return ScoredPair(
                a: pair.a, b: pair.b, log2Weight: totals[index], rule: pair.rule,
                levels: levels[index])
        }
    }

    /// Finds and weighs the pairs of a range of blocks, storing only those kept.
    ///
    /// `report` gains the number of pairs each rule owns in the range.
    package func score(
        _ blocks: CandidateBlocks, range: Range<Int>, keepingAtLeast review: Double,
        report: inout BlockingReport
    ) -> [ScoredPair] {
        var kept: [ScoredPair] = []
        var owned = [Int](repeating: 0, count: report.rules.count)
        PairBatch.each { take in
            blocks.forEachPair(inBlocks: range) { pair in
                owned[Int(pair.rule)] += 1
                take(pair)
            }
        } _: { pairs in
            for scored in score(pairs) where scored.log2Weight >= review { kept.append(scored) }
        }
        for rule in owned.indices { report.rules[rule].pairsOwned += owned[rule] }
        return kept
    }
}
