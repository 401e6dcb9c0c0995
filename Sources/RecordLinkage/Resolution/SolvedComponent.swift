/// One component parted into clusters.
package struct SolvedComponent: Sendable {
    /// The clusters, single records included, by their first members.
    package let clusters: [RecordCluster]
    /// Whether the solution is known to be the best.
    package let isExact: Bool
    /// Pairs weighed that blocking had not yielded.
    package let pairsWeighedLate: Int
    /// The sum over clusters of pair weights less the match threshold, in bits.
    package let log2Gain: Double

    /// The same with its clusters put otherwise.
    func with(clusters: [RecordCluster]) -> SolvedComponent {
        SolvedComponent(
            clusters: clusters, isExact: isExact, pairsWeighedLate: pairsWeighedLate,
            log2Gain: log2Gain)
    }
}

extension ClusterResolver {
    func solve(_ component: LinkageComponent) -> SolvedComponent {
        var weights = ComponentWeights(component: component, resolver: self)
        let isExact = component.records.count <= options.exactComponentLimit
        let margin = Int64(
            (min(options.ambiguityMargin, 1e9) * ComponentWeights.unitsPerBit).rounded())
        let solution: PartitionSolution
        if isExact {
            let onePerSource = options.shape == .oneRecordPerSource
            var search = ExactPartition(&weights, onePerSource: onePerSource)
            solution = search.solve(margin: margin)
        } else {
            var search = GreedyPartition(component, weights: weights)
            solution = search.solve(margin: margin, passes: options.improvementPasses)
            weights = search.weights
        }
        let edges = supportingEdges(of: solution, in: component)
        var clusters: [RecordCluster] = []
        for (place, group) in solution.groups.enumerated() {
            clusters.append(
                cluster(
                    of: group, edges: edges[place], weights: &weights, isExact: isExact,
                    isAmbiguous: solution.ambiguous[place]))
        }
        return SolvedComponent(
            clusters: clusters, isExact: isExact, pairsWeighedLate: weights.weighedLate,
            log2Gain: Double(solution.total) / ComponentWeights.unitsPerBit)
    }

    private func supportingEdges(
        of solution: PartitionSolution, in component: LinkageComponent
    ) -> [[ScoredPair]] {
        var groupOf = [Int](repeating: 0, count: component.records.count)
        for (place, group) in solution.groups.enumerated() {
            for record in group { groupOf[record] = place }
        }
        var edges = [[ScoredPair]](repeating: [], count: solution.groups.count)
        for (pair, ends) in zip(component.pairs, component.ends) {
            let group = groupOf[Int(ends.0)]
            if group == groupOf[Int(ends.1)], pair.log2Weight >= thresholds.match {
                edges[group].append(pair)
            }
        }
        return edges
    }

    private func cluster(
        of group: [Int], edges: [ScoredPair], weights: inout ComponentWeights, isExact: Bool,
        isAmbiguous: Bool
    ) -> RecordCluster {
        var total = 0.0
        var lowest = Double.infinity
        for (place, record) in group.enumerated() {
            for other in group[..<place] {
                let weight = weights.log2Weight(other, record)
                total += weight
                lowest = min(lowest, weight)
            }
        }
        return RecordCluster(
            members: group.map { weights.records[$0] }, supportingEdges: edges,
            totalLog2Weight: total, lowestPairLog2Weight: group.count > 1 ? lowest : nil,
            weakestLinkLog2Weight: weakestLink(of: group, weights: &weights),
            isExact: isExact, isAmbiguous: isAmbiguous)
    }

    /// The smallest edge of a maximum spanning tree, by Prim's algorithm.
    private func weakestLink(of group: [Int], weights: inout ComponentWeights) -> Double? {
        guard let first = group.first, group.count > 1 else { return nil }
        var outside = Array(group.dropFirst())
        var reach = outside.map { weights.log2Weight(first, $0) }
        var weakest = Double.infinity
        while let strongest = reach.indices.max(by: { reach[$0] < reach[$1] }) {
            weakest = min(weakest, reach.remove(at: strongest))
            let joined = outside.remove(at: strongest)
            for place in outside.indices {
                reach[place] = max(reach[place], weights.log2Weight(joined, outside[place]))
            }
        }
        return weakest
    }
}
