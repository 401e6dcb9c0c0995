import RegistryModel
import Testing

/// Beside the distribution summed term by term.
@Suite struct ControlLimitsTests {
    /// P(X ≤ k) by multiplying each term into the next.
    private func atMost(_ k: Int, of n: Int, at p: Double) -> Double {
        var term = 1.0
        for _ in 0..<n { term *= 1 - p }
        var sum = 0.0
        for x in 0...max(0, k) where x <= n {
            if x > 0 { term *= Double(n - x + 1) / Double(x) * p / (1 - p) }
            sum += term
        }
        return k < 0 ? 0 : sum
    }

    @Test(arguments: [1, 7, 30, 31, 90, 400], [0.025, 0.975, 0.001, 0.999])
    func liesBetweenTheCountsAroundIt(size: Int, probability: Double) {
        // A term of 400 failures at 0.9 is too small to begin the sum with.
        for rate in [0.01, 0.06, 0.3] + (size < 100 ? [0.9] : []) {
            let limit = ControlLimits.share(probability, of: size, at: rate) * Double(size)
            #expect(limit >= 0 && limit <= Double(size))
            let above = Int(limit.rounded(.up))
            #expect(atMost(above, of: size, at: rate) >= probability - 1e-9)
            if limit > 0 {
                let below = Int(limit.rounded(.down))
                #expect(atMost(below - 1, of: size, at: rate) <= probability + 1e-9)
                // Interpolated: as far between the counts as the probability between theirs.
                let (low, high) = (
                    atMost(above - 1, of: size, at: rate), atMost(above, of: size, at: rate)
                )
                if high - low > 1e-6, limit.rounded() != limit {
                    let part = limit - Double(above - 1)
                    #expect(abs(low + part * (high - low) - probability) < 1e-6)
                }
            }
        }
    }

    @Test func narrowsAsTheGroupGrows() {
        var last = 1.0
        for size in stride(from: 30, through: 3000, by: 90) {
            let limit = ControlLimits.share(0.999, of: size, at: 0.06)
            #expect(limit < last)
            last = limit
        }
    }

    @Test func ratesOfNoneAndAllHaveNoSpread() {
        #expect(ControlLimits.share(0.975, of: 40, at: 0) == 0)
        #expect(ControlLimits.share(0.975, of: 40, at: 1) == 1)
    }
}
