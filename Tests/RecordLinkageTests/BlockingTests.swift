import RecordLinkage
import Testing

@Suite struct BlockingTests {
    struct NamedPair: Hashable {
        let a: UInt64
        let b: UInt64
        let rule: Int
    }

    private func named(_ pairs: [CandidatePair], _ records: SyntheticRecords) -> Set<NamedPair> {
        Set(
            pairs.map {
                NamedPair(
                    a: records.identity[Int($0.a)], b: records.identity[Int($0.b)],
                    rule: Int($0.rule))
            })
    }

    /// Every pair in scope, each under the first rule whose keys meet, by comparing all keys.
    private func naive(
        _ records: SyntheticRecords, inScope: (UInt8, UInt8) -> Bool
    ) throws -> Set<NamedPair> {
        let population = try records.population()
        let keys = records.rules.map { rule in
            (0..<records.count).map { record in
                var keys: [UInt64] = []
                rule.appendKeys(of: record, to: &keys)
                return Set(keys)
            }
        }
        var pairs: Set<NamedPair> = []
        for a in 0..<records.count {
            for b in 0..<records.count
            where population.precedes(Int32(a), Int32(b))
                && inScope(records.source[a], records.source[b])
            {
                let first = keys.firstIndex { !$0[a].isDisjoint(with: $0[b]) }
                guard let first else { continue }
                pairs.insert(
                    NamedPair(a: records.identity[a], b: records.identity[b], rule: first))
            }
        }
        return pairs
    }

    @Test(arguments: seeds) func eachPairBelongsToTheFirstRuleThatYieldsIt(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 40, sources: 4, seed: seed)
        let scopes: [(PairScope, (UInt8, UInt8) -> Bool)] = [
            (.acrossSources, { $0 != $1 }), (.withinSources, { $0 == $1 }),
            (.everywhere, { _, _ in true }),
        ]
        for (scope, inScope) in scopes {
            let blocks = try CandidateBlocks(
                population: records.population(), rules: records.rules, scope: scope)
            let pairs = blocks.pairs()
            let expected = try naive(records, inScope: inScope)
            #expect(named(pairs, records) == expected)
            #expect(pairs.count == expected.count, "no pair twice")
            #expect(pairs.allSatisfy { blocks.owner(of: Int($0.b), Int($0.a)) == Int($0.rule) })
        }
    }

    @Test(arguments: seeds) func pairsDoNotDependOnInputOrderOrSlicing(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 60, sources: 3, seed: seed)
        let other = records.shuffled(seed: seed &+ 100)
        // Limits this low split and cap blocks, so those choices are tested as well.
        let limits = try BlockingLimits(splitAbovePairs: 5, pairCap: 9)
        let one = try CandidateBlocks(
            population: records.population(), rules: records.rules, limits: limits)
        let two = try CandidateBlocks(
            population: other.population(), rules: other.rules, limits: limits)
        #expect(one.report == two.report)
        #expect(one.report.leftPairsOut)
        #expect(named(one.pairs(), records) == named(two.pairs(), other))
        for size in [1, 50, 1_000_000] {
            let ranges = one.blockRanges(membersPerRange: size)
            let slices = ranges.reversed().flatMap { one.pairs(inBlocks: $0) }
            #expect(slices.count == one.pairs().count)
            #expect(Set(slices) == Set(one.pairs()))
        }
    }

    @Test func oversizedBlocksAreSplitAndWhatIsLeftOutIsCounted() throws {
        var records = SyntheticRecords()
        for i in 0..<20 {
            records.name.append(7)
            records.day.append(i < 2 ? nil : UInt64(i / 10))
            records.source.append(UInt8(i % 2))
            records.identity.append(UInt64(i))
        }
        let rule = ColumnRule(name: "name", values: records.name, refinement: records.day)
        let population = try records.population()
        func blocks(_ split: Int, _ cap: Int) throws -> CandidateBlocks {
            try CandidateBlocks(
                population: population, rules: [rule],
                limits: BlockingLimits(splitAbovePairs: split, pairCap: cap))
        }
        // Ten records a source make 100 pairs. Split: 1 + 4 × 4 + 5 × 5 pairs stay.
        let whole = try blocks(100, 100)
        #expect(whole.report.rules[0].blocksSplit == 0)
        #expect(whole.pairs().count == 100)
        #expect(!whole.report.leftPairsOut)

        let split = try blocks(99, 100).report.rules[0]
        #expect((split.blocksSplit, split.blocks, split.blocksCapped) == (1, 3, 0))
        #expect((split.largestBlockRecords, split.largestBlockPairs) == (20, 100))
        #expect((split.pairsYielded, split.pairsSplitApart) == (42, 58))

        let capped = try blocks(10, 20)
        let report = capped.report.rules[0]
        #expect((report.blocksOversized, report.blocksCapped) == (2, 1))
        #expect((report.pairsYielded, report.pairsOverCap) == (1 + 16 + 16, 9))
        #expect(capped.pairs().count == 33)
        var counted = capped.report
        counted.count(capped.pairs())
        #expect(counted.rules[0].pairsOwned == 33)
    }

    @Test func pairsLeftOutByOneRuleAreLeftToTheNext() throws {
        let source: [UInt8] = [0, 0, 1, 1]
        let population = try LinkagePopulation(sourceOf: source, stableKey: [1, 2, 3, 4])
        let first = ColumnRule(
            name: "first", values: [5, 5, 5, 5], refinement: [1, 2, 1, 2])
        let second = ColumnRule(name: "second", values: [9, 8, 8, 9])
        let blocks = try CandidateBlocks(
            population: population, rules: [first, second],
            limits: BlockingLimits(splitAbovePairs: 3, pairCap: 100))
        #expect(
            Set(blocks.pairs()) == [
                CandidatePair(a: 0, b: 2, rule: 0), CandidatePair(a: 1, b: 3, rule: 0),
                CandidatePair(a: 0, b: 3, rule: 1), CandidatePair(a: 1, b: 2, rule: 1),
            ])
        #expect(blocks.report.rules[0].pairsSplitApart == 2)
    }

    @Test func oneSourcesFloodDoesNotWashAwayAnothersOnlyRecord() throws {
        var source = [UInt8](repeating: 0, count: 5_000)
        source.append(1)
        let population = try LinkagePopulation(
            sourceOf: source, stableKey: (0..<5_001).map { KeyMixing.mix($0) })
        let rule = ColumnRule(name: "all", values: Array(repeating: 1, count: 5_001))
        let blocks = try CandidateBlocks(
            population: population, rules: [rule],
            limits: BlockingLimits(splitAbovePairs: 10, pairCap: 100))
        #expect(blocks.pairs().count == 100)
        #expect(blocks.report.rules[0].pairsOverCap == 4_900)
    }

    @Test func setUpFaultsAreThrown() throws {
        #expect(throws: LinkageSetupFailure.limitNotPositive(0)) {
            try BlockingLimits(splitAbovePairs: 10, pairCap: 0)
        }
        #expect(throws: LinkageSetupFailure.unequalColumns(sources: 1, keys: 0)) {
            try LinkagePopulation(sourceOf: [1], stableKey: [])
        }
        let population = try LinkagePopulation(sourceOf: [], stableKey: [])
        #expect(throws: LinkageSetupFailure.noBlockingRules) {
            try CandidateBlocks(population: population, rules: [])
        }
        let empty = try CandidateBlocks(
            population: population, rules: [ColumnRule(name: "none", values: [])])
        #expect(empty.pairs().isEmpty && empty.blockRanges(membersPerRange: 5).isEmpty)
    }
}
