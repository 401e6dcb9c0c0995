import RegistryIntake
import RegistryModel
import RegistryRules
import Synchronization

/// Reads one table of text, a CSV file or a workbook's sheet, and judges its records chunk by chunk.
struct CSVFileReading: Sendable {
    let file: NumberedFile
    let judge: RecordJudge
    let retention: Retention

    struct Slice: Sendable {
        let index: Int
        /// Without its findings.
        let facts: SliceFacts
        let findings: BoundedFindings
        let count: Int
        let brokenCount: Int
        /// Without what the rules said.
        let judged: JudgedSlice
    }

    /// What one thread has read and judged.
    struct Drained: Sendable {
        var slices: [Slice] = []
        var rules = RuleOutcome()
    }

    func open(_ stream: consuming sending DecodedStream) throws(ReadFailure) -> CSVChunkSource {
        CSVChunkSource(try CSVFileReader(stream, context: file.context))
    }

    /// Reads and judges chunks until there are no more; called on each thread.
    func drain(_ source: CSVChunkSource) throws -> Drained {
        var drained = Drained()
        guard let reader = source.sliceReader(file.context) else { return drained }
        let derivations = source.derivations
        var earlier = BoundedFindings.Earlier()
        while let chunk = try source.next() {
            let outcome = reader.read(chunk)
            let table = outcome.table.deriving(derivations)
            var facts = outcome.facts
            var findings = BoundedFindings(limit: BoundedFindings.ofSlice)
            findings.add(facts.findings)
            findings.letGo(after: &earlier)
            facts.findings = []
            // A thread's chunks come in the order of the file.
            var judged = JudgedSlice(table, by: judge, retention, full: drained.rules.full)
            drained.rules.merge(judged.rules, base: UInt64(chunk.index) << 32)
            judged.rules = RuleOutcome()
            drained.slices.append(
                Slice(
                    index: chunk.index, facts: facts, findings: findings, count: table.count,
                    brokenCount: table.brokenRows.count,
                    judged: judged))
        }
        return drained
    }

    /// Reads single records again.
    func drain(
        _ source: CSVChunkSource, only slices: [WantedRows]
    ) throws -> [(index: Int, table: RecordTable)] {
        var tables: [(index: Int, table: RecordTable)] = []
        guard let reader = source.sliceReader(file.context) else { return [] }
        let derivations = source.derivations
        while let chunk = try source.next() {
            guard chunk.index < slices.count, !slices[chunk.index].rows.isEmpty else { continue }
            let outcome = reader.read(chunk, only: slices[chunk.index].rows)
            // Copied, so that a few records don't hold on to the chunk's whole text.
            let table = retention.table(outcome.table.deriving(derivations))
            tables.append((chunk.index, table))
        }
        return tables
    }

    /// What the file turned out to be, once it has been drained.
    func outcome(_ source: CSVChunkSource, _ parts: [Drained]) -> FileOutcome {
        let slices = parts.flatMap(\.slices).sorted { $0.index < $1.index }
        var outcome = FileOutcome(
            input: InputFile(path: file.path, source: file.declaration.source, format: .csv))
        source.add(slices.map(\.facts))
        source.describe(&outcome)
        var offset = source.headerBytes
        var findings = BoundedFindings(limit: BoundedFindings.ofFile)
        for slice in slices {
            offset += slice.facts.skippedBytes
            if let table = slice.judged.table {
                outcome.tables.append(KeptSlice(table: table, byteOffset: offset))
            }
            if let keys = slice.judged.keys { outcome.keys.append(keys) }
            offset += slice.facts.textLength
            findings.add(slice.findings)
            outcome.input.recordCount += slice.count
            outcome.input.rejectedCount += slice.brokenCount
        }
        for part in parts { outcome.rules.merge(part.rules) }
        outcome.findings += findings.settled
        return outcome
    }
}

/// A CSV file's chunks, handed to whichever thread asks next.
final class CSVChunkSource: Sendable {
    private let reader: Mutex<CSVFileReader>

    init(_ reader: consuming sending CSVFileReader) {
        self.reader = Mutex(reader)
    }

    func next() throws(ReadFailure) -> CSVChunk? {
        try reader.withLock { reader throws(ReadFailure) in try reader.next() }
    }

    func sliceReader(_ context: ReadingContext) -> CSVSliceReader? {
        reader.withLock { reader in
            reader.layout.map { CSVSliceReader(context: context, layout: $0) }
        }
    }

    /// Bytes of the file's text, decoded, before its first record.
    var headerBytes: Int { reader.withLock { $0.layout?.headerBytes ?? 0 } }

    func add(_ slices: [SliceFacts]) {
        reader.withLock { $0.add(slices) }
    }

    var derivations: [TableLayout.Derivation] {
        reader.withLock { $0.layout?.derivations ?? [] }
    }

    /// Adds what the file as a whole turned out to be.
    func describe(_ outcome: inout FileOutcome) {
        reader.withLock { reader in
            outcome.findings += reader.findings
            outcome.input.rejectedCount += reader.rejected
            outcome.isUnread = reader.layout == nil
            outcome.input.note(reader.stream)
            outcome.notes = reader.notes
            if reader.stream.isWorkbook { outcome.input.format = .workbook }
            outcome.input.layout = reader.layout?.format
        }
    }
}
