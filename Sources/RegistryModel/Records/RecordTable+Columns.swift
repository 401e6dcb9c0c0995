/// Whole columns at once, for rules that compare column with column.
extension RecordTable {
    /// The packed values of a column, in the order of `rows`; `Packed.absent` for what is blank,
    /// can't be read, or is a text. Cost: one pass, one array.
    package func packedValues(_ field: Field, rows: Range<Int>) -> [Int64] {
        let absent = { [Int64](repeating: Packed.absent, count: rows.count) }
        guard let position = schema.position(of: field) else { return absent() }
        let column = columns[position]
        switch schema.fields[position].type.width {
        case .text: return absent()
        case .wide:
            guard rows.upperBound <= column.wide.count else { return absent() }
            return column.wide[rows].map { $0 <= Packed.unreadable ? Packed.absent : $0 }
        case .narrow:
            guard rows.upperBound <= column.narrow.count else { return absent() }
            return column.narrow[rows].map {
                $0 <= Packed.narrowUnreadable ? Packed.absent : Int64($0)
            }
        }
    }

    /// The column of a text or a name; nil when the source has none or it wasn't kept.
    package func textColumn(_ field: Field) -> TextColumn? {
        guard let position = schema.position(of: field) else { return nil }
        let column = columns[position].text
        return column.count == count ? column : nil
    }
}
