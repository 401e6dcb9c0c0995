/// One rung of a comparison's ladder.
package struct ComparisonLevel: Sendable, Hashable {
    /// The level's name, unique in its ladder.
    package let name: String

    package init(_ name: String) { self.name = name }

    /// At least one side is missing: no evidence either way. Always rung 0.
    package static let missing = ComparisonLevel("missing")
    /// The values are the same.
    package static let exact = ComparisonLevel("exact")
    /// The values differ in writing only.
    package static let equivalent = ComparisonLevel("equivalent")
    /// The values are a slip of the pen apart.
    package static let near = ComparisonLevel("near")
    /// The values disagree. Always the last rung.
    package static let otherwise = ComparisonLevel("else")
}

/// Judges how far two records agree on one thing, as a rung of a ladder.
package protocol FieldComparison: Sendable {
    /// A short name, unique in its comparison set.
    var name: String { get }

    /// The ladder: `missing` first, then from best agreement to worst. At most 16 rungs.
    var levels: [ComparisonLevel] { get }

    /// The rung two records reach, an index into `levels`; symmetric in the records.
    func level(_ a: Int, _ b: Int) -> Int

    /// Bits to add for rare values agreeing (蒯), or take off for common ones (王); symmetric.
    ///
    /// Source: Winkler, Frequency-based Matching in the Fellegi–Sunter Model, Census RR2000/06.
    func frequencyAdjustment(_ a: Int, _ b: Int, level: Int) -> Double

    /// Notes the rungs of many pairs, each as `level` has it; the default is meant for nearly all.
    func takeLevels(
        of pairs: [CandidatePair], at place: Int, into levels: inout [PackedLevels])

    /// Adds what rare and common values are worth; the default is meant for nearly all.
    func addAdjustments(
        of pairs: [CandidatePair], levels: [PackedLevels], at place: Int,
        to weights: inout [Double])
}

// One loop a comparison and batch, compiled for the comparison's own type: a pair costs no dynamic
// call, and one column after another is read, not all at once.
extension FieldComparison {
    package func frequencyAdjustment(_ a: Int, _ b: Int, level: Int) -> Double { 0 }

    package func takeLevels(
        of pairs: [CandidatePair], at place: Int, into levels: inout [PackedLevels]
    ) {
        var levels = levels.mutableSpan
        for index in pairs.indices {
            let pair = pairs[index]
            levels[index][place] = level(Int(pair.a), Int(pair.b))
        }
    }

    package func addAdjustments(
        of pairs: [CandidatePair], levels: [PackedLevels], at place: Int,
        to weights: inout [Double]
    ) {
        for index in pairs.indices {
            let level = levels[index][place]
            if level == 0 { continue }
            let pair = pairs[index]
            weights[index] += frequencyAdjustment(Int(pair.a), Int(pair.b), level: level)
        }
    }
}
