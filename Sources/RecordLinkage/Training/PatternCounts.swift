/// How many pairs show each pattern of levels: all that estimation needs to know of them.
///
/// Slices of the pairs are counted apart and merged. Counts are whole numbers, so slices merged
/// in any order give the same counts, and `sorted` lists them in one fixed order.
/// Cost: constant time a pair; 24 bytes a slot, twice to four times the distinct patterns.
package struct PatternCounts: Sendable, Equatable {
    /// How many pairs show one pattern.
    package struct Entry: Sendable, Equatable {
        package let levels: PackedLevels
        package let pairs: Int
    }

    /// Open addressing with linear probing; a slot with no pairs is free.
    private var patterns: [PackedLevels]
    private var pairs: [Int]
    /// How many different patterns there are.
    package private(set) var distinct = 0
    /// How many pairs were counted.
    package private(set) var total = 0

    package init() {
        patterns = [PackedLevels](repeating: PackedLevels(), count: 64)
        pairs = [Int](repeating: 0, count: 64)
    }

    /// Counts pairs that show a pattern.
    package mutating func add(_ levels: PackedLevels, pairs added: Int = 1) {
        guard added > 0 else { return }
        var slot = Int(truncatingIfNeeded: levels.mixed) & (pairs.count - 1)
        while pairs[slot] != 0, patterns[slot] != levels {
            slot = (slot + 1) & (pairs.count - 1)
        }
        if pairs[slot] == 0 {
            patterns[slot] = levels
            distinct += 1
        }
        pairs[slot] += added
        total += added
        if distinct * 2 > pairs.count { grow() }
    }

    /// Adds the pairs another slice counted.
    package mutating func merge(_ other: PatternCounts) {
        for slot in other.pairs.indices where other.pairs[slot] != 0 {
            add(other.patterns[slot], pairs: other.pairs[slot])
        }
    }

    /// Every pattern once, in an order that depends on the patterns alone.
    package var sorted: [Entry] {
        pairs.indices.filter { pairs[$0] != 0 }
            .map { Entry(levels: patterns[$0], pairs: pairs[$0]) }
            .sorted { $0.levels < $1.levels }
    }

    package static func == (left: PatternCounts, right: PatternCounts) -> Bool {
        left.total == right.total && left.distinct == right.distinct
            && left.sorted == right.sorted
    }

    private mutating func grow() {
        var larger = PatternCounts()
        larger.patterns = [PackedLevels](repeating: PackedLevels(), count: pairs.count * 2)
        larger.pairs = [Int](repeating: 0, count: pairs.count * 2)
        larger.merge(self)
        self = larger
    }
}
