import Foundation
import RecordLinkage
import RegistryModel

/// What a linkage found.
package struct LinkOutcome: Sendable {
    package let tables: LinkTables
    package let result: LinkageResult
    package let model: MatchModel
    /// Nil when the model was given.
    package let training: TrainingReport?
    package let blocking: BlockingReport
    /// Seconds of each step, in order.
    package let seconds: [(step: String, seconds: Double)]
    let rules: [any BlockingRule]
    let blocks: CandidateBlocks
    let scorer: PairScorer
    package let scope: PairScope
    package let settings: LinkSettings

    /// Why two records were linked, or weren't.
    package func inquiry(_ first: Int, _ second: Int) -> PairInquiry {
        PairInquiry(of: first, second, rules: rules, blocks: blocks, scorer: scorer)
    }

    package var blockingCounts: BlockingCounts {
        BlockingCounts(blocking, population: tables.population, scope: scope)
    }
}

/// Links tables by their settings: reads, trains, blocks, weighs and resolves.
///
/// Deterministic: neither the order of files and rows nor the number of threads changes the result.
package struct LinkRun: Sendable {
    private let settings: LinkSettings
    private let files: [String]
    private let runner: ParallelRunner
    /// In place of training.
    package var model: MatchModel?

    package init(_ settings: LinkSettings, files: [String], threads: Int) {
        self.settings = settings
        self.files = files
        runner = ParallelRunner(threads: threads)
    }

    /// Throws `LinkFailure`.
    package func run() async throws -> LinkOutcome {
        do {
            return try await link()
        } catch let failure as LinkFailure {
            throw failure
        } catch {
            throw LinkFailure(engine: error)
        }
    }

    private func link() async throws -> LinkOutcome {
        var clock = StepClock()
        let tables = try await LinkTablesReader(settings: settings, runner: runner).read(files)
        clock.end("read")
        let maker = LinkComparisons(settings: settings, tables: tables)
        let plain = try maker.set()
        let names = plain.comparisons.map(\.name)
        let rules = try await runner.map(settings.blocking) { definition in
            try ColumnBlockingRule(definition, of: tables.columns, comparisons: names)
        }
        let scope = scope(tables)
        let (model, training) = try await weights(tables, plain, rules, scope)
        clock.end("train")
        let scorer = try PairScorer(
            comparisons: try maker.set(weighedBy: model), model: model)
        let population = tables.population
        let filed = try await runner.map(rules) {
            FiledRule($0, population: population, scope: scope)
        }
        let blocks = try CandidateBlocks(population: population, filed: filed, scope: scope)
        clock.end("block")
        let scored = try await score(blocks, scorer)
        clock.end("compare")
        let result = try await resolve(scored.pairs, tables, scorer, scope)
        clock.end("resolve")
        return LinkOutcome(
            tables: tables, result: result, model: model, training: training,
            blocking: scored.report, seconds: clock.steps, rules: rules, blocks: blocks,
            scorer: scorer, scope: scope, settings: settings)
    }

    private func scope(_ tables: LinkTables) -> PairScope {
        settings.scope ?? (tables.sources.count > 1 ? .acrossSources : .withinSources)
    }

    // MARK: Training

    /// The model given, or one trained on the records.
    private func weights(
        _ tables: LinkTables, _ comparisons: ComparisonSet, _ rules: [any BlockingRule],
        _ scope: PairScope
    ) async throws -> (MatchModel, TrainingReport?) {
        if let model { return (model, nil) }
        let trained = try await train(tables, comparisons, rules, scope)
        return (trained.model, trained.report)
    }

    private func train(
        _ tables: LinkTables, _ comparisons: ComparisonSet, _ rules: [any BlockingRule],
        _ scope: PairScope
    ) async throws -> TrainedModel {
        var options = TrainingOptions.standard
        options.scope = scope
        options.chancePairs = settings.chancePairs
        if case .rules(let strict, let recall) = settings.prior {
            let blocks = try CandidateBlocks(
                population: tables.population, rules: strict.map { rules[$0] }, scope: scope)
            options.prior = .deterministicRules(pairsFound: blocks.pairCount(), recall: recall)
        }
        let sessions = settings.blocking.enumerated().compactMap { number, definition in
            definition.fixedComparisons.count < comparisons.comparisons.count
                ? TrainingSession(rule: number, heldOut: definition.fixedComparisons) : nil
        }
        let trainer = try ModelTrainer(
            comparisons: comparisons, population: tables.population, rules: rules,
            sessions: sessions, options: options)
        return try await TrainingStage(runner: runner).train(trainer)
    }

    // MARK: Pairs

    private struct Scored: Sendable {
        var pairs: [ScoredPair] = []
        var report: BlockingReport
    }

    private func score(_ blocks: CandidateBlocks, _ scorer: PairScorer) async throws -> Scored {
        let review = settings.reviewWeight
        var parts = try await runner.map(blocks.blockRanges(membersPerRange: 20_000)) { range in
            var part = Scored(report: blocks.report)
            part.pairs = scorer.score(
                blocks, range: range, keepingAtLeast: review, report: &part.report)
            return part
        }
        var all = Scored(report: blocks.report)
        all.pairs.reserveCapacity(parts.reduce(0) { $0 + $1.pairs.count })
        for place in parts.indices {
            all.pairs += parts[place].pairs
            all.report.addOwned(from: parts[place].report)
            parts[place].pairs = []
        }
        return all
    }

    private func resolve(
        _ pairs: [ScoredPair], _ tables: LinkTables, _ scorer: PairScorer, _ scope: PairScope
    ) async throws -> LinkageResult {
        let shape: ClusterShape =
            switch settings.shape {
            case .oneRecordPerSource?: .oneRecordPerSource
            case .anyRecords?: .anyRecords
            case nil: scope == .acrossSources ? .oneRecordPerSource : .anyRecords
            }
        let apart = try settings.separations.map { separation in
            try separation.columns.map { try tables.columns.column($0) }
        }
        let resolver = ClusterResolver(
            population: tables.population,
            thresholds: try ResolutionThresholds(
                match: settings.matchWeight, review: settings.reviewWeight),
            options: try ResolutionOptions(shape: shape),
            cannotLink: { a, b in
                apart.contains { columns in
                    columns.allSatisfy { column in
                        guard let x = column.key(of: a), let y = column.key(of: b) else {
                            return false
                        }
                        return x != y
                    }
                }
            },
            score: { scorer.log2Weight($0, $1) })
        let components = resolver.components(of: pairs)
        let slices = stride(from: 0, to: components.count, by: 2_000).map {
            components[$0..<min($0 + 2_000, components.count)]
        }
        let solved = try await runner.map(slices) { resolver.solve($0) }
        return resolver.result(of: solved.joined(), pairs: pairs)
    }
}

/// Times steps.
private struct StepClock {
    private(set) var steps: [(step: String, seconds: Double)] = []
    private var last = Date()

    mutating func end(_ step: String) {
        let now = Date()
        steps.append((step, now.timeIntervalSince(last)))
        last = now
    }
}
