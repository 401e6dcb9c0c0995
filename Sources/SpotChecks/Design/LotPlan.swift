import Glibc
import RegistryModel

/// Lot quality assurance sampling: of `size` records checked, up to `accept` may be wrong.
///
/// Source: Dodge & Romig, *Sampling Inspection Tables* (1944); as used in the field, Lemeshow &
/// Taber, *World Health Statistics Quarterly* 44 (1991) 115–132.
package struct LotPlan: Sendable, Hashable {
    package let size: Int
    /// The decision number d.
    package let accept: Int
    /// The risk that a village at the target is sent back, as it comes out.
    package let alpha: Double
    /// The risk that a village at the threshold passes, as it comes out.
    package let beta: Double

    /// What is asked of a plan.
    package struct Question: Sendable, Hashable {
        /// The share right that a good village has.
        package let target: Double
        /// The share right at which a village must not pass any more; below `target`.
        package let threshold: Double
        /// Most that may be risked of each kind.
        package let alpha: Double
        package let beta: Double

        package init(target: Double, threshold: Double, alpha: Double, beta: Double) {
            self.target = target
            self.threshold = threshold
            self.alpha = alpha
            self.beta = beta
        }
    }

    /// Beyond this nobody checks by hand: target and threshold are too close.
    package static let mostChecked = 20_000

    /// The smallest plan that keeps both risks; nil when none up to `mostChecked` records does.
    ///
    /// - Parameter lot: records of the village (hypergeometric); nil for a village without end
    ///   (binomial). A lot in which nothing but a full check will do gives a full check.
    package init?(_ question: Question, lot: Int? = nil) {
        if let lot {
            self.init(question, finite: lot)
        } else {
            self.init(question, most: Self.mostChecked) { k, n, isGood in
                TailProbabilities.binomial(
                    atMost: k, of: n, at: 1 - (isGood ? question.target : question.threshold))
            }
        }
    }

    private init?(_ question: Question, finite lot: Int) {
        let good = Self.tolerated(by: question.target, in: lot)
        // At least one record more than a good lot has, else nothing tells them apart.
        let bad = min(lot, max(good + 1, Self.leastWrong(at: question.threshold, in: lot)))
        self.init(question, most: min(lot, Self.mostChecked)) { k, n, isGood in
            TailProbabilities.hypergeometric(
                atMost: k, of: n, marked: isGood ? good : bad, lot: lot)
        }
    }

    private init?(
        _ question: Question, most: Int,
        _ atMost: (_ k: Int, _ n: Int, _ isGood: Bool) -> Double
    ) {
        guard most > 0 else { return nil }
        var accept = -1
        for size in 1...most {
            // With more records checked the decision number never falls.
            while accept + 1 < size, atMost(accept + 1, size, false) <= question.beta + 1e-12 {
                accept += 1
            }
            guard accept >= 0 else { continue }
            let alpha = 1 - atMost(accept, size, true)
            guard alpha <= question.alpha + 1e-12 else { continue }
            self.size = size
            self.accept = accept
            self.alpha = max(0, alpha)
            beta = atMost(accept, size, false)
            return
        }
        return nil
    }

    /// Most records that may be wrong in a lot whose share right is at least `target`.
    static func tolerated(by target: Double, in lot: Int) -> Int {
        Int((Double(lot) * (1 - target) + 1e-9).rounded(.down))
    }

    private static func leastWrong(at threshold: Double, in lot: Int) -> Int {
        Int((Double(lot) * (1 - threshold) - 1e-9).rounded(.up))
    }
}
