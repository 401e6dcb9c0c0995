import RegistryModel

/// Something that two records of one source may share, so that a set rule looks at them together.
package enum SharedKey: Sendable, CaseIterable {
    /// All cells.
    case content
    /// What names the record within its source.
    case identifier
    case idNumber
    case certificateNumber

    /// What the copies of a record share.
    static let ofCopies: [SharedKey] = [.content, .identifier, .idNumber]

    /// The key of each row as a number that differs for different keys, hashes apart; 0 for a
    /// record without one, and for a broken row.
    package func values(of table: RecordTable) -> [UInt64] {
        let broken = table.brokenRows
        return (0..<table.count).map { row in
            broken.isEmpty || !broken.contains(row)
                ? value(of: RecordView(table: table, row: row)) ?? 0 : 0
        }
    }

    private func value(of view: RecordView) -> UInt64? {
        switch self {
        case .content: return max(1, view.table.contentHashes[view.row])
        case .identifier:
            return view.table.schema.identifier.flatMap { view.key(of: $0) }
        case .idNumber: return view.residentID(.idNumber)?.rawValue
        case .certificateNumber: return view.certificate(.certificateNumber).map { $0.rawValue + 1 }
        }
    }
}

/// The shared keys of one slice's records: all that is kept of them when a source is too large to be
/// kept itself.
package struct SliceKeys: Sendable {
    package let count: Int
    let brokenCount: Int
    /// By row, for each of the keys asked for.
    let values: [[UInt64]]

    package init(_ table: RecordTable, _ keys: [SharedKey]) {
        count = table.count
        brokenCount = table.brokenRows.count
        values = keys.map { $0.values(of: table) }
    }
}

/// The shared keys of all records of a source, slice by slice: which records may clash with
/// another. Memory: 8 bytes a record and key, and 32 bits a record while they are compared.
package struct SourceKeys: Sendable {
    package let keys: [SharedKey]
    package private(set) var slices: [SliceKeys] = []

    package init(_ keys: [SharedKey]) {
        self.keys = keys
    }

    package var count: Int { slices.reduce(0) { $0 + $1.count } }
    var brokenCount: Int { slices.reduce(0) { $0 + $1.brokenCount } }

    package mutating func append(_ slice: SliceKeys) { slices.append(slice) }

    /// Records that lack the key, broken ones among them.
    func lacking(_ key: SharedKey) -> Int {
        guard let place = keys.firstIndex(of: key) else { return 0 }
        return slices.reduce(0) { $0 + $1.values[place].count { $0 == 0 } }
    }

    /// For each slice the rows that share any of the keys with another record, ascending.
    package func recurring() -> [[Int]] {
        var rows = slices.map { _ in Set<Int>() }
        for key in keys {
            for (slice, own) in sharing(key).enumerated() { rows[slice].formUnion(own) }
        }
        return rows.map { $0.sorted() }
    }

    /// For each slice the rows that share the key with another record, ascending.
    func sharing(_ key: SharedKey) -> [[Int]] {
        guard let place = keys.firstIndex(of: key) else { return slices.map { _ in [] } }
        var filter = RecurrenceFilter(expecting: count)
        for slice in slices { filter.note(slice.values[place]) }
        var suspects: [(key: UInt64, slice: UInt32, row: UInt32)] = []
        for (number, slice) in slices.enumerated() {
            for (row, value) in slice.values[place].enumerated()
            where value != 0 && filter.mayRecur(value) {
                suspects.append((value, UInt32(number), UInt32(row)))
            }
        }
        suspects.sort { ($0.key, $0.slice, $0.row) < ($1.key, $1.slice, $1.row) }
        var rows = slices.map { _ in [Int]() }
        for index in suspects.indices {
            let key = suspects[index].key
            let recurs =
                index > 0 && suspects[index - 1].key == key
                || index + 1 < suspects.count && suspects[index + 1].key == key
            if recurs { rows[Int(suspects[index].slice)].append(Int(suspects[index].row)) }
        }
        return rows.map { $0.sorted() }
    }
}

/// Rules out nearly all keys that occur once, in two bits of sixteen a key.
struct RecurrenceFilter {
    private var seen: [UInt64]
    private var again: [UInt64]
    private let shift: UInt64

    init(expecting count: Int) {
        var width = 10
        while 1 << width < count * 16 { width += 1 }
        seen = [UInt64](repeating: 0, count: 1 << (width - 6))
        again = seen
        shift = UInt64(64 - width)
    }

    @inline(__always)
    private func place(_ key: UInt64) -> (word: Int, mask: UInt64) {
        // Fibonacci hashing spreads numbers that differ in their last digits only.
        let place = (key &* 0x9E37_79B9_7F4A_7C15) >> shift
        return (Int(place >> 6), 1 << (place & 63))
    }

    /// Notes keys; 0 is none.
    mutating func note(_ keys: some Sequence<UInt64>) {
        for key in keys where key != 0 {
            let (word, mask) = place(key)
            again[word] |= seen[word] & mask
            seen[word] |= mask
        }
    }

    func mayRecur(_ key: UInt64) -> Bool {
        let (word, mask) = place(key)
        return again[word] & mask != 0
    }
}
