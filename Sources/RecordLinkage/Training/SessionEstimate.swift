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
        let seen = comparisons.filter { $0.matches > 0 }
        let parameters = 1 + mixture.m.reduce(0) { $0 + $1.count - 1 }
        let gain = (fit.convergence.logLikelihoods.last ?? withoutMatches) - withoutMatches
        let penalty =
            Double(parameters) / 2 * bits(ofRatio: Double(max(1, pairs)))
            * naturalLogOfTwo
        verdict =
            if pairs == 0 || seen.isEmpty { .noPairs } else if expectedMatches < 1 {
                .noMatches
            } else if gain <= penalty {
                .notDistinct
            } else if seen.count(where: \.isBelowChance) * 2 > seen.count { .labelsSwitched } else {
                .used
            }
    }
}

/// A session checked and looked up: which comparisons it looks at, and their names.
struct SessionPlan: Sendable {
    let rule: Int
    let ruleName: String
    let heldOut: [String]
    /// The comparisons looked at, as numbered in the comparison set.
    let places: [Int]
    let names: [String]

    init(
        _ session: TrainingSession, comparisons: ComparisonSet, rules: [any BlockingRule]
    ) throws(TrainingFailure) {
        guard rules.indices.contains(session.rule) else {
            throw .unknownRule(session.rule, rules: rules.count)
        }
        let all = comparisons.comparisons.map(\.name)
        if let name = session.heldOut.first(where: { !all.contains($0) }) {
            throw .unknownComparison(name)
        }
        places = all.indices.filter { !session.heldOut.contains(all[$0]) }
        guard !places.isEmpty else { throw .nothingLeftToCompare(rule: session.rule) }
        names = places.map { all[$0] }
        rule = session.rule
        ruleName = rules[session.rule].name
        heldOut = session.heldOut
    }
}
