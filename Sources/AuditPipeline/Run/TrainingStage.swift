import RecordLinkage

/// Trains a model on all threads; the same model for any number of them.
struct TrainingStage: Sendable {
    let runner: ParallelRunner

    func train(_ trainer: ModelTrainer) async throws -> TrainedModel {
        let ranges = trainer.chancePairs.recordRanges(count: 8 * runner.threads)
        let drawn = try await runner.map(ranges) {
            trainer.chancePairs.counts(ofRecords: $0, comparisons: trainer.comparisons)
        }
        let counted = try await runner.map(Array(0..<trainer.sessionCount)) { session in
            let pairs = try trainer.pairs(ofSession: session)
            var counts = PatternCounts()
            for range in pairs.ranges() {
                counts.merge(pairs.counts(inBlocks: range, comparisons: trainer.comparisons))
            }
            return SessionCounts(counts, share: pairs.share)
        }
        var chance = PatternCounts()
        for part in drawn { chance.merge(part) }
        return try trainer.estimate(chance: chance, sessions: counted)
    }
}
