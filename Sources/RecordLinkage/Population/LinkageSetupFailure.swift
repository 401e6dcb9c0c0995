/// Why a linkage could not be set up: a fault of the configuration, never of the data.
package enum LinkageSetupFailure: Error, Equatable, Sendable {
    /// The population's columns differ in length.
    case unequalColumns(sources: Int, keys: Int)
    /// More records than a record index can number.
    case tooManyRecords(Int)

    /// A linkage needs at least one blocking rule.
    case noBlockingRules
    /// More blocking rules than a pair can name.
    case tooManyBlockingRules(Int)
    /// More records under keys than blocks can number: fewer rules, or narrower ones, are needed.
    case tooManyBlockEntries(Int)
    /// A limit on pairs must be positive.
    case limitNotPositive(Int)

    /// A linkage needs at least one comparison.
    case noComparisons
    /// More comparisons than packed levels can hold.
    case tooManyComparisons(Int)
    /// Two comparisons, or two levels of one comparison, share a name.
    case duplicateName(String)
    /// A ladder needs *missing* first, then at least one and at most 15 further levels.
    case unusableLadder(comparison: String, levels: [String])

    /// The prior is not a finite number.
    case priorNotFinite(Double)
    /// A level's m or u lies outside (0, 1].
    case probabilityOutOfRange(comparison: String, level: String, value: Double)
    /// The m or the u of a comparison's levels do not sum to one.
    case probabilitiesDoNotSumToOne(comparison: String, mSum: Double, uSum: Double)
    /// The model's comparisons are not those it is to weigh, in the same order.
    case comparisonsDiffer(expected: [String], model: [String])
    /// The model's levels of a comparison are not those of its ladder, in the same order.
    case ladderDiffers(comparison: String, expected: [String], model: [String])

    /// The review threshold lies above the match threshold, or one is not finite.
    case thresholdsOutOfOrder(match: Double, review: Double)
    /// Components of this size cannot be promised an exact solution.
    case exactLimitOutOfRange(Int)
    /// The ambiguity margin is negative or not finite.
    case marginOutOfRange(Double)
}
