import RecordLinkage
import RegistryModel

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

    func resolve(_ pairs: [ScoredPair]) async throws -> Resolved {
        let resolver = try resolver()
        guard settings.looksForDuplicates(in: scope) else {
            let solved = try await solve(resolver.components(of: pairs), by: resolver)
            return Resolved(result: resolver.result(of: solved, pairs: pairs), repeats: nil)
        }
        let sourceOf = tables.population.sourceOf
        var (within, across): ([ScoredPair], [ScoredPair]) = ([], [])
        for pair in pairs {
            if sourceOf[Int(pair.a)] == sourceOf[Int(pair.b)] {
                within.append(pair)
            } else {
                across.append(pair)
            }
        }
        let before = try await solve(resolver.components(of: across), by: resolver)
        let search = try RepeatSearch(
            linkage: resolver, scorer: scorer, pairs: within,
            clusters: before.lazy.flatMap(\.clusters))
        guard !search.groups.isEmpty else {
            return Resolved(result: resolver.result(of: before, pairs: across), repeats: search)
        }
        let second = RepeatResolution(search, pairs: across)
        let again = try await solve(second.components, by: second.resolver)
        return Resolved(result: second.result(before: before, again: again), repeats: search)
    }

    private func solve(
        _ components: LinkageComponents, by resolver: ClusterResolver
    ) async throws -> [SolvedComponent] {
        let slices = stride(from: 0, to: components.count, by: 2_000).map {
            components[$0..<min($0 + 2_000, components.count)]
        }
        return Array(try await runner.map(slices) { resolver.solve($0) }.joined())
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
    }
}
