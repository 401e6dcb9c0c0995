import Crypto
import Foundation
import RegistryIntake
import RegistryModel
import RegistryRules
import Synchronization

/// One input file, numbered, with what the manifest says of it.
struct NumberedFile: Sendable {
    let number: UInt32
    let path: String
    let location: String
    let declaration: SourceDeclaration

    var context: ReadingContext {
        var context = ReadingContext(
            path: path, location: location, source: declaration.source, file: number)
        context.declaredEncoding = declaration.encoding
        context.delimiter = declaration.delimiter
        context.headerRows = declaration.headerRows
        context.columns = declaration.columns
        context.layout = declaration.layout
        context.sheet = declaration.sheet
        return context
    }
}

/// What reading a file yielded.
struct FileOutcome: Sendable {
    var input: InputFile
    /// Slices in the order of the file, with what their records' byte offsets count from; their
    /// records are numbered from 1 in each.
    var tables: [(table: RecordTable, byteOffset: Int)] = []
    var findings: [Finding] = []
    var rules = RuleOutcome()
    /// What the root of an XML file says of county and period.
    var root: XMLRootAttributes?
    /// What is said once of how the file was read.
    var notes: [ReadingNote] = []
    /// Nothing could be read: refused, empty, or without a header.
    var isUnread = false
}

/// Reads one file and judges its records slice by slice, as they come.
struct FileReading: Sendable {
    let file: NumberedFile
    let judge: RecordJudge
    /// Fields whose columns are kept once the slice has been judged; nil keeps all.
    let kept: FieldSet?
    let isDigesting: Bool

    /// CSV files above this size are read by all threads together.
    static let sharedSize = 8 << 20

    /// On one thread, from start to end.
    func read() throws -> FileOutcome {
        let stream = try DecodedStream(file.context)
        if isXML(stream) { return try readXML(stream) }
        let source = ChunkSource(try CSVFileReader(stream, context: file.context))
        return try assemble(source, [drain(source)])
    }

    /// A large CSV file, its chunks shared out among the threads.
    func read(on runner: ParallelRunner) async throws -> FileOutcome {
        let stream = try DecodedStream(file.context)
        if isXML(stream) { return try readXML(stream) }
        let source = ChunkSource(try CSVFileReader(stream, context: file.context))
        let parts = try await runner.onEachThread { try drain(source) }
        return try assemble(source, parts)
    }

    private func isXML(_ stream: borrowing DecodedStream) -> Bool {
        if stream.isWorkbook { return false }
        let head = stream.sniffed
        let name = file.path.lowercased()
        if name.hasSuffix(".xml") || name.hasSuffix(".xml.gz") { return true }
        let text = head.prefix(64).filter { $0 != 0 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        return text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 < 0x80 } == 0x3C
    }

    // MARK: CSV

    private struct Slice: Sendable {
        let index: Int
        let facts: SliceFacts
        let table: RecordTable
        let rules: RuleOutcome
    }

    private func drain(_ source: ChunkSource) throws -> [Slice] {
        var slices: [Slice] = []
        guard let reader = source.sliceReader(file.context) else { return [] }
        while let chunk = try source.next() {
            let outcome = reader.read(chunk)
            let table = derived(outcome.table, source.derivations)
            let rules = judge.judge(table)
            slices.append(
                Slice(
                    index: chunk.index, facts: outcome.facts, table: projected(table),
                    rules: rules))
        }
        return slices
    }

    private func derived(
        _ table: RecordTable, _ derivations: [TableLayout.Derivation]
    ) -> RecordTable {
        derivations.reduce(table) { $0.derivingDate($1.field, from: $1.origin) }
    }

    private func projected(_ table: RecordTable) -> RecordTable {
        guard let kept else { return table }
        var builder = RecordTableBuilder(source: table.source, keeping: kept)
        builder.append(contentsOf: table)
        return builder.build()
    }

    private func assemble(_ source: ChunkSource, _ parts: [[Slice]]) throws -> FileOutcome {
        let slices = parts.joined().sorted { $0.index < $1.index }
        var outcome = FileOutcome(
            input: InputFile(
                path: file.path, source: file.declaration.source, format: .csv))
        source.add(slices.map(\.facts))
        source.describe(&outcome)
        var offset = source.headerBytes
        for slice in slices {
            offset += slice.facts.skippedBytes
            outcome.tables.append((slice.table, offset))
            offset += slice.facts.textLength
            outcome.findings += slice.facts.findings
            outcome.rules.merge(slice.rules)
            outcome.input.recordCount += slice.table.count
            outcome.input.rejectedCount += slice.table.brokenRows.count
        }
        noteEmptiness(&outcome)
        if isDigesting { outcome.input.sha256 = try FileDigest.sha256(of: file.location) }
        return outcome
    }

