/// How a model is trained. The values of `standard` are stated with each setting.
package struct TrainingOptions: Sendable {
    /// Which pairs are linked, and so drawn and blocked in training: those across sources.
    package var scope = PairScope.acrossSources
    /// Pairs drawn to learn what chance does: 500 000.
    package var chancePairs = ChancePairs.standardTarget
    /// Pairs compared in a session, of all that its rule yields: 250 000.
    package var pairsPerSession = 250_000
    /// Blocks a session draws them from, at least, since those of one resemble each other: 20 000.
    package var blocksPerSession = 20_000
    /// Largest blocks where records are filed for training: those of `BlockingLimits.standard`.
    package var limits = BlockingLimits.standard
    /// Whether sessions estimate u as well, within their blocks: no.
    ///
    /// Worth it where pairs that share the key resemble each other without being matches, such as
    /// siblings under their mother's number. The model's u stays that of the chance pairs, since
    /// pairs of one block are none.
    package var freesU = false
    /// A session has converged when no parameter changes by more than this: 0.00001.
    package var tolerance = 1e-5
    /// Iterations after which a session is left as it is, and said not to have converged: 200.
    package var iterationLimit = 200
    /// A model shipped with the configuration, which small runs keep to: none.
    package var published: PublishedModel?
    /// Where the prior comes from: the sessions.
    package var prior = PriorSource.sessions

    package init() {}

    package static let standard = TrainingOptions()

    func check() throws(TrainingFailure) {
        for count in [chancePairs, pairsPerSession, blocksPerSession, iterationLimit]
        where count <= 0 {
            throw .countNotPositive(count)
        }
        if let worth = published?.worth {
            for size in [worth.matches, worth.chancePairs] where !(size >= 0 && size.isFinite) {
                throw .sampleSizeOutOfRange(size)
            }
        }
        guard tolerance > 0, tolerance < 1 else { throw .toleranceOutOfRange(tolerance) }
        if case .deterministicRules(_, let recall) = prior, !(recall > 0 && recall <= 1) {
            throw .recallOutOfRange(recall)
        }
    }
}
