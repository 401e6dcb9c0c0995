import RegistryModel

@testable import RegistryIntake

/// A file read as `hecha check` reads tables, and once more cut elsewhere.
enum CSVTrial {
    private struct Reading {
        var rows = ReadRows()
        var findings: [Finding] = []
        var tally = DecodingTally()
        /// Rows that are no records: totals.
        var passedOver: Int { findings.count { $0.rule == "FIL025" } }
    }

    static func run(_ given: TrialInput) throws -> [String] {
        let scratch = try ScratchInput(given.file)
        let context = scratch.context(given.kind)
        var breaches: [String] = []
        let text = try DecodedStream.wholeText(context)
        if !text.span.isUTF8 { breaches.append("The text isn't UTF-8.") }
        var reader = try CSVFileReader(try DecodedStream(context), context: context)
        // A header that ends with the file has no line end.
        guard let layout = reader.layout, layout.headerLines > 0 else { return breaches }
        let isCut = reader.stream.pieceDecoder != nil
        var chunks: [CSVChunk] = []
        while let chunk = try reader.next() { chunks.append(chunk) }
        let whole = read(chunks, context, layout)
        if reader.rejected == 0, let lost = lost(text, whole, layout) { breaches.append(lost) }
        // A file of bare returns is turned into one of lines by the file's reader.
        guard isCut, text.contains(0x0A) || !text.contains(0x0D) else { return breaches }
        var stream = try DecodedStream(context)
        var raw: [UInt8] = []
        while try stream.append(to: &raw, decoding: false) {}
        let again = read(
            cut(raw, given.cuts, layout, stream.pieceDecoder), context, layout)
        if let difference = again.rows.difference(from: whole.rows) {
            breaches.append("Cut elsewhere: \(difference)")
        }
        let (own, others) = (again.findings.comparable, whole.findings.comparable)
        if let difference = own.difference(from: others) {
            breaches.append("Cut elsewhere: \(difference)")
        }
        if again.tally.malformed.count != whole.tally.malformed.count {
            breaches.append("Cut elsewhere, other bytes are malformed.")
        }
        return breaches
    }

    private static func read(
        _ chunks: [CSVChunk], _ context: ReadingContext, _ layout: CSVLayout
    ) -> Reading {
        let slices = CSVSliceReader(context: context, layout: layout)
        var reading = Reading()
        var offset = layout.headerBytes
        var number = 0
        for chunk in chunks {
            let outcome = slices.read(chunk)
            let table = outcome.table.deriving(layout.derivations)
            offset += outcome.facts.skippedBytes
            reading.rows.take(table, number: number, bytes: offset)
            offset += outcome.facts.textLength
            number += table.count
            reading.findings += outcome.facts.findings
            reading.tally.add(
                outcome.facts.tally, offset: chunk.byteOffset, lines: chunk.firstLine - 1)
        }
        return reading
    }

    private static func cut(
        _ raw: [UInt8], _ cuts: Cuts, _ layout: CSVLayout, _ decoder: PieceDecoder?
    ) -> [CSVChunk] {
        let start = LineCounting.end(ofLines: layout.headerLines, in: raw)
        var chunker = CSVChunker(
            delimiter: layout.delimiter, decoder: decoder, headerLines: layout.headerLines,
            headerBytes: start, target: cuts.target)
        var chunks: [CSVChunk] = []
        for block in cuts.blocks(of: Array(raw[start...])) {
            if let chunk = chunker.add(Array(block)) { chunks.append(chunk) }
        }
        if let chunk = chunker.finish() { chunks.append(chunk) }
        return chunks
    }

    /// Without a quote every line that holds anything is a record, or is said to be a total.
    private static func lost(_ text: [UInt8], _ read: Reading, _ layout: CSVLayout) -> String? {
        guard !text.contains(0x22) else { return nil }
        let isBare = text.contains(0x0D) && !text.contains(0x0A)
        let lines = text.split(separator: isBare ? 0x0D : 0x0A, omittingEmptySubsequences: false)
        let filled = lines.dropFirst(layout.headerLines).count { line in
            let cells = line.last == 0x0D ? line.dropLast() : line
            return cells.contains { $0 != layout.delimiter && $0 != 0x20 && $0 != 0x09 }
        }
        let found = read.rows.rows.count + read.passedOver
        return filled == found ? nil : "\(filled) lines hold something, \(found) were read."
    }
}

extension Array<Finding> {
    /// Without those said once a chunk, and with what the end of the file alone can be told.
    fileprivate var comparable: [Finding] { filter { $0.rule != "FIL013" } }
}

extension Span<UInt8> {
    var isUTF8: Bool { (try? UTF8Span(validating: self)) != nil }
}
