import RegistryModel

/// Rows of one stretch in their order, plain and odd, to be read column by column all at once.
///
/// Each field has two cells: what stands before its value, which nobody reads, and the value. Values
/// of plain records are ranges of the stretch; those libxml2 made stand behind it.
struct XMLRowBatch {
    private var ends: [UInt32] = []
    private var records: [CellBatch.Record] = []
    private var values: [UInt8] = []
    /// Where `values` will stand.
    private let base: Int

    init(_ stretch: XMLStretch) {
        base = stretch.bytes.count
    }

    var isEmpty: Bool { records.isEmpty }

    mutating func add(_ rows: Range<Int>, of plain: XMLPlainScanner) {
        plain.copy(rows, &ends, &records)
    }

    mutating func add(_ draft: Int, of sink: XMLRecordSink, _ record: XMLOddRecord) {
        let firstCell = ends.count
        sink.eachValue(of: draft) { bytes in
            // Cells begin one byte behind the one before: never 0, as `base` isn't.
            ends.append(UInt32(truncatingIfNeeded: base + values.count - 1))
            values += bytes
            ends.append(UInt32(truncatingIfNeeded: base + values.count))
        }
        records.append(
            CellBatch.Record(
                firstCell: firstCell, start: record.start,
                line: Int(record.line), number: records.count + 1,
                bytes: record.start..<(record.recordEnd ?? record.next), isBroken: false))
    }

    func append(to builder: inout RecordTableBuilder, _ stretch: XMLStretch, file: UInt32) {
        var text = stretch.bytes
        if !values.isEmpty {
            text.reserveCapacity(base + values.count + XMLStretch.padding)
            text += values
            text.append(contentsOf: repeatElement(0, count: XMLStretch.padding))
        }
        let columns = builder.schema.fields.indices.map { 2 * $0 + 1 }
        builder.append(
            CellBatch(text: text, ends: ends, records: records), columnOfPosition: columns,
            file: file)
    }
}
