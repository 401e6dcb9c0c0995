/// The weights at which pairs count as matches, or deserve a person's look.
package struct ResolutionThresholds: Sendable, Equatable {
    /// Pairs at or above this weight, in bits, speak for being one record.
    package let match: Double
    /// Pairs at or above this weight, but below `match`, are worth reviewing.
    package let review: Double
    /// What a pair weighs of which nothing is known, in bits: a model's prior. Nil where each pair
    /// inside a cluster is to count in full, whether it says something or not.
    package let prior: Double?

    /// Throws unless all are finite and `review` is at most `match`.
    package init(
        match: Double, review: Double, prior: Double? = nil
    ) throws(LinkageSetupFailure) {
        guard match.isFinite, review.isFinite, review <= match else {
            throw .thresholdsOutOfOrder(match: match, review: review)
        }
        guard prior?.isFinite ?? true else { throw .priorNotFinite(prior ?? .nan) }
        self.match = match
        self.review = review
        self.prior = prior
    }
}
