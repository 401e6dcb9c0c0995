/// Where a record stands: enough to open the file at the line, or to cut the record out of it.
package struct Provenance: Sendable, Hashable {
    /// Index into the run's list of input files.
    package let file: UInt32
    /// CSV: the record's first line; XML: the line of its start tag. From 1.
    package let line: UInt32
    /// Records of the file before this one, plus 1.
    package let number: UInt32
    package let byteLength: UInt32
    /// Offset in the file's text as UTF-8, after decompression and decoding.
    package let byteOffset: UInt64

    package init(file: UInt32, line: UInt32, number: UInt32, byteOffset: UInt64, byteLength: UInt32)
    {
        self.file = file
        self.line = line
        self.number = number
        self.byteOffset = byteOffset
        self.byteLength = byteLength
    }

    func shifted(records: Int, bytes: Int) -> Provenance {
        Provenance(
            file: file, line: line, number: number &+ UInt32(truncatingIfNeeded: records),
            byteOffset: byteOffset &+ UInt64(truncatingIfNeeded: bytes), byteLength: byteLength)
    }
}

/// One column: only the array of its type's width is used.
struct Column: Sendable {
    var wide: [Int64] = []
    var narrow: [Int32] = []
    var text = TextColumn()

    mutating func append(contentsOf other: Column) {
        wide.append(contentsOf: other.wide)
        narrow.append(contentsOf: other.narrow)
        text.append(contentsOf: other.text)
    }

    /// One value of the other; blank when it isn't kept there.
    mutating func append(_ row: Int, of other: Column, _ width: ColumnWidth) {
        switch width {
        case .wide: wide.append(other.wide.isEmpty ? Packed.absent : other.wide[row])
        case .narrow: narrow.append(other.narrow.isEmpty ? Packed.narrowAbsent : other.narrow[row])
        case .text:
            other.text.withBytes { bytes in
                text.append(
                    bytes.extracting(other.text.count == 0 ? 0..<0 : other.text.range(at: row)))
            }
        }
    }

    /// Only the given rows of the other; a column that isn't kept has none.
    mutating func append(contentsOf other: Column, rows: [Int]) {
        if !other.wide.isEmpty { wide.append(contentsOf: rows.lazy.map { other.wide[$0] }) }
        if !other.narrow.isEmpty {
            narrow.append(contentsOf: rows.lazy.map { other.narrow[$0] })
        }
        if other.text.count > 0 {
            other.text.withBytes { bytes in
                for row in rows { text.append(bytes.extracting(other.text.range(at: row))) }
            }
        }
    }
}

/// The records of one source, or of a slice of one of its files, in columns; never changed once made.
///
/// Memory: 4 or 8 bytes a value, text as long as it is, 32 bytes of provenance a record.
package final class RecordTable: Sendable {
    package let source: SourceID
    package let schema: SourceSchema
    package let provenance: [Provenance]
    /// The columns each file has, by file index.
    package let presence: [UInt32: FieldSet]
    /// Rows whose number of cells was wrong: read as far as they go, never held against anyone.
    package let brokenRows: Set<Int>
    /// By row, then by the field's place in the schema.
    package let remarks: [CellRemark]
    let columns: [Column]
    /// What the schema says of each field, without the references its definition carries.
    let widths: [ColumnWidth]
    let isMoment: [Bool]

    init(_ builder: RecordTableBuilder) {
        source = builder.source
        schema = builder.schema
        provenance = builder.provenance
        presence = builder.presence
        brokenRows = builder.brokenRows
        remarks = builder.remarks
        columns = builder.columns
        widths = builder.widths
        isMoment = schema.fields.map { $0.type == .dateTime }
    }

    /// The same records with other columns, and other remarks where they are given.
    init(_ table: RecordTable, columns: [Column], remarks: [CellRemark]? = nil) {
        source = table.source
        schema = table.schema
        provenance = table.provenance
        presence = table.presence
        brokenRows = table.brokenRows
        self.remarks = remarks ?? table.remarks
        self.columns = columns
        widths = table.widths
        isMoment = table.isMoment
    }

    package var count: Int { provenance.count }

    package func hasColumn(_ field: Field, inFileOf row: Int) -> Bool {
        presence[provenance[row].file]?.contains(field) ?? false
    }

    /// The records at the given rows, ascending; remarks only where a value is wrong, as in
    /// `RecordTableBuilder.append(contentsOf:)`.
    package func keeping(_ rows: [Int]) -> RecordTable {
        var builder = RecordTableBuilder(source: source)
        builder.append(contentsOf: self, rows: rows)
        return builder.build()
    }

    package subscript(row: Int) -> RecordView { RecordView(table: self, row: row) }

    /// The packed values of a column of dates, codes or whole numbers, one a record, as `Packed`
    /// says; empty when the table doesn't keep the column.
    package func narrowValues(_ field: Field) -> [Int32] {
        schema.position(of: field).map { columns[$0].narrow } ?? []
    }

    /// The same for resident IDs, divisions and certificates.
    package func wideValues(_ field: Field) -> [Int64] {
        schema.position(of: field).map { columns[$0].wide } ?? []
    }

    /// The same for texts.
    package func texts(_ field: Field) -> TextColumn {
        schema.position(of: field).map { columns[$0].text } ?? TextColumn()
    }

    package func width(of field: Field) -> ColumnWidth? {
        schema.position(of: field).map { widths[$0] }
    }

    /// The remark on one cell; found by binary search.
    package func remark(row: Int, field: Field) -> CellRemark? {
        var low = 0
        var high = remarks.count
        while low < high {
            let middle = (low + high) / 2
            if remarks[middle].row < row { low = middle + 1 } else { high = middle }
        }
        while low < remarks.count, remarks[low].row == row {
            if remarks[low].field == field { return remarks[low] }
            low += 1
        }
        return nil
    }
}
