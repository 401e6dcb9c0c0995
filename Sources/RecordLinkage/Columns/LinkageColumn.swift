/// What the values of a column are.
package enum ColumnKind: String, Sendable, Hashable {
    case text, number, date, code, keys
}

/// A column of any kind.
package enum LinkageColumn: Sendable {
    /// Texts, compared by their characters.
    case text(InternedTextColumn)
    /// Quantities.
    case number(NumberColumn)
    /// Days.
    case date(DateColumn)
    /// Codes and numbers that name things, at most 64 bits.
    case code(CodeColumn)
    /// Several keys a record: alternatives, readings, tags.
    case keys(KeyListColumn)

    /// What the values are.
    package var kind: ColumnKind {
        switch self {
        case .text: .text
        case .number: .number
        case .date: .date
        case .code: .code
        case .keys: .keys
        }
    }

    /// How many records the column has a place for.
    package var count: Int {
        switch self {
        case .text(let column): column.count
        case .number(let column): column.count
        case .date(let column): column.count
        case .code(let column): column.count
        case .keys(let column): column.count
        }
    }

    /// Whether the record has no value.
    package func isMissing(_ record: Int) -> Bool {
        switch self {
        case .text(let column): column.ids[record] == 0
        case .number(let column): column[record] == nil
        case .date(let column): column[record] == nil
        case .code(let column): column[record] == nil
        case .keys(let column): column.range(of: record).isEmpty
        }
    }

    /// A stable key of the record's single value; nil if missing, or for a list of keys.
    ///
    /// Equal values have equal keys, whatever the run. Codes are their own key, other kinds hash.
    package func key(of record: Int) -> UInt64? {
        switch self {
        case .text(let column):
            let id = column.ids[record]
            return id == 0 ? nil : column.hash(of: id)
        case .number(let column): return column[record].map { ($0 + 0).bitPattern }
        case .date(let column): return column[record].map { UInt64(bitPattern: Int64($0)) }
        case .code(let column): return column[record]
        case .keys: return nil
        }
    }

    /// Memory the column holds, in bytes.
    package var byteCount: Int {
        switch self {
        case .text(let column): column.byteCount
        case .number(let column): column.count * 8
        case .date(let column): column.count * 4
        case .code(let column): column.byteCount
        case .keys(let column): column.byteCount
        }
    }
}
