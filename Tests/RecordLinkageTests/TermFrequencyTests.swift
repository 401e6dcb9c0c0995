import RecordLinkage
import Testing

@Suite struct TermFrequencyTests {
    /// 王 64 times, 李 32, 蒯 4 in a hundred: agreement has odds of chance 16/100.
    private let names = TermFrequency(counts: [64, 32, 4])

    @Test func adjustmentsByHand() throws {
        let full = try TermFrequencyAdjustment(names, uExact: 0.16)
        #expect(close(full.log2Adjustment(0, 0), -2), "log2(0.16/0.64)")
        #expect(close(full.log2Adjustment(1, 1), -1))
        #expect(close(full.log2Adjustment(2, 2), 2), "log2(0.16/0.04)")
        // Two readings of one name: agreement on the more frequent is the likelier chance.
        #expect(close(full.log2Adjustment(1, 2), -1))
        #expect(full.log2Adjustment(2, 1) == full.log2Adjustment(1, 2))

        let half = try TermFrequencyAdjustment(names, uExact: 0.16, weight: 0.5)
        #expect(close(half.log2Adjustment(2, 2), 1))
        let none = try TermFrequencyAdjustment(names, uExact: 0.16, weight: 0)
        #expect(none.log2Adjustment(2, 2) == 0)
        let floored = try TermFrequencyAdjustment(names, uExact: 0.16, minimumShare: 0.08)
        #expect(close(floored.log2Adjustment(2, 2), 1), "log2(0.16/0.08)")
        #expect(close(floored.log2Adjustment(0, 0), -2))
    }

    @Test func valuesNeverCounted() throws {
        let sparse = TermFrequency(counts: [64, 32, 4, 0])
        let adjustment = try TermFrequencyAdjustment(sparse, uExact: 0.16)
        #expect(close(adjustment.log2Adjustment(3, 2), 2))
        #expect(close(adjustment.log2Adjustment(2, 99), 2))
        #expect(adjustment.log2Adjustment(3, -1) == 0)
        #expect(sparse.share(of: 3) == nil && sparse.share(of: -1) == nil)
        let empty = try TermFrequencyAdjustment(TermFrequency(counts: []), uExact: 1)
        #expect(empty.log2Adjustment(0, 0) == 0)
        #expect(TermFrequency(counts: []).chanceAgreement == nil)
    }

    @Test func columnsAreCounted() {
        let column = TermFrequency(values: [2, nil, 0, 0, -1, 2, 0])
        #expect(column.counts == [3, 0, 2])
        #expect(column.total == 5)
        #expect(column.share(of: 0) == 0.6)
        // Of 10 pairs 3 + 1 agree.
        #expect(column.chanceAgreement == 0.4)
        #expect(TermFrequency(counts: [3, -2]).total == 3)
    }

    @Test func numbersOutsideTheirRange() {
        for u in [0, -1, 1.5, .nan] as [Double] {
            #expect(throws: TermFrequencyFailure.self) {
                try TermFrequencyAdjustment(names, uExact: u)
            }
        }
        #expect(throws: TermFrequencyFailure.weightOutOfRange(2)) {
            try TermFrequencyAdjustment(names, uExact: 0.1, weight: 2)
        }
        #expect(throws: TermFrequencyFailure.minimumShareOutOfRange(-1)) {
            try TermFrequencyAdjustment(names, uExact: 0.1, minimumShare: -1)
        }
    }

    @Test func aComparisonUsesIt() throws {
        struct Surname: FieldComparison {
            let name = "surname"
            let levels: [ComparisonLevel] = [.missing, .exact, .otherwise]
            let values: [Int]
            let rarity: TermFrequencyAdjustment
            func level(_ a: Int, _ b: Int) -> Int { values[a] == values[b] ? 1 : 2 }
            func frequencyAdjustment(_ a: Int, _ b: Int, level: Int) -> Double {
                level == 1 ? rarity.log2Adjustment(values[a], values[b]) : 0
            }
        }
        let model = try MatchModel(
            priorLog2Odds: 0,
            comparisons: [
                ComparisonParameters(
                    "surname",
                    levels: [
                        LevelParameters("exact", m: 0.64, u: 0.16),
                        LevelParameters("else", m: 0.36, u: 0.84),
                    ])
            ])
        let uExact = try #require(model.parameters(of: "surname")?.levels.first?.u)
        let scorer = try PairScorer(
            comparisons: ComparisonSet([
                Surname(
                    values: [0, 0, 2, 2],
                    rarity: TermFrequencyAdjustment(names, uExact: uExact))
            ]), model: model)
        #expect(close(scorer.log2Weight(0, 1), 0), "王: log2(0.64/0.64)")
        #expect(close(scorer.log2Weight(2, 3), 4), "蒯: log2(0.64/0.04)")
    }

    private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }
}
