/// How far a group's share of events may lie from everybody's by chance alone.
package enum ControlLimits {
    /// The share that a group stays at or below with `probability`, were its members like everybody's.
    ///
    /// Exact binomial, interpolated between the two counts it falls between, so that the limit is a
    /// smooth line over the size of the group. Source: Spiegelhalter, *Statistics in Medicine* 24
    /// (2005) 1185–1202, appendix A.1.1.
    ///
    /// - Parameters:
    ///   - size: members of the group; at least 1.
    ///   - rate: everybody's share of events, 0…1.
    package static func share(_ probability: Double, of size: Int, at rate: Double) -> Double {
        guard size > 0, rate > 0, rate < 1 else { return min(1, max(0, rate)) }
        let low = Bisection.first(in: 0...size) {
            TailProbabilities.binomial(atMost: $0, of: size, at: rate) > probability
        }
        let upper = TailProbabilities.binomial(atMost: low, of: size, at: rate)
        let lower = TailProbabilities.binomial(atMost: low - 1, of: size, at: rate)
        let back = upper > lower ? (upper - probability) / (upper - lower) : 0
        return max(0, Double(low) - back) / Double(size)
    }
}
