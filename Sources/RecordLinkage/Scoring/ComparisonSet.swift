/// The comparisons of one linkage, in order, their ladders checked.
///
/// This is what an estimator of m and u reads: it counts the packed levels of many pairs, and
/// makes a `MatchModel` of the counts. No model is needed to take levels.
package struct ComparisonSet: Sendable {
    /// The comparisons, in the order in which models and packed levels list them.
    package let comparisons: [any FieldComparison]

    /// Throws when names repeat, a ladder lacks `missing`, or one is too long to pack.
    package init(_ comparisons: [any FieldComparison]) throws(LinkageSetupFailure) {
        guard !comparisons.isEmpty else { throw .noComparisons }
        guard comparisons.count <= PackedLevels.capacity else {
            throw .tooManyComparisons(comparisons.count)
        }
        if let name = firstRepeated(comparisons.map(\.name)) { throw .duplicateName(name) }
        for comparison in comparisons {
            let names = comparison.levels.map(\.name)
            if let name = firstRepeated(names) { throw .duplicateName(name) }
            guard comparison.levels.first == .missing,
                (2...PackedLevels.rungs).contains(names.count)
            else {
                throw .unusableLadder(comparison: comparison.name, levels: names)
            }
        }
        self.comparisons = comparisons
    }

    /// The rung two records reach in each comparison.
    package func levels(_ a: Int, _ b: Int) -> PackedLevels {
        var packed = PackedLevels()
        for (place, comparison) in comparisons.enumerated() {
            packed[place] = comparison.level(a, b)
        }
        return packed
    }

    /// The rungs that each pair reaches, in the comparisons at some places, else in all; the others
    /// are left at `missing`.
    package func levels(
        of pairs: [CandidatePair], at places: [Int]? = nil
    ) -> [PackedLevels] {
        var levels = [PackedLevels](repeating: PackedLevels(), count: pairs.count)
        for place in places ?? Array(comparisons.indices) {
            comparisons[place].takeLevels(of: pairs, at: place, into: &levels)
        }
        return levels
    }
}

/// The first name that has occurred before; nil if all differ.
func firstRepeated(_ names: [String]) -> String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
}
