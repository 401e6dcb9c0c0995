/// How close two different numbers must be to reach one rung.
package enum NumberRung: Sendable, Hashable {
    /// At most this far apart.
    case within(Double)
    /// At most this share of the larger magnitude apart, in (0, 1).
    case withinShare(Double)

    /// The rung's name in ladders and saved models.
    package var level: ComparisonLevel {
        switch self {
        case .within(let most): ComparisonLevel("difference ≤ \(most)")
        case .withinShare(let most): ComparisonLevel("relative difference ≤ \(most)")
        }
    }

    /// Whether two numbers are close enough.
    func holds(_ x: Double, _ y: Double) -> Bool {
        switch self {
        case .within(let most): (x - y).magnitude <= most
        case .withinShare(let most): (x - y).magnitude <= most * max(x.magnitude, y.magnitude)
        }
    }
}

/// Compares quantities: exact, then within tolerances, else.
package struct NumberComparison: FieldComparison {
    package let name: String
    package let levels: [ComparisonLevel]
    private let column: NumberColumn
    private let rungs: [NumberRung]

    /// Throws when a tolerance is out of range, or no wider than one of its kind above it.
    package init(
        _ name: String, column: NumberColumn, rungs: [NumberRung]
    ) throws(LinkageSettingsFailure) {
        var (widest, widestShare) = (0.0, 0.0)
        for rung in rungs {
            let isInRange: Bool
            let isWider: Bool
            switch rung {
            case .within(let most):
                (isInRange, isWider) = (most > 0 && most.isFinite, most > widest)
                widest = most
            case .withinShare(let most):
                (isInRange, isWider) = (most > 0 && most < 1, most > widestShare)
                widestShare = most
            }
            guard isInRange else {
                throw .thresholdOutOfRange(comparison: name, rung: rung.level.name)
            }
            guard isWider else {
                throw .rungsOutOfOrder(comparison: name, rung: rung.level.name)
            }
        }
        self.name = name
        self.column = column
        self.rungs = rungs
        levels = try ladder(of: name, rungs: [.exact] + rungs.map(\.level))
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        guard let x = column[a], let y = column[b] else { return 0 }
        if x == y { return 1 }
        for (place, rung) in rungs.enumerated() where rung.holds(x, y) { return place + 2 }
        return rungs.count + 2
    }
}
