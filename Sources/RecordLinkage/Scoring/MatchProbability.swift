#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The logarithm to base 2, in bits.
func bits(ofRatio ratio: Double) -> Double { log2(ratio) }

/// The probability of a match, from its log2 odds (prior included).
///
/// Rank by the odds themselves: above some 53 bits every probability is 1.
package func probability(log2Weight: Double) -> Double { 1 / (1 + exp2(-log2Weight)) }
