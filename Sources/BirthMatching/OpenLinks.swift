import RecordLinkage
import RegistryModel

/// Registry records that an outside record might belong to after all, though it was not linked.
///
/// Pairs between the thresholds, and pairs above them that resolution overruled although the two
/// clusters have no source in common. Children whom a stated plurality tells apart are two births.
struct OpenLinks {
    /// By position of the outside record.
    let pairs: [Int: [ScoredPair]]

    init(_ clusters: BirthClusters) {
        let births = clusters.population.births
        var clusterOf = [Int](repeating: 0, count: births.count)
        for (index, cluster) in clusters.result.clusters.enumerated() {
            for member in cluster.members { clusterOf[Int(member)] = index }
        }
        func sources(_ record: Int) -> Set<UInt8> {
            Set(
                clusters.result.clusters[clusterOf[record]].members.map {
                    clusters.population.linkage.sourceOf[Int($0)]
                })
        }
        var found: [Int: [ScoredPair]] = [:]
        let overruled = clusters.result.overruled.filter { pair in
            let (a, b) = (Int(pair.a), Int(pair.b))
            let isPlural = max(births[a].plurality ?? 1, births[b].plurality ?? 1) > 1
            return births[a].isRegistry != births[b].isRegistry
                && sources(a).isDisjoint(with: sources(b))
                && !(isPlural && BirthLinkage.cannotLink(births[a], births[b]))
        }
        for pair in clusters.result.uncertain + overruled {
            let (a, b) = (Int(pair.a), Int(pair.b))
            if births[a].isRegistry { found[b, default: []].append(pair) }
            if births[b].isRegistry { found[a, default: []].append(pair) }
        }
        pairs = found
    }
}
