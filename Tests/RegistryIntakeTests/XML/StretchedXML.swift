import RegistryModel

@testable import RegistryIntake

/// The same text by the reader alone and cut into stretches, made comparable.
struct StretchedXML {
    /// Rows by value, place and state, with record numbers counted through the file.
    struct Result: Equatable {
        var rows: [[String]] = []
        var findings: [Finding] = []
        var attributes: XMLRootAttributes?
        var isRefused = false
        var met = 0
        var rejected = 0
    }

    /// Records the fast path took, libxml2 took in a stretch, and the file's reader took.
    struct Shares: Equatable {
        var runs = 0
        var texts = 0
    }

    private(set) var result = Result()
    private(set) var shares = Shares()
    private var rowCount = 0

    /// By libxml2 and the file's reader alone.
    static func alone(_ bytes: [UInt8], _ kind: SourceKind) throws -> Result {
        var read = StretchedXML()
        let reader = try XMLRecordReader(source: SourceID(kind), file: 3)
        read.take(try reader.feed(bytes.span))
        read.take(try reader.finish())
        read.close(reader)
        return read.result
    }

    /// `block` bytes come at once, `target` are cut off at once.
    init(_ bytes: [UInt8], _ kind: SourceKind, block: Int, target: Int) throws {
        let reader = try XMLRecordReader(source: SourceID(kind), file: 3)
        var cutter = XMLTextCutter(record: reader.schema.recordElement, target: target)
        var stretches: [XMLStretch] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + block)
            cutter.add(Array(bytes[start..<end]))
            while let stretch = cutter.next() { stretches.append(stretch) }
            start = end
        }
        if let stretch = cutter.finish() { stretches.append(stretch) }
        var stretchReader: XMLStretchReader?
        for stretch in stretches {
            if stretch.startsAtRecord, stretchReader == nil {
                stretchReader = reader.stretchContext().map { XMLStretchReader($0) }
            }
            let parts = try stretchReader?.read(stretch) ?? [.text(stretch.copiedText)]
            for part in parts { try take(part, reader) }
        }
        take(try reader.finish())
        close(reader)
    }

    private init() {}

    private mutating func take(_ part: XMLPart, _ reader: XMLRecordReader) throws {
        switch part {
        case .text(let text):
            shares.texts += 1
            take(try reader.feed(text.span))
        case .records(let run):
            let (output, offset) = try reader.add(run)
            take(output)
            guard let offset else { return }
            shares.runs += run.table.count
            take(run.table, offset, run.byteOffset)
        }
    }

    private mutating func take(_ output: XMLOutput) {
        for table in output.tables { take(table, 0, 0) }
        result.findings += output.findings
    }

    private mutating func take(_ table: RecordTable, _ offset: Int, _ bytes: Int) {
        let base = rowCount + offset
        for row in 0..<table.count {
            let place = table.provenance[row]
            var cells = [
                "\(place.line)", "\(Int(place.number) + base)", "\(Int(place.byteOffset) + bytes)",
                "\(place.byteLength)", "\(table.contentHash(ofRow: row))",
                table.brokenRows.contains(row) ? "broken" : "whole",
                "\(table.presence[place.file] == table.schema.allFields)",
            ]
            for definition in table.schema.fields {
                cells.append(table[row].display(definition.field) ?? "–")
                let remark = table.remark(row: row, field: definition.field)
                if let remark { cells.append("\(remark.deviations) \(remark.text)") }
            }
            result.rows.append(cells)
        }
        rowCount += table.count
    }

    private mutating func close(_ reader: XMLRecordReader) {
        result.attributes = reader.rootAttributes
        result.isRefused = reader.isRefused
        result.met = reader.recordCount
        result.rejected = reader.rejectedCount
        // Reports list findings by place; within a parse libxml2's stand first.
        result.findings.sort { "\($0.line) \($0)" < "\($1.line) \($1)" }
    }
}
