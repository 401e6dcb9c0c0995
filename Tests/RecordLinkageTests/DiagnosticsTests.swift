import RecordLinkage
import Testing

@Suite struct DiagnosticsTests {
    @Test func histogramBinsEveryWeight() throws {
        let weights = [-1.5, -1, -0.5, 0, 0.5, 3, .nan, -.infinity]
        let histogram = try WeightHistogram(log2Weights: weights)
        #expect(histogram.bins.map(\.lowest) == [-2, -1, 0, 1, 2, 3])
        #expect(histogram.bins.map(\.pairs) == [1, 2, 2, 0, 0, 1])
        #expect(try WeightHistogram(log2Weights: weights.reversed()) == histogram)
        #expect(try WeightHistogram(log2Weights: []).bins.isEmpty)
        #expect(throws: LinkageSettingsFailure.sizeNotPositive("binWidth")) {
            try WeightHistogram(log2Weights: [], binWidth: 0)
        }
    }

    @Test func chartShowsEveryLevelOfTheModel() throws {
        let chart = ModelChart(of: try syntheticModel())
        #expect(chart.rows.count == 9 && chart.priorLog2Odds == -6)
        let exact = chart.rows[6]
        #expect((exact.comparison, exact.level, exact.m, exact.u) == ("number", "exact", 0.8, 1e-4))
        #expect(chart.largestWeight == exact.log2Weight)
        #expect(chart.comparisonsOutOfOrder.isEmpty)
    }

    @Test func recordsThatSayTooLittleAreCounted() throws {
        var records = SyntheticRecords()
        records.name = [1, nil, nil, 2]
        records.day = [1, 1, nil, nil]
        records.number = [1, nil, nil, nil]
        records.source = [0, 0, 1, 1]
        let scorer = try PairScorer(comparisons: records.comparisons(), model: syntheticModel())
        let unlinkable = UnlinkableRecords(0..<4, scorer: scorer)
        #expect(unlinkable.ownLog2Weights[2] == -6)
        for threshold in [-7.0, -6, -3, 0, 10, 40] {
            let expected = (0..<4).count { scorer.log2Weight($0, $0) < threshold }
            #expect(unlinkable.count(below: threshold) == expected)
            #expect(unlinkable.share(below: threshold) == Double(expected) / 4)
        }
        #expect(UnlinkableRecords(0..<0, scorer: scorer).share(below: 9) == 0)
    }

    @Test(arguments: seeds) func tradeoffEqualsItsDefinition(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let weights = (0..<300).map { _ in Double.random(in: -12...12, using: &random) }
        let thresholds = [5.0, -20, 0, 2.5, 99]
        let tradeoff = ThresholdTradeoff(log2Weights: weights, thresholds: thresholds)
        #expect(tradeoff.points.map(\.log2Weight) == thresholds.sorted())
        let all = weights.reduce(0) { $0 + probability(log2Weight: $1) }
        for point in tradeoff.points {
            let links = weights.filter { $0 >= point.log2Weight }
            let trueLinks = links.reduce(0) { $0 + probability(log2Weight: $1) }
            #expect(point.links == links.count)
            let precision = links.isEmpty ? 1 : trueLinks / Double(links.count)
            #expect(abs(point.precision - precision) < 1e-12)
            #expect(abs(point.recall - trueLinks / all) < 1e-12)
        }
        let recalls = tradeoff.points.map(\.recall)
        #expect(recalls == recalls.sorted(by: >))
        #expect(tradeoff.best?.f1 == tradeoff.points.map(\.f1).max())
        let turned = ThresholdTradeoff(
            log2Weights: weights.shuffled(using: &random), thresholds: thresholds)
        #expect(turned == tradeoff)
        #expect(ThresholdTradeoff(log2Weights: [], thresholds: [1]).best?.f1 == 1)
        let equal = ThresholdTradeoff(log2Weights: [2, 1], thresholds: [2])
        #expect(equal.points.map(\.links) == [1] && equal.points.map(\.precision) == [0.8])
    }

    @Test(arguments: seeds) func blockingCountsAddUp(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 50, sources: 3, seed: seed)
        let population = try records.population()
        let blocks = try CandidateBlocks(population: population, rules: records.rules)
        var report = blocks.report
        report.count(blocks.pairs())
        let counts = BlockingCounts(report, population: population)
        #expect(counts.pairs == blocks.pairs().count)
        #expect(counts.rows.map(\.pairsAdded) == report.rules.map(\.pairsOwned))
        var inScope = 0
        for a in 0..<records.count {
            inScope += (0..<records.count).count {
                a < $0 && records.source[a] != records.source[$0]
            }
        }
        #expect(counts.pairsInScope == inScope)
        #expect(abs(counts.reduction - (1 - Double(counts.pairs) / Double(inScope))) < 1e-12)
    }

    private func inquiryTable() throws -> ColumnTable {
        try ColumnTable([
            ("name", .code(CodeColumn([7, 7, 8, 7, nil]))),
            ("day", .date(DateColumn([1, 1, 1, nil, 40]))),
        ])
    }

    @Test func inquiriesTellWhichPartKeptAPairOut() throws {
        let table = try inquiryTable()
        let rules = try [[KeyPart("name"), KeyPart("day", .yearMonth)], [KeyPart("day")]].map {
            try ColumnBlockingRule(BlockingDefinition(parts: $0), of: table)
        }
        let comparison = try ExactComparison("name", column: table.column("name"))
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
        let scorer = try PairScorer(comparisons: ComparisonSet([comparison]), model: model)
        let population = try LinkagePopulation(
            sourceOf: [0, 1, 1, 1, 1], stableKey: [1, 2, 3, 4, 5])
        let blocks = try CandidateBlocks(population: population, rules: rules)
        func ask(_ a: Int, _ b: Int) -> PairInquiry {
            PairInquiry(of: a, b, rules: rules, blocks: blocks, scorer: scorer)
        }
        #expect(ask(0, 1).verdict == .compared(rule: 0))
        #expect(ask(0, 2).verdict == .compared(rule: 1))
        #expect(ask(0, 2).rules[0].parts.map(\.outcome) == [.differs, .shared])
        #expect(ask(1, 2).verdict == .outOfScope)
        let missing = ask(0, 3)
        #expect(missing.verdict == .noSharedKey)
        #expect(
            missing.rules[0].parts.map(\.outcome)
                == [.shared, .missing(first: false, second: true)])
        #expect(missing.rules[0].parts.map(\.name) == ["name", "day[year-month]"])
        #expect(missing.weight.log2Weight == 1)
        #expect(ask(0, 4).rules[0].parts[0].outcome == .missing(first: false, second: true))
        #expect(ask(0, 4).rules[1].parts[0].outcome == .differs)
    }

    @Test func inquiriesTellThatABlockWasTooLarge() throws {
        let count = 40
        let table = try ColumnTable([("x", .code(CodeColumn((0..<count).map { _ in 1 })))])
        let rule = try ColumnBlockingRule(BlockingDefinition(parts: [KeyPart("x")]), of: table)
        let population = try LinkagePopulation(
            sourceOf: (0..<count).map { UInt8($0 % 2) }, stableKey: (0..<count).map(UInt64.init))
        let blocks = try CandidateBlocks(
            population: population, rules: [rule],
            limits: BlockingLimits(splitAbovePairs: 1, pairCap: 9))
        let comparison = ColumnComparison(
            name: "name", values: [UInt64?](repeating: 1, count: count), near: { _, _ in false })
        let model = try MatchModel(
            priorLog2Odds: -6, comparisons: [syntheticModel().comparisons[0]])
        let scorer = try PairScorer(comparisons: ComparisonSet([comparison]), model: model)
        let inquiry = PairInquiry(
            of: 38, 39, rules: [rule], blocks: blocks, scorer: scorer)
        #expect(inquiry.verdict == .leftOutOfBlock(rules: [0]))
        #expect(inquiry.rules[0].isShared)
    }
}
