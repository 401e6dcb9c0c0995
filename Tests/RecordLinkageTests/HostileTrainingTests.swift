import RecordLinkage
import Testing

/// Data nothing can be learnt from, and configurations that can't be trained.
@Suite struct HostileTrainingTests {
    private func train(
        _ records: SyntheticRecords, published: MatchModel? = nil
    ) throws -> TrainedModel {
        var options = TrainingOptions()
        options.chancePairs = 20_000
        options.scope = .everywhere
        options.published = published.map { PublishedModel($0) }
        return try ModelTrainer(
            comparisons: records.comparisons(), population: records.population(),
            rules: records.rules,
            sessions: [
                TrainingSession(rule: 0, heldOut: ["number"]),
                TrainingSession(rule: 1, heldOut: ["name"]),
            ], options: options
        ).train()
    }

    private func records(
        _ count: Int, name: (Int) -> UInt64?, day: (Int) -> UInt64?, number: (Int) -> UInt64?
    ) -> SyntheticRecords {
        var records = SyntheticRecords()
        records.name = (0..<count).map(name)
        records.day = (0..<count).map(day)
        records.number = (0..<count).map(number)
        records.entity = (0..<count).map { UInt64($0) }
        records.source = (0..<count).map { UInt8($0 % 3) }
        records.identity = (0..<count).map { KeyMixing.mix(UInt64($0)) }
        return records
    }

    private func isSound(_ model: MatchModel) -> Bool {
        model.priorLog2Odds.isFinite
            && model.comparisons.allSatisfy { comparison in
                comparison.levels.allSatisfy { $0.log2Weight.isFinite }
                    && comparison.levels[0].log2Weight >= 0
            }
    }

