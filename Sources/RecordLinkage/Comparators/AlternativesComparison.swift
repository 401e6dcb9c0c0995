/// Compares lists of values: all the same, a share of the shorter list in common, any, else.
///
/// For alternative values of one thing (former names, several telephones). Cost: both lists.
package struct AlternativesComparison: FieldComparison {
    package let name: String
    package let levels: [ComparisonLevel]
    private let column: KeyListColumn
    private let shares: [Double]

    /// Shares, falling, lie in (0, 1): how much of the shorter list the two must have in common.
    ///
    /// After them comes the rung of lists that share anything at all.
    package init(
        _ name: String, column: KeyListColumn, shares: [Double] = []
    ) throws(LinkageSettingsFailure) {
        var above = 1.0
        for share in shares {
            guard share > 0, share < 1 else {
                throw .thresholdOutOfRange(comparison: name, rung: Self.level(share).name)
            }
            guard share < above else {
                throw .rungsOutOfOrder(comparison: name, rung: Self.level(share).name)
            }
            above = share
        }
        self.name = name
        self.column = column
        self.shares = shares
        let rungs = [.exact] + shares.map(Self.level) + [ComparisonLevel("any shared")]
        levels = try ladder(of: name, rungs: rungs)
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (column.range(of: a).count, column.range(of: b).count)
        if x == 0 || y == 0 { return 0 }
        let shared = column.sharedCount(a, b)
        if shared == 0 { return shares.count + 3 }
        if shared == x, shared == y { return 1 }
        let share = Double(shared) / Double(min(x, y))
        let reached = shares.firstIndex { share >= $0 }
        return reached.map { $0 + 2 } ?? shares.count + 2
    }

    private static func level(_ share: Double) -> ComparisonLevel {
        ComparisonLevel("shared ≥ \(share)")
    }
}
