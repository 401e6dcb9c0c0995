/// An order of the records in which those likely to be compared stand near each other.
///
/// Pairs are compared in the order of their blocks, and each comparison reads a value of either
/// record: with records in the order in which tables happen to list them nearly every read of a large
/// job waits for memory. In the order of a blocking rule's column it finds its value in the cache, and
/// so mostly under the other rules too, since records of one entity share more than one column. Only
/// the speed depends on it: ties are broken by stable keys, never by place.
package struct RecordOrder: Sendable {
    /// The old number of each record, by its new one.
    package let records: [RecordIndex]

    /// Orders by the first of the columns in which a record has a value; records without any come
    /// first. Cost: one radix sort.
    package init(by columns: [LinkageColumn], count: Int) {
        var entries = (0..<count).map { KeyedRecord(key: 0, record: RecordIndex($0)) }
        var open = Array(entries.indices)
        for column in columns {
            open = open.filter { record in
                guard let key = column.orderKey(of: record) else { return true }
                entries[record].key = key
                return false
            }
        }
        RadixSort.sort(&entries)
        records = entries.map(\.record)
    }

    /// Values of records, put in order.
    @inlinable
    package func applied<Value>(to values: [Value]) -> [Value] {
        records.map { values[Int($0)] }
    }

    /// A column, put in order.
    package func applied(to column: LinkageColumn) -> LinkageColumn {
        switch column {
        case .text(let texts): .text(texts.reordered(applied(to: texts.ids)))
        case .number(let numbers): .number(NumberColumn(records.lazy.map { numbers[Int($0)] }))
        case .date(let days): .date(days.reordered(records))
        case .code(let codes): .code(codes.reordered(records))
        case .keys(let lists): .keys(lists.reordered(records))
        }
    }
}
