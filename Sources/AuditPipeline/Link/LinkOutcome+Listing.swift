import AuditReports
import RecordLinkage

extension LinkOutcome {
    private func linkedName(_ record: RecordIndex) -> LinkedName {
        LinkedName(source: tables.source(of: Int(record)), record: tables.name(of: Int(record)))
    }

    /// Pairs within clusters, then those for a person to judge, then those overruled; of the latter
    /// two those across sources come first.
    package var pairs: [LinkedPair] {
        var rows: [LinkedPair] = []
        for cluster in result.clusters {
            for (place, left) in cluster.members.enumerated() {
                rows += cluster.members[(place + 1)...].map { together(left, $0) }
            }
        }
        let open: [([ScoredPair]?, LinkedPair.Standing)] = [
            (result.uncertain, .uncertain), (repeats?.uncertain, .uncertain),
            (result.overruled, .overruled), (repeats?.overruled, .overruled),
        ]
        for case (let pairs?, let standing) in open {
            rows += pairs.map { pair in
                LinkedPair(
                    linkedName(pair.a), linkedName(pair.b), standing, log2Weight: pair.log2Weight,
                    probability: probability(log2Weight: pair.log2Weight),
                    rule: rules[Int(pair.rule)].name)
            }
        }
        return rows
    }

    /// Two records of one cluster; those of one source are weighed as repeats.
    private func together(_ left: RecordIndex, _ right: RecordIndex) -> LinkedPair {
        let sourceOf = tables.population.sourceOf
        let isRepeat = sourceOf[Int(left)] == sourceOf[Int(right)]
        let weight =
            (isRepeat ? repeats : nil)?.scorer.log2Weight(Int(left), Int(right))
            ?? scorer.log2Weight(Int(left), Int(right))
        return LinkedPair(
            linkedName(left), linkedName(right), isRepeat && repeats != nil ? .duplicate : .linked,
            log2Weight: weight, probability: probability(log2Weight: weight),
            rule: blocks.owner(of: Int(left), Int(right)).map { rules[$0].name })
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
        var rows: [ClusterRow] = []
        for number in range {
            let cluster = result.clusters[number]
            let members = cluster.members
            let probability = cluster.matchProbability
            func sharesSource(_ place: Int, _ other: Int) -> Bool {
                let sourceOf = tables.population.sourceOf
                return members.indices.contains(other)
                    && sourceOf[Int(members[place])] == sourceOf[Int(members[other])]
            }
            for (place, record) in members.enumerated() {
                rows.append(
                    ClusterRow(
                        cluster: number + 1, name: linkedName(record), size: members.count,
                        probability: probability, isAmbiguous: cluster.isAmbiguous,
                        // Members stand by source.
                        isDuplicate: sharesSource(place, place - 1)
                            || sharesSource(place, place + 1)))
            }
        }
        return rows
    }

    /// The clusters as they are listed, in parts that follow each other.
    package func clusterListing(
        _ listing: LinkListing, threads: Int
    ) async throws -> [[UInt8]] {
        let count = result.clusters.count
        let ranges = stride(from: 0, to: max(1, count), by: 4_000).map {
            $0..<min($0 + 4_000, count)
        }
        return try await ParallelRunner(threads: threads).map(ranges) {
            listing.clusters(clusterRows($0), isFirst: $0.lowerBound == 0)
        }
    }
}
