/// Fits a mixture of matches and others to pattern counts.
///
/// An iteration costs the number of distinct patterns, not of pairs. The likelihood never falls.
/// Source: Dempster, Laird & Rubin, Maximum Likelihood from Incomplete Data via the EM Algorithm,
/// JRSS B 39 (1977) 1–38; Winkler, Using the EM Algorithm for Weight Computation in the
/// Fellegi–Sunter Model of Record Linkage, Census RR2000/05.
struct ExpectationMaximisation: Sendable {
    let patterns: LevelPatterns
    let freesU: Bool
    let tolerance: Double
    let iterationLimit: Int

    /// A fitted mixture and how it came about.
    struct Fit: Sendable {
        let mixture: LevelMixture
        let expectation: MatchExpectation
        let convergence: Convergence
    }

    /// Iterates until no parameter changes by more than the tolerance, or the limit is reached.
    func fit(from start: LevelMixture) -> Fit {
        let pairs = patterns.total
        var mixture = start
        var expected = mixture.expectation(of: patterns)
        var likelihoods = [expected.logLikelihood]
        var change = Double.infinity
        while likelihoods.count <= iterationLimit, change > tolerance {
            let next = mixture.maximised(expected, pairs: pairs, freesU: freesU)
            change = mixture.largestChange(to: next)
            mixture = next
            expected = mixture.expectation(of: patterns)
            likelihoods.append(expected.logLikelihood)
        }
        return Fit(
            mixture: mixture, expectation: expected,
            convergence: Convergence(
                isConverged: change <= tolerance, largestChange: change,
                logLikelihoods: likelihoods))
    }

    /// The likelihood if no pair were a match, and nothing else but u explained the levels.
    func likelihoodWithoutMatches(u: [[Double]]) -> Double {
        let rungs = patterns.rungCounts()
        var total = 0.0
        for (counts, ladder) in zip(rungs, u) {
            let own = freesU ? shares(of: counts) ?? ladder : ladder
            for (count, value) in zip(counts, own) where count > 0 {
                total += count * bits(ofRatio: max(value, 1e-300)) * naturalLogOfTwo
            }
        }
        return total
    }
}

/// How a session's iterations went.
package struct Convergence: Sendable, Equatable {
    /// Whether the last change was within the tolerance.
    package let isConverged: Bool
    /// The largest change of any parameter in the last iteration.
    package let largestChange: Double
    /// Natural log-likelihoods: at the start, then after each iteration. They never fall.
    package let logLikelihoods: [Double]

    /// How many iterations were made.
    package var iterations: Int { logLikelihoods.count - 1 }
}
