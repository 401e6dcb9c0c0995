/// Two kinds of pairs mixed: matches, that reach levels with probability m, and others, with u.
struct LevelMixture: Sendable, Equatable {
    /// The share of matches.
    var matchShare: Double
    /// For each comparison looked at, the probability of each rung besides `missing`.
    var m: [[Double]]
    /// The same for pairs that aren't matches.
    var u: [[Double]]

    /// The largest difference of any parameter.
    func largestChange(to other: LevelMixture) -> Double {
        var largest = abs(matchShare - other.matchShare)
        for (own, others) in [(m, other.m), (u, other.u)] {
            for (ladder, otherLadder) in zip(own, others) {
                for (value, otherValue) in zip(ladder, otherLadder) {
                    largest = max(largest, abs(value - otherValue))
                }
            }
        }
        return largest
    }

    /// Whether in most comparisons matches reach the best level less often than others do.
    var isSwitched: Bool {
        zip(m, u).count { $0[0] < $1[0] } * 2 > m.count
    }

    /// The two kinds exchanged: the same likelihood under other names.
    var exchanged: LevelMixture { LevelMixture(matchShare: 1 - matchShare, m: u, u: m) }
}

/// What a mixture makes of patterns: how many matches are to be expected, and where.
struct MatchExpectation: Sendable {
    /// Matches among all pairs.
    let matches: Double
    /// For each comparison and rung besides `missing`, the matches that reach it.
    let matchesAtRung: [[Double]]
    /// The same for pairs that aren't matches.
    let othersAtRung: [[Double]]
    /// Natural logarithm of the probability of all pairs' patterns.
    let logLikelihood: Double
}

extension LevelMixture {
    /// Probabilities are kept this far from 0 and 1 inside logarithms.
    private static let smallest = 1e-300

    /// The E-step. `missing` has the same probability under both kinds, and so has no say.
    func expectation(of patterns: LevelPatterns) -> MatchExpectation {
        let share = min(max(matchShare, 1e-12), 1 - 1e-12)
        let mBits = patterns.table(m) { bits(ofRatio: max($0, Self.smallest)) }
        let uBits = patterns.table(u) { bits(ofRatio: max($0, Self.smallest)) }
        let prior = bits(ofRatio: share / (1 - share))
        let othersPrior = bits(ofRatio: 1 - share)
        let columns = patterns.places.count
        var matches = 0.0
        var likelihood = 0.0
        var matched = [Double](repeating: 0, count: patterns.tableSize)
        var others = matched
        for row in patterns.pairs.indices {
            let entries = patterns.entries[(row * columns)..<((row + 1) * columns)]
            var weight = prior
            var base = othersPrior
            for entry in entries {
                weight += mBits[Int(entry)] - uBits[Int(entry)]
                base += uBits[Int(entry)]
            }
            let expected = patterns.pairs[row] * probability(log2Weight: weight)
            let rest = patterns.pairs[row] - expected
            likelihood += patterns.pairs[row] * (base + bits(ofOneAndExponential: weight))
            matches += expected
            for entry in entries {
                matched[Int(entry)] += expected
                others[Int(entry)] += rest
            }
        }
        return MatchExpectation(
            matches: matches, matchesAtRung: patterns.ladders(of: matched),
            othersAtRung: patterns.ladders(of: others),
            logLikelihood: likelihood * naturalLogOfTwo)
    }

    /// The M-step: the shares expected. A comparison missing in all pairs keeps its parameters.
    func maximised(_ expected: MatchExpectation, pairs: Double, freesU: Bool) -> LevelMixture {
        var next = self
        if pairs > 0 { next.matchShare = min(1, expected.matches / pairs) }
        next.m = zip(m, expected.matchesAtRung).map { shares(of: $1) ?? $0 }
        if freesU { next.u = zip(u, expected.othersAtRung).map { shares(of: $1) ?? $0 } }
        return next
    }
}

/// Counts as shares of their sum; nil if there are none.
func shares(of counts: [Double]) -> [Double]? {
    let sum = counts.reduce(0, +)
    return sum > 0 ? counts.map { $0 / sum } : nil
}
