import RegistryModel

/// Whether the register has a village at all: where most of the persons whom other lists know are
/// nowhere in it, a file was left out or cut off, and absence from it says nothing about anybody.
///
/// A wrong deduction is worse than a missed one: a township's file left out would charge every
/// household of the township.
struct RegisterCoverage {
    private var expected: [DivisionCode: Int] = [:]

    /// Fewer persons on the lists say nothing about a file; a village of so few may lack them all.
    private static let floor = 30

    mutating func expect(in village: DivisionCode) { expected[village, default: 0] += 1 }

    /// Villages of which more than half of at least 30 expected persons are absent. Sorted.
    func uncovered(absent: some Sequence<DivisionCode>) -> [DivisionCode] {
        let counts = absent.reduce(into: [DivisionCode: Int]()) { $0[$1, default: 0] += 1 }
        return counts.filter { village, absent in
            let all = expected[village] ?? 0
            return all >= Self.floor && absent * 2 > all
        }.keys.sorted()
    }
}
