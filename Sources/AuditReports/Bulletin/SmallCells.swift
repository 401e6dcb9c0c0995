import RegistryModel

/// Which counts of a published table are left out so that nobody is told of by a count: those of one
/// or two, and in a column with a sum what it takes that they can't be worked out from it.
///
/// Holds for each column by itself. Source: the scoring agreement's fairness guards (cells below 3
/// are suppressed in published tables).
enum SmallCells {
    /// The smallest count that is shown, nought aside.
    static let floor = 3

    enum Shown: Equatable {
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

    /// A column of counts whose sum is published too, as `shown` has it. Cost: linear.
    ///
    /// A reader knows how many cells are left out and their sum. Where that would tell what a small
    /// one is, a further cell is left out with them, and all bear one sign: else the reader would
    /// know that the further one isn't small.
    static func column(_ counts: [Int]) -> [Shown] {
        let small = counts.indices.filter { isSmall(counts[$0]) }
        guard !small.isEmpty else { return counts.map(Shown.count) }
        let sum = small.reduce(0) { $0 + counts[$1] }
        // All ones or all twos have the smallest or largest sum there is; so has one alone.
        let isTold = sum == small.count || sum == small.count * (floor - 1)
        guard isTold else { return counts.map(shown) }
        let others = counts.indices.filter { !isSmall(counts[$0]) }
        // The smallest that isn't nought costs the reader least.
        let next =
            others.filter { counts[$0] > 0 }.min { counts[$0] < counts[$1] } ?? others.first
        let hidden = Set(small + [next].compactMap { $0 })
        return counts.indices.map { hidden.contains($0) ? .withheld : .count(counts[$0]) }
    }
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
