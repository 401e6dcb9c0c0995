/// What two different days must have in common to reach one rung.
package enum DateRung: Sendable {
    /// At most this many days lie between them.
    case days(Int)
    /// One is the other with day and month swapped.
    case dayMonthSwapped
    /// The same day of another year, at most this many years off.
    case years(Int)
    /// What a closure says of the two day numbers, in either order, such as lunar for solar.
    case named(String, @Sendable (Int32, Int32) -> Bool)

    /// The rung's name in ladders and saved models.
    package var level: ComparisonLevel {
        switch self {
        case .days(let most): ComparisonLevel("days ≤ \(most)")
        case .dayMonthSwapped: ComparisonLevel("day and month swapped")
        case .years(let most): ComparisonLevel("same day, years ≤ \(most)")
        case .named(let name, _): ComparisonLevel(name)
        }
    }
}

/// Compares days: exact, then rungs such as a few days off or day and month swapped, else.
package struct DateComparison: FieldComparison {
    package let name: String
    package let levels: [ComparisonLevel]
    private let column: DateColumn
    private let rungs: [DateRung]

    /// Throws when a number isn't positive, or no wider than one above it.
    package init(
        _ name: String, column: DateColumn, rungs: [DateRung]
    ) throws(LinkageSettingsFailure) {
        var (days, years) = (0, 0)
        for rung in rungs {
            switch rung {
            case .days(let most):
                guard most >= 1 else {
                    throw .thresholdOutOfRange(comparison: name, rung: rung.level.name)
                }
                guard most > days else {
                    throw .rungsOutOfOrder(comparison: name, rung: rung.level.name)
                }
                days = most
            case .years(let most):
                guard most >= 1 else {
                    throw .thresholdOutOfRange(comparison: name, rung: rung.level.name)
                }
                guard most > years else {
                    throw .rungsOutOfOrder(comparison: name, rung: rung.level.name)
                }
                years = most
            case .dayMonthSwapped, .named: break
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
        for (place, rung) in rungs.enumerated() where Self.reach(rung, x, y) { return place + 2 }
        return rungs.count + 2
    }

    private static func reach(_ rung: DateRung, _ x: Int32, _ y: Int32) -> Bool {
        switch rung {
        case .days(let most):
            return (Int(x) - Int(y)).magnitude <= most
        case .dayMonthSwapped:
            let (p, q) = (CivilDate(dayNumber: x), CivilDate(dayNumber: y))
            return p.year == q.year && p.month == q.day && p.day == q.month
        case .years(let most):
            let (p, q) = (CivilDate(dayNumber: x), CivilDate(dayNumber: y))
            return p.month == q.month && p.day == q.day && (p.year - q.year).magnitude <= most
        case .named(_, let holds):
            return holds(x, y) || holds(y, x)
        }
    }
}
