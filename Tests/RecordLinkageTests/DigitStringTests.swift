import RecordLinkage
import Testing

@Suite struct DigitStringTests {
    private func digits(_ value: UInt64, _ width: Int) -> [UInt32] {
        let text = scalars(String(value))
        return Array(repeating: 48, count: width - text.count) + text
    }

    @Test func knownSlips() {
        #expect(DigitString.isSingleSubstitution(110_101, 110_901))
        #expect(!DigitString.isSingleSubstitution(110_101, 110_101))
        #expect(DigitString.isSingleSubstitution(5, 900_005))
        #expect(!DigitString.isSingleSubstitution(12, 21))
        #expect(DigitString.isAdjacentTransposition(123_456, 124_356))
        #expect(DigitString.isAdjacentTransposition(10, 1))
        #expect(!DigitString.isAdjacentTransposition(123, 321))
        #expect(DigitString.isSingleEdit(12_345, width: 5, 1_345, width: 4))
        #expect(DigitString.isSingleEdit(12_345, width: 5, 12_345, width: 6))
        #expect(!DigitString.isSingleEdit(12_345, width: 5, 12_345, width: 5))
        #expect(!DigitString.isSingleEdit(12_345, width: 5, 123, width: 3))
    }

    @Test(arguments: seeds) func slipsEqualEditDistanceOne(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let width = Int.random(in: 2...5, using: &random)
            let other = width + Int.random(in: -1...1, using: &random)
            func number(_ width: Int) -> UInt64 {
                (0..<width).reduce(0) { value, _ in value * 10 + .random(in: 0...2, using: &random)
                }
            }
            let (a, b) = (number(width), number(other))
            let (x, y) = (digits(a, width), digits(b, other))
            let isOne = OptimalStringAlignment.distance(x, y) == 1
            #expect(DigitString.isSingleEdit(a, width: width, b, width: other) == isOne)
            guard width == other else { continue }
            let differing = zip(x, y).count { $0 != $1 }
            #expect(DigitString.isSingleSubstitution(a, b) == (differing == 1))
            #expect(DigitString.isAdjacentTransposition(a, b) == (isOne && differing == 2))
            if isOne {
                var (one, two): ([UInt64], [UInt64]) = ([], [])
                DigitString.appendDeletions(of: a, width: width, to: &one)
                DigitString.appendDeletions(of: b, width: width, to: &two)
                #expect(!Set(one).isDisjoint(with: two))
            }
        }
    }

    @Test func deletionsOfTheWidestNumber() {
        var values: [UInt64] = []
        DigitString.appendDeletions(of: 9_876_543_210_123_456_789, width: 19, to: &values)
        #expect(values.count == 19)
        #expect(values.first == 987_654_321_012_345_678)
        #expect(values.last == 876_543_210_123_456_789)
    }
}
