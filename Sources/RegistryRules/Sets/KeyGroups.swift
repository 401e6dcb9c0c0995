import RegistryModel

/// Finds the records of a table that share a key.
///
/// A record's place in its file, not its row, decides which copy is the first, so that the answer
/// doesn't depend on the order in which slices were put together. Cost: two linear passes over a
/// bitmap that rules out nearly all unique keys, then a sort of what is left.
enum KeyGroups {
    /// The rows of each key that occurs twice or more, first copy first. Broken rows are left out.
    ///
    /// - Parameter key: nil for a record that has none. Keys that differ must be told apart by the
    ///   caller if they are hashes.
    static func repeated(in table: RecordTable, key: (RecordView) -> UInt64?) -> [[Int]] {
        let broken = table.brokenRows
        let keys = (0..<table.count).map { row in
            broken.isEmpty || !broken.contains(row)
                ? key(RecordView(table: table, row: row)) : nil
        }
        let sorted = repeatedKeys(keys).sorted { left, right in
            left.key != right.key
                ? left.key < right.key : precedes(left.row, right.row, in: table)
        }
        var groups: [[Int]] = []
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
            if end - start > 1 { groups.append(sorted[start..<end].map(\.row)) }
            start = end
        }
        return groups
    }

    /// The order of places: by file, then line.
    static func precedes(_ left: Int, _ right: Int, in table: RecordTable) -> Bool {
        let (one, other) = (table.provenance[left], table.provenance[right])
        return (one.file, one.line, one.number) < (other.file, other.line, other.number)
    }

    /// All rows whose key repeats, and a few whose key only falls on the same bit as another.
    private static func repeatedKeys(_ keys: [UInt64?]) -> [(key: UInt64, row: Int)] {
        var filter = RecurrenceFilter(expecting: keys.count)
        for case let key? in keys where key != 0 { filter.note(key) }
        var found: [(key: UInt64, row: Int)] = []
        for (row, key) in keys.enumerated() {
            if let key, filter.mayRecur(key) { found.append((key, row)) }
        }
        return found
    }
}

extension RecordView {
    /// Where this record stands, for the finding on a later one that clashes with it.
    func named(as prefix: String = "first") -> [FindingValue] {
        [
            FindingValue("\(prefix)File", String(provenance.file)),
            FindingValue("\(prefix)Line", String(provenance.line)),
        ]
    }
}
