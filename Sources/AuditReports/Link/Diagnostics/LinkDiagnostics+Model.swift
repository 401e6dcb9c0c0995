extension LinkDiagnostics {
    /// The parameters the pairs were weighed by.
    package struct Model: Sendable {
        /// Log2 odds that two random records are one.
        package var priorLog2Odds = 0.0
        /// In the order of the settings.
        package var comparisons: [Comparison] = []

        package init() {}
    }

    package struct Comparison: Sendable {
        /// Where the parameters come from.
        package enum Origin: Sendable, CaseIterable {
            case trained, published, assumed, uninformative
            /// A model was given.
            case given
        }

        package var name: String
        /// Best first.
        package var levels: [Level]
        package var origin = Origin.given
        /// Matches m rests on; nil with a given model.
        package var matches: Double?
        /// Chance pairs u rests on; nil with a given model.
        package var chancePairs: Double?
        /// The most by which two sessions' m of a level differ, in bits; half a match is added to
        /// each level, so that one that a session of few matches never saw doesn't count for much.
        package var spread = 0.0
        package init(name: String, levels: [Level]) {
            self.name = name
            self.levels = levels
        }

        /// Whether any pair reached a level: of one that none did, training makes m its u to the last
        /// bit. Where that holds of all levels, the comparison says nothing.
        func isSeen(_ level: Level) -> Bool {
            level.m != level.u || levels.allSatisfy { $0.m == $0.u }
        }

        /// By how many bits a worse level outweighs a better one, at most; levels never seen aside.
        var disorder: Double {
            let weights = levels.filter(isSeen).map(\.log2Weight)
            return zip(weights, weights.dropFirst()).map { $1 - $0 }.max().map { max($0, 0) } ?? 0
        }
    }

    package struct Level: Sendable {
        package let name: String
        /// How often matches reach the level.
        package let m: Double
        /// How often other pairs do.
        package let u: Double
        package let log2Weight: Double

        package init(name: String, m: Double, u: Double, log2Weight: Double) {
            self.name = name
            self.m = m
            self.u = u
            self.log2Weight = log2Weight
        }
    }

    /// How the parameters came about.
    package struct Training: Sendable {
        package var sessions: [Session] = []
        package var prior = Prior()
        /// Pairs drawn to learn u.
        package var chancePairs = 0
        package var rounds = 0
        package var isSettled = false
        /// Rules that use every column compared, so that nothing can be learnt from them.
        package var rulesWithoutSession: [String] = []

        package init() {}
    }

    /// One run of expectation maximisation.
    package struct Session: Sendable {
        package enum Verdict: Sendable, CaseIterable {
            case used, noPairs, noMatches, notDistinct, labelsSwitched
        }

        package var rule: String
        package var verdict: Verdict
        /// Comparisons the rule fixes.
        package var heldOut: [String] = []
        package var pairs = 0
        /// The share of the rule's pairs that was looked at.
        package var share = 1.0
        package var expectedMatches = 0.0
        package var isConverged = false
        package var largestChange = 0.0
        /// At the start, then after each iteration.
        package var logLikelihoods: [Double] = []

        package init(rule: String, verdict: Verdict) {
            self.rule = rule
            self.verdict = verdict
        }

        var iterations: Int { max(0, logLikelihoods.count - 1) }
    }

    /// Where the odds before any comparison come from.
    package struct Prior: Sendable {
        package enum Origin: Sendable, CaseIterable {
            case sessions, deterministicRules, published, assumed
        }

        package var origin = Origin.assumed
        /// What each session used says: matches its rule finds, and the share it can find.
        package var sessions: [(rule: String, matchesFound: Double, reach: Double)] = []
        /// All matches to be expected; nil if the data says nothing.
        package var matches: Double?
        package var pairsInScope = 0

        package init() {}
    }
}
