/// What each threshold would cost in wrong and in lost links, if the weights are to be believed.
///
/// A pair counts as true by its probability, so no labels are needed; the figures are as good as
/// the model. They hold for pairs compared: what blocking left out isn't in them.
package struct ThresholdTradeoff: Sendable, Equatable {
    /// One threshold.
    package struct Point: Sendable, Equatable {
        /// The threshold in bits.
        package let log2Weight: Double
        /// Pairs at or above it.
        package let links: Int
        /// How many of these are true, as expected.
        package let trueLinks: Double
        /// The share of links that are true; 1 without links.
        package let precision: Double
        /// The share of true pairs that are links; 1 if none is true.
        package let recall: Double

        /// The harmonic mean of precision and recall.
        package var f1: Double {
            precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
        }
    }

    /// One point a threshold, ascending.
    package let points: [Point]
    /// How many of the pairs are true, as expected.
    package let expectedMatches: Double

    /// Judges thresholds by the weights of all compared pairs, prior included.
    package init(log2Weights: some Sequence<Double>, thresholds: some Sequence<Double>) {
        // Sorted, so that the sums are the same in whatever order the pairs come.
        let weights = log2Weights.filter(\.isFinite).sorted(by: >)
        var points: [Point] = []
        var (links, trueLinks) = (0, 0.0)
        func take(atLeast threshold: Double) {
            while links < weights.count, weights[links] >= threshold {
                trueLinks += probability(log2Weight: weights[links])
                links += 1
            }
        }
        var found: [(threshold: Double, links: Int, trueLinks: Double)] = []
        for threshold in thresholds.sorted(by: >) {
            take(atLeast: threshold)
            found.append((threshold, links, trueLinks))
        }
        take(atLeast: -.infinity)
        for (threshold, links, expected) in found.reversed() {
            points.append(
                Point(
                    log2Weight: threshold, links: links, trueLinks: expected,
                    precision: links == 0 ? 1 : expected / Double(links),
                    recall: trueLinks == 0 ? 1 : expected / trueLinks))
        }
        self.points = points
        expectedMatches = trueLinks
    }

    /// The point of the best F1; the lowest threshold of equal ones.
    package var best: Point? {
        points.reduce(nil) { best, point in
            guard let best, best.f1 >= point.f1 else { return point }
            return best
        }
    }
}
