/// Where the prior comes from: the odds that a random pair in scope is a match.
package enum PriorSource: Sendable, Equatable {
    /// From the matches each session expects, and how many its rule can reach. The default: it
    /// asks nobody for a number they would have to guess, and each session gives an estimate of
    /// its own, so that they can be compared.
    case sessions
    /// From pairs found by strict rules, and the share of all matches those rules are assumed to
    /// find. Better where no rule's reach can be learnt, such as with a single session.
    case deterministicRules(pairsFound: Int, recall: Double)
}

/// How the prior came about.
package struct PriorEstimate: Sendable, Equatable {
    /// What one session says of all matches.
    package struct Session: Sendable, Equatable {
        package let rule: String
        /// Matches the rule finds.
        package let matchesFound: Double
        /// The share of all matches that agree on what the rule's key reads, as the other
        /// sessions' matches have it.
        package let reach: Double
        package var matches: Double { matchesFound / reach }
    }

    /// Where the number came from in the end.
    package enum Origin: Sendable, Equatable {
        case sessions, deterministicRules, published
        /// Nothing is known of matches: half a match among all pairs is assumed.
        case assumed
    }

    package let origin: Origin
    /// One entry a session used, if sessions were asked.
    package let sessions: [Session]
    /// Matches to be expected among all pairs in scope, by the data alone; nil if it says nothing.
    package let matches: Double?
    package let pairsInScope: Int
    /// Log2 odds, a published model's share in it included.
    package let log2Odds: Double

    /// The share of matches among pairs in scope, by the data alone.
    var matchShare: Double? { matches.map { Self.share(of: $0, among: pairsInScope) } }

    /// At least half a match, at most half short of all pairs.
    static func share(of matches: Double, among pairs: Int) -> Double {
        guard pairs > 0 else { return 0.5 }
        let pairs = Double(pairs)
        return min(max(matches, 0.5), pairs - 0.5) / pairs
    }
}

extension PriorEstimate {
    /// The prior by a source; the data's log2 odds are blended with a published model's by the
    /// matches seen.
    init(
        _ source: PriorSource, pool: SessionPool, pairsInScope: Int, published: PublishedModel?
    ) {
        var seen = pool.largestExpectation
        switch source {
        case .sessions:
            sessions = pool.reaches
            matches = sessions.isEmpty ? nil : Self.median(sessions.map(\.matches))
        case .deterministicRules(let pairsFound, let recall):
            sessions = []
            matches = Double(pairsFound) / recall
            seen = Double(pairsFound)
        }
        self.pairsInScope = pairsInScope
        let share = Self.share(of: matches ?? 0.5, among: pairsInScope)
        let own = bits(ofRatio: share / (1 - share))
        let origin: Origin = source == .sessions ? .sessions : .deterministicRules
        guard let published else {
            self.origin = matches == nil ? .assumed : origin
            log2Odds = own
            return
        }
        let weight = matches == nil ? 0 : seen
        let worth = published.worth.matches
        let total = weight + worth
        self.origin = weight > 0 ? origin : .published
        log2Odds =
            total > 0
            ? (weight * own + worth * published.model.priorLog2Odds) / total
            : published.model.priorLog2Odds
    }

    /// The middle value; of two, their geometric mean, since the estimates differ by factors.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let upper = sorted[sorted.count / 2]
        let lower = sorted[(sorted.count - 1) / 2]
        return upper == lower ? upper : (upper * lower).squareRoot()
    }
}

extension CandidateBlocks {
    /// How many different pairs the rules find: the count that deterministic rules' prior needs.
    package func pairCount() -> Int {
        var count = 0
        forEachPair(inBlocks: 0..<blockCount) { _ in count += 1 }
        return count
    }
}
