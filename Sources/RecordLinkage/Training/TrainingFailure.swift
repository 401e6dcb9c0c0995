/// Why a model can't be trained: a fault of the configuration, never of the data.
package enum TrainingFailure: Error, Equatable, Sendable {
    /// A comparison, rule, limit or model is unusable for linkage as such.
    case setup(LinkageSetupFailure)
    /// Without a session nothing is learnt of matches.
    case noSessions
    /// A session names a rule that doesn't exist.
    case unknownRule(Int, rules: Int)
    /// A session holds out a comparison that doesn't exist.
    case unknownComparison(String)
    /// A session holds out every comparison.
    case nothingLeftToCompare(rule: Int)
    /// A number of pairs, keys or iterations must be positive.
    case countNotPositive(Int)
    /// An equivalent sample size is negative or not finite.
    case sampleSizeOutOfRange(Double)
    /// The tolerance lies outside (0, 1).
    case toleranceOutOfRange(Double)
    /// The recall assumed of deterministic rules lies outside (0, 1].
    case recallOutOfRange(Double)
    /// The counts handed in are not one for each session.
    case countsDoNotFitSessions(counts: Int, sessions: Int)
}
