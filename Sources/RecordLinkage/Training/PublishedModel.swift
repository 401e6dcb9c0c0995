/// A model shipped with a configuration, and how much it counts against a run's own data.
package struct PublishedModel: Sendable, Equatable {
    package let model: MatchModel
    package let worth: EquivalentSampleSize

    package init(_ model: MatchModel, worth: EquivalentSampleSize = .standard) {
        self.model = model
        self.worth = worth
    }
}

/// How many pairs of data a published model's parameters count for.
///
/// With n pairs of its own a run's estimate p̂ is blended with the published p₀ as
/// (n·p̂ + k·p₀)/(n + k), the mean of a Dirichlet posterior.
package struct EquivalentSampleSize: Sendable, Equatable {
    /// k for m and the prior, in matches: 1 000. At a thousand matches the data has half the say.
    package var matches: Double
    /// k for u, in chance pairs: 100 000. More than for m, because u of a good level is tiny:
    /// one stray match among a village's pairs would otherwise pass for chance.
    package var chancePairs: Double

    package init(matches: Double, chancePairs: Double) {
        self.matches = matches
        self.chancePairs = chancePairs
    }

    package static let standard = EquivalentSampleSize(matches: 1_000, chancePairs: 100_000)
}
