/// A model trained on a run's own records, and how it came about.
package struct TrainedModel: Sendable, Equatable {
    package let model: MatchModel
    package let report: TrainingReport
}

/// How a model came about, for the diagnostics page.
package struct TrainingReport: Sendable, Equatable {
    /// One entry a session, in the order given.
    package let sessions: [SessionEstimate]
    /// One entry a comparison, in the order of the set.
    package let comparisons: [ComparisonTraining]
    package let prior: PriorEstimate
    /// Pairs drawn to learn u.
    package let chancePairs: Int
    /// How often u was estimated anew with the matches among the chance pairs taken out.
    package let rounds: Int
    /// Whether the last round left every u within a hundredth of a bit.
    package let isSettled: Bool

    /// Whether every session used has converged, and u has settled.
    package var isConverged: Bool {
        isSettled
            && sessions.allSatisfy { $0.verdict != .used || $0.convergence.isConverged }
    }
}

/// Where one comparison's parameters come from.
package struct ComparisonTraining: Sendable, Equatable {
    package enum Origin: Sendable, Equatable {
        /// From the run's matches, blended with the published model if there is one.
        case trained
        /// m is the published one: no session could say anything. u is blended all the same.
        case published
        /// m is assumed: no session could say anything, and nothing is published.
        case assumed
        /// Matches agree best no more often than chance does: all levels weigh nothing.
        case uninformative
    }

    package let name: String
    package let origin: Origin
    /// Matches m rests on, in the session that saw most; they miss nothing.
    package let matches: Double
    /// Chance pairs u rests on, matches among them taken out; they miss nothing.
    package let chancePairs: Double
    /// For each level, log2 of the highest over the lowest m of any session: large where a
    /// blocking rule's matches are unlike the others.
    package let spread: [Double]
}
