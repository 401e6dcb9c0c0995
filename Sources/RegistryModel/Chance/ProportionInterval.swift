/// Intervals in which a share lies with a stated confidence. All are exact or conservative.
package enum ProportionInterval {
    /// Clopper & Pearson, *Biometrika* 26 (1934) 404–413: `right` of `of` checked were right.
    ///
    /// Takes fractions as well, for the effective sizes of `kornGraubard`.
    package static func clopperPearson(
        right: Double, of checked: Double, confidence: Double
    ) -> ClosedRange<Double> {
        let tail = (1 - confidence) / 2
        let wrong = checked - right
        let low =
            right <= 0 ? 0 : TailProbabilities.betaQuantile(tail, right, wrong + 1)
        let high =
            wrong <= 0 ? 1 : TailProbabilities.betaQuantile(1 - tail, right + 1, wrong)
        return min(low, high)...max(low, high)
    }

    /// The share of a register of `lot` records, by the hypergeometric distribution: with all of
    /// them checked it is known. Source: Buonaccorsi, *The American Statistician* 41 (1987) 215–218.
    package static func ofLot(
        right: Int, of checked: Int, lot: Int, confidence: Double
    ) -> ClosedRange<Double> {
        guard lot > 0, checked <= lot else { return 0...1 }
        let tail = (1 - confidence) / 2
        let least = right
        let most = lot - (checked - right)
        // The smallest number right in the register under which so many right aren't too many.
        let low = Bisection.first(in: least...most) { total in
            right == 0
                || 1
                    - TailProbabilities.hypergeometric(
                        atMost: right - 1, of: checked, marked: total, lot: lot) >= tail
        }
        let high = Bisection.last(in: least...most) { total in
            TailProbabilities.hypergeometric(
                atMost: right, of: checked, marked: total, lot: lot) >= tail
        }
        return Double(min(low, high)) / Double(lot)...Double(max(low, high)) / Double(lot)
    }

    /// For stratified and clustered samples: Clopper–Pearson with the number that a simple sample of
    /// the same precision would have. Source: Korn & Graubard, *Survey Methodology* 24 (1998)
    /// 193–201.
    ///
    /// - Parameters:
    ///   - variance: of the estimated share; 0 where nothing varied, and then what the weights
    ///     leave of the checked number is used (Kish, *Survey Sampling*, 1965, 11.7).
    ///   - checked: numbers checked with the weight that each of their units has.
    ///   - degrees: degrees of freedom of the variance; fewer than 1 counts as 1.
    package static func kornGraubard(
        share: Double, variance: Double, checked: [(count: Int, weight: Double)], degrees: Int,
        confidence: Double
    ) -> ClosedRange<Double> {
        let count = Double(checked.reduce(0) { $0 + $1.count })
        let spread = share * (1 - share)
        let sum = checked.reduce(0.0) { $0 + Double($1.count) * $1.weight }
        let squares = checked.reduce(0.0) { $0 + Double($1.count) * $1.weight * $1.weight }
        let effective =
            variance > 0 && spread > 0
            ? min(count, spread / variance) : squares > 0 ? sum * sum / squares : count
        var adjusted = effective
        if count > 1 {
            let upper = 0.5 + confidence / 2
            let ratio =
                TailProbabilities.studentQuantile(upper, degrees: count - 1)
                / TailProbabilities.studentQuantile(upper, degrees: Double(max(1, degrees)))
            adjusted = min(count, effective * ratio * ratio)
        }
        return clopperPearson(right: adjusted * share, of: adjusted, confidence: confidence)
    }
}
