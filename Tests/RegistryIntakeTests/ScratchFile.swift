import Foundation
import RegistryModel
import TestSupport

@testable import RegistryIntake

/// A file that goes when the value does.
final class ScratchFile {
    private let folder: ScratchFolder
    let url: URL

    init(_ bytes: some Sequence<UInt8>, named name: String = "file.csv") throws {
        folder = try ScratchFolder()
        url = try folder.write(name, Array(bytes))
    }

    func context(_ kind: SourceKind = .registryBirths, file: UInt32 = 0) -> ReadingContext {
        ReadingContext(
            path: url.lastPathComponent, location: url.path, source: SourceID(kind), file: file)
    }
}

/// A CSV file read to its end through the file reader and the slice reader.
struct ReadCSV {
    var tables: [RecordTable] = []
    var findings: [Finding] = []
    var chunks: [CSVChunk] = []
    var layout: CSVLayout?
    var encoding: EncodingChoice
    var isCompressed: Bool
    var rejected: Int

    init(
        _ bytes: some Sequence<UInt8>, _ kind: SourceKind = .registryBirths,
        _ adjust: (inout ReadingContext) -> Void = { _ in }
    ) throws {
        let scratch = try ScratchFile(bytes)
        var context = scratch.context(kind)
        adjust(&context)
        var reader = try CSVFileReader(try DecodedStream(context), context: context)
        layout = reader.layout
        while let chunk = try reader.next() { chunks.append(chunk) }
        if let layout {
            let slices = CSVSliceReader(context: context, layout: layout)
            var offset = layout.headerBytes
            for chunk in chunks {
                let outcome = slices.read(chunk)
                var table = RecordTableBuilder(source: context.source)
                offset += outcome.facts.skippedBytes
                table.append(contentsOf: outcome.table, byteOffset: offset)
                offset += outcome.facts.textLength
                tables.append(table.build())
                findings += outcome.facts.findings
                reader.add([outcome.facts])
            }
        }
        encoding = reader.stream.encoding
        isCompressed = reader.stream.isCompressed
        rejected = reader.rejected
        findings = reader.findings + findings
    }

    init(_ text: String, _ kind: SourceKind = .registryBirths) throws {
        try self.init(text.utf8, kind)
    }

    var rows: [RecordView] { tables.flatMap { table in (0..<table.count).map { table[$0] } } }

    /// Rule codes without FIL020, which every short sample has.
    var codes: [String] { findings.map(\.rule.text).filter { $0 != "FIL020" } }

    func findings(_ code: RuleCode) -> [Finding] { findings.filter { $0.rule == code } }

    func value(_ name: String, of code: RuleCode) -> String? {
        findings(code).first?.values.first { $0.name == name }?.text
    }
}

typealias SeededNumbers = TestSupport.SeededNumbers
