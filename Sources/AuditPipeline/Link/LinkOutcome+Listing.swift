import AuditReports
import RecordLinkage

extension LinkOutcome {
    private func linkedName(_ record: RecordIndex) -> LinkedName {
        LinkedName(source: tables.source(of: Int(record)), record: tables.name(of: Int(record)))
    }

    /// Pairs within clusters, then those for a person to judge, then those overruled.
    package var pairs: [LinkedPair] {
        var rows: [LinkedPair] = []
        for cluster in result.clusters {
            for (place, left) in cluster.members.enumerated() {
                for right in cluster.members[(place + 1)...] {
                    let weight = scorer.log2Weight(Int(left), Int(right))
                    rows.append(
                        LinkedPair(
                            linkedName(left), linkedName(right), .linked, log2Weight: weight,
                            probability: probability(log2Weight: weight),
                            rule: blocks.owner(of: Int(left), Int(right)).map { rules[$0].name }))
                }
            }
        }
        for (pairs, standing) in [
            (result.uncertain, LinkedPair.Standing.uncertain), (result.overruled, .overruled),
        ] {
            rows += pairs.map { pair in
                LinkedPair(
                    linkedName(pair.a), linkedName(pair.b), standing, log2Weight: pair.log2Weight,
                    probability: probability(log2Weight: pair.log2Weight),
                    rule: rules[Int(pair.rule)].name)
            }
        }
        return rows
    }

    /// Whether two records ended in one cluster.
    package func areTogether(_ first: Int, _ second: Int) -> Bool {
        result.clusters.contains { cluster in
            cluster.members.contains(RecordIndex(first))
                && cluster.members.contains(RecordIndex(second))
        }
    }

    /// Every record with its cluster; clusters are numbered from 1 in the order of their first
    /// records.
    private func clusterRows(_ range: Range<Int>) -> [ClusterRow] {
        range.flatMap { number in
            let cluster = result.clusters[number]
            return cluster.members.map {
                ClusterRow(
                    cluster: number + 1, name: linkedName($0), size: cluster.members.count,
                    probability: cluster.matchProbability, isAmbiguous: cluster.isAmbiguous)
            }
        }
    }

    /// The clusters as they are listed, in parts that follow each other.
    package func clusterListing(
        _ listing: LinkListing, threads: Int
    ) async throws -> [[UInt8]] {
        let count = result.clusters.count
        let ranges = stride(from: 0, to: max(1, count), by: 20_000).map {
            $0..<min($0 + 20_000, count)
        }
        return try await ParallelRunner(threads: threads).map(ranges) {
            listing.clusters(clusterRows($0), isFirst: $0.lowerBound == 0)
        }
    }
}
