import RecordLinkage
import Testing

/// Data is generated from known m and u; training must find them.
@Suite struct ParameterRecoveryTests {
    @Test(arguments: seeds.prefix(4)) func knownParametersAreRecovered(seed: UInt64) throws {
        let known = KnownParameters(entities: 1_500, sources: 3, seed: seed)
        let trained = try known.trainer().train()
        #expect(trained.report.isConverged)
        for place in known.m.indices {
            #expect(trained.report.comparisons[place].origin == .trained)
            // 4 500 matches, 60 000 chance pairs: within four standard errors and a little.
            for (found, truth) in zip(trained.model.m(place), known.m[place]) {
                let error = 4 * (truth * (1 - truth) / 4_500).squareRoot()
                #expect(abs(found - truth) < error + 0.005, "seed \(seed), m of c\(place)")
            }
            for (found, truth) in zip(trained.model.u(place), known.u[place]) {
                let error = 4 * (truth * (1 - truth) / 48_000).squareRoot()
                #expect(abs(found - truth) < error + 1e-4, "seed \(seed), u of c\(place)")
            }
        }
        for session in trained.report.sessions {
            #expect(session.verdict == .used)
            // Every match is in the blocks.
            #expect(abs(session.expectedMatches - 4_500) < 150, "seed \(seed), \(session.rule)")
        }
    }

    @Test(arguments: seeds.prefix(4), [1, 2, 5]) func theLikelihoodNeverFalls(
        seed: UInt64, freed: Int
    ) throws {
        let known = KnownParameters(entities: 60 * freed, sources: 3, seed: seed)
        var options = TrainingOptions()
        options.freesU = freed == 2
        options.tolerance = 1e-9
        options.published = freed == 5 ? PublishedModel(try known.model()) : nil
        let trained = try known.trainer(options).train()
        for session in trained.report.sessions {
            let steps = session.convergence.logLikelihoods
            #expect(steps.count == session.convergence.iterations + 1)
            #expect(session.convergence.iterations > 2)
            for (before, after) in zip(steps, steps.dropFirst()) {
                #expect(after >= before - abs(before) * 1e-13, "seed \(seed)")
            }
        }
    }

    /// One match in a hundred pairs: unless they are taken out, u of the best level is ten times off.
    @Test(arguments: seeds.prefix(4)) func matchesAmongChancePairsAreTakenOut(seed: UInt64) throws {
        let known = KnownParameters(entities: 100, sources: 4, seed: seed)
        let trainer = try known.trainer()
        #expect(trainer.chancePairs.isExhaustive)
        let trained = try trainer.train()
        #expect(trained.report.isSettled)
        #expect(abs(trained.report.comparisons[0].chancePairs - 59_400) < 30)
        let u = trained.model.u(0)[0]
        #expect(u > 0.001 * 0.5 && u < 0.001 * 1.7, "seed \(seed): \(u), true 0.001")
    }

    @Test(arguments: seeds.prefix(4)) func priorIsRecoveredEitherWay(seed: UInt64) throws {
        let records = SyntheticRecords(entities: 1_000, sources: 4, seed: seed)
        var truth = 0
        var seen: [UInt64: Int] = [:]
        for entity in records.entity {
            truth += seen[entity, default: 0]
            seen[entity, default: 0] += 1
        }
        let population = try records.population()
        let strict = try CandidateBlocks(
            population: population, rules: [ColumnRule(name: "number", values: records.number)])
        // Both numbers there (0.9²) and neither or both slipped: 0.81 × (0.85² + 0.15²) = 0.6.
        let sources: [PriorSource] = [
            .sessions, .deterministicRules(pairsFound: strict.pairCount(), recall: 0.6),
        ]
        for source in sources {
            var options = TrainingOptions()
            options.prior = source
            options.chancePairs = 60_000
            let trained = try ModelTrainer(
                comparisons: records.comparisons(), population: population,
                rules: Array(records.rules.prefix(2)),
                sessions: [
                    TrainingSession(rule: 0, heldOut: ["number"]),
                    TrainingSession(rule: 1, heldOut: ["name"]),
                ], options: options
            ).train()
            let matches = try #require(trained.report.prior.matches)
            let ratio = matches / Double(truth)
            #expect(ratio > 0.85 && ratio < 1.18, "seed \(seed): \(ratio) of the true matches")
            let share = Double(truth) / Double(trained.report.prior.pairsInScope)
            let odds = share / (1 - share)
            #expect(abs(exp2(trained.model.priorLog2Odds) / odds - ratio) < 0.01)
        }
    }

    private func exp2(_ bits: Double) -> Double {
        let p = probability(log2Weight: bits)
        return p / (1 - p)
    }

    @Test(arguments: seeds.prefix(3)) func sampledSessionsFindTheSame(seed: UInt64) throws {
        let known = KnownParameters(entities: 2_000, sources: 3, seed: seed)
        var options = TrainingOptions()
        options.pairsPerSession = 5_000
        options.blocksPerSession = 500
        let trained = try known.trainer(options).train()
        for session in trained.report.sessions {
            #expect(session.share < 0.5)
            #expect(abs(Double(session.pairs) / 5_000 - 1) < 0.1)
            #expect(abs(session.matchesOfRule / 6_000 - 1) < 0.15)
        }
        for place in known.m.indices {
            for (found, truth) in zip(trained.model.m(place), known.m[place]) {
                #expect(abs(found - truth) < 0.04, "seed \(seed), m of c\(place)")
            }
        }
    }

    /// Neighbourhood keys: exact agreement shares many keys, and must not be seen more often.
    @Test func severalSharedKeysDontMakeAPairLikelier() throws {
        let records = SyntheticRecords(entities: 1_500, sources: 4, seed: 3)
        let rules = [records.rules[2]]
        var found: [Double] = []
        for pairs in [10_000_000, 3_000] {
            var options = TrainingOptions()
            options.pairsPerSession = pairs
            options.blocksPerSession = 800
            options.chancePairs = 60_000
            let trained = try ModelTrainer(
                comparisons: records.comparisons(), population: records.population(),
                rules: rules, sessions: [TrainingSession(rule: 0, heldOut: ["number"])],
                options: options
            ).train()
            let session = trained.report.sessions[0]
            #expect(session.verdict == .used)
            found.append(session.matchesOfRule)
        }
        #expect(abs(found[1] / found[0] - 1) < 0.15, "\(found)")
    }
}
