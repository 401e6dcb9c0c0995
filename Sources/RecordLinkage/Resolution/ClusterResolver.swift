/// Parts records into clusters so that the weights of all pairs inside add up to the most.
///
/// Each pair inside a cluster counts by its weight less the match threshold, found by blocking or
/// not (see `ComponentWeights` for pairs that say nothing): A~B~C with A≁C is decided by weight, not
/// by chaining. Records are joined into components by
/// pairs at or above the threshold, and each component is solved by itself: `components`, `solve`
/// and `result` are the three steps, of which the second can be cut into slices.
/// Ties are broken by canonical order, so the result is independent of input order and slicing.
package struct ClusterResolver: Sendable {
    let population: LinkagePopulation
    let thresholds: ResolutionThresholds
    let options: ResolutionOptions
    let cannotLink: @Sendable (Int, Int) -> Bool
    let score: @Sendable (Int, Int) -> Double
    let shared: SharedEvidence?

    /// `cannotLink` forbids two records one cluster, whatever their weight; `score` weighs pairs
    /// that blocking did not yield, in bits. Both are symmetric. `shared` tells what part of a weight
    /// can't tell members of one family apart; nil if each comparison tells things apart.
    package init(
        population: LinkagePopulation, thresholds: ResolutionThresholds,
        options: ResolutionOptions,
        cannotLink: @escaping @Sendable (Int, Int) -> Bool = { _, _ in false },
        score: @escaping @Sendable (Int, Int) -> Double, shared: SharedEvidence? = nil
    ) {
        self.population = population
        self.thresholds = thresholds
        self.options = options
        self.cannotLink = cannotLink
        self.score = score
        self.shared = shared
    }

    /// Resolves all pairs at once.
    package func resolve(_ pairs: [ScoredPair]) -> LinkageResult {
        let components = components(of: pairs)
        return result(of: solve(components, in: 0..<components.count), pairs: pairs)
    }

    /// The components of two records or more.
    package func components(of pairs: [ScoredPair]) -> LinkageComponents {
        LinkageComponents(population: population, pairs: pairs, isLink: isLink)
    }

    /// Solves a range of components, one by one.
    package func solve(_ components: LinkageComponents, in range: Range<Int>) -> [SolvedComponent] {
        range.map { solve(components[$0]) }
    }

    /// Puts solved components, in any order, together with the records outside them.
    package func result(
        of solved: [SolvedComponent], pairs: [ScoredPair]
    ) -> LinkageResult {
        var report = ResolutionReport()
        var found: [RecordCluster] = []
        found.reserveCapacity(solved.reduce(0) { $0 + $1.clusters.count })
        // A record's cluster, if it is its first; −1 for another of its records.
        var clusterOf = [Int32?](repeating: nil, count: population.count)
        for component in solved {
            report.count(component)
            for cluster in component.clusters {
                for record in cluster.members { clusterOf[Int(record)] = -1 }
                clusterOf[Int(cluster.members[0])] = Int32(found.count)
                found.append(cluster)
            }
        }
        var clusters: [RecordCluster] = []
        clusters.reserveCapacity(found.count + clusterOf.count { $0 == nil })
        for record in population.canonicalOrder {
            guard let own = clusterOf[Int(record)] else {
                clusters.append(.single(record))
                report.singleRecords += 1
                continue
            }
            if own >= 0 { clusters.append(found[Int(own)]) }
        }
        let open = OpenPairs(resolver: self, clusters: clusters, pairs: pairs)
        return LinkageResult(
            clusters: clusters, uncertain: open.uncertain, overruled: open.overruled,
            report: report)
    }

    /// Whether two records may share a cluster, looked at by themselves.
    func mayShare(_ a: RecordIndex, _ b: RecordIndex) -> Bool {
        let sameSource = population.sourceOf[Int(a)] == population.sourceOf[Int(b)]
        if sameSource, options.shape == .oneRecordPerSource { return false }
        return allows(a, b)
    }

    /// Whether nothing but their sources may keep two records apart.
    func allows(_ a: RecordIndex, _ b: RecordIndex) -> Bool {
        population.precedes(a, b)
            ? !cannotLink(Int(a), Int(b)) : !cannotLink(Int(b), Int(a))
    }

    private func isLink(_ pair: ScoredPair) -> Bool {
        pair.log2Weight >= thresholds.match && mayShare(pair.a, pair.b)
    }
}
