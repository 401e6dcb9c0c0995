/// Records judged to be one: the same birth, person or thing.
package struct RecordCluster: Sendable, Equatable {
    /// The records in canonical order (by source, then stable key); never empty.
    package let members: [RecordIndex]
    /// Pairs at hand inside the cluster that reach the match threshold, in canonical order.
    package let supportingEdges: [ScoredPair]
    /// Sum of the weights of all pairs inside, in bits; zero for a single record.
    package let totalLog2Weight: Double
    /// Weight of the pair inside that agrees least; nil for a single record.
    package let lowestPairLog2Weight: Double?
    /// Weight of the weakest link needed to hold the members together; nil for a single record.
    ///
    /// The smallest edge of a maximum spanning tree over all pairs inside: two records that share
    /// few fields don't weaken a cluster held together by a third.
    package let weakestLinkLog2Weight: Double?
    /// Whether the best solution was found for certain; false if found greedily.
    package let isExact: Bool
    /// Whether a solution at most the ambiguity margin worse puts some member elsewhere.
    package let isAmbiguous: Bool

    /// The probability of the weakest link; nil for a single record.
    package var matchProbability: Double? {
        weakestLinkLog2Weight.map(probability(log2Weight:))
    }

    /// The cluster of a record no other record is linked to.
    static func single(_ record: RecordIndex) -> RecordCluster {
        RecordCluster(
            members: [record], supportingEdges: [], totalLog2Weight: 0,
            lowestPairLog2Weight: nil, weakestLinkLog2Weight: nil, isExact: true,
            isAmbiguous: false)
    }
}
