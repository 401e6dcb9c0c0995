import RecordLinkage
import Testing

/// Estimation from made-up counts, against numbers worked out by hand.
@Suite struct ExpectationByHandTests {
    /// Two comparisons, `exact` and `else`; 25 million pairs in scope, of which none is looked at.
    private func trainer(
        _ options: TrainingOptions, heldOut: [String] = []
    ) throws -> ModelTrainer {
        let source = [UInt8](repeating: 0, count: 5_000) + [UInt8](repeating: 1, count: 5_000)
        return try ModelTrainer(
            comparisons: ComparisonSet([Uncalled(name: "a"), Uncalled(name: "b")]),
            population: LinkagePopulation(
                sourceOf: source, stableKey: source.indices.map { UInt64($0) }),
            rules: [ColumnRule(name: "rule", values: [UInt64?](repeating: nil, count: 10_000))],
            sessions: [TrainingSession(rule: 0, heldOut: heldOut)], options: options)
    }

    private struct Uncalled: FieldComparison {
        let name: String
        let levels: [ComparisonLevel] = [.missing, .exact, .otherwise]
        func level(_ a: Int, _ b: Int) -> Int { 0 }
    }

    private func counts(_ pairs: [[Int]: Int]) -> PatternCounts {
        var counts = PatternCounts()
        for (rungs, pairs) in pairs {
            var levels = PackedLevels()
            for (place, rung) in rungs.enumerated() { levels[place] = rung }
            counts.add(levels, pairs: pairs)
        }
        return counts
    }

    /// With half a pair added to each level: u of exact is 9.5/95 = 0.1 and 28.5/95 = 0.3.
    private var chance: PatternCounts {
        counts([[1, 1]: 3, [1, 2]: 6, [2, 1]: 25, [2, 2]: 60])
    }

    private var twenty: [SessionCounts] {
        [SessionCounts(counts([[1, 1]: 10, [2, 2]: 10]), share: 0.5)]
    }

    /// From a share of 1/10 and m of 9/10, agreement in both has odds 1/9 · 9 · 3 = 3, and
    /// disagreement in both 1/9 · 1/9 · 1/7 = 1/567.
    @Test func oneIterationByHand() throws {
        var options = TrainingOptions()
        options.iterationLimit = 1
        let trained = try trainer(options).estimate(chance: chance, sessions: twenty)
        let session = trained.report.sessions[0]
        let matches = 10 * 3.0 / 4 + 10 * 1.0 / 568
        #expect(session.verdict == .used)
        #expect(session.convergence.iterations == 1)
        #expect(!session.convergence.isConverged && !trained.report.isConverged)
        let steps = session.convergence.logLikelihoods
        // 10 ln(1/10 · 0.81 + 9/10 · 0.03) + 10 ln(1/10 · 0.01 + 9/10 · 0.63)
        #expect(abs(steps[0] - 10 * (-2.225_624_051_857_917 - 0.565_633_860_260_986)) < 1e-9)
        for comparison in session.comparisons {
            #expect(abs(comparison.m[0] - 7.5 / matches) < 1e-12)
            #expect(abs(comparison.m[1] - (10.0 / 568) / matches) < 1e-12)
        }
        // The expectation after the iteration, from its parameters.
        let share = matches / 20
        let m = 7.5 / matches
        let agree = share * m * m / (share * m * m + (1 - share) * 0.03)
        let differ =
            share * (1 - m) * (1 - m) / (share * (1 - m) * (1 - m) + (1 - share) * 0.63)
        #expect(abs(session.expectedMatches - 10 * (agree + differ)) < 1e-9)
        #expect(abs(session.matchesOfRule - 20 * (agree + differ)) < 1e-9)
    }

    @Test func convergedByHand() throws {
        var options = TrainingOptions()
        options.tolerance = 1e-12
        let trained = try trainer(options).estimate(chance: chance, sessions: twenty)
        #expect(trained.report.isConverged)
        let session = trained.report.sessions[0]
        // m of exact goes to 1; then the share s of matches solves s + (1−s)·0.03 = 1/2.
        let share = 0.47 / 0.97
        #expect(abs(session.expectedMatches - 20 * share) < 1e-6)
        // Half a match is added to each level.
        let exact = (20 * share + 0.5) / (20 * share + 1)
        #expect(abs(trained.model.comparisons[0].levels[0].m - exact) < 1e-6)
        #expect(abs(trained.model.comparisons[1].levels[0].m - exact) < 1e-6)
        #expect(abs(trained.model.comparisons[0].levels[0].u - 0.1) < 1e-5)
        #expect(abs(trained.model.comparisons[1].levels[0].u - 0.3) < 1e-5)
        // Half the rule's pairs were counted.
        let all = 20 * share / 0.5 / 25_000_000
        let odds = all / (1 - all)
        #expect(abs(trained.model.priorLog2Odds - bits(odds)) < 1e-6)
    }

