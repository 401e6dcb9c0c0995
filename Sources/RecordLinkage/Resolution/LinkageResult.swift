/// Every record in exactly one cluster, and what stayed open.
package struct LinkageResult: Sendable, Equatable {
    /// All clusters, single records included, ordered by their first member's canonical place.
    package let clusters: [RecordCluster]
    /// Pairs between the thresholds whose two clusters might lawfully be one; best first.
    package let uncertain: [ScoredPair]
    /// Pairs at or above the match threshold that ended in different clusters; best first.
    package let overruled: [ScoredPair]
    /// Counts.
    package let report: ResolutionReport
}
