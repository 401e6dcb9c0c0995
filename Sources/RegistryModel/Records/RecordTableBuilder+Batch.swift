// Reads cells column by column: one loop for each type, so that a plain cell costs neither a
// decision about its type nor a call.
extension RecordTableBuilder {
    /// Rows whose columns are read one after another: their text stays in the processor's nearest
    /// cache meanwhile.
    private static let rowsTogether = 96

    /// Adds the records of `batch`; the same as adding them cell by cell.
    ///
    /// - Parameter columnOfPosition: the file's column of each field of the schema, -1 for none.
    package mutating func append(
        _ batch: CellBatch, columnOfPosition: [Int], file: UInt32
    ) {
        let base = provenance.count
        let firstRemark = remarks.count
        let count = batch.records.count
        let kept = schema.fields.indices.filter { keeps(schema.fields[$0].field) }
        let texts = kept.filter { widths[$0] == .text && columnOfPosition[$0] >= 0 }
        let codes = schema.fields.map { definition -> PlainCode? in
            if case .code(let list) = definition.type { PlainCode(list) } else { nil }
        }
        var starts = texts.map { _ in [UInt32](repeating: 0, count: count) }
        var ends = starts
        for start in stride(from: 0, to: count, by: Self.rowsTogether) {
            let rows = start..<min(start + Self.rowsTogether, count)
            var nextText = 0
            for position in kept {
                let column = columnOfPosition[position]
                if column < 0 {
                    appendBlanks(rows.count, at: position)
                } else if widths[position] == .text {
                    readTexts(
                        batch, rows, column, at: position, &starts[nextText], &ends[nextText])
                    nextText += 1
                } else if let code = codes[position] {
                    appendNarrow(batch, rows, column, at: position, by: code)
                } else {
                    appendPacked(batch, rows, column, at: position)
                }
            }
        }
        for (place, position) in texts.enumerated() {
            let shared = TextColumn(
                sharing: batch.text, starts: starts[place], ends: ends[place])
            if columns[position].text.count == 0 {
                columns[position].text = shared
            } else {
                columns[position].text.append(contentsOf: shared)
            }
        }
        // Found column by column, listed row by row.
        if remarks.count > firstRemark {
            remarks[firstRemark...].sort { left, right in
                left.row != right.row
                    ? left.row < right.row
                    : (schema.position(of: left.field) ?? 0)
                        < (schema.position(of: right.field) ?? 0)
            }
        }
        provenance.reserveCapacity(base + batch.records.count)
        for (number, record) in batch.records.enumerated() {
            if record.isBroken { brokenRows.insert(base + number) }
            provenance.append(
                Provenance(
                    file: file, line: record.line,
                    number: record.number > 0
                        ? record.number : UInt32(truncatingIfNeeded: base + number + 1),
                    byteOffset: UInt64(record.byteOffset), byteLength: record.byteLength))
        }
    }

    private mutating func appendBlanks(_ count: Int, at position: Int) {
        switch widths[position] {
        case .text:
            for _ in 0..<count { columns[position].text.append(Span()) }
        case .wide:
            columns[position].wide.append(
                contentsOf: repeatElement(Packed.absent, count: count))
        case .narrow:
            columns[position].narrow.append(
                contentsOf: repeatElement(Packed.narrowAbsent, count: count))
        }
    }

    private mutating func note(
        _ reading: CellReading, _ bytes: Span<UInt8>, _ number: Int, at position: Int
    ) {
        remarks.append(
            CellRemark(
                row: provenance.count + number, field: schema.fields[position].field,
                deviations: reading.deviations, defect: reading.defect,
                text: bytes.text(atMost: 200)))
    }

    // MARK: Packed values

    private mutating func appendPacked(
        _ batch: CellBatch, _ rows: Range<Int>, _ column: Int, at position: Int
    ) {
        switch schema.fields[position].type {
        case .residentID:
            appendWide(batch, rows, column, at: position, by: PlainResidentID())
        case .division:
            appendWide(batch, rows, column, at: position, by: PlainDivision())
        case .date:
            appendNarrow(batch, rows, column, at: position, by: PlainDate())
        case .integer:
            appendNarrow(batch, rows, column, at: position, by: PlainInteger())
        case .certificate, .decimal:
            appendWide(batch, rows, column, at: position, by: NothingPlain())
        default:
            appendNarrow(batch, rows, column, at: position, by: NothingPlain())
        }
    }

