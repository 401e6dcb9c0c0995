/// Any number of keys for each record: readings of a name, alternative values, tags.
///
/// Shape: each record's keys are distinct and ascending, so two lists meet in one pass.
/// Cost: 4 bytes a record and 8 a key. At most 2³² − 1 keys in all.
package struct KeyListColumn: Sendable {
    /// All records' keys, one record after another.
    package private(set) var keys: [UInt64] = []
    private var starts: [UInt32] = [0]

    /// No records yet.
    package init() {}

    /// Stores lists in the order of the records; repeats within a list are dropped.
    package init(_ lists: some Sequence<[UInt64]>) {
        for list in lists { append(list) }
    }

    /// Adds the next record's keys; none if its value is missing.
    package mutating func append(_ list: some Collection<UInt64>) {
        if list.count > 1 {
            var last: UInt64?
            for key in list.sorted() where key != last {
                keys.append(key)
                last = key
            }
        } else {
            keys.append(contentsOf: list)
        }
        starts.append(UInt32(keys.count))
    }

    /// How many records there are.
    package var count: Int { starts.count - 1 }

    /// Where a record's keys stand in `keys`.
    package func range(of record: Int) -> Range<Int> {
        Int(starts[record])..<Int(starts[record + 1])
    }

    /// A record's keys, ascending.
    package subscript(record: Int) -> ArraySlice<UInt64> { keys[range(of: record)] }

    /// Whether two records share a key. Cost: the two lists' lengths together.
    package func share(_ a: Int, _ b: Int) -> Bool {
        var (i, j) = (Int(starts[a]), Int(starts[b]))
        let (iEnd, jEnd) = (Int(starts[a + 1]), Int(starts[b + 1]))
        while i < iEnd, j < jEnd {
            if keys[i] == keys[j] { return true }
            if keys[i] < keys[j] { i += 1 } else { j += 1 }
        }
        return false
    }

    /// How many keys two records share. Cost: the two lists' lengths together.
    package func sharedCount(_ a: Int, _ b: Int) -> Int {
        var (i, j) = (Int(starts[a]), Int(starts[b]))
        let (iEnd, jEnd) = (Int(starts[a + 1]), Int(starts[b + 1]))
        var shared = 0
        while i < iEnd, j < jEnd {
            let (x, y) = (keys[i], keys[j])
            if x == y { shared += 1 }
            if x <= y { i += 1 }
            if y <= x { j += 1 }
        }
        return shared
    }

    /// Memory the column holds, in bytes.
    package var byteCount: Int { keys.count * 8 + starts.count * 4 }
}
