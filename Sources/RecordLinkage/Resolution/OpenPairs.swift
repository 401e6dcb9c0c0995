/// Sorts out the pairs at hand that clusters left apart.
struct OpenPairs {
    /// Between the thresholds, and the two clusters might lawfully be one; best first.
    private(set) var uncertain: [ScoredPair] = []
    /// At or above the match threshold, yet apart; best first.
    private(set) var overruled: [ScoredPair] = []

    init(resolver: ClusterResolver, clusters: [RecordCluster], pairs: [ScoredPair]) {
        let population = resolver.population
        var clusterOf = [Int](repeating: 0, count: population.count)
        for (number, cluster) in clusters.enumerated() {
            for record in cluster.members { clusterOf[Int(record)] = number }
        }
        for pair in pairs where pair.log2Weight >= resolver.thresholds.review {
            let (one, other) = (clusterOf[Int(pair.a)], clusterOf[Int(pair.b)])
            guard one != other else { continue }
            if pair.log2Weight >= resolver.thresholds.match {
                overruled.append(pair)
            } else if Self.mayJoin(clusters[one], clusters[other], resolver: resolver) {
                uncertain.append(pair)
            }
        }
        overruled.sort { Self.precedes($0, $1, population) }
        uncertain.sort { Self.precedes($0, $1, population) }
    }

    private static func mayJoin(
        _ one: RecordCluster, _ other: RecordCluster, resolver: ClusterResolver
    ) -> Bool {
        one.members.allSatisfy { a in
            other.members.allSatisfy { b in resolver.mayShare(a, b) }
        }
    }

    private static func precedes(
        _ one: ScoredPair, _ other: ScoredPair, _ population: LinkagePopulation
    ) -> Bool {
        let first = (-one.log2Weight, population.rank[Int(one.a)], population.rank[Int(one.b)])
        let second = (
            -other.log2Weight, population.rank[Int(other.a)], population.rank[Int(other.b)]
        )
        return first < second
    }
}
