import AuditReports
import RecordLinkage
import RegistryModel

extension LinkOutcome {
    /// What the diagnostics page shows.
    ///
    /// Cost: every pair is compared once more, 16 bytes a pair compared; one radix sort of its keys
    /// a blocking rule; each file read once more, for its checksum. Throws `LinkFailure`.
    package func diagnostics(toolVersion: String, threads: Int) async throws -> LinkDiagnostics {
        do {
            return try await gathered(toolVersion, ParallelRunner(threads: threads))
        } catch {
            throw LinkFailure(engine: error)
        }
    }

    private func gathered(
        _ toolVersion: String, _ runner: ParallelRunner
    ) async throws -> LinkDiagnostics {
        let weights = try await allWeights(runner)
        var facts = LinkDiagnostics(
            thresholds: thresholds, histogram: try Self.histogram(weights))
        facts.toolVersion = toolVersion
        facts.settings = settings.path
        facts.files = try files()
        facts.notes = tables.notes
        facts.counts = counts
        facts.model = chart
        facts.training = training.map(Self.facts)
        let learnt = Set(training?.sessions.map(\.rule) ?? [])
        facts.training?.rulesWithoutSession = rules.map(\.name).filter { !learnt.contains($0) }
        facts.unlinkable = unlinkable()
        facts.tradeoff = tradeoff(weights)
        facts.blocking = try await blockingFacts(runner)
        return facts
    }

    /// The weights of all pairs compared, those far below the thresholds too. Pairs within a source
    /// that were looked at for repeats alone are left out: thresholds aren't set by them.
    private func allWeights(_ runner: ParallelRunner) async throws -> [Double] {
        let (sourceOf, leavesOut) = (tables.population.sourceOf, repeats != nil)
        let parts = try await runner.map(blocks.blockRanges(membersPerRange: 20_000)) { range in
            var report = blocks.report
            return scorer.score(
                blocks, range: range, keepingAtLeast: -.infinity, report: &report
            ).filter { !leavesOut || sourceOf[Int($0.a)] != sourceOf[Int($0.b)] }.map(\.log2Weight)
        }
        return Array(parts.joined())
    }

    private var thresholds: LinkDiagnostics.Thresholds {
        .init(
            match: settings.matchWeight, matchProbability: settings.match,
            review: settings.reviewWeight, reviewProbability: settings.review)
    }

    private func files() throws(LinkFailure) -> [LinkDiagnostics.File] {
        var counts = [Int](repeating: 0, count: tables.files.count)
        for record in tables.records { counts[Int(record.file)] += 1 }
        var files: [LinkDiagnostics.File] = []
        for (path, records) in zip(tables.files, counts) {
            do {
                files.append(
                    .init(path: path, records: records, sha256: try FileDigest.sha256(of: path)))
            } catch {
                throw .unreadable(error)
            }
        }
        return files
    }

    /// What the linkage came to.
    package var counts: LinkDiagnostics.Counts {
        var counts = LinkDiagnostics.Counts()
        counts.records = tables.records.count
        counts.sources = tables.sources.count
        counts.clusters = result.clusters.count { $0.members.count > 1 }
        counts.singles = result.clusters.count - counts.clusters
        counts.ambiguous = result.clusters.count { $0.isAmbiguous }
        counts.uncertain = result.uncertain.count + (repeats?.uncertain.count ?? 0)
        counts.repeats = repeats.map { search in
            let groups = search.groups
            return (groups.count, groups.reduce(0) { $0 + $1.members.count - 1 })
        }
        counts.overruled = result.overruled.count + (repeats?.overruled.count ?? 0)
        counts.greedy = result.report.greedyComponents
        return counts
    }

    // MARK: Weights

    /// Bins of a width that makes some sixty to a hundred and twenty of them.
    private static func histogram(_ weights: [Double]) throws -> LinkDiagnostics.Histogram {
        let finite = weights.filter(\.isFinite)
        let range = (finite.max() ?? 0) - (finite.min() ?? 0)
        let width = [0.25, 0.5, 1, 2, 5, 10].first { range / $0 <= 120 } ?? 20
        let histogram = try WeightHistogram(log2Weights: weights, binWidth: width)
        return .init(
            binWidth: width, bins: histogram.bins.map { (lowest: $0.lowest, pairs: $0.pairs) })
    }