    /// A file with a header or a root and nothing else is empty all the same.
    private func noteEmptiness(_ outcome: inout FileOutcome) {
        let hasFinding = outcome.findings.contains { $0.rule == "FIL030" }
        guard outcome.input.recordCount == 0, outcome.input.rejectedCount == 0, !hasFinding,
            !outcome.isUnread
        else { return }
        outcome.findings.append(
            Finding(
                rule: "FIL030", severity: .error, source: file.declaration.source,
                file: file.number, line: 0, values: [FindingValue("path", file.path)]))
    }

    // MARK: XML

    private func readXML(_ stream: consuming DecodedStream) throws -> FileOutcome {
        var stream = stream
        let first = try stream.next() ?? []
        if FlatXMLReader.isForeign(first, for: file.context.schema) {
            return try readFlatXML(stream, from: first)
        }
        let reader = try XMLRecordReader(source: file.declaration.source, file: file.number)
        var outcome = FileOutcome(
            input: InputFile(
                path: file.path, source: file.declaration.source, format: .xml))
        take(try reader.feed(first.span), &outcome)
        while let block = try stream.next() {
            take(try reader.feed(block.span), &outcome)
        }
        take(try reader.finish(), &outcome)
        outcome.root = reader.rootAttributes
        outcome.isUnread = reader.isRefused || reader.rootAttributes == nil
        outcome.input.rejectedCount = reader.rejectedCount
        try close(stream, &outcome)
        return outcome
    }

    /// Records of a county's own XML, which says nothing of county and period.
    private func readFlatXML(
        _ stream: consuming DecodedStream, from first: [UInt8]
    ) throws -> FileOutcome {
        var stream = stream
        let reader = try FlatXMLReader(file.context)
        var outcome = FileOutcome(
            input: InputFile(
                path: file.path, source: file.declaration.source, format: .flatXML))
        var block = Optional(first)
        while let bytes = block {
            let output = reader.feed(bytes)
            take(output, &outcome, deriving: reader.derivations)
            block = try stream.next()
        }
        let output = reader.finish()
        take(output, &outcome, deriving: reader.derivations)
        outcome.notes = reader.notes
        outcome.isUnread = reader.isRefused
        outcome.input.layout = reader.format
        outcome.input.rejectedCount = reader.rejectedCount
        try close(stream, &outcome)
        return outcome
    }

    private func close(_ stream: borrowing DecodedStream, _ outcome: inout FileOutcome) throws {
        outcome.findings += stream.findings
        outcome.input.encoding = stream.encoding.encoding.rawValue
        outcome.input.encodingBasis = stream.encoding.basis.rawValue
        outcome.input.isCompressed = stream.isCompressed
        outcome.input.byteCount = stream.byteCount
        noteEmptiness(&outcome)
        if isDigesting { outcome.input.sha256 = try FileDigest.sha256(of: file.location) }
    }

    private func take(
        _ output: XMLOutput, _ outcome: inout FileOutcome,
        deriving derivations: [TableLayout.Derivation] = []
    ) {
        outcome.findings += output.findings
        for read in output.tables {
            let table = derived(read, derivations)
            outcome.rules.merge(judge.judge(table))
            outcome.input.recordCount += table.count
            outcome.tables.append((projected(table), 0))
        }
    }
}

/// A CSV file's chunks, handed to whichever thread asks next.
private final class ChunkSource: Sendable {
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
        let facts = reader.withLock { reader in
            (
                reader.findings, reader.rejected, reader.layout == nil,
                reader.stream.encoding, reader.stream.isCompressed, reader.stream.byteCount,
                reader.notes, reader.stream.isWorkbook, reader.layout?.format
            )
        }
        outcome.findings += facts.0
        outcome.input.rejectedCount += facts.1
        outcome.isUnread = facts.2
        outcome.input.encoding = facts.3.encoding.rawValue
        outcome.input.encodingBasis = facts.3.basis.rawValue
        outcome.input.isCompressed = facts.4
        outcome.input.byteCount = facts.5
        outcome.notes = facts.6
        if facts.7 { outcome.input.format = .workbook }
        outcome.input.layout = facts.8
    }
}

/// Checksums of files, read in blocks.
enum FileDigest {
    static func sha256(of location: String) throws(ReadFailure) -> String {
        let file = try FileBytes(path: location)
        var digest = SHA256()
        while true {
            let block = try file.nextBlock()
            if block.isEmpty { break }
            digest.update(data: block)
        }
        return hex(digest.finalize())
    }

    static func sha256(_ bytes: [UInt8]) -> String {
        hex(SHA256.hash(data: bytes))
    }

    private static func hex(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
