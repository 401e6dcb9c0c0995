/// Links the sources once more where records repeat, each group of repeats standing as one record.
///
/// A group weighs towards another record or group what the pair of members weighs that agrees best:
/// a copy that leaves something out takes nothing from one that doesn't. It may not be with a record
/// that any of its members may not be with. Components without repeats stay as they were solved.
/// `components`, `resolver.solve` and `result` are the steps, the second of which can be cut into
/// slices. Cost: as resolution, for the components concerned alone.
package struct RepeatResolution: Sendable {
    /// The components to be solved again, a group standing in for its members by its first.
    package let components: LinkageComponents
    /// What they are solved by.
    package let resolver: ClusterResolver
    private let linkage: ClusterResolver
    private let groups: RepeatGroups
    private let pairs: [ScoredPair]
    /// Whether a record belongs to a component that is solved again.
    private let isConcerned: [Bool]

    /// - Parameters:
    ///   - pairs: the pairs across sources that were resolved without repeats.
    ///   - components: the components of these pairs.
    package init(
        _ search: RepeatSearch, pairs: [ScoredPair], components: LinkageComponents
    ) {
        self.init(
            linkage: search.linkage, groups: search.groups, pairs: pairs, components: components)
    }

    init(
        linkage: ClusterResolver, groups clusters: [RecordCluster], pairs: [ScoredPair],
        components before: LinkageComponents
    ) {
        let groups = RepeatGroups(clusters)
        let concerned = Self.concerned(groups, before, records: linkage.population.count)
        let resolver = ClusterResolver(
            population: linkage.population, thresholds: linkage.thresholds,
            options: linkage.options,
            cannotLink: { a, b in groups.anyPair(a, b) { linkage.cannotLink($0, $1) } },
            score: { a, b in groups.best(a, b) { linkage.score($0, $1) }.weight },
            shared: linkage.shared.map { shared in
                SharedEvidence(sufficientBits: shared.sufficientBits) { a, b in
                    let best = groups.best(a, b) { linkage.score($0, $1) }
                    return shared.bits(best.a, best.b)
                }
            })
        components = resolver.components(
            of: groups.folded(pairs.filter { concerned[Int($0.a)] }, score: resolver.score))
        isConcerned = concerned
        self.resolver = resolver
        self.linkage = linkage
        self.groups = groups
        self.pairs = pairs
    }

    /// Puts together what was solved before, without repeats, and what was solved again.
    package func result(
        before: [SolvedComponent], again: [SolvedComponent]
    ) -> LinkageResult {
        var solved = before.filter { component in
            !component.clusters.contains { isConcerned[Int($0.members[0])] }
        }
        var isPlaced = Set<RecordIndex>()
        let edges = edgesByHead()
        for component in again {
            for cluster in component.clusters { isPlaced.formUnion(cluster.members) }
            solved.append(
                component.with(
                    clusters: component.clusters.map {
                        groups.unfolded($0, edges: edges, linkage.population)
                    }))
        }
        for group in groups.all where !isPlaced.contains(group.members[0]) {
            solved.append(
                SolvedComponent(
                    clusters: [group], isExact: group.isExact, pairsWeighedLate: 0,
                    log2Gain: group.totalLog2Weight - linkage.thresholds.match))
        }
        return linkage.result(of: solved, pairs: pairs)
    }

    /// The matching pairs of grouped records, under the first record of either's group.
    private func edgesByHead() -> [RecordIndex: [ScoredPair]] {
        var edges: [RecordIndex: [ScoredPair]] = [:]
        for pair in pairs
        where pair.log2Weight >= linkage.thresholds.match && isConcerned[Int(pair.a)] {
            let heads = Set([pair.a, pair.b].filter(groups.contains).map(groups.head))
            for head in heads { edges[head, default: []].append(pair) }
        }
        return edges
    }

    /// The records that hang together with a repeat.
    private static func concerned(
        _ groups: RepeatGroups, _ components: LinkageComponents, records: Int
    ) -> [Bool] {
        var hasRepeat = [Bool](repeating: false, count: components.count)
        var isConcerned = [Bool](repeating: false, count: records)
        for record in groups.all.lazy.flatMap(\.members) {
            isConcerned[Int(record)] = true
            if let own = components.component(of: record) { hasRepeat[own] = true }
        }
        for record in isConcerned.indices {
            if let own = components.component(of: RecordIndex(record)), hasRepeat[own] {
                isConcerned[record] = true
            }
        }
        return isConcerned
    }
}
