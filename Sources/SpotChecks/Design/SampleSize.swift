import Glibc
import RegistryModel

/// How many records to check for a question to be answered.
package enum SampleSize {
    /// Records to check so that a share is known to ± `margin`.
    ///
    /// n = z²·p(1−p)·deff/e², then n/(1 + (n − 1)/N) for a register of N. Source: Cochran,
    /// *Sampling Techniques*, 3rd ed. (1977) 4.4.
    ///
    /// - Parameters:
    ///   - expected: the share one expects, 0…1; 0.5 asks for most.
    ///   - designEffect: how much the design widens the variance; 1 for simple random sampling.
    ///   - population: records in the register; nil for one without end.
    package static func toEstimate(
        margin: Double, expected: Double, confidence: Double, designEffect: Double = 1,
        population: Int? = nil
    ) -> Int {
        let z = TailProbabilities.normalQuantile(0.5 + confidence / 2)
        let endless = z * z * expected * (1 - expected) * designEffect / (margin * margin)
        guard let population else { return max(1, roundedUp(endless)) }
        let finite = endless / (1 + (endless - 1) / Double(population))
        return min(population, max(1, roundedUp(finite)))
    }

    /// Records that must all be right for the register to be at least `target` right with this
    /// confidence. Nil where even checking everything can't show it.
    package static func toProve(
        target: Double, confidence: Double, population: Int? = nil
    ) -> Int? {
        guard target < 1 else { return population }
        guard let population else { return roundedUp(log(1 - confidence) / log(target)) }
        let tooMany = LotPlan.tolerated(by: target, in: population) + 1
        return toMeet(one: tooMany, among: population, confidence: confidence)
    }

    /// Units to check so that at least one of `marked` among `population` is met. Nil where none is.
    package static func toMeet(one marked: Int, among population: Int, confidence: Double) -> Int? {
        guard marked > 0, marked <= population else { return nil }
        return Bisection.first(in: 1...population) { checked in
            let missed = TailProbabilities.hypergeometric(
                atMost: 0, of: checked, marked: marked, lot: population)
            return missed <= 1 - confidence + 1e-12
        }
    }

    /// Up, but not for the last digit of a product that is whole.
    private static func roundedUp(_ value: Double) -> Int { Int((value - 1e-9).rounded(.up)) }
}
