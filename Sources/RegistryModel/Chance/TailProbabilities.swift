import Glibc

/// Probabilities of the binomial, hypergeometric, normal and t distributions.
///
/// Sources: log Γ by Stirling's series, Abramowitz & Stegun, *Handbook of Mathematical Functions*
/// (1964) 6.1.41; the incomplete beta function by its continued fraction, NIST *Digital Library of
/// Mathematical Functions* 8.17.22, evaluated by Lentz's method (Thompson & Barnett, *J. Comput.
/// Phys.* 64, 1986); inverses by bisection, which ends at neighbouring numbers.
package enum TailProbabilities {
    /// Natural logarithm of Γ(x), x > 0. Relative error below 1e-14.
    package static func logGamma(_ x: Double) -> Double {
        var shifted = x
        var product = 1.0
        while shifted < 12 {
            product *= shifted
            shifted += 1
        }
        let inverse = 1 / shifted
        let square = inverse * inverse
        let coefficients = [
            1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
        ]
        let series = coefficients.reversed().reduce(0) { $0 * square + $1 } * inverse
        return (shifted - 0.5) * log(shifted) - shifted + 0.5 * log(2 * Double.pi) + series
            - log(product)
    }

    /// Logarithm of the number of ways to choose `k` of `n`; −∞ where there is none.
    static func logChoose(_ n: Int, _ k: Int) -> Double {
        guard k >= 0, k <= n else { return -.infinity }
        return logGamma(Double(n) + 1) - logGamma(Double(k) + 1) - logGamma(Double(n - k) + 1)
    }

    /// The regularised incomplete beta function I_x(a, b), for a, b > 0 and x in 0…1.
    package static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
        // The fraction converges quickly on this side of the mean only.
        return x < (a + 1) / (a + b + 2)
            ? front * betaFraction(x, a, b) / a
            : 1 - front * betaFraction(1 - x, b, a) / b
    }

    private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var c = 1.0
        var d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny)
        var value = d
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonZero(1 + even * d, tiny)
            c = nonZero(1 + even / c, tiny)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonZero(1 + odd * d, tiny)
            c = nonZero(1 + odd / c, tiny)
            let factor = d * c
            value *= factor
            if abs(factor - 1) < 1e-16 { break }
        }
        return value
    }

    private static func nonZero(_ value: Double, _ tiny: Double) -> Double {
        abs(value) < tiny ? tiny : value
    }

    /// The x with I_x(a, b) = `probability`.
    package static func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
        bisect(from: 0, to: 1) { incompleteBeta($0, a, b) < probability }
    }

    /// P(X ≤ k) of a binomial X: `n` trials that each succeed with probability `p`.
    package static func binomial(atMost k: Int, of n: Int, at p: Double) -> Double {
        if k < 0 { return 0 }
        if k >= n { return 1 }
        return 1 - incompleteBeta(p, Double(k) + 1, Double(n - k))
    }

    /// P(X ≤ k): of `lot` units `marked` are marked, `n` are drawn, X of them are marked.
    ///
    /// Summed from its own smallest term; cost: the terms of the shorter tail.
    package static func hypergeometric(
        atMost k: Int, of n: Int, marked: Int, lot: Int
    ) -> Double {
        let low = max(0, n - (lot - marked))
        let high = min(n, marked)
        if k < low { return 0 }
        if k >= high { return 1 }
        if k - low <= high - k - 1 { return min(1, sum(low...k, n, marked, lot)) }
        return max(0, 1 - sum((k + 1)...high, n, marked, lot))
    }

    private static func sum(
        _ range: ClosedRange<Int>, _ n: Int, _ marked: Int, _ lot: Int
    ) -> Double {
        var total = 0.0
        // From the largest term to either side, so that nothing is lost by underflow.
        let mode = Int(Double(n + 1) * Double(marked + 1) / Double(lot + 2))
        let start = min(max(mode, range.lowerBound), range.upperBound)
        let first = exp(
            logChoose(marked, start) + logChoose(lot - marked, n - start) - logChoose(lot, n))
        var term = first
        var x = start
        while x >= range.lowerBound, term > 0 {
            total += term
            term *=
                Double(x) * Double(lot - marked - n + x)
                / (Double(marked - x + 1) * Double(n - x + 1))
            x -= 1
        }
        term = first
        x = start
        while x < range.upperBound, term > 0 {
            term *=
                Double(marked - x) * Double(n - x)
                / (Double(x + 1) * Double(lot - marked - n + x + 1))
            x += 1
            total += term
        }
        return total
    }

    /// The z that a standard normal stays below with this probability.
    package static func normalQuantile(_ probability: Double) -> Double {
        bisect(from: -40, to: 40) { 0.5 * erfc(-$0 / 2.0.squareRoot()) < probability }
    }

    /// The t that Student's distribution stays below with this probability.
    package static func studentQuantile(_ probability: Double, degrees: Double) -> Double {
        bisect(from: -1e6, to: 1e6) { t in
            let tail = 0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
            return (t > 0 ? 1 - tail : tail) < probability
        }
    }

    /// Where a condition that holds up to some number stops holding.
    private static func bisect(
        from: Double, to: Double, _ isBelow: (Double) -> Bool
    ) -> Double {
        var (low, high) = (from, to)
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { return middle }
            if isBelow(middle) { low = middle } else { high = middle }
        }
    }
}
