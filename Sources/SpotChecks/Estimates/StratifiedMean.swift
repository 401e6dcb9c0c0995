import RegistryModel

/// Shares of strata weighted by their size: p = Σ W_h·p_h, var = Σ W_h²(1 − n_h/N_h)·p_h(1−p_h)/(n_h−1).
///
/// What couldn't be verified counts as missing at random within its stratum. A stratum of which one
/// unit was verified says nothing of its own spread and is given that of all together; one of which
/// none was is left out, and the caller says so. Source: Cochran, *Sampling Techniques*, 3rd ed.
/// (1977) 5.3, 5.4.
struct StratifiedMean {
    let figures: EstimateFigures

    init(_ results: [GroupResult], _ confidence: Double) {
        let covered = results.filter { $0.tally.verified > 0 }
        let total = Double(covered.reduce(0) { $0 + $1.group.units })
        guard total > 0 else {
            figures = EstimateFigures()
            return
        }
        var own = EstimateFigures()
        let share = covered.reduce(0.0) { $0 + Double($1.group.units) / total * Self.share($1) }
        var variance = 0.0
        for result in covered {
            let weight = Double(result.group.units) / total
            let count = Double(result.tally.verified)
            let left = 1 - count / Double(result.group.units)
            let spread =
                count > 1
                ? Self.share(result) * (1 - Self.share(result)) / (count - 1)
                : share * (1 - share)
            variance += weight * weight * left * spread
        }
        let checked = covered.reduce(0) { $0 + $1.tally.verified }
        own.share = share
        own.variance = variance
        own.interval = ProportionInterval.kornGraubard(
            share: share, variance: variance,
            checked: covered.map {
                ($0.tally.verified, Double($0.group.units) / Double($0.tally.verified))
            },
            degrees: checked - covered.count, confidence: confidence)
        figures = own
    }

    private static func share(_ result: GroupResult) -> Double {
        Double(result.tally.right) / Double(result.tally.verified)
    }
}
