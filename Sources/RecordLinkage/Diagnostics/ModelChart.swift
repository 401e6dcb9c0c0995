/// A model's parameters as rows to be drawn: one for each level but *missing*.
package struct ModelChart: Sendable, Equatable {
    /// One level of one comparison.
    package struct Row: Sendable, Equatable {
        /// The comparison's name.
        package let comparison: String
        /// The level's name.
        package let level: String
        /// How often matches reach the level, if nothing is missing.
        package let m: Double
        /// How often other pairs do.
        package let u: Double
        /// The level's evidence in bits.
        package let log2Weight: Double
    }

    /// Log2 odds before any field is compared.
    package let priorLog2Odds: Double
    /// Comparisons in the model's order, levels from best to worst.
    package let rows: [Row]
    /// The comparisons in which some worse level weighs more than a better one.
    package let comparisonsOutOfOrder: [String]

    package init(of model: MatchModel) {
        priorLog2Odds = model.priorLog2Odds
        comparisonsOutOfOrder = model.comparisonsOutOfOrder
        rows = model.comparisons.flatMap { comparison in
            comparison.levels.map {
                Row(
                    comparison: comparison.name, level: $0.name, m: $0.m, u: $0.u,
                    log2Weight: $0.log2Weight)
            }
        }
    }

    /// The largest magnitude of a weight, to scale the chart by; zero without rows.
    package var largestWeight: Double { rows.map(\.log2Weight.magnitude).max() ?? 0 }
}
