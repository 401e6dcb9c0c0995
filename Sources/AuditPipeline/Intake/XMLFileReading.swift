import RegistryIntake
import RegistryModel
import RegistryRules
import Synchronization

/// Reads one XML file and judges its records stretch by stretch, on as many threads as help.
///
/// One thread at a time cuts the text; all of them read and judge stretches; what depends on the order
/// of the file is settled in that order. The outcome doesn't depend on the number of threads. Memory:
/// the columns kept, and a few stretches a thread.
struct XMLFileReading: Sendable {
    let file: NumberedFile
    let judge: RecordJudge
    let retention: Retention
    /// When not nil, these records are read again and nothing is judged.
    var wanted: [WantedRows]?

    /// A file read up to its first record.
    struct Opened: Sendable {
        let source: XMLStretchSource
        let settlement: XMLSettlement
        /// Nil when only the file's own reader can read it.
        let context: XMLStretchContext?
    }

    func open(_ stream: consuming sending DecodedStream) throws -> Opened {
        var reader = XMLFileReader(stream, source: file.declaration.source)
        var ledger = XMLLedger(
            records: try XMLRecordReader(source: file.declaration.source, file: file.number),
            judge: judge, retention: retention, wanted: wanted)
        while let stretch = try reader.nextOfHead() { try ledger.add(stretch.copiedText) }
        let context = ledger.stretchContext()
        let first = reader.nextIndex
        return Opened(
            source: XMLStretchSource(reader), settlement: XMLSettlement(ledger, first: first),
            context: context)
    }

    /// Reads and judges stretches until there are no more; called on each thread.
    func drain(_ opened: Opened) throws {
        let reader = opened.context.map { XMLStretchReader($0) }
        while let stretch = try opened.source.next() {
            let full = opened.settlement.full
            let parts = try reader?.read(stretch) ?? [.text(stretch.copiedText)]
            let judged = parts.map { part -> JudgedPart in
                switch part {
                case .text(let text): return .text(text)
                case .records(let run):
                    let slice =
                        wanted == nil
                        ? JudgedSlice(run.table, by: judge, retention, full: full) : nil
                    return .records(run, slice)
                }
            }
            try opened.settlement.add(judged, at: stretch.index)
        }
    }

    /// The records read again, once the file has been drained.
    func records(_ opened: Opened) throws -> [RecordTable] { try opened.settlement.records() }

    /// What the file turned out to be, once it has been drained.
    func outcome(_ opened: Opened) throws -> FileOutcome {
        var outcome = FileOutcome(
            input: InputFile(path: file.path, source: file.declaration.source, format: .xml))
        try opened.settlement.finish(&outcome)
        opened.source.describe(&outcome)
        return outcome
    }
}

/// A piece of a file, its records judged.
enum JudgedPart: Sendable {
    /// Without what became of the slice when its records are only to be read again.
    case records(XMLRecordRun, JudgedSlice?)
    case text([UInt8])
}

/// An XML file's stretches, handed to whichever thread asks next.
final class XMLStretchSource: Sendable {
    private let reader: Mutex<XMLFileReader>

    init(_ reader: consuming sending XMLFileReader) {
        self.reader = Mutex(reader)
    }

    func next() throws(ReadFailure) -> XMLStretch? {
        try reader.withLock { reader throws(ReadFailure) in try reader.next() }
    }

    /// Adds what the file as a whole turned out to be.
    func describe(_ outcome: inout FileOutcome) {
        reader.withLock { reader in
            outcome.findings += reader.stream.findings
            outcome.input.note(reader.stream)
        }
    }
}