    /// Probabilities people set thresholds at.
    private static let usualThresholds = [
        0.01, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999,
    ]
    /// Below this no threshold is of use, and the lines would be squeezed together.
    private static let lowestThreshold = -12.0
    private static let stepsOfCurve = 400

    private func tradeoff(_ weights: [Double]) -> LinkDiagnostics.Tradeoff {
        let highest = max(weights.max() ?? 0, settings.matchWeight + 1)
        let span = highest.rounded(.up) - Self.lowestThreshold
        let curve = (0...Self.stepsOfCurve).map {
            Self.lowestThreshold + span * Double($0) / Double(Self.stepsOfCurve)
        }
        let probabilities = Set(Self.usualThresholds + [settings.match, settings.review]).sorted()
        let rows = probabilities.map(LinkSettings.log2Odds)
        let tradeoff = ThresholdTradeoff(log2Weights: weights, thresholds: curve + rows)
        let points = Dictionary(
            tradeoff.points.map { ($0.log2Weight, Self.point($0)) }, uniquingKeysWith: { $1 })
        var facts = LinkDiagnostics.Tradeoff()
        facts.curve = curve.compactMap { points[$0] }
        facts.rows = zip(probabilities, rows).compactMap { probability, bits in
            points[bits].map { (probability: probability, point: $0) }
        }
        facts.best = tradeoff.best.map(Self.point)
        facts.expectedMatches = tradeoff.expectedMatches
        return facts
    }

    private static func point(
        _ point: ThresholdTradeoff.Point
    ) -> LinkDiagnostics.Tradeoff.Point {
        .init(
            at: point.log2Weight, links: point.links, trueLinks: point.trueLinks,
            rates: (point.precision, point.recall, point.f1))
    }

    // MARK: Records

    private static let stepsOfUnlinkable = 200

    private func unlinkable() -> LinkDiagnostics.Unlinkable {
        let records = tables.population.canonicalOrder.map { Int($0) }
        let all = UnlinkableRecords(records, scorer: scorer)
        var facts = LinkDiagnostics.Unlinkable()
        let sourceOf = tables.population.sourceOf
        // In canonical order the records of one source stand together, and so do their weights.
        let bySource = Dictionary(grouping: zip(records, all.ownLog2Weights)) { sourceOf[$0.0] }
        facts.sources = tables.sources.indices.map { source in
            let own = bySource[UInt8(source)] ?? []
            return .init(
                name: tables.sources[source], records: own.count,
                belowReview: own.count { $0.1 < settings.reviewWeight },
                belowMatch: own.count { $0.1 < settings.matchWeight })
        }
        guard let low = all.ownLog2Weights.min(), let high = all.ownLog2Weights.max() else {
            return facts
        }
        let (first, last) = (
            min(low, settings.reviewWeight).rounded(.down),
            max(high, settings.matchWeight).rounded(.up) + 1
        )
        facts.curve = (0...Self.stepsOfUnlinkable).map { step in
            let bits = first + (last - first) * Double(step) / Double(Self.stepsOfUnlinkable)
            return (log2Weight: bits, share: all.share(below: bits))
        }
        return facts
    }

    // MARK: Blocking

    private static let largestBlocks = 5

    private func blockingFacts(_ runner: ParallelRunner) async throws -> LinkDiagnostics.Blocking {
        let sizes = try await runner.map(rules) { rule in
            BlockSizes(
                of: rule, population: tables.population, scope: scope,
                keeping: Self.largestBlocks)
        }
        let counted = blockingCounts
        var facts = LinkDiagnostics.Blocking()
        facts.pairs = counted.pairs
        facts.pairsInScope = counted.pairsInScope
        facts.reduction = counted.reduction
        for (place, row) in counted.rows.enumerated() {
            let report = blocking.rules[place]
            var rule = LinkDiagnostics.Blocking.Rule(name: row.rule)
            rule.pairsYielded = row.pairsYielded
            rule.pairsAdded = row.pairsAdded
            rule.pairsSoFar = row.pairsSoFar
            rule.pairsSplitApart = report.pairsSplitApart
            rule.pairsOverCap = report.pairsOverCap
            rule.blocks = report.blocks
            rule.blocksSplit = report.blocksSplit
            rule.blocksCapped = report.blocksCapped
            rule.recordsWithoutKey = row.recordsWithoutKey
            rule.blocksBySize = sizes[place].histogram.map(\.blocks)
            rule.largest = sizes[place].largest.map { (records: $0.records, pairs: $0.pairs) }
            facts.rules.append(rule)
        }
        return facts
    }
}
