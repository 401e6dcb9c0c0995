/// Every record under each of its keys of one rule, in order of key, then canonical order.
///
/// Cost: 16 bytes a key, and one radix sort.
struct RuleEntries {
    private let entries: [KeyedRecord]
    /// Records without a key.
    let recordsWithoutKey: Int

    /// `appendKeys` gives the keys of a record.
    // Inlined, as is `forEachBlock`: a call for each record and block showed in measurements.
    @inline(__always)
    init(
        population: LinkagePopulation, appendKeys: (Int, inout [UInt64]) -> Void
    ) {
        var entries: [KeyedRecord] = []
        entries.reserveCapacity(population.count)
        var keys: [UInt64] = []
        var without = 0
        for record in population.canonicalOrder {
            keys.removeAll(keepingCapacity: true)
            appendKeys(Int(record), &keys)
            if keys.isEmpty { without += 1 }
            for key in keys { entries.append(KeyedRecord(key: key, record: record)) }
        }
        RadixSort.sort(&entries)
        self.entries = entries
        recordsWithoutKey = without
    }

    /// Calls `body` with each key and its records, in canonical order, none twice.
    @inline(__always)
    func forEachBlock(_ body: (UInt64, [RecordIndex]) -> Void) {
        var block: [RecordIndex] = []
        var place = 0
        while place < entries.count {
            let key = entries[place].key
            block.removeAll(keepingCapacity: true)
            while place < entries.count, entries[place].key == key {
                let record = entries[place].record
                // The sort is stable, so a record's repeats of one key stand side by side.
                if block.last != record { block.append(record) }
                place += 1
            }
            body(key, block)
        }
    }
}
