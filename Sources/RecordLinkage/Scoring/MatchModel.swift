/// How often true matches (m) and chance pairs (u) reach one rung, among pairs missing nothing.
package struct LevelParameters: Sendable, Equatable {
    /// The level's name, as in the ladder.
    package let name: String
    /// Probability of the level among matches, in (0, 1].
    package let m: Double
    /// Probability of the level among non-matches, in (0, 1].
    package let u: Double

    package init(_ name: String, m: Double, u: Double) {
        self.name = name
        self.m = m
        self.u = u
    }

    /// The level's evidence in bits.
    package var log2Weight: Double { bits(ofRatio: m / u) }
}

/// The parameters of one comparison's ladder.
package struct ComparisonParameters: Sendable, Equatable {
    /// The comparison's name.
    package let name: String
    /// Every level but `missing`, which weighs nothing, from best to worst.
    package let levels: [LevelParameters]

    package init(_ name: String, levels: [LevelParameters]) {
        self.name = name
        self.levels = levels
    }

    /// The evidence in bits of a rung, numbered as in the ladder; zero for rung 0, `missing`.
    package func log2Weight(_ level: Int) -> Double {
        level == 0 ? 0 : levels[level - 1].log2Weight
    }

    /// Whether no worse level weighs more than a better one.
    package var isMonotone: Bool {
        let weights = levels.map(\.log2Weight)
        return zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 }
    }
}

/// What agreement and disagreement are worth: the parameters of Fellegi and Sunter's model.
///
/// A plain value, made anywhere: shipped with a configuration, read from a file, or estimated.
/// Units: bits. Source: Fellegi & Sunter, A Theory for Record Linkage,
/// JASA 64 (1969) 1183–1210.
package struct MatchModel: Sendable, Equatable {
    /// Log2 of the odds that a random pair is a match, before any field is compared.
    package let priorLog2Odds: Double
    /// One entry a comparison, in the order of the comparison set.
    package let comparisons: [ComparisonParameters]

    /// How far the m or u of a ladder may be from summing to one.
    private static let sumTolerance = 1e-6

    /// Throws when a number is out of range, a sum is not one, or a name repeats.
    package init(
        priorLog2Odds: Double, comparisons: [ComparisonParameters]
    ) throws(LinkageSetupFailure) {
        guard priorLog2Odds.isFinite else { throw .priorNotFinite(priorLog2Odds) }
        guard !comparisons.isEmpty else { throw .noComparisons }
        if let name = firstRepeated(comparisons.map(\.name)) { throw .duplicateName(name) }
        for comparison in comparisons { try Self.check(comparison) }
        self.priorLog2Odds = priorLog2Odds
        self.comparisons = comparisons
    }

    /// The comparisons in which some worse level weighs more than a better one.
    ///
    /// An estimate can come out so from thin data; it is worth a warning, not an error.
    package var comparisonsOutOfOrder: [String] {
        comparisons.filter { !$0.isMonotone }.map(\.name)
    }

    /// The parameters of a comparison; nil if the model has none of that name.
    ///
    /// The first level's u is what a term-frequency adjustment of exact agreement starts from.
    package func parameters(of comparison: String) -> ComparisonParameters? {
        comparisons.first { $0.name == comparison }
    }

    /// Throws unless the model's ladders are exactly those of the comparisons.
    package func checkLadders(of set: ComparisonSet) throws(LinkageSetupFailure) {
        let expected = set.comparisons.map(\.name)
        let found = comparisons.map(\.name)
        guard expected == found else { throw .comparisonsDiffer(expected: expected, model: found) }
        for (comparison, parameters) in zip(set.comparisons, comparisons) {
            let ladder = comparison.levels.dropFirst().map(\.name)
            let levels = parameters.levels.map(\.name)
            guard ladder == levels else {
                throw .ladderDiffers(
                    comparison: parameters.name, expected: ladder, model: levels)
            }
        }
    }

    private static func check(_ comparison: ComparisonParameters) throws(LinkageSetupFailure) {
        let names = comparison.levels.map(\.name)
        if let name = firstRepeated(names) { throw .duplicateName(name) }
        guard (1..<PackedLevels.rungs).contains(names.count) else {
            throw .unusableLadder(comparison: comparison.name, levels: names)
        }
        for level in comparison.levels {
            for value in [level.m, level.u] where !(value > 0 && value <= 1) {
                throw .probabilityOutOfRange(
                    comparison: comparison.name, level: level.name, value: value)
            }
        }
        let mSum = comparison.levels.reduce(0) { $0 + $1.m }
        let uSum = comparison.levels.reduce(0) { $0 + $1.u }
        guard abs(mSum - 1) <= sumTolerance, abs(uSum - 1) <= sumTolerance else {
            throw .probabilitiesDoNotSumToOne(
                comparison: comparison.name, mSum: mSum, uSum: uSum)
        }
    }
}
