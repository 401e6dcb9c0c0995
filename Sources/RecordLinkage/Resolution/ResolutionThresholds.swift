/// The weights at which pairs count as matches, or deserve a person's look.
package struct ResolutionThresholds: Sendable, Equatable {
    /// Pairs at or above this weight, in bits, speak for being one record.
    package let match: Double
    /// Pairs at or above this weight, but below `match`, are worth reviewing.
    package let review: Double

    /// Throws unless both are finite and `review` is at most `match`.
    package init(match: Double, review: Double) throws(LinkageSetupFailure) {
        guard match.isFinite, review.isFinite, review <= match else {
            throw .thresholdsOutOfOrder(match: match, review: review)
        }
        self.match = match
        self.review = review
    }
}
