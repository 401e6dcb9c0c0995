/// What two models weigh differently, level by level.
package struct ModelComparison: Sendable, Equatable {
    /// One level in both models; nil where a model lacks it.
    package struct Level: Sendable, Equatable {
        package let comparison: String
        package let level: String
        package let before: LevelParameters?
        package let after: LevelParameters?

        /// Bits gained from before to after; nil where one model lacks the level.
        package var log2Change: Double? {
            guard let before, let after else { return nil }
            return after.log2Weight - before.log2Weight
        }
    }

    /// Log2 odds before any field is compared.
    package let priorBefore: Double
    package let priorAfter: Double
    /// Every level of either model: those before in their order, then those only after has.
    package let levels: [Level]

    /// Bits the prior gained.
    package var priorChange: Double { priorAfter - priorBefore }

    /// Cost: linear in the levels.
    package init(before: MatchModel, after: MatchModel) {
        priorBefore = before.priorLog2Odds
        priorAfter = after.priorLog2Odds
        let new = Dictionary(
            after.comparisons.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var levels: [Level] = []
        for comparison in before.comparisons {
            levels += Self.pair(comparison, new[comparison.name])
        }
        let old = Set(before.comparisons.map(\.name))
        for comparison in after.comparisons where !old.contains(comparison.name) {
            levels += Self.pair(nil, comparison)
        }
        self.levels = levels
    }

    /// The levels that weigh more or less by more than some bits, or that one model lacks.
    package func levelsChanged(byMoreThan bits: Double) -> [Level] {
        levels.filter { $0.log2Change.map { abs($0) > bits } ?? true }
    }

    private static func pair(
        _ before: ComparisonParameters?, _ after: ComparisonParameters?
    ) -> [Level] {
        let name = before?.name ?? after?.name ?? ""
        let old = before?.levels ?? []
        let new = after?.levels ?? []
        return old.map { level in
            Level(
                comparison: name, level: level.name, before: level,
                after: new.first { $0.name == level.name })
        }
            + new.filter { level in !old.contains { $0.name == level.name } }.map {
                Level(comparison: name, level: $0.name, before: nil, after: $0)
            }
    }
}
