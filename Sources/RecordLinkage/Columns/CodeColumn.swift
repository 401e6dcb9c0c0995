/// One code, identity number or key of at most 64 bits, or none, for each record.
///
/// Cost: 8 bytes and 1 bit a record.
package struct CodeColumn: Sendable {
    private var values: [UInt64] = []
    /// One bit a record, set if it has a value: every 64-bit value is a possible code.
    private var presence: [UInt64] = []

    /// No records yet.
    package init() {}

    /// Stores codes in the order of the records.
    package init(_ codes: some Sequence<UInt64?>) {
        for code in codes { append(code) }
    }

    /// Adds the next record's code.
    package mutating func append(_ code: UInt64?) {
        if values.count & 63 == 0 { presence.append(0) }
        if code != nil { presence[values.count >> 6] |= 1 << UInt64(values.count & 63) }
        values.append(code ?? 0)
    }

    /// Adds the records of another column.
    package mutating func append(contentsOf other: CodeColumn) {
        let shift = UInt64(values.count & 63)
        values += other.values
        guard shift > 0 else {
            presence += other.presence
            return
        }
        for word in other.presence {
            presence[presence.count - 1] |= word << shift
            presence.append(word >> (64 - shift))
        }
        presence.removeLast(presence.count - (values.count + 63) / 64)
    }

    /// The column with its records in another order.
    func reordered(_ records: [RecordIndex]) -> CodeColumn {
        var column = CodeColumn()
        column.values = records.map { values[Int($0)] }
        column.presence = stride(from: 0, to: records.count, by: 64).map { start in
            var word: UInt64 = 0
            for place in start..<Swift.min(start + 64, records.count) {
                let record = Int(records[place])
                let bit = presence[record >> 6] >> UInt64(record & 63) & 1
                word |= bit << UInt64(place - start)
            }
            return word
        }
        return column
    }

    /// The column with each code turned into another; records without one have none.
    package func mapped(_ transform: (UInt64) -> UInt64) -> CodeColumn {
        var column = self
        for record in values.indices where self[record] != nil {
            column.values[record] = transform(values[record])
        }
        return column
    }

    /// How many records there are.
    package var count: Int { values.count }

    /// A record's code; nil if it has none.
    @inline(__always)
    package subscript(record: Int) -> UInt64? {
        let isPresent = presence[record >> 6] & (1 << UInt64(record & 63)) != 0
        return isPresent ? values[record] : nil
    }

    /// Memory the column holds, in bytes.
    package var byteCount: Int { 8 * (values.count + presence.count) }
}
