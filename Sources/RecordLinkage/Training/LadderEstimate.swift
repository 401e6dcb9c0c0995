/// Blends a comparison's counts with what was known before, into parameters a model can hold.
struct LadderEstimate: Sendable {
    let parameters: ComparisonParameters
    let report: ComparisonTraining
    /// m and u by level, as in `parameters`.
    var m: [Double] { parameters.levels.map(\.m) }
    var u: [Double] { parameters.levels.map(\.u) }

    /// Chance pairs by level, and what the sessions say of matches.
    init(
        _ comparison: any FieldComparison, chance: [Double], evidence: SessionPool.Evidence?,
        published: (ladder: ComparisonParameters, worth: EquivalentSampleSize)?
    ) {
        let names = comparison.levels.dropFirst().map(\.name)
        let worth = published?.worth
        let u = Self.blended(
            chance, with: published?.ladder.levels.map(\.u), worth: worth?.chancePairs ?? 0)
        let counts = (evidence?.m ?? []).map { $0 * (evidence?.matches ?? 0) }
        var m: [Double]
        var origin = ComparisonTraining.Origin.trained
        if let published, counts.isEmpty {
            m = published.ladder.levels.map(\.m)
            origin = .published
        } else if counts.isEmpty {
            m = Self.assumedM(levels: names.count)
            origin = .assumed
        } else {
            m = Self.blended(
                counts, with: published?.ladder.levels.map(\.m), worth: worth?.matches ?? 0)
            if published == nil {
                Self.neutralise(&m, u: u) { counts[$0] == 0 && chance[$0] == 0 }
            }
        }
        // Within rounding, for a column that is the same everywhere.
        if m[0] <= u[0] * (1 + 1e-12) {
            m = u
            origin = .uninformative
        }
        parameters = ComparisonParameters(
            comparison.name,
            levels: names.indices.map { LevelParameters(names[$0], m: m[$0], u: u[$0]) })
        report = ComparisonTraining(
            name: comparison.name, origin: origin, matches: evidence?.matches ?? 0,
            chancePairs: chance.reduce(0, +),
            spread: evidence?.spread ?? [Double](repeating: 0, count: names.count))
    }

    /// What is assumed of matches that nothing is known of: nine in ten agree best, the rest
    /// fall on the other levels alike. EM starts from here too.
    static func assumedM(levels: Int) -> [Double] {
        guard levels > 1 else { return [1] }
        return [0.9] + [Double](repeating: 0.1 / Double(levels - 1), count: levels - 1)
    }

    /// (n·p̂ + k·p₀)/(n + k); without anything published, half a pair is added to every level,
    /// so that a level never seen is held to be rare, not impossible (Jeffreys' prior).
    static func blended(_ counts: [Double], with published: [Double]?, worth: Double) -> [Double] {
        var added = [Double](repeating: 0.5, count: counts.count)
        if let published, worth > 0 { added = published.map { $0 * worth } }
        let total = zip(counts, added).reduce(0) { $0 + ($1.0 + $1.1) }
        return zip(counts, added).map { ($0 + $1) / total }
    }

    /// A level seen neither among matches nor by chance weighs nothing: its m becomes its u.
    static func neutralise(_ m: inout [Double], u: [Double], isUnseen: (Int) -> Bool) {
        let unseen = m.indices.filter(isUnseen)
        guard !unseen.isEmpty else { return }
        guard unseen.count < m.count else {
            m = u
            return
        }
        let free = 1 - unseen.reduce(0) { $0 + u[$1] }
        let seen = m.indices.filter { !unseen.contains($0) }.reduce(0) { $0 + m[$1] }
        for level in m.indices {
            m[level] = unseen.contains(level) ? u[level] : m[level] * free / seen
        }
    }
}
