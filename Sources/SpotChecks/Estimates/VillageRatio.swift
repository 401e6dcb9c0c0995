import RegistryModel

/// Horvitz–Thompson estimate from villages drawn with known probability: each village's share counts
/// for its records divided by its inclusion probability.
///
/// The variance is that between villages, as if they had been drawn with replacement, which is never
/// too small; villages taken with certainty are strata of their own. Fewer than two villages drawn by
/// chance leave nothing to measure it by, and there is no interval. Sources: Horvitz & Thompson,
/// *JASA* 47 (1952) 663–685; Särndal, Swensson & Wretman, *Model Assisted Survey Sampling* (1992)
/// 4.5.
struct VillageRatio {
    let figures: EstimateFigures

    init(_ results: [GroupResult], _ confidence: Double) {
        let covered = results.filter { $0.tally.verified > 0 }
        let total = covered.reduce(0.0) { $0 + Self.weight($1) }
        guard total > 0 else {
            figures = EstimateFigures()
            return
        }
        var own = EstimateFigures()
        let share = covered.reduce(0.0) { $0 + Self.weight($1) * Self.share($1) } / total
        own.share = share
        let random = covered.filter { $0.group.inclusion < 1 }
        let certain = covered.filter { $0.group.inclusion >= 1 }
        guard random.count > 1 || random.isEmpty else {
            figures = own
            return
        }
        let variance = Self.between(random, share, total) + Self.within(certain, share, total)
        let degrees =
            random.isEmpty
            ? certain.reduce(0) { $0 + $1.tally.verified - 1 } : random.count - 1
        own.variance = variance
        own.interval = ProportionInterval.kornGraubard(
            share: share, variance: variance,
            checked: covered.map {
                ($0.tally.verified, Self.weight($0) / Double($0.tally.verified))
            },
            degrees: degrees, confidence: confidence)
        figures = own
    }

    private static func share(_ result: GroupResult) -> Double {
        Double(result.tally.right) / Double(result.tally.verified)
    }

    private static func weight(_ result: GroupResult) -> Double {
        Double(result.group.units) / result.group.inclusion
    }

    private static func between(
        _ villages: [GroupResult], _ share: Double, _ total: Double
    ) -> Double {
        guard villages.count > 1 else { return 0 }
        let count = Double(villages.count)
        let parts = villages.map { weight($0) * (Self.share($0) - share) / total }
        let mean = parts.reduce(0, +) / count
        return count / (count - 1) * parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }

    private static func within(
        _ villages: [GroupResult], _ share: Double, _ total: Double
    ) -> Double {
        villages.reduce(0) { sum, village in
            let count = Double(village.tally.verified)
            let own = Self.share(village)
            let spread = count > 1 ? own * (1 - own) / (count - 1) : share * (1 - share)
            let part = weight(village) / total
            return sum + part * part * (1 - count / Double(village.group.units)) * spread
        }
    }
}
