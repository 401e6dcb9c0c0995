/// One quantity or none for each record. Cost: 8 bytes a record.
package struct NumberColumn: Sendable {
    /// Each record's number, NaN for none.
    private let values: [Double]

    /// Stores numbers in the order of the records; one that isn't finite counts as none.
    package init(_ values: some Sequence<Double?>) {
        self.values = values.map { value in
            guard let value, value.isFinite else { return .nan }
            return value
        }
    }

    /// How many records there are.
    package var count: Int { values.count }

    /// A record's number; nil if it has none.
    package subscript(record: Int) -> Double? {
        let value = values[record]
        return value.isNaN ? nil : value
    }
}
