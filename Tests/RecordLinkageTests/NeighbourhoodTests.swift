import TestSupport
import Testing

@testable import RecordLinkage

struct NeighbourhoodTests {
    /// Records that share any of all the keys, by looking at every two of them.
    private func pairs(_ keys: [[UInt64]]) -> Set<[Int]> {
        var found: Set<[Int]> = []
        for a in keys.indices {
            for b in keys.indices where a < b && !Set(keys[a]).isDisjoint(with: keys[b]) {
                found.insert([a, b])
            }
        }
        return found
    }

    @Test func bringsTogetherWhomAllKeysDo() {
        for seed in 0..<20 as Range<UInt64> {
            var random = SeededNumbers(seed: seed)
            // Few digits, so that many numbers are equal or a slip apart.
            let numbers = (0..<150).map { _ in
                random.below(10) == 0 ? nil : UInt64(random.below(3_000) * 7 + 10_000)
            }
            let all = numbers.map { number -> [UInt64] in
                var keys: [UInt64] = []
                if let number { DigitString.appendDeletions(of: number, width: 5, to: &keys) }
                return keys
            }
            let neighbourhood = Neighbourhood(
                records: numbers.count,
                appendIdentity: { record, identity in
                    if let number = numbers[record] { identity.append(number) }
                },
                appendKeys: { record, keys in keys += all[record] })
            let kept = numbers.indices.map { Array(neighbourhood.keys[$0]) }
            #expect(pairs(kept) == pairs(all), "seed \(seed)")
            #expect(kept.joined().count < all.joined().count)
            #expect(zip(numbers, kept).allSatisfy { ($0 == nil) == $1.isEmpty })
        }
    }

    @Test func aFilterNeverMissesWhatRecurs() {
        var random = SeededNumbers(seed: 3)
        let keys = (0..<5_000).map { _ in UInt64(random.below(4_000)) }
        var filter = RecurrenceFilter(expecting: keys.count)
        for key in keys { filter.note(key) }
        let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts.allSatisfy { $0.value == 1 || filter.mayRecur($0.key) })
        let single = counts.filter { $0.value == 1 }
        #expect(single.count { filter.mayRecur($0.key) } * 4 < single.count)
    }
}
