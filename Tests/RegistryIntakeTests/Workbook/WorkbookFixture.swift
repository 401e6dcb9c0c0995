import Foundation
import RegistryModel

@testable import RegistryIntake

/// A workbook kept beside the tests, read to its end.
struct WorkbookFixture {
    let text: String
    let findings: [Finding]
    let notes: [ReadingNote]
    let byteCount: Int

    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name)").path
    }

    static func context(_ name: String, _ kind: SourceKind = .registryBirths) -> ReadingContext {
        ReadingContext(path: name, location: path(name), source: SourceID(kind), file: 0)
    }

    init(_ name: String, _ adjust: (inout ReadingContext) -> Void = { _ in }) throws {
        var context = Self.context(name)
        adjust(&context)
        var stream = try DecodedStream(context)
        var bytes: [UInt8] = []
        while let block = try stream.next() { bytes += block }
        text = String(decoding: bytes, as: UTF8.self)
        findings = stream.findings
        notes = stream.notes
        byteCount = stream.byteCount
    }

    var lines: [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    var message: String? {
        findings.first?.values.first { $0.name == "message" }?.text
    }
}

/// The records of a file of any kind, read as the pipeline does.
struct ReadRecords {
    var rows: [RecordView] = []
    var findings: [Finding] = []
    var notes: [ReadingNote] = []
    var format: TableLayout.ID?

    init(_ context: ReadingContext) throws {
        var stream = try DecodedStream(context)
        guard !stream.isWorkbook, stream.sniffed.first == 0x3C else {
            var reader = try CSVFileReader(stream, context: context)
            guard let layout = reader.layout else {
                findings = reader.findings
                return
            }
            let slices = CSVSliceReader(context: context, layout: layout)
            while let chunk = try reader.next() {
                let outcome = slices.read(chunk)
                reader.add([outcome.facts])
                findings += outcome.facts.findings
                take(outcome.table, layout.derivations)
            }
            findings = reader.findings + findings
            notes = reader.notes
            format = layout.format
            return
        }
        let reader = try FlatXMLReader(context)
        while let block = try stream.next() {
            take(reader.feed(block), reader)
        }
        take(reader.finish(), reader)
        findings += stream.findings
        notes = reader.notes
        format = reader.format
    }

    /// Bytes as a file of this name.
    init(
        _ bytes: some Sequence<UInt8>, _ kind: SourceKind, named name: String = "file.txt",
        _ adjust: (inout ReadingContext) -> Void = { _ in }
    ) throws {
        let scratch = try ScratchFile(bytes, named: name)
        var context = scratch.context(kind)
        adjust(&context)
        try self.init(context)
    }

    private mutating func take(_ output: XMLOutput, _ reader: FlatXMLReader) {
        findings += output.findings
        for table in output.tables { take(table, reader.derivations) }
    }

    private mutating func take(_ table: RecordTable, _ derivations: [TableLayout.Derivation]) {
        let derived = table.deriving(derivations)
        rows += (0..<derived.count).map { derived[$0] }
    }

    /// Rule codes without FIL020, which says what the layout hasn't.
    var codes: [String] { findings.map(\.rule.text).filter { $0 != "FIL020" } }

    var missing: [Field: Severity] {
        Dictionary(
            findings.filter { $0.rule == "FIL020" }.map { ($0.fields[0], $0.severity) },
            uniquingKeysWith: { first, _ in first })
    }
}
