/// Weighs two records of one source: one thing written down twice, or two that look alike?
///
/// Twins, siblings and neighbours agree on most that is compared without being one: the odds
/// against a random pair, which the model knows, don't tell them from repeats. So a pair has two
/// rivals to overcome. Against *strangers* it has the model's weight, less what repeats are rarer
/// than matches. Against *lookalikes* it has m over v, v being how often pairs that are known to be
/// two reach a rung: learnt from such pairs, few of them counting little beside an assumption.
/// Units: bits. Cost: two calls of each comparison a pair.
package struct RepeatScorer: Sendable {
    /// What a pair of one source weighs less than one of two: a record has a repeat in its own
    /// source some thirty times more seldom than a partner in another one. An assumption.
    static let rarityOfRepeats = 5.0
    /// Where nothing is known, lookalikes share a column as matches do in three cases of four, and
    /// agree by chance in the fourth: a careful guess, since it makes repeats hard to prove.
    static let assumedShare = 0.75
    /// How many lookalikes the assumption counts for.
    static let assumedPairs = 8.0

    private let scorer: PairScorer
    /// Bits of m over v, by comparison and rung.
    private let ratios: [[Double]]
    /// How many pairs of lookalikes v was learnt from.
    package let lookalikes: Int

    /// - Parameter lookalikes: the rungs reached by pairs of one source known to be two things.
    init(scorer: PairScorer, lookalikes: [PackedLevels]) {
        self.scorer = scorer
        self.lookalikes = lookalikes.count
        ratios = scorer.model.comparisons.enumerated().map { place, parameters in
            var counts = [Double](repeating: 0, count: parameters.levels.count + 1)
            for levels in lookalikes { counts[levels[place]] += 1 }
            let present = counts.dropFirst().reduce(0, +)
            return [0]
                + parameters.levels.enumerated().map { rung, level in
                    let share = Self.assumedShare
                    let assumed = share * level.m + (1 - share) * level.u
                    let v =
                        (counts[rung + 1] + Self.assumedPairs * assumed)
                        / (present + Self.assumedPairs)
                    // What speaks against a match doesn't speak for a repeat, though twins share it
                    // more often; what was never learnt (m is u) says nothing.
                    let match = level.log2Weight
                    let ratio = bits(ofRatio: level.m / v)
                    return match > 0 ? ratio : match < 0 ? min(ratio, 0) : 0
                }
        }
    }

    /// Log2 odds that two records of one source are one, rather than strangers or lookalikes.
    package func log2Weight(_ a: Int, _ b: Int) -> Double {
        weigh(scorer.comparisons.levels(a, b), asMatch: scorer.log2Weight(a, b))
    }

    /// The same of a pair that has been weighed as a match.
    func log2Weight(of pair: ScoredPair) -> Double {
        weigh(pair.levels, asMatch: pair.log2Weight)
    }

    private func weigh(_ levels: PackedLevels, asMatch weight: Double) -> Double {
        RepeatExplanation.log2Odds(
            againstStrangers: weight - Self.rarityOfRepeats,
            againstLookalikes: ratios.indices.reduce(0) { $0 + ratios[$1][levels[$1]] },
            isIdentical: isIdentical(levels))
    }

    private func isIdentical(_ levels: PackedLevels) -> Bool {
        ratios.indices.allSatisfy { levels[$0] == 1 }
    }

    /// How the weight comes about.
    package func explain(_ a: Int, _ b: Int) -> RepeatExplanation {
        let levels = scorer.comparisons.levels(a, b)
        let steps = ratios.indices.map { place in
            let comparison = scorer.comparisons.comparisons[place]
            let level = levels[place]
            return RepeatExplanation.Step(
                comparison: comparison.name, level: comparison.levels[level].name,
                log2Weight: ratios[place][level])
        }
        return RepeatExplanation(
            againstStrangers: scorer.log2Weight(a, b) - Self.rarityOfRepeats, steps: steps,
            isIdentical: isIdentical(levels))
    }
}

/// Why two records of one source count as one, or as two.
package struct RepeatExplanation: Sendable, Equatable {
    /// What one comparison says for a repeat, against lookalikes.
    package struct Step: Sendable, Equatable {
        /// The comparison's name.
        package let comparison: String
        /// The name of the level reached.
        package let level: String
        /// Bits, m over v; zero if missing.
        package let log2Weight: Double
    }

    /// Bits against two records that have nothing to do with each other.
    package let againstStrangers: Double
    /// One step a comparison, in order.
    package let steps: [Step]
    /// Whether nothing is missing and all is the same: then no lookalike could be told from a
    /// repeat by anybody, and only strangers have to be overcome.
    package let isIdentical: Bool

    /// Bits against two that look alike.
    package var againstLookalikes: Double { steps.reduce(0) { $0 + $1.log2Weight } }

    /// Log2 odds against both: the probabilities of the two rivals are added up.
    package var log2Weight: Double {
        Self.log2Odds(
            againstStrangers: againstStrangers, againstLookalikes: againstLookalikes,
            isIdentical: isIdentical)
    }

    fileprivate static func log2Odds(
        againstStrangers: Double, againstLookalikes: Double, isIdentical: Bool
    ) -> Double {
        if isIdentical { return againstStrangers }
        let lower = min(againstStrangers, againstLookalikes)
        return lower - bits(ofOneAndExponential: -abs(againstStrangers - againstLookalikes))
    }
}
