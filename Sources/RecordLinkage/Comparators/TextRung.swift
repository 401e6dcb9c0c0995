/// What two different texts must have in common to reach one rung.
package enum TextRung: Sendable, Hashable {
    /// Jaro similarity of at least this, in (0, 1).
    case jaro(Double)
    /// Jaro–Winkler similarity of at least this, in (0, 1).
    case jaroWinkler(Double)
    /// At most this many edits, no part edited twice (optimal string alignment).
    case edits(Int)
    /// At most this many edits, by the unrestricted Damerau–Levenshtein distance.
    case freeEdits(Int)
    /// Shared q-grams over all q-grams of at least this, in (0, 1).
    case qGrams(QGrams, Double)

    /// The rung's name in ladders and saved models.
    package var level: ComparisonLevel {
        switch self {
        case .jaro(let least): ComparisonLevel("jaro ≥ \(least)")
        case .jaroWinkler(let least): ComparisonLevel("jaro-winkler ≥ \(least)")
        case .edits(let most): ComparisonLevel("edits ≤ \(most)")
        case .freeEdits(let most): ComparisonLevel("free edits ≤ \(most)")
        case .qGrams(let grams, let least):
            ComparisonLevel(
                "\(grams.isPadded ? "padded " : "")\(grams.size)-grams ≥ \(least)")
        }
    }

    /// Whether the threshold is one that different texts can reach or miss.
    var isInRange: Bool {
        switch self {
        case .jaro(let least), .jaroWinkler(let least), .qGrams(_, let least):
            least > 0 && least < 1
        case .edits(let most), .freeEdits(let most): most >= 1
        }
    }

    /// Whether every pair that reaches `other` reaches this rung, as far as the measure alone says.
    func isImplied(by other: TextRung) -> Bool {
        switch (self, other) {
        case (.jaro(let x), .jaro(let y)), (.jaroWinkler(let x), .jaroWinkler(let y)): x <= y
        case (.qGrams(let p, let x), .qGrams(let q, let y)): p == q && x <= y
        case (.edits(let x), .edits(let y)), (.freeEdits(let x), .freeEdits(let y)): x >= y
        // A Jaro–Winkler similarity is never below Jaro's, nor free edits above the others.
        case (.jaroWinkler(let x), .jaro(let y)): x <= y
        case (.freeEdits(let x), .edits(let y)): x >= y
        default: false
        }
    }
}
