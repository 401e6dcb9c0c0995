import Testing

@testable import RegistryRules

@Suite("Smallest sets of fields that hit every broken rule")
struct HittingSetTests {
    /// Every subset of the fields, smallest first: the oracle.
    private func bruteForce(_ sets: [UInt32], fields: Int) -> [UInt32] {
        let hitting = (0..<UInt32(1 << fields)).filter { candidate in
            sets.allSatisfy { $0 & candidate != 0 }
        }
        let size = hitting.map(\.nonzeroBitCount).min() ?? 0
        return hitting.filter { $0.nonzeroBitCount == size }.sorted()
    }

    @Test(arguments: 1...40)
    func agreesWithTryingEverySubset(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            let fields = Int.random(in: 2...10, using: &generator)
            let sets = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                (0..<Int.random(in: 1...4, using: &generator)).reduce(UInt32(0)) { bits, _ in
                    bits | 1 << UInt32.random(in: 0..<UInt32(fields), using: &generator)
                }
            }
            let expected = bruteForce(sets, fields: fields)
            let found = HittingSets.smallest(sets)
            // Ties are cut off at a limit; below it every answer is found.
            if expected.count < HittingSets.most {
                #expect(found == expected, "seed \(seed): \(sets)")
            } else {
                #expect(found.allSatisfy(expected.contains), "seed \(seed): \(sets)")
            }
        }
    }

    @Test func nothingBrokenNeedsNothing() {
        #expect(HittingSets.smallest([]) == [0])
    }

    @Test func thirtyTwoSeparateFieldsAreAllNeeded() {
        #expect(HittingSets.smallest((0..<32).map { 1 << $0 }) == [UInt32.max])
    }
}
