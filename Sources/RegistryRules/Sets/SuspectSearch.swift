import RegistryModel

/// Finds, from keys and traits alone, the records that a rule on records together has to see.
///
/// The rule says the same of the records found, given only these, as it would given all records:
/// whatever its verdict on one of them depends on is found with it. Of the others it would fail
/// none. Finding too many costs only that they are read again.
package protocol SuspectSearch: Sendable {
    var keys: [SharedKey] { get }
    var readsTraits: Bool { get }
    /// Records found that share one of these are to be judged together.
    var ties: [SharedKey] { get }
    func suspects(in scan: KeyScan) -> Suspects
}

/// What a search found.
package struct Suspects: Sendable {
    var rows: RowSet
    /// Records about which the rule can say nothing, besides broken ones and those found.
    var undecided = 0
}

/// That a rule only ever fails records which share a key with another.
package struct Recurrence: SuspectSearch {
    /// Only records that share one of these with another matter to the verdict.
    package let keys: [SharedKey]
    /// The key without which a record is undecided.
    package let undecidedWithout: SharedKey?

    package var readsTraits: Bool { false }
    package var ties: [SharedKey] { keys }

    package func suspects(in scan: KeyScan) -> Suspects {
        var found = Suspects(rows: scan.recurring(keys))
        if let key = undecidedWithout {
            scan.source.forEach(key) { row, value in
                if value == 0, !found.rows.contains(row) { found.undecided += 1 }
            }
            found.undecided -= scan.source.brokenCount
        }
        return found
    }
}

/// What several searches need to know of a source's keys, found once, when first asked for.
package final class KeyScan: Sendable {
    let source: SourceKeys
    private let known: [(key: SharedKey, rows: Once<RowSet>)]
    private let knownHouseholds = Once<KeyNumbering>()

    package init(_ source: SourceKeys) {
        self.source = source
        known = source.facts.keys.map { ($0, Once()) }
    }

    /// The rows that share any of the keys with another record.
    func recurring(_ keys: [SharedKey]) -> RowSet {
        var rows = RowSet(count: source.count)
        for own in known where keys.contains(own.key) {
            rows.formUnion(own.rows { sharing { self.source.forEach(own.key, $0) } })
        }
        return rows
    }

    /// The rows by household.
    var households: KeyNumbering {
        knownHouseholds {
            var numbering = KeyNumbering.Growing(expecting: source.count)
            source.forEach(.household) { _, key in numbering.append(key) }
            return numbering.settled
        }
    }

    /// The rows whose value comes twice or more among those `each` passes on; 0 is none.
    ///
    /// Memory: 32 bits a row while they are compared, 16 bytes for each that may recur.
    func sharing(_ each: (_ note: (Int, UInt64) -> Void) -> Void) -> RowSet {
        var filter = RecurrenceFilter(expecting: source.count)
        each { _, value in if value != 0 { filter.note(value) } }
        var found: [(key: UInt64, row: Int)] = []
        each { row, value in
            if value != 0, filter.mayRecur(value) { found.append((value, row)) }
        }
        found.sort { $0.key < $1.key }
        var rows = RowSet(count: source.count)
        for index in found.indices.dropFirst() where found[index].key == found[index - 1].key {
            rows.insert(found[index].row)
            rows.insert(found[index - 1].row)
        }
        return rows
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
        // Fibonacci hashing spreads numbers that differ in their last digits only.
        let place = (key &* 0x9E37_79B9_7F4A_7C15) >> shift
        return (Int(place >> 6), 1 << (place & 63))
    }

    @inline(__always)
    mutating func note(_ key: UInt64) {
        let (word, mask) = place(key)
        let seen = words[word].x
        words[word].y |= seen & mask
        words[word].x = seen | mask
    }

    @inline(__always)
    func mayRecur(_ key: UInt64) -> Bool {
        let (word, mask) = place(key)
        return words[word].y & mask != 0
    }
}
