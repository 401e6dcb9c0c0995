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

/// What turns bits into natural logarithms.
let naturalLogOfTwo = 0.693_147_180_559_945_3

/// log2(1 + 2^x), without overflow.
func bits(ofOneAndExponential x: Double) -> Double {
    max(x, 0) + log1p(exp2(-abs(x))) / naturalLogOfTwo
}
