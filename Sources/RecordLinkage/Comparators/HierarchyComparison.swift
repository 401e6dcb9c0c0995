/// Compares codes whose leading digits name ever larger places, such as division codes.
///
/// A code may stop at any tier, the rest being zeros: 520525 100 000 is a township. Two codes
/// reach the finest tier that both name and agree on; *else* if they differ even in the coarsest.
/// Two codes neither of which names the coarsest tier are as good as missing.
package struct HierarchyComparison: FieldComparison {
    /// A tier: its name and how many leading digits name a place of it.
    package struct Tier: Sendable, Hashable {
        /// The tier's level.
        package let level: ComparisonLevel
        /// Leading digits.
        package let digits: Int

        package init(_ name: String, digits: Int) {
            level = ComparisonLevel(name)
            self.digits = digits
        }
    }

    package let name: String
    package let levels: [ComparisonLevel]
    private let column: CodeColumn
    /// What a code is divided by to leave each tier's digits, finest first.
    private let divisors: [UInt64]

    /// Tiers go from the finest to the coarsest; throws unless their digits fall from at most
    /// `width`, the digits of a whole code.
    package init(
        _ name: String, column: CodeColumn, width: Int, tiers: [Tier]
    ) throws(LinkageSettingsFailure) {
        var divisors: [UInt64] = []
        var digits = width + 1
        for tier in tiers {
            guard (1...19).contains(width), (1...width).contains(tier.digits) else {
                throw .thresholdOutOfRange(comparison: name, rung: tier.level.name)
            }
            guard tier.digits < digits else {
                throw .rungsOutOfOrder(comparison: name, rung: tier.level.name)
            }
            digits = tier.digits
            divisors.append((0..<(width - digits)).reduce(1) { power, _ in power * 10 })
        }
        self.name = name
        self.column = column
        self.divisors = divisors
        levels = try ladder(of: name, rungs: tiers.map(\.level))
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        guard let x = column[a], let y = column[b] else { return 0 }
        let first = max(finestTier(x), finestTier(y))
        for tier in first..<max(first, divisors.count)
        where x / divisors[tier] == y / divisors[tier] {
            return tier + 1
        }
        return first == divisors.count ? 0 : divisors.count + 1
    }

    /// The finest tier whose digits aren't all zeros below the next one; past the end if none.
    private func finestTier(_ code: UInt64) -> Int {
        for tier in divisors.indices {
            let above = tier + 1 < divisors.count ? divisors[tier + 1] : nil
            let own = above.map { code % $0 } ?? code
            if own / divisors[tier] != 0 { return tier }
        }
        return divisors.count
    }
}
