/// The keys of a rule that leaves out each digit or character in turn, without those that bring
/// nobody together.
///
/// Nearly all such keys belong to one value alone, and a value of eighteen digits has as many. Kept
/// are a key for the values as they are, under which equal ones meet, and the keys that a different
/// value gives too, so that the rule yields the same pairs from a tenth of the entries.
/// Cost: the rule's keys of each distinct value twice, one sort; 4 bytes a record, 8 a key kept.
struct Neighbourhood: Sendable {
    /// By record.
    let keys: KeyListColumn

    /// `appendKeys` gives all keys of a record; `appendIdentity` numbers, in an order that depends on
    /// its values alone, that are the same for two records just when all their keys are.
    init(
        records: Int, appendIdentity: (Int, inout [UInt64]) -> Void,
        appendKeys: (Int, inout [UInt64]) -> Void
    ) {
        var own: [UInt64] = []
        var entries: [KeyedRecord] = []
        entries.reserveCapacity(records)
        for record in 0..<records {
            own.removeAll(keepingCapacity: true)
            appendIdentity(record, &own)
            if own.isEmpty { continue }
            let key = own.reduce(UInt64(own.count)) { KeyMixing.combine($0, $1) }
            entries.append(KeyedRecord(key: key, record: RecordIndex(record)))
        }
        RadixSort.sort(&entries)
        let firsts = entries.indices.filter { $0 == 0 || entries[$0 - 1].key != entries[$0].key }
        // What leaving out either of two equal neighbours gives twice comes one after the other. A key
        // that is repeated otherwise seems to recur and is kept, which brings nobody together.
        func forEachKey(_ place: Int, _ body: (UInt64) -> Void) {
            own.removeAll(keepingCapacity: true)
            appendKeys(Int(entries[place].record), &own)
            for index in own.indices where index == 0 || own[index - 1] != own[index] {
                body(own[index])
            }
        }
        // Eighteen digits left out of a number, or the characters of a text: some twenty keys.
        var filter = RecurrenceFilter(expecting: firsts.count * 20)
        for place in firsts { forEachKey(place) { filter.note($0) } }
        var lists = KeyListColumn()
        lists.append([])
        var numbers = [UInt32](repeating: 0, count: records)
        var kept: [UInt64] = []
        for (number, place) in firsts.enumerated() {
            kept.removeAll(keepingCapacity: true)
            kept.append(entries[place].key)
            forEachKey(place) { key in
                if filter.mayRecur(key) { kept.append(key) }
            }
            lists.append(kept)
            let end = number + 1 < firsts.count ? firsts[number + 1] : entries.count
            for entry in entries[place..<end] {
                numbers[Int(entry.record)] = UInt32(number + 1)
            }
        }
        keys = KeyListColumn(lists, ofRecords: numbers)
    }
}

/// Rules out nearly all keys that occur once, in two bits of sixteen a key.
struct RecurrenceFilter {
    /// What has been seen, and what has been seen again, beside each other: one line of cache.
    private var words: [SIMD2<UInt64>]
    private let shift: UInt64

    init(expecting count: Int) {
        var width = 10
        while 1 << width < count * 16 { width += 1 }
        words = [SIMD2<UInt64>](repeating: .zero, count: 1 << (width - 6))
        shift = UInt64(64 - width)
    }

    @inline(__always)
    private func place(_ key: UInt64) -> (word: Int, mask: UInt64) {
        let place = KeyMixing.mix(key) >> shift
        return (Int(place >> 6), 1 << (place & 63))
    }

    mutating func note(_ key: UInt64) {
        let (word, mask) = place(key)
        let seen = words[word].x
        words[word].y |= seen & mask
        words[word].x = seen | mask
    }

    func mayRecur(_ key: UInt64) -> Bool {
        let (word, mask) = place(key)
        return words[word].y & mask != 0
    }
}
