/// What one session found.
package struct SessionEstimate: Sendable, Equatable {
    /// Whether a session's matches are believed.
    package enum Verdict: Sendable, Equatable {
        case used
        /// The rule yields no pairs that can be compared.
        case noPairs
        /// Fewer than one match is to be expected.
        case noMatches
        /// The pairs are explained as well without any matches (Bayesian information criterion).
        case notDistinct
        /// What was found as matches agrees less than chance does, in most comparisons.
        case labelsSwitched
    }

    /// What the session says of one comparison.
    package struct Comparison: Sendable, Equatable {
        package let name: String
        /// Probability of each level among matches, as found; zero for a level never seen.
        package let m: [Double]
        /// The u used, or found where u was freed.
        package let u: [Double]
        /// Matches expected that miss nothing here, by level.
        package let matchesByLevel: [Double]
        /// Whether matches reach the best level less often than chance: then the estimate is void.
        package let isBelowChance: Bool

        var matches: Double { matchesByLevel.reduce(0, +) }
    }

    /// The blocking rule's name.
    package let rule: String
    /// The comparisons held out.
    package let heldOut: [String]
    package let verdict: Verdict
    /// Pairs compared.
    package let pairs: Int
    /// Distinct patterns among them.
    package let patterns: Int
    /// Matches expected among the pairs compared.
    package let expectedMatches: Double
    /// The share of the rule's pairs that was compared.
    package let share: Double
    package let convergence: Convergence
    /// The comparisons not held out, in order.
    package let comparisons: [Comparison]

    /// Matches the whole rule is to be expected to find.
    package var matchesOfRule: Double { expectedMatches / share }
}

extension SessionEstimate {
    /// A session's fit, judged.
    init(
        _ fit: ExpectationMaximisation.Fit, counts: PatternCounts, withoutMatches: Double,
        naming session: SessionPlan, share: Double
    ) {
        rule = session.ruleName
        heldOut = session.heldOut
        pairs = counts.total
        patterns = counts.distinct
        self.share = share
        convergence = fit.convergence
        expectedMatches = fit.expectation.matches
        let mixture = fit.mixture
        comparisons = session.names.indices.map { column in
            let rungs = fit.expectation.matchesAtRung[column]
            return Comparison(
                name: session.names[column], m: mixture.m[column], u: mixture.u[column],
                matchesByLevel: rungs,
                isBelowChance: mixture.m[column][0] < mixture.u[column][0])
        }
        verdict = Self.verdict(
            on: fit, pairs: counts.total, withoutMatches: withoutMatches,
            comparisons: comparisons.filter { $0.matches > 0 })
    }

    private static func verdict(
        on fit: ExpectationMaximisation.Fit, pairs: Int, withoutMatches: Double,
        comparisons: [Comparison]
    ) -> Verdict {
        guard pairs > 0, !comparisons.isEmpty else { return .noPairs }
        guard fit.expectation.matches >= 1 else { return .noMatches }
        // The share of matches, and an m for each level but one.
        let parameters = 1 + fit.mixture.m.reduce(0) { $0 + $1.count - 1 }
        let penalty = Double(parameters) / 2 * bits(ofRatio: Double(pairs)) * naturalLogOfTwo
        guard fit.expectation.logLikelihood - withoutMatches > penalty else { return .notDistinct }
        let below = comparisons.count(where: \.isBelowChance)
        return below * 2 > comparisons.count ? .labelsSwitched : .used
    }
}
