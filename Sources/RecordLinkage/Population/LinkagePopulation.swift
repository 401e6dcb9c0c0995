/// A record's place in the stacked population of all sources.
package typealias RecordIndex = Int32

/// All records to be linked, from every source, stacked into one numbering.
///
/// Shape: record `i` came from source `sourceOf[i]` and carries the identity hash
/// `stableKey[i]`. The caller makes that hash from what identifies the record (source, row key),
/// never from its position, so that every tie-break and every sample is the same in whatever
/// order the records were read. Records that share both source and key are told apart by
/// position alone: make keys unique where that matters.
/// Cost: 17 bytes a record, and one sort.
package struct LinkagePopulation: Sendable {
    /// The source of each record.
    package let sourceOf: [UInt8]
    /// The order-independent identity hash of each record.
    package let stableKey: [UInt64]
    /// Every record once, by source, then by stable key.
    package let canonicalOrder: [RecordIndex]
    /// The place of each record in `canonicalOrder`: unique, and independent of input order.
    package let rank: [RecordIndex]

    /// Stacks records; throws when the columns differ in length or exceed the numbering.
    package init(sourceOf: [UInt8], stableKey: [UInt64]) throws(LinkageSetupFailure) {
        guard sourceOf.count == stableKey.count else {
            throw .unequalColumns(sources: sourceOf.count, keys: stableKey.count)
        }
        guard let count = RecordIndex(exactly: sourceOf.count) else {
            throw .tooManyRecords(sourceOf.count)
        }
        self.sourceOf = sourceOf
        self.stableKey = stableKey
        let order = Self.sorted(count: count, sourceOf: sourceOf, stableKey: stableKey)
        var rank = [RecordIndex](repeating: 0, count: order.count)
        for (place, record) in order.enumerated() {
            rank[Int(record)] = RecordIndex(place)
        }
        self.canonicalOrder = order
        self.rank = rank
    }

    /// How many records there are.
    package var count: Int { sourceOf.count }

    /// Whether `a` comes before `b` in canonical order.
    package func precedes(_ a: RecordIndex, _ b: RecordIndex) -> Bool {
        rank[Int(a)] < rank[Int(b)]
    }

    private static func sorted(
        count: RecordIndex, sourceOf: [UInt8], stableKey: [UInt64]
    ) -> [RecordIndex] {
        var entries = (0..<count).map { KeyedRecord(key: stableKey[Int($0)], record: $0) }
        RadixSort.sort(&entries)
        // The sort is stable, so sorting again by source keeps the key order within each source.
        for place in entries.indices {
            entries[place].key = UInt64(sourceOf[Int(entries[place].record)])
        }
        RadixSort.sort(&entries)
        return entries.map(\.record)
    }
}
