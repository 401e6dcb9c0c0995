import RegistryModel

/// What is to be kept of each record of a source that is too large to be kept itself.
package struct KeptFacts: Sendable {
    package private(set) var keys: [SharedKey] = []
    private(set) var hasTraits = false

    init(_ searches: [any SuspectSearch]) {
        let wanted = searches.flatMap(\.keys)
        keys = SharedKey.allCases.filter(wanted.contains)
        hasTraits = searches.contains(where: \.readsTraits)
    }
}

/// What is kept of one slice's records.
package struct SliceKeys: Sendable {
    package let count: Int
    let brokenCount: Int
    /// By row, for each of the keys asked for.
    let values: [[UInt64]]
    /// By row; empty when nobody asked.
    let traits: [RecordTraits]
    /// The resident IDs that stand anywhere in broken rows.
    let mentioned: [UInt64]

    package init(_ table: RecordTable, _ facts: KeptFacts, _ context: RunContext) {
        count = table.count
        brokenCount = table.brokenRows.count
        values = facts.keys.map { $0.values(of: table) }
        traits = facts.hasTraits ? RecordTraits.all(of: table, context) : []
        mentioned = facts.hasTraits ? BrokenNumbers.mentioned(in: table) : []
    }
}

/// What is kept of all records of a source, slice by slice in the order of their places.
///
/// Memory: 8 bytes a record and key, and 8 for its traits.
package struct SourceKeys: Sendable {
    package let facts: KeptFacts
    package private(set) var slices: [SliceKeys] = []
    /// The row of each slice's first record.
    private(set) var starts: [Int] = []
    package private(set) var count = 0

    package init(_ facts: KeptFacts) {
        self.facts = facts
    }

    var brokenCount: Int { slices.reduce(0) { $0 + $1.brokenCount } }

    package mutating func append(_ slice: SliceKeys) {
        starts.append(count)
        slices.append(slice)
        count += slice.count
    }

    /// The given rows of each slice, counted from its own first.
    package func bySlice(_ rows: RowSet) -> [[Int]] {
        slices.indices.map { slice in
            rows.elements(in: starts[slice]..<starts[slice] + slices[slice].count)
                .map { $0 - starts[slice] }
        }
    }

    /// Calls `body` with each row and its key; nothing when the key wasn't kept.
    func forEach(_ key: SharedKey, _ body: (_ row: Int, _ value: UInt64) -> Void) {
        guard let place = facts.keys.firstIndex(of: key) else { return }
        for (slice, start) in zip(slices, starts) {
            let values = slice.values[place]
            for row in values.indices { body(start + row, values[row]) }
        }
    }

    /// The same with the record's traits.
    func forEach(
        _ key: SharedKey, _ body: (_ row: Int, _ value: UInt64, _ traits: RecordTraits) -> Void
    ) {
        guard let place = facts.keys.firstIndex(of: key), facts.hasTraits else { return }
        for (slice, start) in zip(slices, starts) {
            let values = slice.values[place]
            let traits = slice.traits
            for row in values.indices { body(start + row, values[row], traits[row]) }
        }
    }

    /// The same with both parents' numbers.
    func forEachChild(
        _ body: (_ row: Int, _ mother: UInt64, _ father: UInt64, _ traits: RecordTraits) -> Void
    ) {
        guard let mothers = facts.keys.firstIndex(of: .motherIDNumber),
            let fathers = facts.keys.firstIndex(of: .fatherIDNumber), facts.hasTraits
        else { return }
        for (slice, start) in zip(slices, starts) {
            let mother = slice.values[mothers]
            let father = slice.values[fathers]
            let traits = slice.traits
            for row in traits.indices { body(start + row, mother[row], father[row], traits[row]) }
        }
    }
}

/// A set of rows: one bit each.
package struct RowSet: Sendable, Equatable {
    private var words: [UInt64]

    package init(count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    package mutating func insert(_ row: Int) { words[row >> 6] |= 1 << UInt64(row & 63) }

    package func contains(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }

    package mutating func formUnion(_ other: RowSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// The rows of the set within `range`, ascending.
    package func elements(in range: Range<Int>) -> [Int] {
        var rows: [Int] = []
        guard !range.isEmpty else { return rows }
        for word in range.lowerBound >> 6...(range.upperBound - 1) >> 6 {
            var bits = words[word]
            while bits != 0 {
                let row = word << 6 + bits.trailingZeroBitCount
                bits &= bits - 1
                if range.contains(row) { rows.append(row) }
            }
        }
        return rows
    }
}
