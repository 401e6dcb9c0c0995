import RegistryIntake
import RegistryModel
import RegistryRules

/// Reads one file of whatever format and judges its records slice by slice, as they come.
struct FileReading: Sendable {
    let file: NumberedFile
    let judge: RecordJudge
    let retention: Retention
    let isDigesting: Bool

    /// Files above this size are read by all threads together.
    static let sharedSize = 8 << 20

    /// A file whose first bytes have told what it is.
    private enum Opened {
        case table(CSVChunkSource)
        case exchangeXML(XMLFileReading.Opened)
        case flatXML
    }

    /// On one thread, from start to end.
    func read() throws -> FileOutcome {
        switch try open() {
        case .table(let source):
            return try finish(csv.outcome(source, [csv.drain(source)]))
        case .flatXML: return try finish(flatXML.read())
        case .exchangeXML(let opened):
            try xml.drain(opened)
            return try finish(xml.outcome(opened))
        }
    }

    /// A large file, its pieces shared out among the threads where it can be cut.
    func read(on runner: ParallelRunner) async throws -> FileOutcome {
        switch try open() {
        case .table(let source):
            let parts = try await runner.onEachThread { try csv.drain(source) }
            return try finish(csv.outcome(source, parts))
        case .flatXML: return try finish(flatXML.read())
        case .exchangeXML(let opened):
            _ = try await runner.onEachThread { try xml.drain(opened) }
            return try finish(xml.outcome(opened))
        }
    }

    /// The records at the given rows of each slice, as they were the first time.
    func reread(_ slices: [WantedRows], on runner: ParallelRunner) async throws -> RecordTable {
        var builder = RecordTableBuilder(source: file.declaration.source)
        switch try open(rereading: slices) {
        case .table(let source):
            let parts = try await runner.onEachThread { try csv.drain(source, only: slices) }
            for (index, table) in parts.joined().sorted(by: { $0.index < $1.index }) {
                builder.append(contentsOf: table, numberOffset: slices[index].earlier)
            }
        case .flatXML:
            for table in try flatXML.read(only: slices) { builder.append(contentsOf: table) }
        case .exchangeXML(let opened):
            var reading = xml
            reading.wanted = slices
            let again = reading
            _ = try await runner.onEachThread { try again.drain(opened) }
            for table in try again.records(opened) { builder.append(contentsOf: table) }
        }
        return builder.build()
    }

    private var csv: CSVFileReading {
        CSVFileReading(file: file, judge: judge, retention: retention)
    }

    private var xml: XMLFileReading {
        XMLFileReading(file: file, judge: judge, retention: retention)
    }

    private var flatXML: FlatXMLFileReading {
        FlatXMLFileReading(file: file, judge: judge, retention: retention)
    }

    private func open(rereading wanted: [WantedRows]? = nil) throws -> Opened {
        let stream = try DecodedStream(file.context)
        guard isXML(stream) else { return .table(try csv.open(stream)) }
        // Whose XML it is shows in decoded text, of which a second stream reads the start.
        var start = try DecodedStream(file.context)
        let isForeign = FlatXMLReader.isForeign(
            try start.next() ?? [], for: file.context.schema)
        if isForeign { return .flatXML }
        var reading = xml
        reading.wanted = wanted
        return .exchangeXML(try reading.open(stream))
    }

    private func isXML(_ stream: borrowing DecodedStream) -> Bool {
        if stream.isWorkbook { return false }
        let head = stream.sniffed
        let name = file.path.lowercased()
        if name.hasSuffix(".xml") || name.hasSuffix(".xml.gz") { return true }
        let text = head.prefix(64).filter { $0 != 0 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        return text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 < 0x80 } == 0x3C
    }

    private func finish(_ read: FileOutcome) throws -> FileOutcome {
        var outcome = read
        noteEmptiness(&outcome)
        tellCutOnce(&outcome)
        if isDigesting { outcome.input.sha256 = try FileDigest.sha256(of: file.location) }
        return outcome
    }

    /// An archive that breaks off cuts its last row too: that is said once, where the line is known.
    private func tellCutOnce(_ outcome: inout FileOutcome) {
        guard outcome.findings.contains(where: { $0.rule == "FIL031" && $0.line > 0 }) else {
            return
        }
        outcome.findings.removeAll { $0.rule == "FIL031" && $0.line == 0 }
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
}
