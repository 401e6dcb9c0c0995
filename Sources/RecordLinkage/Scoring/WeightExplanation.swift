/// A pair's weight as a waterfall: the prior, then one step a comparison.
package struct WeightExplanation: Sendable, Equatable {
    /// What one comparison added.
    package struct Step: Sendable, Equatable {
        /// The comparison's name.
        package let comparison: String
        /// The name of the level reached.
        package let level: String
        /// Bits for the level, m over u; zero if missing.
        package let log2Weight: Double
        /// Bits added for how rare the values are.
        package let frequencyAdjustment: Double
        /// The sum so far, prior included.
        package let runningTotal: Double
    }

    /// Log2 odds before any field is compared.
    package let priorLog2Odds: Double
    /// One step a comparison, in order.
    package let steps: [Step]

    /// The pair's weight in bits.
    package var log2Weight: Double { steps.last?.runningTotal ?? priorLog2Odds }

    /// The probability that the two records are one.
    package var matchProbability: Double { probability(log2Weight: log2Weight) }
}

extension PairScorer {
    /// Shows how the weight of two records comes about; adds up to `log2Weight` to the last bit.
    package func explain(_ a: Int, _ b: Int) -> WeightExplanation {
        var total = model.priorLog2Odds
        var steps: [WeightExplanation.Step] = []
        for (comparison, parameters) in zip(comparisons.comparisons, model.comparisons) {
            let level = comparison.level(a, b)
            let weight = parameters.log2Weight(level)
            let adjustment =
                level == 0 ? 0 : comparison.frequencyAdjustment(a, b, level: level)
            // Two additions, as in scoring, so that rounding is the same.
            total += weight
            total += adjustment
            steps.append(
                WeightExplanation.Step(
                    comparison: comparison.name, level: comparison.levels[level].name,
                    log2Weight: weight, frequencyAdjustment: adjustment, runningTotal: total))
        }
        return WeightExplanation(priorLog2Odds: model.priorLog2Odds, steps: steps)
    }
}
