/// Sessions put together: each comparison's matches, counted over all sessions that look at it.
///
/// m is the sessions' mean, weighted by the matches each expects. Sessions see largely the same
/// matches under different keys, so the evidence is that of the largest session, not the sum.
struct SessionPool: Sendable {
    let estimates: [SessionEstimate]

    var used: [SessionEstimate] { estimates.filter { $0.verdict == .used } }

    /// The matches of the session that expects most.
    var largestExpectation: Double { used.map(\.expectedMatches).max() ?? 0 }

    /// What the sessions say of one comparison; nil if none does.
    func evidence(of name: String) -> Evidence? {
        let found = used.flatMap(\.comparisons).filter {
            $0.name == name && $0.matches > 0 && !$0.isBelowChance
        }
        guard let first = found.first else { return nil }
        var sums = [Double](repeating: 0, count: first.m.count)
        for comparison in found {
            for level in sums.indices { sums[level] += comparison.matchesByLevel[level] }
        }
        let total = sums.reduce(0, +)
        return Evidence(
            m: sums.map { $0 / total }, matches: found.map(\.matches).max() ?? 0,
            spread: sums.indices.map { level in
                let values = found.map { $0.m[level] }.filter { $0 > 0 }
                guard let low = values.min(), let high = values.max() else { return 0 }
                return bits(ofRatio: high / low)
            })
    }

    /// A comparison's m as pooled.
    struct Evidence: Sendable {
        let m: [Double]
        /// Matches that miss nothing, in the largest session.
        let matches: Double
        /// For each level, log2 of the highest over the lowest m of any session.
        let spread: [Double]
    }

    /// How many of all matches each rule can find, as the other sessions see it.
    var reaches: [PriorEstimate.Session] {
        used.map { session in
            let reach = session.heldOut.reduce(1.0) { $0 * agreement(on: $1) }
            return PriorEstimate.Session(
                rule: session.rule, matchesFound: session.matchesOfRule, reach: reach)
        }
    }

    /// The share of matches that agree best on a comparison, missing values counting as not.
    ///
    /// One if no other session looks at it: then the rule is taken to find everything.
    private func agreement(on name: String) -> Double {
        var agreeing = 0.0
        var all = 0.0
        for session in used {
            for comparison in session.comparisons where comparison.name == name {
                agreeing += comparison.matchesByLevel[0]
                all += session.expectedMatches
            }
        }
        return agreeing > 0 ? agreeing / all : 1
    }
}
