/// One day or none for each record, as days since 1970-01-01. Cost: 4 bytes a record.
package struct DateColumn: Sendable {
    private static let missing = Int32.min
    private var days: [Int32] = []

    /// No records yet.
    package init() {}

    /// Stores day numbers in the order of the records.
    package init(_ days: some Sequence<Int32?>) {
        self.days = days.map { $0 ?? Self.missing }
    }

    /// Adds the next record's day number.
    package mutating func append(_ day: Int32?) { days.append(day ?? Self.missing) }

    /// Adds the records of another column.
    package mutating func append(contentsOf other: DateColumn) { days += other.days }

    /// The column with its records in another order.
    func reordered(_ records: [RecordIndex]) -> DateColumn {
        var column = DateColumn()
        column.days = records.map { days[Int($0)] }
        return column
    }

    /// How many records there are.
    package var count: Int { days.count }

    /// A record's day number; nil if it has none.
    @inline(__always)
    package subscript(record: Int) -> Int32? {
        let day = days[record]
        return day == Self.missing ? nil : day
    }
}
