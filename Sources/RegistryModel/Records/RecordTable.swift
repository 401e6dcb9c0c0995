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

    func numbered(from offset: Int) -> Provenance {
        Provenance(
            file: file, line: line, number: number &+ UInt32(truncatingIfNeeded: offset),
            byteOffset: byteOffset, byteLength: byteLength)
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
    /// Hash of every value of the record, so that equal rows are found without comparing texts.
    package let contentHashes: [UInt64]
    /// Rows whose number of cells was wrong: read as far as they go, never held against anyone.
    package let brokenRows: Set<Int>
    /// By row, then by the field's place in the schema.
    package let remarks: [CellRemark]
    let columns: [Column]

    init(_ builder: RecordTableBuilder) {
        source = builder.source
        schema = builder.schema
        provenance = builder.provenance
        presence = builder.presence
        contentHashes = builder.contentHashes
        brokenRows = builder.brokenRows
        remarks = builder.remarks
        columns = builder.columns
    }

    package var count: Int { provenance.count }

    package func hasColumn(_ field: Field, inFileOf row: Int) -> Bool {
        presence[provenance[row].file]?.contains(field) ?? false
    }

    package subscript(row: Int) -> RecordView { RecordView(table: self, row: row) }

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

/// Collects records cell by cell, then freezes into a `RecordTable`.
///
/// Shape: for each record, one `append` for every field of the schema in order, then `endRecord`.
package struct RecordTableBuilder: Sendable {
    package let source: SourceID
    package let schema: SourceSchema
    private(set) var provenance: [Provenance] = []
    private(set) var presence: [UInt32: FieldSet] = [:]
    private(set) var contentHashes: [UInt64] = []
    private(set) var brokenRows: Set<Int> = []
    private(set) var remarks: [CellRemark] = []
    private(set) var columns: [Column]
    private let kept: FieldSet?
    /// What the schema says of each field, without the references a definition carries: copying
    /// those for every cell would cost more than reading it.
    private let widths: [ColumnWidth]
    private let readers: [CellReader]
    private var hash = StableHash()

    private func keeps(_ field: Field) -> Bool { kept?.contains(field) ?? true }

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
            hash.combine(UInt64(bitPattern: reading.packed))
        case .narrow:
            reading = CellParsing.read(bytes, as: readers[position], of: schema, at: position)
            columns[position].narrow.append(Self.narrowed(reading.packed))
            hash.combine(UInt64(bitPattern: reading.packed))
        }
        if reading.packed == Packed.unreadable {
            for index in 0..<bytes.count { hash.combine(byte: bytes[index]) }
            hash.combine(byte: 0xFF)
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
        if readers[position] == .name {
            let name = NameCell(bytes)
            columns[position].text.append(name.bytes.span)
            for byte in name.bytes { hash.combine(byte: byte) }
            hash.combine(byte: 0xFF)
            return CellReading(packed: 0, deviations: name.deviations)
        }
        let trimmed = bytes.trimmingBlanks()
        columns[position].text.append(bytes.extracting(trimmed))
        for index in trimmed { hash.combine(byte: bytes[index]) }
        hash.combine(byte: 0xFF)
        return CellReading(
            packed: 0, deviations: trimmed.count == bytes.count ? [] : .surroundingBlank)
    }

    private static func narrowed(_ packed: Int64) -> Int32 {
        if packed == Packed.absent { return Packed.narrowAbsent }
        return Int32(exactly: packed) ?? Packed.narrowUnreadable
    }

    package mutating func endRecord(_ place: Provenance, isBroken: Bool = false) {
        if isBroken { brokenRows.insert(provenance.count) }
        contentHashes.append(hash.value)
        hash = StableHash()
        provenance.append(place)
    }

    /// Adds the records of `table` after those already here; its remarks only when they say a
    /// value is wrong, since form has been judged by then.
    ///
    /// `numberOffset` is added to the records' numbers, for slices that count from 1 each.
    package mutating func append(contentsOf table: RecordTable, numberOffset: Int = 0) {
        let base = provenance.count
        for position in columns.indices where keeps(schema.fields[position].field) {
            columns[position].append(contentsOf: table.columns[position])
        }
        provenance.append(contentsOf: table.provenance.lazy.map { $0.numbered(from: numberOffset) })
        contentHashes.append(contentsOf: table.contentHashes)
        for row in table.brokenRows { brokenRows.insert(base + row) }
        presence.merge(table.presence) { current, _ in current }
        for remark in table.remarks where remark.defect != nil {
            remarks.append(
                CellRemark(
                    row: base + remark.row, field: remark.field,
                    deviations: remark.deviations, defect: remark.defect, text: remark.text))
        }
    }

    package consuming func build() -> RecordTable {
        RecordTable(self)
    }
}

extension Span where Element == UInt8 {
    /// The text, cut at `limit` bytes.
    package func text(atMost limit: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Swift.min(count, limit))
        var end = Swift.min(count, limit)
        // A character isn't cut.
        while end < count, end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
        for index in 0..<end { bytes.append(self[index]) }
        let text = String(decoding: bytes, as: UTF8.self)
        return count > limit ? text + "…" : text
    }

    /// The range without the blanks around it, as `NormalizedCell` knows them.
    func trimmingBlanks() -> Range<Int> {
        var start = 0
        while start < count {
            let (scalar, length) = NormalizedCell.scalar(self, at: start)
            guard NormalizedCell.isBlank(scalar) else { break }
            start += length
        }
        var end = count
        while end > start {
            var last = end - 1
            while last > start, self[last] & 0xC0 == 0x80 { last -= 1 }
            guard NormalizedCell.isBlank(NormalizedCell.scalar(self, at: last).0) else { break }
            end = last
        }
        return start..<end
    }
}
