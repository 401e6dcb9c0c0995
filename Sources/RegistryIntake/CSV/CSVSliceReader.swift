import RegistryModel

/// What reading one slice of a file yields.
package struct SliceOutcome: Sendable {
    package let table: RecordTable
    package let facts: SliceFacts
}

/// What is to be known of a slice besides its records.
package struct SliceFacts: Sendable {
    /// What was wrong with its rows.
    package var findings: [Finding]
    /// Length of its text in UTF-8.
    package let textLength: Int
    /// Bytes before it that were given up on.
    package let skippedBytes: Int
    /// Line the slice starts on.
    let firstLine: Int
    /// Its offset in the file before decoding.
    let byteOffset: Int
    let tally: DecodingTally
}

/// Turns one chunk of CSV into typed records. Pure: chunks can be read in any order, on any thread.
///
/// The records' byte offsets count from the slice's own start.
package struct CSVSliceReader: Sendable {
    let context: ReadingContext
    let layout: CSVLayout

    package init(context: ReadingContext, layout: CSVLayout) {
        self.context = context
        self.layout = layout
    }

    /// - Parameter places: which of the chunk's records are wanted, ascending from 0; nil for all.
    ///   Their numbers stay what they are.
    package func read(_ chunk: CSVChunk, only places: [Int]? = nil) -> SliceOutcome {
        var text = chunk.padded
        var count = chunk.count
        var tally = DecodingTally()
        if let decoder = chunk.decoder {
            let decoded = decoder.decode(chunk.bytes)
            tally = decoded.tally
            if var own = decoded.text {
                count = own.count
                own.append(contentsOf: repeatElement(0, count: CellBatch.padding))
                text = own
            }
        }
        var rows = CSVRows(context: context, layout: layout, chunk: chunk)
        var batch = chunk.hasQuotes ? rows.readQuoted(text, count) : rows.readPlain(text, count)
        if let places { batch = batch.keeping(places) }
        var builder = RecordTableBuilder(source: context.source)
        builder.setPresence(layout.presence, ofFile: context.file)
        builder.append(batch, columnOfPosition: layout.columnOfPosition, file: context.file)
        let facts = SliceFacts(
            findings: rows.findings, textLength: count, skippedBytes: chunk.skippedBytes,
            firstLine: chunk.firstLine, byteOffset: chunk.byteOffset, tally: tally)
        return SliceOutcome(table: builder.build(), facts: facts)
    }
}