    private func bits(_ ratio: Double) -> Double {
        // log2 by its definition: no Foundation, and not the engine's own.
        var (low, high) = (-64.0, 64.0)
        for _ in 0..<200 {
            let middle = (low + high) / 2
            let p = probability(log2Weight: middle)
            if p / (1 - p) < ratio { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    private func published(exact: (m: Double, u: Double), prior: Double) throws -> MatchModel {
        try MatchModel(
            priorLog2Odds: prior,
            comparisons: ["a", "b"].map { name in
                ComparisonParameters(
                    name,
                    levels: [
                        LevelParameters("exact", m: exact.m, u: exact.u),
                        LevelParameters("else", m: 1 - exact.m, u: 1 - exact.u),
                    ])
            })
    }

    /// m = (n·m̂ + k·m₀)/(n + k), u and the prior alike.
    @Test func publishedParametersAreBlendedByCount() throws {
        var options = TrainingOptions()
        options.tolerance = 1e-12
        options.published = PublishedModel(
            try published(exact: (0.8, 0.25), prior: -10),
            worth: EquivalentSampleSize(matches: 100, chancePairs: 306))
        let trained = try trainer(options).estimate(chance: chance, sessions: twenty)
        // u₀ counts for 306 pairs: (9 + 76.5)/400 and (28 + 76.5)/400.
        #expect(abs(trained.model.comparisons[0].levels[0].u - 0.213_75) < 1e-5)
        #expect(abs(trained.model.comparisons[1].levels[0].u - 0.261_25) < 1e-5)
        let chanceBoth = 0.213_75 * 0.261_25
        let n = 20 * (0.5 - chanceBoth) / (1 - chanceBoth)
        #expect(abs(trained.report.comparisons[0].matches - n) < 1e-3)
        #expect(abs(trained.model.comparisons[0].levels[0].m - (n + 80) / (n + 100)) < 1e-5)
        let own = bits(2 * n / 25_000_000)
        #expect(abs(trained.model.priorLog2Odds - (n * own - 1_000) / (n + 100)) < 1e-3)
        #expect(trained.report.prior.origin == .sessions)
    }

    @Test func aLevelNobodyReachesIsRareNotImpossible() throws {
        let session = SessionCounts(counts([[1, 1]: 40, [2, 2]: 200, [2, 1]: 60]), share: 1)
        let trained = try trainer(.standard).estimate(
            chance: counts([[2, 1]: 30, [2, 2]: 64]), sessions: [session])
        // Exact agreement in a never came about by chance: half a pair of 95.
        #expect(abs(trained.model.comparisons[0].levels[0].u - 0.5 / 95) < 1e-4)
        #expect(trained.model.comparisons[0].levels[1].m > 0)
    }

    /// Chance agrees in nine of ten, the block in few: what is odd there aren't matches.
    @Test func matchesThatAgreeLessThanChanceAreNotBelieved() throws {
        let trained = try trainer(.standard).estimate(
            chance: counts([[1, 1]: 810, [1, 2]: 90, [2, 1]: 90, [2, 2]: 10]),
            sessions: [SessionCounts(counts([[1, 1]: 10, [2, 2]: 90]), share: 1)])
        #expect(trained.report.sessions[0].verdict == .labelsSwitched)
        #expect(trained.report.prior.origin == .assumed)
        #expect(trained.report.comparisons.allSatisfy { $0.origin != .trained })
        #expect(trained.model.comparisons.allSatisfy { $0.levels[0].m >= $0.levels[0].u })
    }

    /// With u freed the two kinds may come out under each other's names; they are exchanged.
    @Test func exchangedKindsAreSetRight() throws {
        var options = TrainingOptions()
        options.freesU = true
        let trained = try trainer(options).estimate(
            chance: counts([[1, 1]: 950, [1, 2]: 20, [2, 1]: 20, [2, 2]: 10]),
            sessions: [
                SessionCounts(
                    counts([[1, 1]: 500, [1, 2]: 20, [2, 1]: 20, [2, 2]: 500]), share: 1)
            ])
        let session = trained.report.sessions[0]
        #expect(session.verdict == .used)
        for comparison in session.comparisons {
            #expect(comparison.m[0] > 0.9 && comparison.u[0] < 0.1)
        }
    }

    @Test func heldOutComparisonsAreNotLearntThere() throws {
        let trained = try trainer(.standard, heldOut: ["b"]).estimate(
            chance: chance, sessions: [SessionCounts(counts([[1]: 10, [2]: 10]), share: 1)])
        #expect(trained.report.sessions[0].comparisons.map(\.name) == ["a"])
        #expect(trained.report.comparisons.map(\.origin).last == .assumed)
    }
}
