import CAllocator
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
    /// Which pairs were looked at, those of one source that may be repeats included.
    package let scope: PairScope
    /// Repeats within sources; nil where they weren't looked for.
    package let repeats: RepeatSearch?
    package let settings: LinkSettings

    /// Why two records were linked, or weren't.
    package func inquiry(_ first: Int, _ second: Int) -> PairInquiry {
        PairInquiry(of: first, second, rules: rules, blocks: blocks, scorer: scorer)
    }

    /// What speaks for and against two records of one source being one; nil for two of different
    /// sources, and where repeats weren't looked for.
    package func repeatInquiry(_ first: Int, _ second: Int) -> RepeatInquiry? {
        let sourceOf = tables.population.sourceOf
        guard let repeats, first != second, sourceOf[first] == sourceOf[second] else { return nil }
        return repeats.inquiry(first, second)
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
        } catch {
            throw LinkFailure(engine: error)
        }
    }

    private func link() async throws -> LinkOutcome {
        var clock = StepClock()
        let tables = try await LinkTablesReader(settings: settings, runner: runner).read(files)
        // What a step freed lies in pieces that the next one's columns don't fit into.
        hecha_release_freed_blocks()
        clock.end("read")
        let maker = LinkComparisons(settings: settings, tables: tables)
        let plain = try maker.set()
        let names = plain.comparisons.map(\.name)
        let scope = try scope(tables)
        let looked = settings.looksForDuplicates(in: scope) ? PairScope.everywhere : scope
        let (rules, blocks) = try await file(tables, comparisons: names, looked)
        hecha_release_freed_blocks()
        clock.end("block")
        let (model, training) = try await weights(tables, plain, rules, blocks, scope)
        clock.end("train")
        let scorer = try PairScorer(
            comparisons: try maker.set(weighedBy: model), model: model)
        let scored = try await score(blocks, scorer, tables, scope)
        clock.end("compare")
        let resolved = try await LinkResolution(
            settings: settings, tables: tables, scorer: scorer, scope: scope, runner: runner
        ).resolve(scored.pairs)
        clock.end("resolve")
        return LinkOutcome(
            tables: tables, result: resolved.result, model: model, training: training,
            blocking: scored.report, seconds: clock.steps, rules: rules, blocks: blocks,
            scorer: scorer, scope: looked, repeats: resolved.repeats, settings: settings)
    }

    private func scope(_ tables: LinkTables) throws(LinkFailure) -> PairScope {
        let scope = settings.scope ?? (tables.sources.count > 1 ? .acrossSources : .withinSources)
        if settings.duplicates != nil, scope != .acrossSources {
            throw .settings(LinkSettingsReader.duplicatesWithoutLinking(settings))
        }
        return scope
    }

    /// The blocking rules, and the records filed under them.
    private func file(
        _ tables: LinkTables, comparisons: [String], _ scope: PairScope
    ) async throws -> ([any BlockingRule], CandidateBlocks) {
        let population = tables.population
        // Those that take longest are begun first, so that no thread waits for the last of them.
        let definitions = settings.blocking.enumerated().sorted {
            ($0.element.leavesOutEach ? 0 : 1, $0.offset)
                < ($1.element.leavesOutEach ? 0 : 1, $1.offset)
        }
        let filed = try await runner.map(definitions) { number, definition in
            let rule = try ColumnBlockingRule(
                definition, of: tables.columns, comparisons: comparisons)
            return (number, rule, FiledRule(rule, population: population, scope: scope))
        }.sorted { $0.0 < $1.0 }
        let blocks = try CandidateBlocks(
            population: population, filed: filed.map(\.2), scope: scope)
        return (filed.map(\.1), blocks)
    }

    // MARK: Training

    /// The model given, or one trained on the records.
    private func weights(
        _ tables: LinkTables, _ comparisons: ComparisonSet, _ rules: [any BlockingRule],
        _ blocks: CandidateBlocks, _ scope: PairScope
    ) async throws -> (MatchModel, TrainingReport?) {
        if let model { return (model, nil) }
        let trained = try await train(tables, comparisons, rules, blocks, scope)
        return (trained.model, trained.report)
    }

    private func train(
        _ tables: LinkTables, _ comparisons: ComparisonSet, _ rules: [any BlockingRule],
        _ blocks: CandidateBlocks, _ scope: PairScope
    ) async throws -> TrainedModel {
        var options = TrainingOptions.standard
        options.scope = scope
        options.chancePairs = settings.chancePairs
        if case .rules(let strict, let recall) = settings.prior {
            let found = try CandidateBlocks(
                population: tables.population, rules: strict.map { rules[$0] }, scope: scope)
            options.prior = .deterministicRules(pairsFound: found.pairCount(), recall: recall)
        }
        let sessions = settings.blocking.enumerated().compactMap { number, definition in
            definition.fixedComparisons.count < comparisons.comparisons.count
                ? TrainingSession(rule: number, heldOut: definition.fixedComparisons) : nil
        }
        let trainer = try ModelTrainer(
            comparisons: comparisons, population: tables.population, rules: rules,
            sessions: sessions, options: options, blocks: blocks)
        return try await TrainingStage(runner: runner).train(trainer)
    }

    // MARK: Pairs

    private struct Scored: Sendable {
        var pairs = WeighedPairs()
        var report: BlockingReport
    }

    private func score(
        _ blocks: CandidateBlocks, _ scorer: PairScorer, _ tables: LinkTables, _ scope: PairScope
    ) async throws -> Scored {
        let review = settings.reviewWeight
        let sourceOf = settings.looksForDuplicates(in: scope) ? tables.population.sourceOf : nil
        var parts = try await runner.map(blocks.blockRanges(membersPerRange: 20_000)) { range in
            var part = Scored(report: blocks.report)
            part.pairs = WeighedPairs(
                scorer.score(blocks, range: range, keepingAtLeast: review, report: &part.report),
                partedBy: sourceOf)
            return part
        }
        var all = Scored(report: blocks.report)
        all.pairs.reserveCapacity(of: parts.map(\.pairs))
        for place in parts.indices {
            all.pairs.append(parts[place].pairs)
            all.report.addOwned(from: parts[place].report)
            parts[place].pairs = WeighedPairs()
        }
        return all
    }
}

/// Times steps.
private struct StepClock {
    private(set) var steps: [(step: String, seconds: Double)] = []
    private var last = ContinuousClock.Instant.now

    mutating func end(_ step: String) {
        let now = ContinuousClock.Instant.now
        steps.append((step, (now - last) / .seconds(1)))
        last = now
    }
}
