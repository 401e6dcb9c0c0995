/// How resolution went, in counts.
package struct ResolutionReport: Sendable, Equatable {
    /// Components of two records or more.
    package internal(set) var components = 0
    /// Components solved greedily, being larger than the exact limit.
    package internal(set) var greedyComponents = 0
    /// Records in components solved greedily.
    package internal(set) var greedyRecords = 0
    /// Records in the largest component.
    package internal(set) var largestComponent = 0
    /// Pairs that blocking had not found and resolution had to weigh.
    package internal(set) var pairsWeighedLate = 0
    /// Clusters of two records or more.
    package internal(set) var linkedClusters = 0
    /// Clusters of one record.
    package internal(set) var singleRecords = 0
    /// Clusters marked ambiguous.
    package internal(set) var ambiguousClusters = 0
}

extension ResolutionReport {
    mutating func count(_ component: SolvedComponent) {
        components += 1
        let size = component.clusters.reduce(0) { $0 + $1.members.count }
        largestComponent = max(largestComponent, size)
        pairsWeighedLate += component.pairsWeighedLate
        if !component.isExact {
            greedyComponents += 1
            greedyRecords += size
        }
        for cluster in component.clusters {
            if cluster.members.count > 1 { linkedClusters += 1 } else { singleRecords += 1 }
            if cluster.isAmbiguous { ambiguousClusters += 1 }
        }
    }
}
