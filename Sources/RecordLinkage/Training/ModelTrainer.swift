/// Trains a model on the records it is to weigh, without any pair being known to match.
///
/// Three steps, so that the runner can cut the first two into ranges for its threads: count the
/// patterns of `chancePairs`, count those of each session's `pairs`, `estimate` from the counts.
/// `train` does all three on one thread. The model is the same for records in any order and
/// ranges cut anywhere, to the last bit.
package struct ModelTrainer: Sendable {
    package let comparisons: ComparisonSet
    /// The pairs u is learnt from.
    package let chancePairs: ChancePairs
    let population: LinkagePopulation
    let rules: [any BlockingRule]
    private let blocks: CandidateBlocks
    let plans: [SessionPlan]
    let options: TrainingOptions

    /// Checks sessions and options; draws nothing yet.
    ///
    /// - Parameter blocks: the records filed under `rules`, where they are already: for linking, in
    ///   the scope of training or a wider one. They are filed here when nil.
    package init(
        comparisons: ComparisonSet, population: LinkagePopulation, rules: [any BlockingRule],
        sessions: [TrainingSession], options: TrainingOptions = .standard,
        blocks: CandidateBlocks? = nil
    ) throws(TrainingFailure) {
        try options.check()
        guard !sessions.isEmpty else { throw .noSessions }
        var plans: [SessionPlan] = []
        for session in sessions {
            plans.append(try SessionPlan(session, comparisons: comparisons, rules: rules))
        }
        do throws(LinkageSetupFailure) {
            try options.published?.model.checkLadders(of: comparisons)
            self.blocks =
                if let blocks { blocks } else {
                    try CandidateBlocks(
                        population: population, rules: rules, limits: options.limits,
                        scope: options.scope)
                }
        } catch {
            throw .setup(error)
        }
        self.comparisons = comparisons
        self.population = population
        self.rules = rules
        self.plans = plans
        self.options = options
        chancePairs = ChancePairs(
            population: population, scope: options.scope, target: options.chancePairs)
    }

    /// How many sessions there are.
    package var sessionCount: Int { plans.count }

    /// The pairs of one session, of those given.
    package func pairs(ofSession session: Int) throws(TrainingFailure) -> SessionPairs {
        do throws(LinkageSetupFailure) {
            return try SessionPairs(
                rule: rules[plans[session].rule], number: plans[session].rule,
                places: plans[session].places, blocks: blocks, options: options)
        } catch {
            throw .setup(error)
        }
    }

    /// Draws, counts and estimates, on one thread.
    package func train() throws(TrainingFailure) -> TrainedModel {
        let chance = chancePairs.counts(
            ofRecords: 0..<population.count, comparisons: comparisons)
        var counted: [SessionCounts] = []
        for session in plans.indices {
            let pairs = try pairs(ofSession: session)
            var counts = PatternCounts()
            for range in pairs.ranges() {
                counts.merge(pairs.counts(inBlocks: range, comparisons: comparisons))
            }
            counted.append(SessionCounts(counts, share: pairs.share))
        }
        return try estimate(chance: chance, sessions: counted)
    }
}

/// What a session's slices add up to.
package struct SessionCounts: Sendable, Equatable {
    package let counts: PatternCounts
    /// The share of the rule's pairs that was counted; see `SessionPairs.share`.
    package let share: Double

    package init(_ counts: PatternCounts, share: Double) {
        self.counts = counts
        self.share = share
    }
}
