/// Whole columns at once, for rules that compare column with column.
extension RecordTable {
    /// The packed values of a column, in the order of `rows`; `Packed.absent` for what is blank,
    /// can't be read, or is a text. Cost: one pass, one array.
    package func packedValues(_ field: Field, rows: Range<Int>) -> [Int64] {
        if width(of: field) == .wide {
            let values = wideValues(field)
            if rows.upperBound <= values.count {
                return values[rows].map { $0 <= Packed.unreadable ? Packed.absent : $0 }
            }
        }
        let values = narrowValues(field)
        guard rows.upperBound <= values.count else {
            return [Int64](repeating: Packed.absent, count: rows.count)
        }
        return values[rows].map {
            $0 <= Packed.narrowUnreadable ? Packed.absent : Int64($0)
        }
    }

    /// The column of a text or a name; nil when the source has none or it wasn't kept.
    package func textColumn(_ field: Field) -> TextColumn? {
        let column = texts(field)
        return column.count == count ? column : nil
    }
}
