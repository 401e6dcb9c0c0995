import Synchronization

/// Remembers the rung that two texts reached, so that a costly comparison is made once.
///
/// Bounded: 65 536 entries, a newer pair taking the older one's place. Any number of threads may
/// use one memo at once and none waits: an entry is one word, holding both the pair and its rung,
/// so a look-up is right or finds nothing. What is remembered is what would be computed; results
/// never depend on it. Memory: 512 KiB.
package final class LevelMemo: Sendable {
    private static let shardCount = 16

    private final class Shard: Sendable {
        static let size = 4_096
        let entries = InlineArray<4_096, Atomic<UInt64>> { _ in Atomic(0) }
    }

    package init() {}

    private let shards: [Shard] = (0..<LevelMemo.shardCount).map { _ in Shard() }

    /// The rung of two texts, by their numbers; `compute` gives it if it isn't remembered.
    ///
    /// The rung must be 1 to 15 and the same for both orders.
    package func level(_ a: UInt32, _ b: UInt32, _ compute: () -> Int) -> Int {
        let pair = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
        // The mixing loses nothing: 16 bits choose the entry, and the other 48 tell pairs apart.
        let mixed = KeyMixing.mix(pair)
        let shard = shards[Int(mixed >> 60)]
        let place = Int(mixed >> 48) & (Shard.size - 1)
        let tag = (mixed << 16) >> 12
        let entry = shard.entries[place].load(ordering: .relaxed)
        if entry & ~0xF == tag, entry & 0xF != 0 { return Int(entry & 0xF) }
        let level = compute()
        shard.entries[place].store(tag | UInt64(level), ordering: .relaxed)
        return level
    }
}
