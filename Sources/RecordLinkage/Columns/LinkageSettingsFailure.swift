/// Why columns, comparisons or blocking rules could not be put together: a fault of the settings.
package enum LinkageSettingsFailure: Error, Equatable, Sendable {
    /// No column has this name.
    case unknownColumn(String)
    /// Two columns have this name.
    case duplicateColumn(String)
    /// A column has another number of records than those before it.
    case unequalColumn(String, expected: Int, found: Int)
    /// A column of this kind cannot be used so.
    case wrongKind(column: String, found: ColumnKind, use: String)

    /// A comparison needs at least one rung between *missing* and *else*.
    case noRungs(comparison: String)
    /// Two rungs of one comparison have this name.
    case duplicateRung(comparison: String, rung: String)
    /// A threshold lies outside what its measure can reach, or isn't a number.
    case thresholdOutOfRange(comparison: String, rung: String)
    /// A rung asks for more than the one above it, so that no pair could reach it.
    case rungsOutOfOrder(comparison: String, rung: String)
    /// More rungs than a ladder can hold.
    case tooManyRungs(comparison: String, rungs: Int)

    /// A blocking rule needs at least one part.
    case noParts(rule: String)
    /// A length, width or size of a blocking key is out of range.
    case keySizeOutOfRange(rule: String, part: String)
    /// More parts are offered to a search for rules than it can tell apart.
    case tooManyParts(Int)
    /// A rule says that it fixes a comparison that doesn't exist.
    case unknownComparison(rule: String, comparison: String)

    /// A budget, sample size or number of bins must be positive.
    case sizeNotPositive(String)
}
