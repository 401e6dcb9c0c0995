/// Every record under each of its keys of one rule, in order of key, then canonical order.
///
/// Cost: 16 bytes a key, and one radix sort.
struct RuleEntries {
    private let entries: [KeyedRecord]
    /// Records without a key.
    let recordsWithoutKey: Int

    /// Files all records under the keys of a rule.
    init(population: LinkagePopulation, rule: some BlockingRule) {
        self.init(
            population: population,
            forEachKey: {
                rule.forEachKey(of: 0..<population.count, $0)
            })
    }

    /// The same with a closure that gives the keys of a record.
    init(population: LinkagePopulation, appendKeys: (Int, inout [UInt64]) -> Void) {
        self.init(
            population: population,
            forEachKey: { body in
                var keys: [UInt64] = []
                for record in 0..<population.count {
                    keys.removeAll(keepingCapacity: true)
                    appendKeys(record, &keys)
                    for key in keys { body(record, key) }
                }
            })
    }

    /// - Parameter forEachKey: hands over each record's keys, record by record.
    // Inlined, as is `forEachBlock`: a call for each record and block showed in measurements.
    @inline(__always)
    private init(
        population: LinkagePopulation, forEachKey: ((Int, UInt64) -> Void) -> Void
    ) {
        var entries: [KeyedRecord] = []
        entries.reserveCapacity(population.count)
        var filed = 0
        var last = -1
        // In the order of the columns, which are long: to follow the canonical order would mean a
        // cache miss a value.
        forEachKey { record, key in
            if record != last {
                filed += 1
                last = record
            }
            entries.append(
                KeyedRecord(
                    key: key, record: RecordIndex(record), rank: population.rank[record]))
        }
        RadixSort.sort(&entries)
        self.entries = entries
        recordsWithoutKey = population.count - filed
    }

    /// Calls `body` with each key and its records, in canonical order, none twice.
    @inline(__always)
    func forEachBlock(_ body: (UInt64, [RecordIndex]) -> Void) {
        var block: [RecordIndex] = []
        // A record's rank above its number.
        var ranked: [UInt64] = []
        var place = 0
        while place < entries.count {
            let key = entries[place].key
            ranked.removeAll(keepingCapacity: true)
            while place < entries.count, entries[place].key == key {
                let entry = entries[place]
                let own = UInt64(entry.rank) << 32 | UInt64(entry.record)
                // The sort is stable, so a record's repeats of one key stand side by side.
                if ranked.last != own { ranked.append(own) }
                place += 1
            }
            if ranked.count > 1 { Self.sort(&ranked) }
            block.removeAll(keepingCapacity: true)
            for own in ranked { block.append(RecordIndex(truncatingIfNeeded: own)) }
            body(key, block)
        }
    }

    /// Nearly all blocks are of a few records.
    private static func sort(_ ranked: inout [UInt64]) {
        guard ranked.count <= 16 else { return ranked.sort() }
        for place in 1..<ranked.count {
            let own = ranked[place]
            var hole = place
            while hole > 0, ranked[hole - 1] > own {
                ranked[hole] = ranked[hole - 1]
                hole -= 1
            }
            ranked[hole] = own
        }
    }
}
