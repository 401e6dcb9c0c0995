/// Finds records that repeat another of their own source, once the sources have been linked.
///
/// What another source has two records of is two things, however much alike: where two records of
/// one source are in clusters that both have a record of some other source, they are never one.
/// Such pairs are also what lookalikes are learnt from (`RepeatScorer`). The rest is parted into
/// groups by total weight, as clusters are, so that no chain makes one of what isn't.
/// A source that records a thing twice while another one does so too is thus taken for two things:
/// a repeat missed is better than twins made one.
/// Deterministic in any order of pairs. Cost: 4 bytes a record, some comparisons a heavy pair.
package struct RepeatSearch: Sendable {
    /// How pairs of one source are weighed.
    package let scorer: RepeatScorer
    /// The groups of two records or more, by their first records' canonical places.
    package let groups: [RecordCluster]
    /// Pairs between the thresholds, weighed as repeats; best first.
    package let uncertain: [ScoredPair]
    /// Pairs heavy enough that ended in different groups; best first.
    package let overruled: [ScoredPair]
    let linkage: ClusterResolver
    private let witnesses: RepeatWitnesses

    /// - Parameters:
    ///   - linkage: by whose thresholds and constraints the sources were linked.
    ///   - pairs: pairs of records of one source, weighed as if they were of two.
    ///   - solved: what the sources were linked to.
    package init(
        linkage: ClusterResolver, scorer: PairScorer, pairs: [ScoredPair],
        solved: [SolvedComponent]
    ) throws(LinkageSetupFailure) {
        let witnesses = RepeatWitnesses(population: linkage.population, solved: solved)
        var lookalikes: [PackedLevels] = []
        var mayRepeat: [ScoredPair] = []
        for pair in pairs
        where pair.log2Weight >= linkage.thresholds.match && linkage.allows(pair.a, pair.b) {
            if witnesses.areTwo(Int(pair.a), Int(pair.b)) {
                lookalikes.append(pair.levels)
            } else {
                mayRepeat.append(pair)
            }
        }
        let own = RepeatScorer(scorer: scorer, lookalikes: lookalikes)
        let resolver = try Self.resolver(linkage, own, witnesses)
        let open = mayRepeat.map {
            ScoredPair(
                a: $0.a, b: $0.b, log2Weight: own.log2Weight(of: $0), rule: $0.rule,
                levels: $0.levels)
        }
        self.linkage = linkage
        self.witnesses = witnesses
        self.scorer = own
        // Only records that may repeat one are looked at: most of a population have no such pair.
        let components = resolver.components(of: open)
        var clusters = resolver.solve(components, in: 0..<components.count).flatMap(\.clusters)
        let placed = Set(clusters.lazy.flatMap(\.members))
        let others = Set(open.lazy.flatMap { [$0.a, $0.b] }).subtracting(placed)
        clusters += others.map(RecordCluster.single)
        clusters.sort { linkage.population.precedes($0.members[0], $1.members[0]) }
        let left = OpenPairs(resolver: resolver, clusters: clusters, pairs: open)
        groups = clusters.filter { $0.members.count > 1 }
        uncertain = left.uncertain
        overruled = left.overruled
    }

    /// Parts records of one source into groups, by the same thresholds and limits.
    private static func resolver(
        _ linkage: ClusterResolver, _ scorer: RepeatScorer, _ witnesses: RepeatWitnesses
    ) throws(LinkageSetupFailure) -> ClusterResolver {
        let options = linkage.options
        let population = linkage.population
        return ClusterResolver(
            population: population, thresholds: linkage.thresholds,
            options: try ResolutionOptions(
                shape: .anyRecords, exactComponentLimit: options.exactComponentLimit,
                ambiguityMargin: options.ambiguityMargin,
                improvementPasses: options.improvementPasses),
            cannotLink: { a, b in
                population.sourceOf[a] != population.sourceOf[b] || linkage.cannotLink(a, b)
                    || witnesses.areTwo(a, b)
            },
            score: { scorer.log2Weight($0, $1) })
    }

    /// Why two records of one source count as one, or as two.
    package func inquiry(_ a: Int, _ b: Int) -> RepeatInquiry {
        RepeatInquiry(explanation: scorer.explain(a, b), isRuledOut: witnesses.areTwo(a, b))
    }
}

/// What speaks for and against two records of one source being one.
package struct RepeatInquiry: Sendable, Equatable {
    /// What they weigh as a repeat.
    package let explanation: RepeatExplanation
    /// Another source has a record of each: they are two, whatever they weigh.
    package let isRuledOut: Bool
}

/// Which records other sources tell apart.
struct RepeatWitnesses: Sendable {
    private let population: LinkagePopulation
    /// The cluster of each record; −1 for a record alone.
    private let clusterOf: [Int32]
    private let members: [[RecordIndex]]

    init(population: LinkagePopulation, solved: [SolvedComponent]) {
        var clusterOf = [Int32](repeating: -1, count: population.count)
        var members: [[RecordIndex]] = []
        for component in solved {
            for cluster in component.clusters where cluster.members.count > 1 {
                for record in cluster.members { clusterOf[Int(record)] = Int32(members.count) }
                members.append(cluster.members)
            }
        }
        self.population = population
        self.clusterOf = clusterOf
        self.members = members
    }

    /// Whether some source beside their own has a record with each of the two.
    func areTwo(_ a: Int, _ b: Int) -> Bool {
        let (one, other) = (clusterOf[a], clusterOf[b])
        guard one >= 0, other >= 0, one != other else { return false }
        let own = population.sourceOf[a]
        let sources = members[Int(one)].map { population.sourceOf[Int($0)] }
        return members[Int(other)].contains { record in
            let source = population.sourceOf[Int(record)]
            return source != own && sources.contains(source)
        }
    }
}
