import RecordLinkage
import Testing

@Suite struct MatchModelTests {
    private func parameters(
        _ name: String, _ levels: [(String, Double, Double)]
    ) -> ComparisonParameters {
        ComparisonParameters(
            name, levels: levels.map { LevelParameters($0.0, m: $0.1, u: $0.2) })
    }

    private func model(_ comparisons: ComparisonParameters...) throws -> MatchModel {
        try MatchModel(priorLog2Odds: 0, comparisons: comparisons)
    }

    @Test(arguments: [0, -0.5, 1.5, .nan, .infinity] as [Double])
    func probabilitiesLieInRange(value: Double) {
        #expect(throws: LinkageSetupFailure.self) {
            try model(parameters("x", [("exact", value, 0.5), ("else", 1 - value, 0.5)]))
        }
        #expect(throws: LinkageSetupFailure.self) {
            try model(parameters("x", [("exact", 0.5, value), ("else", 0.5, 1 - value)]))
        }
    }

    @Test func sumsAreOne() throws {
        #expect(
            throws: LinkageSetupFailure.probabilitiesDoNotSumToOne(
                comparison: "x", mSum: 1, uSum: 0.75)
        ) {
            try model(parameters("x", [("exact", 0.5, 0.25), ("else", 0.5, 0.5)]))
        }
        _ = try model(parameters("x", [("only", 1, 1)]))
    }

    @Test func namesAndPriorAreChecked() {
        let good = parameters("x", [("exact", 0.5, 0.25), ("else", 0.5, 0.75)])
        #expect(throws: LinkageSetupFailure.duplicateName("x")) { try model(good, good) }
        #expect(throws: LinkageSetupFailure.duplicateName("a")) {
            try model(parameters("x", [("a", 0.5, 0.5), ("a", 0.5, 0.5)]))
        }
        #expect(throws: LinkageSetupFailure.noComparisons) { try model() }
        #expect(throws: LinkageSetupFailure.unusableLadder(comparison: "x", levels: [])) {
            try model(parameters("x", []))
        }
        #expect(throws: LinkageSetupFailure.priorNotFinite(.infinity)) {
            try MatchModel(priorLog2Odds: .infinity, comparisons: [good])
        }
    }

    @Test func modelMustFitTheLadders() throws {
        let comparison = ColumnComparison(name: "x", values: [], near: { _, _ in false })
        let set = try ComparisonSet([comparison])
        let half = [("exact", 0.5, 0.25), ("else", 0.5, 0.75)]
        #expect(
            throws: LinkageSetupFailure.ladderDiffers(
                comparison: "x", expected: ["exact", "near", "else"], model: ["exact", "else"])
        ) {
            try PairScorer(comparisons: set, model: model(parameters("x", half)))
        }
        #expect(throws: LinkageSetupFailure.comparisonsDiffer(expected: ["x"], model: ["y"])) {
            try PairScorer(comparisons: set, model: model(parameters("y", half)))
        }
    }

    @Test func laddersBeginWithMissing() throws {
        struct Bare: FieldComparison {
            let name = "bare"
            let levels: [ComparisonLevel]
            func level(_ a: Int, _ b: Int) -> Int { 0 }
        }
        for levels: [ComparisonLevel] in [[], [.missing], [.exact, .missing]] {
            #expect(
                throws: LinkageSetupFailure.unusableLadder(
                    comparison: "bare", levels: levels.map(\.name))
            ) {
                try ComparisonSet([Bare(levels: levels)])
            }
        }
        #expect(throws: LinkageSetupFailure.duplicateName("missing")) {
            try ComparisonSet([Bare(levels: [.missing, .missing])])
        }
    }
}
