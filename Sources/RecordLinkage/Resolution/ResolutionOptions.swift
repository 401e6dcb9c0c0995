/// What a cluster may hold.
package enum ClusterShape: Sendable {
    /// At most one record a source: linkage of sources free of duplicates.
    case oneRecordPerSource
    /// Any records: finding duplicates.
    case anyRecords
}

/// How components are solved.
package struct ResolutionOptions: Sendable, Equatable {
    /// What a cluster may hold.
    package let shape: ClusterShape
    /// Components of up to this many records are solved exactly, larger ones greedily.
    package let exactComponentLimit: Int
    /// A record's cluster is ambiguous if another solution loses at most this many bits.
    package let ambiguityMargin: Double
    /// How often, at most, a greedy solution is gone through for improvements.
    package let improvementPasses: Int

    /// The largest component an exact solution may be asked for; time grows exponentially.
    package static let largestExactLimit = 16

    /// Throws when the exact limit is beyond reach, or the margin is no distance.
    package init(
        shape: ClusterShape = .oneRecordPerSource, exactComponentLimit: Int = 12,
        ambiguityMargin: Double = 1, improvementPasses: Int = 16
    ) throws(LinkageSetupFailure) {
        guard (0...Self.largestExactLimit).contains(exactComponentLimit) else {
            throw .exactLimitOutOfRange(exactComponentLimit)
        }
        guard ambiguityMargin >= 0, ambiguityMargin.isFinite else {
            throw .marginOutOfRange(ambiguityMargin)
        }
        self.shape = shape
        self.exactComponentLimit = exactComponentLimit
        self.ambiguityMargin = ambiguityMargin
        self.improvementPasses = improvementPasses
    }
}
