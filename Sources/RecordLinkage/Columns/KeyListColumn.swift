/// Any number of keys for each record: readings of a name, alternative values, tags.
///
/// Shape: each record's keys are distinct and ascending, so two lists meet in one pass.
/// Cost: 4 bytes a record, 8 where records share lists, and 8 a key. At most 2³² − 1 keys in all.
package struct KeyListColumn: Sendable {
    /// All records' keys, one record after another.
    package private(set) var keys: [UInt64] = []
    private var starts: [UInt32] = [0]
    /// The list of each record, where records of one value share a list; each has its own without.
    private var listOfRecord: [UInt32]?

    /// No records yet.
    package init() {}

    /// Stores lists in the order of the records; repeats within a list are dropped.
    package init(_ lists: some Sequence<[UInt64]>) {
        for list in lists { append(list) }
    }

    /// Records that share lists: record `i` has the list numbered `numbers[i]`.
    package init(_ lists: KeyListColumn, ofRecords numbers: [UInt32]) {
        self = lists
        listOfRecord = numbers
    }

    /// Adds the next record's keys; none if its value is missing. Not for shared lists.
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

    /// Adds the records of another column. Not for shared lists.
    package mutating func append(contentsOf other: KeyListColumn) {
        let base = UInt32(keys.count)
        keys += other.keys
        starts += other.starts.dropFirst().map { $0 + base }
    }

    /// The column with its records in another order.
    func reordered(_ records: [RecordIndex]) -> KeyListColumn {
        if let lists = listOfRecord {
            var column = self
            column.listOfRecord = records.map { lists[Int($0)] }
            return column
        }
        var column = KeyListColumn()
        column.keys.reserveCapacity(keys.count)
        column.starts.reserveCapacity(starts.count)
        for record in records {
            column.keys += keys[range(of: Int(record))]
            column.starts.append(UInt32(column.keys.count))
        }
        return column
    }

    /// How many records there are.
    package var count: Int { listOfRecord?.count ?? starts.count - 1 }

    /// Where a record's keys stand in `keys`.
    package func range(of record: Int) -> Range<Int> {
        let list = listOfRecord.map { Int($0[record]) } ?? record
        return Int(starts[list])..<Int(starts[list + 1])
    }

    /// A record's keys, ascending.
    package subscript(record: Int) -> ArraySlice<UInt64> { keys[range(of: record)] }

    /// Whether two records share a key. Cost: the two lists' lengths together.
    package func share(_ a: Int, _ b: Int) -> Bool {
        let (own, other) = (range(of: a), range(of: b))
        var (i, j) = (own.lowerBound, other.lowerBound)
        let (iEnd, jEnd) = (own.upperBound, other.upperBound)
        while i < iEnd, j < jEnd {
            if keys[i] == keys[j] { return true }
            if keys[i] < keys[j] { i += 1 } else { j += 1 }
        }
        return false
    }

    /// How many keys two records share. Cost: the two lists' lengths together.
    package func sharedCount(_ a: Int, _ b: Int) -> Int {
        let (own, other) = (range(of: a), range(of: b))
        var (i, j) = (own.lowerBound, other.lowerBound)
        let (iEnd, jEnd) = (own.upperBound, other.upperBound)
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
    package var byteCount: Int {
        keys.count * 8 + (starts.count + (listOfRecord?.count ?? 0)) * 4
    }
}