    @Test(arguments: [0, 1, 2]) func hardlyAnyRecords(count: Int) throws {
        let few = records(count, name: { _ in 1 }, day: { _ in 2 }, number: { _ in 3 })
        let trained = try train(few)
        #expect(isSound(trained.model))
        #expect(trained.report.sessions.allSatisfy { $0.verdict != .used })
        let published = try syntheticModel()
        let kept = try train(few, published: published)
        #expect(
            ModelComparison(before: published, after: kept.model)
                .levelsChanged(byMoreThan: 0.05).isEmpty)
        #expect(abs(kept.model.priorLog2Odds - published.priorLog2Odds) < 0.01)
        // Two records that agree in everything are a match, by the published model.
        #expect(kept.report.prior.origin == (count < 2 ? .published : .sessions))
    }

    @Test func everythingMissing() throws {
        let trained = try train(
            records(200, name: { _ in nil }, day: { _ in nil }, number: { _ in nil }))
        #expect(isSound(trained.model))
        #expect(trained.report.sessions.map(\.verdict) == [.noPairs, .noPairs])
        #expect(trained.report.comparisons.allSatisfy { $0.origin == .assumed && $0.matches == 0 })
        #expect(trained.report.prior.origin == .assumed)
    }

    @Test func constantColumnsWeighNothing() throws {
        let trained = try train(records(200, name: { _ in 1 }, day: { _ in 2 }, number: { _ in 3 }))
        #expect(isSound(trained.model))
        #expect(trained.report.comparisons.map(\.origin).allSatisfy { $0 == .uninformative })
        for comparison in trained.model.comparisons {
            #expect(comparison.levels.allSatisfy { $0.log2Weight == 0 })
        }
        // One constant column among good ones, too.
        var good = SyntheticRecords(entities: 300, sources: 3, seed: 4)
        good.day = good.day.map { _ in 7 }
        let rest = try train(good)
        #expect(rest.report.comparisons.map(\.origin) == [.trained, .uninformative, .trained])
    }

    @Test(arguments: seeds.prefix(4)) func noMatchesAtAll(seed: UInt64) throws {
        var known = KnownParameters(entities: 400, sources: 3, seed: seed)
        let rules = known.rules()
        known.entity = known.entity.indices.map { UInt64($0) }
        var options = TrainingOptions()
        options.chancePairs = 60_000
        let trained = try ModelTrainer(
            comparisons: known.comparisons(), population: known.population(), rules: rules,
            sessions: known.sessions, options: options
        ).train()
        for session in trained.report.sessions {
            #expect(session.pairs > 5_000)
            #expect([.notDistinct, .noMatches].contains(session.verdict), "seed \(seed)")
        }
        #expect(trained.report.prior.origin == .assumed)
        #expect(trained.report.comparisons.allSatisfy { $0.origin == .assumed })
    }

    @Test(arguments: seeds.prefix(4)) func onlyMatches(seed: UInt64) throws {
        let known = KnownParameters(entities: 1, sources: 40, seed: seed)
        #expect(isSound(try known.trainer().train().model))
        // Whoever knows what chance does sees that all are matches.
        var options = TrainingOptions()
        options.published = PublishedModel(try known.model())
        let trained = try known.trainer(options).train()
        for session in trained.report.sessions {
            #expect(session.verdict == .used)
            #expect(session.expectedMatches > 0.98 * 780)
        }
        for place in known.u.indices {
            for (found, truth) in zip(trained.model.u(place), known.u[place]) {
                #expect(abs(found - truth) < 0.01)
            }
        }
    }

    /// Three births seen by four sources: the published model stays as it is.
    @Test(arguments: seeds) func aVillageKeepsThePublishedModel(seed: UInt64) throws {
        let known = KnownParameters(entities: 3, sources: 4, seed: seed)
        let published = try known.model()
        var options = TrainingOptions()
        options.published = PublishedModel(published)
        let trained = try known.trainer(options).train()
        let changes = ModelComparison(before: published, after: trained.model)
        #expect(changes.levels.count == 13)
        #expect(changes.levelsChanged(byMoreThan: 0.2).isEmpty, "seed \(seed): \(changes)")
        #expect(abs(changes.priorChange) < 0.3)
    }

    @Test func configurationsThatCantBeTrained() throws {
        let known = KnownParameters(entities: 2, sources: 2, seed: 1)
        func failure(
            _ sessions: [TrainingSession], _ change: (inout TrainingOptions) -> Void = { _ in }
        ) throws -> TrainingFailure? {
            var options = TrainingOptions()
            change(&options)
            let (comparisons, population) = try (known.comparisons(), known.population())
            return #expect(throws: TrainingFailure.self) {
                try ModelTrainer(
                    comparisons: comparisons, population: population, rules: known.rules(),
                    sessions: sessions, options: options)
            }
        }
        let good = known.sessions
        #expect(try failure([]) == .noSessions)
        #expect(
            try failure([TrainingSession(rule: 2, heldOut: [])]) == .unknownRule(2, rules: 2))
        #expect(
            try failure([TrainingSession(rule: 0, heldOut: ["x"])]) == .unknownComparison("x"))
        #expect(
            try failure([TrainingSession(rule: 1, heldOut: ["c0", "c1", "c2", "c3", "c4"])])
                == .nothingLeftToCompare(rule: 1))
        #expect(try failure(good) { $0.chancePairs = 0 } == .countNotPositive(0))
        #expect(try failure(good) { $0.tolerance = 0 } == .toleranceOutOfRange(0))
        #expect(
            try failure(good) { $0.prior = .deterministicRules(pairsFound: 3, recall: 1.5) }
                == .recallOutOfRange(1.5))
        let model = try known.model()
        #expect(
            try failure(good) {
                $0.published = PublishedModel(
                    model, worth: EquivalentSampleSize(matches: -1, chancePairs: 1))
            } == .sampleSizeOutOfRange(-1))
        let other = try syntheticModel()
        #expect(
            try failure(good) { $0.published = PublishedModel(other) }
                == .setup(
                    .comparisonsDiffer(
                        expected: ["c0", "c1", "c2", "c3", "c4"],
                        model: ["name", "day", "number"])))
    }
}
