import RecordLinkage
import Testing

@Suite struct ScoringTests {
    @Test(arguments: seeds) func scoringInPartsGivesTheSamePairs(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 60, sources: 4, seed: seed)
        let blocks = try CandidateBlocks(population: records.population(), rules: records.rules)
        let scorer = try PairScorer(comparisons: records.comparisons(), model: syntheticModel())
        let pairs = blocks.pairs()
        let whole = scorer.score(pairs, keepingAtLeast: 0)
        #expect(!whole.isEmpty && whole.count < pairs.count)
        for parts in [1, 2, 7] {
            let cuts = (0...parts).map { $0 * pairs.count / parts }
            let slices = zip(cuts, cuts.dropFirst()).map { pairs[$0..<$1] }
            let scored = slices.reversed().flatMap { scorer.score($0, keepingAtLeast: 0) }
            #expect(Set(scored) == Set(whole))
            #expect(scored.count == whole.count)
        }
        var report = blocks.report
        let streamed = blocks.blockRanges(membersPerRange: 20).flatMap { range in
            var own = blocks.report
            let kept = scorer.score(blocks, range: range, keepingAtLeast: 0, report: &own)
            report.addOwned(from: own)
            return kept
        }
        #expect(streamed == whole)
        var counted = blocks.report
        counted.count(pairs)
        #expect(report == counted)
    }

    @Test(arguments: seeds) func explanationAddsUpToTheScore(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 20, sources: 3, seed: seed)
        let scorer = try PairScorer(comparisons: records.comparisons(), model: syntheticModel())
        for a in 0..<records.count {
            for b in 0..<records.count {
                let explained = scorer.explain(a, b)
                #expect(explained.log2Weight == scorer.log2Weight(a, b))
                #expect(explained.steps.map(\.comparison) == ["name", "day", "number"])
                #expect(explained.priorLog2Odds == -6)
                let levels = scorer.comparisons.levels(a, b)
                for (place, step) in explained.steps.enumerated() {
                    let comparison = scorer.comparisons.comparisons[place]
                    #expect(step.level == comparison.levels[levels[place]].name)
                    #expect(step.level != "missing" || step.log2Weight == 0)
                }
            }
        }
    }

    @Test func frequencyAdjustmentIsAddedButNeverToMissing() throws {
        struct RareName: FieldComparison {
            let name = "name"
            let levels: [ComparisonLevel] = [.missing, .exact, .otherwise]
            func level(_ a: Int, _ b: Int) -> Int { a == b ? 1 : a * b == 0 ? 0 : 2 }
            func frequencyAdjustment(_ a: Int, _ b: Int, level: Int) -> Double { 2.5 }
        }
        let model = try MatchModel(
            priorLog2Odds: -1,
            comparisons: [
                ComparisonParameters(
                    "name",
                    levels: [
                        LevelParameters("exact", m: 0.5, u: 0.125),
                        LevelParameters("else", m: 0.5, u: 0.875),
                    ])
            ])
        let scorer = try PairScorer(comparisons: ComparisonSet([RareName()]), model: model)
        #expect(scorer.log2Weight(1, 1) == -1 + 2 + 2.5)
        #expect(scorer.log2Weight(0, 1) == -1)
        #expect(scorer.explain(1, 1).steps[0].frequencyAdjustment == 2.5)
    }

    @Test func weightsNeverFallAsAgreementRises() throws {
        let model = try syntheticModel()
        #expect(model.comparisonsOutOfOrder.isEmpty)
        for comparison in model.comparisons {
            for better in 1..<comparison.levels.count {
                #expect(comparison.log2Weight(better) >= comparison.log2Weight(better + 1))
            }
            #expect(comparison.log2Weight(0) == 0)
        }
        // Through the whole scorer: one field at a time, from disagreement to agreement.
        var records = SyntheticRecords()
        records.name = [1, 1, 1, 1]
        records.day = [5, 9, 6, 5]
        records.number = [111_111, 111_111, 111_111, 111_111]
        let scorer = try PairScorer(comparisons: records.comparisons(), model: model)
        let weights = (1...3).map { scorer.log2Weight(0, $0) }
        #expect(weights == weights.sorted())
        let turned = ComparisonParameters(
            "turned",
            levels: [
                LevelParameters("exact", m: 0.1, u: 0.5), LevelParameters("else", m: 0.9, u: 0.5),
            ])
        let odd = try MatchModel(priorLog2Odds: 0, comparisons: [turned])
        #expect(odd.comparisonsOutOfOrder == ["turned"])
    }

    @Test func packedLevelsKeepAllPlaces() {
        var packed = PackedLevels()
        var random = SplitMix64(seed: 7)
        var expected = [Int](repeating: 0, count: PackedLevels.capacity)
        for _ in 0..<2_000 {
            let place = Int.random(in: expected.indices, using: &random)
            let level = Int.random(in: 0..<PackedLevels.rungs, using: &random)
            packed[place] = level
            expected[place] = level
        }
        #expect(expected.indices.map { packed[$0] } == expected)
    }

    @Test func probabilityOfWeights() {
        #expect(probability(log2Weight: 0) == 0.5)
        #expect(probability(log2Weight: 2) == 0.8)
        #expect(probability(log2Weight: 2_000) == 1)
        #expect(probability(log2Weight: -2_000) == 0)
        #expect(abs(probability(log2Weight: -3) - 1.0 / 9) < 1e-15)
    }
}
