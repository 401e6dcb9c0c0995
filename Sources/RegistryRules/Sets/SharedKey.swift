import RegistryModel

/// Something that two records of one source may share, so that a set rule looks at them together.
package enum SharedKey: Sendable, CaseIterable {
    /// All cells.
    case content
    /// What names the record within its source.
    case identifier
    case idNumber
    case certificateNumber
    /// The number of the household, which villages may each count from one.
    case household
    /// The parents' numbers, when they are valid: to be compared with `idNumber`.
    case motherIDNumber
    case fatherIDNumber

    /// What the copies of a record share.
    static let ofCopies: [SharedKey] = [.content, .identifier, .idNumber]

    /// Keys that hold the same kind of value stand in one family.
    var family: SharedKey {
        switch self {
        case .motherIDNumber, .fatherIDNumber: .idNumber
        default: self
        }
    }

    /// The key of each row as a number that differs for different keys, hashes apart; 0 for a
    /// record without one, and for a broken row.
    package func values(of table: RecordTable) -> [UInt64] {
        var values = self.unchecked(table)
        for row in table.brokenRows { values[row] = 0 }
        return values
    }

    private func unchecked(_ table: RecordTable) -> [UInt64] {
        switch self {
        case .content: table.contentHashes().map { max(1, $0) }
        case .identifier: Self.texts(table, table.schema.identifier)
        case .household: Self.texts(table, Households.field(in: table.schema))
        case .idNumber: Self.numbers(table, .idNumber) { $0 }
        case .certificateNumber: Self.numbers(table, .certificateNumber) { $0 + 1 }
        case .motherIDNumber: Self.numbers(table, .motherIDNumber, Self.valid)
        case .fatherIDNumber: Self.numbers(table, .fatherIDNumber, Self.valid)
        }
    }

    private static func valid(_ number: UInt64) -> UInt64 {
        ResidentID(rawValue: number).isValid ? number : 0
    }

    private static func numbers(
        _ table: RecordTable, _ field: Field, _ key: (UInt64) -> UInt64
    ) -> [UInt64] {
        let values = table.wideValues(field)
        guard values.count == table.count else { return none(table) }
        return values.map { $0 > Packed.unreadable ? key(UInt64($0)) : 0 }
    }

    private static func texts(_ table: RecordTable, _ field: Field?) -> [UInt64] {
        guard let field else { return none(table) }
        guard let texts = table.textColumn(field) else {
            return (0..<table.count).map { table[$0].key(of: field) ?? 0 }
        }
        return texts.withBytes { bytes in
            (0..<table.count).map { row in
                let range = texts.range(at: row)
                return range.isEmpty ? 0 : TextKey.of(bytes, range)
            }
        }
    }

    private static func none(_ table: RecordTable) -> [UInt64] {
        [UInt64](repeating: 0, count: table.count)
    }
}

/// Texts as numbers that equal texts share.
enum TextKey {
    /// FNV-1a.
    static func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return hash
    }
}
