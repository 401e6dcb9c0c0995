#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What charts compute.
enum ChartMath {
    /// The probability that goes with log2 odds.
    static func probability(log2Odds: Double) -> Double { 1 / (1 + exp2(-log2Odds)) }

    /// Shares near one drawn apart: each further nine (90 %, 99 %, 99.9 %) is as high as the last,
    /// up to 4 for all.
    static func nines(_ share: Double) -> Double { -log10(max(0, 1 - share) + 0.0001) }

    /// Counts from none to many on one axis: log10(1 + count).
    static func magnitude(ofCount count: Int) -> Double { log10(1 + Double(max(0, count))) }
}
