import RecordLinkage
import RegistryModel

/// The births cross-match as one configuration of the linkage engine.
///
/// Three steps, so that the runner can cut the middle one into ranges for its threads: make the
/// linkage, `score` each of `ranges`, `resolve` all pairs. The result doesn't depend on the order
/// of the input, nor on how the ranges were cut.
package struct BirthLinkage: Sendable {
    let population: BirthPopulation
    let scorer: PairScorer
    let blocks: CandidateBlocks
    let resolver: ClusterResolver
    let thresholds: ResolutionThresholds

    /// - Parameter model: the published one when nil.
    package init(
        _ population: BirthPopulation, policy: AuditPolicy, model: MatchModel? = nil
    ) throws(LinkageSetupFailure) {
        self.population = population
        let births = population.births
        let weights: MatchModel
        if let model { weights = model } else { weights = try BirthMatchModel.published() }
        let scorer = try PairScorer(
            comparisons: BirthComparisons.set(births), model: weights)
        self.scorer = scorer
        blocks = try CandidateBlocks(
            population: population.linkage, rules: BirthBlocking.rules(births))
        let thresholds = try ResolutionThresholds(
            match: policy.matchWeight, review: policy.reviewWeight,
            prior: weights.priorLog2Odds)
        self.thresholds = thresholds
        resolver = ClusterResolver(
            population: population.linkage, thresholds: thresholds,
            options: try ResolutionOptions(),
            cannotLink: { BirthLinkage.cannotLink(births[$0], births[$1]) },
            score: { scorer.log2Weight($0, $1) },
            shared: SharedEvidence(
                of: Set(BirthComparisons.ofTheFamily), scorer: scorer, match: thresholds.match))
    }

    package var ranges: [Range<Int>] { blocks.blockRanges(membersPerRange: 20_000) }

    package struct Scored: Sendable {
        let pairs: [ScoredPair]
        let report: BlockingReport
    }

    package func score(_ range: Range<Int>) -> Scored {
        var report = blocks.report
        let pairs = scorer.score(
            blocks, range: range, keepingAtLeast: thresholds.review, report: &report)
        return Scored(pairs: pairs, report: report)
    }

    package func resolve(_ scored: [Scored]) -> BirthClusters {
        let pairs = scored.flatMap(\.pairs)
        let result = resolver.resolve(pairs)
        let compared = scored.reduce(0) { sum, part in
            sum + part.report.rules.reduce(0) { $0 + $1.pairsOwned }
        }
        return BirthClusters(
            population: population, scorer: scorer, result: result, pairsCompared: compared,
            pairsLeftOut: blocks.report.rules.reduce(0) { $0 + $1.pairsOverCap })
    }

    /// Two confinements, or two children of one: no weight of shared parents makes them one.
    static func cannotLink(_ left: StandardBirth, _ right: StandardBirth) -> Bool {
        let sharesNumber =
            (left.childID != nil && left.childID == right.childID)
            || (left.certificate != nil && left.certificate == right.certificate)
        if let a = left.day, let b = right.day, !sharesNumber, abs(a.days(since: b)) > 120,
            DateSlips.explain(a, b) == nil
        {
            return true
        }
        if sharesNumber { return false }
        let conflicts = IdentityConflicts(left, right)
        let isPlural = max(left.plurality ?? 1, right.plurality ?? 1) > 1
        return conflicts.count >= (isPlural ? 1 : 2)
    }
}

/// Births as resolved: each cluster is one believed birth.
package struct BirthClusters: Sendable {
    let population: BirthPopulation
    let scorer: PairScorer
    let result: LinkageResult
    package let pairsCompared: Int
    package let pairsLeftOut: Int
    package var clusterCount: Int { result.clusters.count }
    package var linkedRecordCount: Int {
        result.clusters.reduce(0) { $0 + ($1.members.count > 1 ? $1.members.count : 0) }
    }

    /// What became of each source's records, the registry first.
    package var recordCounts: [LinkedSource] {
        var linked = [Int](repeating: 0, count: population.sources.count)
        var alone = linked
        for cluster in result.clusters {
            for member in cluster.members {
                let source = Int(population.linkage.sourceOf[Int(member)])
                if cluster.members.count > 1 { linked[source] += 1 } else { alone[source] += 1 }
            }
        }
        return population.sources.indices.map { number in
            let source = population.sources[number]
            return LinkedSource(
                source: source,
                repeats: population.duplicates.count { $0.duplicate.source == source },
                linked: linked[number], alone: alone[number])
        }
    }

    /// Of the true matches between the registry and others, the share that was linked, as the
    /// model's probabilities have it; nil when nothing was linked.
    package var modelSensitivity: Double? {
        let linked = result.clusters.reduce(0) { $0 + $1.members.count - 1 }
        guard linked > 0 else { return nil }
        let open = result.uncertain.reduce(0.0) { $0 + probability(log2Weight: $1.log2Weight) }
        return Double(linked) / (Double(linked) + open)
    }
}
