/// Collects records cell by cell, then freezes into a `RecordTable`.
///
/// Shape: for each record, one `append` for every field of the schema in order, then `endRecord`.
package struct RecordTableBuilder: Sendable {
    package let source: SourceID
    package let schema: SourceSchema
    var provenance: [Provenance] = []
    private(set) var presence: [UInt32: FieldSet] = [:]
    var brokenRows: Set<Int> = []
    var remarks: [CellRemark] = []
    var columns: [Column]
    private let kept: FieldSet?
    /// What the schema says of each field, without the references a definition carries: copying
    /// those for every cell would cost more than reading it.
    let widths: [ColumnWidth]
    let readers: [CellReader]

    func keeps(_ field: Field) -> Bool { kept?.contains(field) ?? true }

    /// `keeping` limits which fields' columns are kept; nil keeps all. A column that isn't kept
    /// reads as blank.
    package init(source: SourceID, keeping kept: FieldSet? = nil) {
        self.source = source
        self.kept = kept
        schema = SourceCatalogue.schema(of: source.kind)
        columns = Array(repeating: Column(), count: schema.fields.count)
        widths = schema.fields.map(\.type.width)
        readers = schema.fields.map { CellReader($0.type) }
    }

    package var count: Int { provenance.count }

    package mutating func setPresence(_ fields: FieldSet, ofFile file: UInt32) {
        presence[file] = fields
    }

    /// Reads one cell; an empty span is a blank or absent cell.
    package mutating func append(_ bytes: Span<UInt8>, at position: Int) {
        if let kept, !kept.contains(schema.fields[position].field) { return }
        let reading: CellReading
        switch widths[position] {
        case .text:
            reading = appendText(bytes, at: position)
        case .wide:
            reading = CellParsing.read(bytes, as: readers[position], of: schema, at: position)
            columns[position].wide.append(reading.packed)
        case .narrow:
            reading = CellParsing.read(bytes, as: readers[position], of: schema, at: position)
            columns[position].narrow.append(Int32(packed: reading.packed))
        }
        if !reading.isClean {
            remarks.append(
                CellRemark(
                    row: provenance.count, field: schema.fields[position].field,
                    deviations: reading.deviations, defect: reading.defect,
                    text: bytes.text(atMost: 200)))
        }
    }

    private mutating func appendText(
        _ bytes: Span<UInt8>, at position: Int
    ) -> CellReading {
        let isName = readers[position] == .name
        let (kept, deviations) = isName ? NameCell.reading(bytes) : Self.trimmed(bytes)
        columns[position].text.append(bytes.extracting(kept))
        return CellReading(packed: 0, deviations: deviations)
    }

    /// Adds a record of another table of this schema with some cells read anew. Of its remarks those
    /// are kept that say a value is wrong.
    package mutating func append(
        _ record: RecordView, changing changes: [(field: Field, text: String)]
    ) {
        let table = record.table
        for (position, definition) in schema.fields.enumerated() {
            if let change = changes.first(where: { $0.field == definition.field }) {
                append(Array(change.text.utf8).span, at: position)
                continue
            }
            columns[position].append(record.row, of: table.columns[position], widths[position])
            if let remark = table.remark(row: record.row, field: definition.field),
                remark.defect != nil
            {
                remarks.append(remark.moved(to: provenance.count))
            }
        }
        endRecord(table.provenance[record.row])
    }

    package mutating func endRecord(_ place: Provenance, isBroken: Bool = false) {
        if isBroken { brokenRows.insert(provenance.count) }
        provenance.append(place)
    }

    /// Adds the records of `table` after those already here; its remarks only when they say a
    /// value is wrong, since form has been judged by then.
    ///
    /// `numberOffset` and `byteOffset` are added to the records' numbers and places, for slices that
    /// count from their own start.
    package mutating func append(
        contentsOf table: RecordTable, numberOffset: Int = 0, byteOffset: Int = 0
    ) {
        let base = provenance.count
        for position in columns.indices where keeps(schema.fields[position].field) {
            columns[position].append(contentsOf: table.columns[position])
        }
        provenance.append(
            contentsOf: table.provenance.lazy.map {
                $0.shifted(records: numberOffset, bytes: byteOffset)
            })
        for row in table.brokenRows { brokenRows.insert(base + row) }
        presence.merge(table.presence) { current, _ in current }
        for remark in table.remarks where remark.defect != nil && keeps(remark.field) {
            remarks.append(remark.moved(to: base + remark.row))
        }
    }

    /// Makes room for the records of tables that are about to be added, so that the columns are
    /// never copied to make more.
    package mutating func reserveCapacity(for tables: [RecordTable]) {
        let count = provenance.count + tables.reduce(0) { $0 + $1.count }
        provenance.reserveCapacity(count)
        for position in columns.indices where keeps(schema.fields[position].field) {
            switch widths[position] {
            case .wide: columns[position].wide.reserveCapacity(count)
            case .narrow: columns[position].narrow.reserveCapacity(count)
            case .text:
                let bytes = tables.reduce(0) { $0 + $1.columns[position].text.byteCount }
                columns[position].text.reserveCapacity(count, bytes: bytes)
            }
        }
    }

    mutating func append(contentsOf table: RecordTable, rows: [Int]) {
        let base = provenance.count
        for position in columns.indices where keeps(schema.fields[position].field) {
            columns[position].append(contentsOf: table.columns[position], rows: rows)
        }
        provenance.append(contentsOf: rows.lazy.map { table.provenance[$0] })
        presence.merge(table.presence) { current, _ in current }
        var newRow: [Int: Int] = [:]
        for (place, row) in rows.enumerated() {
            newRow[row] = base + place
            if table.brokenRows.contains(row) { brokenRows.insert(base + place) }
        }
        for remark in table.remarks where remark.defect != nil {
            guard let row = newRow[remark.row] else { continue }
            remarks.append(remark.moved(to: row))
        }
    }

    package consuming func build() -> RecordTable {
        RecordTable(self)
    }
}
