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

    /// Counts from none to many on one axis: log10(1 + count).
    static func magnitude(ofCount count: Int) -> Double { log10(1 + Double(max(0, count))) }
}
