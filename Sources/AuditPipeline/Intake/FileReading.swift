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
        return context
    }
}

/// What reading a file yielded.
struct FileOutcome: Sendable {
    var input: InputFile
    /// Slices in the order of the file, with what their records' byte offsets count from; their
    /// records are numbered from 1 in each. Empty when only keys are kept.
    var tables: [(table: RecordTable, byteOffset: Int)] = []
    /// The same slices' keys, when these are kept.
    var keys: [SliceKeys] = []
    var findings: [Finding] = []
    var rules = RuleOutcome()
    /// What the root of an XML file says of county and period.
    var root: XMLRootAttributes?
    /// Nothing could be read: refused, empty, or without a header.
    var isUnread = false
}

/// Reads one file and judges its records slice by slice, as they come.
struct FileReading: Sendable {
    let file: NumberedFile
    let judge: RecordJudge
    let retention: Retention
    let isDigesting: Bool

    /// CSV files above this size are read by all threads together.
    static let sharedSize = 8 << 20

    /// On one thread, from start to end.
    func read() throws -> FileOutcome {
        let stream = try DecodedStream(file.context)
        if isXML(stream.sniffed) { return try readXML(stream) }
        let source = ChunkSource(try CSVFileReader(stream, context: file.context))
        return try assemble(source, [drain(source)])
    }

    /// A large CSV file, its chunks shared out among the threads.
    func read(on runner: ParallelRunner) async throws -> FileOutcome {
        let stream = try DecodedStream(file.context)
        if isXML(stream.sniffed) { return try readXML(stream) }
        let source = ChunkSource(try CSVFileReader(stream, context: file.context))
        let parts = try await runner.onEachThread { try drain(source) }
        return try assemble(source, parts)
    }

    private func isXML(_ head: [UInt8]) -> Bool {
        let name = file.path.lowercased()
        if name.hasSuffix(".xml") || name.hasSuffix(".xml.gz") { return true }
        let text = head.prefix(64).filter { $0 != 0 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        return text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 < 0x80 } == 0x3C
    }

    // MARK: CSV

    private struct Slice: Sendable {
        let index: Int
        let facts: SliceFacts
        let count: Int
        let brokenCount: Int
        let table: RecordTable?
        let keys: SliceKeys?
        let rules: RuleOutcome
    }

    private func drain(_ source: ChunkSource) throws -> [Slice] {
        var slices: [Slice] = []
        guard let reader = source.sliceReader(file.context) else { return [] }
        while let chunk = try source.next() {
            let outcome = reader.read(chunk)
            let table = outcome.table
            slices.append(
                Slice(
                    index: chunk.index, facts: outcome.facts, count: table.count,
                    brokenCount: table.brokenRows.count, table: retention.table(table),
                    keys: retention.keys(table), rules: judge.judge(table)))
        }
        return slices
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
            if let table = slice.table { outcome.tables.append((table, offset)) }
            if let keys = slice.keys { outcome.keys.append(keys) }
            offset += slice.facts.textLength
            outcome.findings += slice.facts.findings
            outcome.rules.merge(slice.rules)
            outcome.input.recordCount += slice.count
            outcome.input.rejectedCount += slice.brokenCount
        }
        noteEmptiness(&outcome)
        if isDigesting { outcome.input.sha256 = try FileDigest.sha256(of: file.location) }
        return outcome
    }

    // MARK: Reading again

    /// The records at the given rows of each slice, as they were the first time.
    func reread(_ slices: [WantedRows], on runner: ParallelRunner) async throws -> RecordTable {
        let stream = try DecodedStream(file.context)
        let source = ChunkSource(try CSVFileReader(stream, context: file.context))
        let parts = try await runner.onEachThread { try drain(source, only: slices) }
        var builder = RecordTableBuilder(source: file.declaration.source)
        for (index, table) in parts.joined().sorted(by: { $0.index < $1.index }) {
            builder.append(contentsOf: table, numberOffset: slices[index].earlier)
        }
        return builder.build()
    }

    private func drain(
        _ source: ChunkSource, only slices: [WantedRows]
    ) throws -> [(index: Int, table: RecordTable)] {
        var tables: [(index: Int, table: RecordTable)] = []
        guard let reader = source.sliceReader(file.context) else { return [] }
        while let chunk = try source.next() {
            guard chunk.index < slices.count, !slices[chunk.index].rows.isEmpty else { continue }
            let outcome = reader.read(chunk, only: slices[chunk.index].rows)
            tables.append((chunk.index, outcome.table))
        }
        return tables
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
        let reader = try XMLRecordReader(source: file.declaration.source, file: file.number)
        var outcome = FileOutcome(
            input: InputFile(
                path: file.path, source: file.declaration.source, format: .xml))
        while let block = try stream.next() {
            take(try reader.feed(block.span), &outcome)
        }
        take(try reader.finish(), &outcome)
        outcome.findings += stream.findings
        outcome.root = reader.rootAttributes
        outcome.isUnread = reader.isRefused || reader.rootAttributes == nil
        outcome.input.rejectedCount = reader.rejectedCount
        outcome.input.encoding = stream.encoding.encoding.rawValue
        outcome.input.encodingBasis = stream.encoding.basis.rawValue
        outcome.input.isCompressed = stream.isCompressed
        outcome.input.byteCount = stream.byteCount
        noteEmptiness(&outcome)
        if isDigesting { outcome.input.sha256 = try FileDigest.sha256(of: file.location) }
        return outcome
    }

    private func take(_ output: XMLOutput, _ outcome: inout FileOutcome) {
        outcome.findings += output.findings
        for table in output.tables {
            outcome.rules.merge(judge.judge(table))
            outcome.input.recordCount += table.count
            if let kept = retention.table(table) { outcome.tables.append((kept, 0)) }
            if let keys = retention.keys(table) { outcome.keys.append(keys) }
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

    /// Adds what the file as a whole turned out to be.
    func describe(_ outcome: inout FileOutcome) {
        let facts = reader.withLock { reader in
            (
                reader.findings, reader.rejected, reader.layout == nil,
                reader.stream.encoding, reader.stream.isCompressed, reader.stream.byteCount
            )
        }
        outcome.findings += facts.0
        outcome.input.rejectedCount += facts.1
        outcome.isUnread = facts.2
        outcome.input.encoding = facts.3.encoding.rawValue
        outcome.input.encodingBasis = facts.3.basis.rawValue
        outcome.input.isCompressed = facts.4
        outcome.input.byteCount = facts.5
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