    private mutating func appendWide(
        _ batch: CellBatch, _ rows: Range<Int>, _ column: Int, at position: Int,
        by plain: some PlainCell
    ) {
        var values = columns[position].wide
        columns[position].wide = []
        readEach(batch, rows, column, at: position, by: plain, into: &values)
        columns[position].wide = values
    }

    private mutating func appendNarrow(
        _ batch: CellBatch, _ rows: Range<Int>, _ column: Int, at position: Int,
        by plain: some PlainCell
    ) {
        var values = columns[position].narrow
        columns[position].narrow = []
        readEach(batch, rows, column, at: position, by: plain, into: &values)
        columns[position].narrow = values
    }

    @inline(__always)
    private mutating func readEach(
        _ batch: CellBatch, _ rows: Range<Int>, _ column: Int, at position: Int,
        by plain: some PlainCell,
        into values: inout [some PackedSlot]
    ) {
        let text = batch.text.span
        let raw = text.bytes
        let ends = batch.ends.span
        let firstCells = batch.firstCells.span
        let base = values.count - rows.lowerBound
        values.append(contentsOf: repeatElement(.zero, count: rows.count))
        var slots = values.mutableSpan
        var plain = plain
        for number in rows {
            let range = batch.cell(number, column, firstCells, ends)
            var value = range.isEmpty ? Packed.absent : plain.read(raw, range)
            if value == PlainReading.unknown {
                value = parsed(text.extracting(range), number, at: position)
            }
            slots[base &+ number] = .init(packed: value)
        }
    }

    /// Out of the loop, which is kept small for the cells that need no second look.
    @inline(never)
    private mutating func parsed(
        _ cell: Span<UInt8>, _ number: Int, at position: Int
    ) -> Int64 {
        let reading = CellParsing.read(cell, as: readers[position], of: schema, at: position)
        if !reading.isClean { note(reading, cell, number, at: position) }
        return reading.packed
    }

    // MARK: Texts

    private mutating func readTexts(
        _ batch: CellBatch, _ rows: Range<Int>, _ column: Int, at position: Int,
        _ starts: inout [UInt32], _ stops: inout [UInt32]
    ) {
        let isName = readers[position] == .name
        let text = batch.text.span
        let raw = text.bytes
        let ends = batch.ends.span
        let firstCells = batch.firstCells.span
        var firsts = starts.mutableSpan
        var lasts = stops.mutableSpan
        for number in rows {
            var range = batch.cell(number, column, firstCells, ends)
            if !Self.isPlain(raw, range, asName: isName) {
                let bytes = text.extracting(range)
                let (kept, deviations) =
                    isName ? NameCell.reading(bytes) : Self.trimmed(bytes)
                if !deviations.isEmpty {
                    note(
                        CellReading(packed: 0, deviations: deviations), bytes, number,
                        at: position)
                }
                range = range.lowerBound + kept.lowerBound..<range.lowerBound + kept.upperBound
            }
            firsts[number] = UInt32(truncatingIfNeeded: range.lowerBound)
            lasts[number] = UInt32(truncatingIfNeeded: range.upperBound)
        }
    }

    static func trimmed(_ bytes: Span<UInt8>) -> (Range<Int>, FormDeviations) {
        let kept = bytes.trimmingBlanks()
        return (kept, kept.count == bytes.count ? [] : .surroundingBlank)
    }

    /// True when the text needs no trimming and, if a name, has no deviation of form: nothing but
    /// Han characters of the basic block, or, in other texts, visible ASCII at both ends.
    @inline(__always)
    private static func isPlain(_ raw: RawSpan, _ range: Range<Int>, asName: Bool) -> Bool {
        if range.isEmpty { return true }
        func byte(_ index: Int) -> UInt8 { raw.unsafeLoad(fromByteOffset: index, as: UInt8.self) }
        if !asName {
            let (first, last) = (byte(range.lowerBound), byte(range.upperBound - 1))
            return first &- 0x21 < 0x5E && last &- 0x21 < 0x5E
        }
        guard range.count <= 15 else { return false }
        var index = range.lowerBound
        while index < range.upperBound {
            // E4…E9 begin U+4000…U+9FFF.
            guard byte(index) &- 0xE4 < 6 else { return false }
            index += 3
        }
        return true
    }
}

/// Knows no plain form: every cell is `CellParsing`'s.
private struct NothingPlain: PlainCell {
    @inline(__always)
    func read(_ text: RawSpan, _ range: Range<Int>) -> Int64 { PlainReading.unknown }
}
