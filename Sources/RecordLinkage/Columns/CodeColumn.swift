/// One code, identity number or key of at most 64 bits, or none, for each record.
///
/// Cost: 8 bytes and 1 bit a record.
package struct CodeColumn: Sendable {
    private let values: [UInt64]
    /// One bit a record, set if it has a value: every 64-bit value is a possible code.
    private let presence: [UInt64]

    /// Stores codes in the order of the records.
    package init(_ codes: some Sequence<UInt64?>) {
        var values: [UInt64] = []
        var presence: [UInt64] = []
        for code in codes {
            if values.count & 63 == 0 { presence.append(0) }
            if code != nil { presence[values.count >> 6] |= 1 << UInt64(values.count & 63) }
            values.append(code ?? 0)
        }
        self.values = values
        self.presence = presence
    }

    /// How many records there are.
    package var count: Int { values.count }

    /// A record's code; nil if it has none.
    package subscript(record: Int) -> UInt64? {
        let isPresent = presence[record >> 6] & (1 << UInt64(record & 63)) != 0
        return isPresent ? values[record] : nil
    }

    /// Memory the column holds, in bytes.
    package var byteCount: Int { 8 * (values.count + presence.count) }
}
