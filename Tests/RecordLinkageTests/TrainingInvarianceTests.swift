import RecordLinkage
import Testing

/// The same model, to the last bit, whatever the order, the slices and the threads.
@Suite struct TrainingInvarianceTests {
    private func train(
        _ known: KnownParameters, _ options: TrainingOptions, parts: Int
    ) throws -> TrainedModel {
        let trainer = try known.trainer(options)
        var chance = PatternCounts()
        for range in trainer.chancePairs.recordRanges(count: parts).reversed() {
            chance.merge(
                trainer.chancePairs.counts(ofRecords: range, comparisons: trainer.comparisons))
        }
        let sessions = try (0..<trainer.sessionCount).map { session in
            let pairs = try trainer.pairs(ofSession: session)
            var counts = PatternCounts()
            for range in pairs.ranges(membersPerRange: 1 + known.count / parts).reversed() {
                counts.merge(pairs.counts(inBlocks: range, comparisons: trainer.comparisons))
            }
            return SessionCounts(counts, share: pairs.share)
        }
        return try trainer.estimate(chance: chance, sessions: sessions)
    }

    @Test(arguments: seeds.prefix(4), [600, 300])
    func orderAndSlicesChangeNothing(seed: UInt64, pairs: Int) throws {
        let known = KnownParameters(entities: 300, sources: 3, seed: seed)
        var options = TrainingOptions()
        options.pairsPerSession = pairs
        options.blocksPerSession = pairs / 4
        options.chancePairs = 20_000
        let expected = try known.trainer(options).train()
        #expect(expected.report.sessions.allSatisfy { $0.share < 1 })
        #expect(expected.report.sessions.allSatisfy { $0.verdict == .used })
        for parts in [1, 2, 7, 64] {
            let other = known.shuffled(seed: seed &+ UInt64(parts))
            #expect(
                try train(other, options, parts: parts) == expected, "seed \(seed), \(parts) parts")
        }
    }

    @Test(arguments: seeds) func mergedCountsAreTheSameInAnyOrder(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let patterns = (0..<3_000).map { _ in
            var levels = PackedLevels()
            for place in 0..<20 { levels[place] = Int.random(in: 0..<3, using: &random) }
            return random.chance(0.5) ? PackedLevels() : levels
        }
        var whole = PatternCounts()
        var naive: [PackedLevels: Int] = [:]
        for levels in patterns {
            whole.add(levels)
            naive[levels, default: 0] += 1
        }
        #expect(whole.total == patterns.count)
        #expect(whole.distinct == naive.count)
        for entry in whole.sorted { #expect(naive[entry.levels] == entry.pairs) }
        for parts in [2, 7, 64] {
            var slices = [PatternCounts](repeating: PatternCounts(), count: parts)
            for levels in patterns {
                slices[Int.random(in: 0..<parts, using: &random)].add(levels)
            }
            slices.shuffle(using: &random)
            var merged = PatternCounts()
            for slice in slices { merged.merge(slice) }
            #expect(merged == whole)
            #expect(merged.sorted == whole.sorted)
        }
        whole.add(PackedLevels(), pairs: 0)
        #expect(whole.total == patterns.count)
    }
}
