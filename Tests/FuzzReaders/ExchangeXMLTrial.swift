import RegistryModel

@testable import RegistryIntake

/// A file of the exchange format by the fast path, cut into stretches, and by libxml2 alone.
enum ExchangeXMLTrial {
    private struct Reading {
        var rows = ReadRows()
        var findings: [Finding] = []
        var rowCount = 0

        mutating func take(_ output: XMLOutput) {
            for table in output.tables { take(table, 0, 0) }
            findings += output.findings
        }

        mutating func take(_ table: RecordTable, _ offset: Int, _ bytes: Int) {
            rows.take(table, number: rowCount + offset, bytes: bytes)
            rowCount += table.count
        }
    }

    static func run(_ given: TrialInput) throws -> [String] {
        let scratch = try ScratchInput(given.file)
        let context = scratch.context(given.kind)
        let text = try DecodedStream.wholeText(context)
        guard text.span.isUTF8 else { return ["The text isn't UTF-8."] }
        let source = SourceID(given.kind)
        let alone = try XMLRecordReader(source: source, file: context.file)
        var whole = Reading()
        whole.take(try alone.feed(text.span))
        whole.take(try alone.finish())
        let reader = try XMLRecordReader(source: source, file: context.file)
        let cut = try read(text, given.cuts, reader)
        var breaches: [String] = []
        if let difference = cut.rows.difference(from: whole.rows) {
            breaches.append("Fast path: \(difference)")
        }
        if let difference = cut.findings.difference(from: whole.findings) {
            breaches.append("Fast path: \(difference)")
        }
        if reader.rootAttributes != alone.rootAttributes || reader.isRefused != alone.isRefused
            || reader.recordCount != alone.recordCount
            || reader.rejectedCount != alone.rejectedCount
        {
            breaches.append("Fast path: the file's facts differ.")
        }
        return breaches
    }

    private static func read(
        _ text: [UInt8], _ cuts: Cuts, _ reader: XMLRecordReader
    ) throws -> Reading {
        var cutter = XMLTextCutter(record: reader.schema.recordElement, target: cuts.target)
        var stretches: [XMLStretch] = []
        for block in cuts.blocks(of: text) {
            cutter.add(Array(block))
            while let stretch = cutter.next() { stretches.append(stretch) }
        }
        if let stretch = cutter.finish() { stretches.append(stretch) }
        var reading = Reading()
        var fast: XMLStretchReader?
        for stretch in stretches {
            if stretch.startsAtRecord, fast == nil {
                fast = reader.stretchContext().map { XMLStretchReader($0) }
            }
            for part in try fast?.read(stretch) ?? [.text(stretch.copiedText)] {
                switch part {
                case .text(let text): reading.take(try reader.feed(text.span))
                case .records(let run):
                    let (output, offset) = try reader.add(run)
                    reading.take(output)
                    if let offset { reading.take(run.table, offset, run.byteOffset) }
                }
            }
        }
        reading.take(try reader.finish())
        return reading
    }
}
