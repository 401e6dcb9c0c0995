import RecordLinkage
import RegistryModel

/// Weighed pairs, those within a source apart when they are looked at for repeats.
struct WeighedPairs: Sendable {
    /// Those to be linked.
    private(set) var linking: [ScoredPair] = []
    /// Those of one source; none when repeats aren't looked for.
    private(set) var withinSource: [ScoredPair] = []

    init() {}

    /// - Parameter sourceOf: the source of each record, if pairs of one are to stand apart.
    init(_ pairs: [ScoredPair], partedBy sourceOf: [UInt8]?) {
        guard let sourceOf else {
            linking = pairs
            return
        }
        for pair in pairs {
            if sourceOf[Int(pair.a)] == sourceOf[Int(pair.b)] {
                withinSource.append(pair)
            } else {
                linking.append(pair)
            }
        }
    }

    mutating func reserveCapacity(of parts: [WeighedPairs]) {
        linking.reserveCapacity(parts.reduce(0) { $0 + $1.linking.count })
        withinSource.reserveCapacity(parts.reduce(0) { $0 + $1.withinSource.count })
    }

    mutating func append(_ other: WeighedPairs) {
        linking += other.linking
        withinSource += other.withinSource
    }
}

/// Resolves weighed pairs on all threads: across sources first, then with repeats within them.
struct LinkResolution: Sendable {
    let settings: LinkSettings
    let tables: LinkTables
    let scorer: PairScorer
    /// Which pairs may be linked; those within a source are looked at for repeats beside.
    let scope: PairScope
    let runner: ParallelRunner

    struct Resolved: Sendable {
        let result: LinkageResult
        /// Nil where repeats aren't looked for.
        let repeats: RepeatSearch?
    }

    func resolve(_ pairs: WeighedPairs) async throws -> Resolved {
        let resolver = try resolver()
        let components = resolver.components(of: pairs.linking)
        let before = try await solve(components, by: resolver)
        var search: RepeatSearch?
        if settings.looksForDuplicates(in: scope) {
            search = try RepeatSearch(
                linkage: resolver, scorer: scorer, pairs: pairs.withinSource,
                solved: before)
        }
        guard let search, !search.groups.isEmpty else {
            return Resolved(
                result: resolver.result(of: before, pairs: pairs.linking), repeats: search)
        }
        let second = RepeatResolution(search, pairs: pairs.linking, components: components)
        let again = try await solve(second.components, by: second.resolver)
        return Resolved(result: second.result(before: before, again: again), repeats: search)
    }

    private func solve(
        _ components: LinkageComponents, by resolver: ClusterResolver
    ) async throws -> [SolvedComponent] {
        let ranges = stride(from: 0, to: components.count, by: 2_000).map {
            $0..<min($0 + 2_000, components.count)
        }
        return Array(
            try await runner.map(ranges) { resolver.solve(components, in: $0) }.joined())
    }

    private func resolver() throws -> ClusterResolver {
        let shape: ClusterShape =
            switch settings.shape {
            case .oneRecordPerSource?: .oneRecordPerSource
            case .anyRecords?: .anyRecords
            case nil: scope == .acrossSources ? .oneRecordPerSource : .anyRecords
            }
        let apart = try settings.separations.map { separation in
            try separation.columns.map { try tables.columns.column($0) }
        }
        let scorer = scorer
        return ClusterResolver(
            population: tables.population,
            thresholds: try ResolutionThresholds(
                match: settings.matchWeight, review: settings.reviewWeight,
                prior: scorer.model.priorLog2Odds),
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
            score: { scorer.log2Weight($0, $1) },
            shared: SharedEvidence(
                of: settings.shared, scorer: scorer, match: settings.matchWeight))
    }
}
