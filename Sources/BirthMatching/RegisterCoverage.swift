import RegistryModel

/// Whether the register has a village at all: where most of the persons on the police roster are
/// nowhere in it, a file was left out or cut off, and absence from it says nothing about anybody.
///
/// A wrong deduction is worse than a missed one: a township's file left out would charge every
/// household of the township.
struct RegisterCoverage {
    private var expected: [DivisionCode: Int] = [:]

    /// Fewer persons on the roster say nothing about a file; a village of so few may lack them all.
    private static let floor = 30

    mutating func expect(in village: DivisionCode) { expected[village, default: 0] += 1 }

    /// Villages of which more than half of the expected persons are absent, where there are 30 or more,
    /// or where the same holds for the township: its villages may be small. Sorted.
    func uncovered(absent: some Sequence<DivisionCode>) -> [DivisionCode] {
        let counts = absent.reduce(into: [DivisionCode: Int]()) { $0[$1, default: 0] += 1 }
        let (own, all) = (Self.byTownship(counts), Self.byTownship(expected))
        func isMostlyAbsent(_ absent: Int?, of expected: Int?) -> Bool {
            (absent ?? 0) * 2 > expected ?? 0
        }
        return counts.filter { village, absent in
            let township = village.township
            guard isMostlyAbsent(absent, of: expected[village]) else { return false }
            return (expected[village] ?? 0) >= Self.floor
                || (all[township] ?? 0) >= Self.floor
                    && isMostlyAbsent(own[township], of: all[township])
        }.keys.sorted()
    }

    private static func byTownship(_ counts: [DivisionCode: Int]) -> [DivisionCode: Int] {
        counts.reduce(into: [:]) { $0[$1.key.township, default: 0] += $1.value }
    }
}
