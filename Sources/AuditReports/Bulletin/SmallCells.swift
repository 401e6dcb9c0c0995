import RegistryModel

/// How a published count is shown: those of one or two aren't told, since they tell of somebody.
/// `CountProtection` finds what else is left out.
///
/// Source: the scoring agreement's fairness guards (cells below 3 are suppressed in published tables).
enum SmallCells {
    /// The smallest count that is shown, nought aside.
    static let floor = 3

    /// The whole percents a share lies between, for one whose own digits would tell a small count.
    /// Nil where fewer than ten counts lie between two percents, so that these would tell it too.
    static func percents(around share: Double, of total: Int) -> ClosedRange<Int>? {
        guard total >= 1_000, (0...1).contains(share) else { return nil }
        let low = min(99, Int(share * 100))
        return low...(low + 1)
    }

    enum Shown: Hashable, Sendable {
        case count(Int)
        /// One or two.
        case small
        /// May be anything: left out so that a small one can't be worked out.
        case withheld
    }

    static func shown(_ count: Int) -> Shown {
        isSmall(count) ? .small : .count(count)
    }

    private static func isSmall(_ count: Int) -> Bool { (1..<floor).contains(count) }
}

extension SmallCells.Shown {
    /// `<3` or `※`, which the table explains below.
    var text: String {
        switch self {
        case .count(let count): String(count)
        case .small: "<\(SmallCells.floor)"
        case .withheld: "※"
        }
    }
}
