import Foundation
import RegistryModel
import TestSupport
import Testing

@testable import RegistryIntake

/// XML files of any source, made for tests.
struct SampleXML {
    let kind: SourceKind
    let schema: SourceSchema

    init(_ kind: SourceKind) {
        self.kind = kind
        schema = SourceCatalogue.schema(of: kind)
    }

    /// A record with every field filled, those in `changes` with other text, or left out when nil.
    func record(_ number: Int = 1, _ changes: [Field: String?] = [:]) -> String {
        let fields = schema.fields.map { definition -> String in
            let name = definition.field.name
            if let change = changes[definition.field] {
                guard let change else { return "" }
                return "    <\(name)>\(change)</\(name)>\n"
            }
            return "    <\(name)>\(Self.value(definition, number))</\(name)>\n"
        }
        let record = schema.recordElement
        return "  <\(record)>\n\(fields.joined())  </\(record)>\n"
    }

    func file(_ content: String..., root attributes: String = " county=\"520525\"") -> String {
        let root = schema.rootElement
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <\(root) xmlns="\(XSDDocument.namespace)"\(attributes)>
            \(content.joined())</\(root)>

            """
    }

    static func value(_ definition: FieldDefinition, _ number: Int) -> String {
        switch definition.type {
        case .text: "\(definition.field.name)-\(number)"
        case .name: "张三"
        case .date: "2013-05-07"
        case .dateTime: "2013-05-07T23:40"
        case .month: "2013-05"
        case .residentID: "520525198001010014"
        case .division: "520525100201"
        case .certificate: "M520525001"
        case .code(let list):
            (list.width == 2 && list.entries[1].code < 10 ? "0" : "") + String(list.entries[1].code)
        case .integer: "1"
        case .decimal: "98.25"
        case .boolean: "1"
        }
    }
}

/// A whole file read in one go.
struct ReadXML: Equatable {
    var rows: [[String?]] = []
    var places: [Provenance] = []
    var broken: [Int] = []
    var findings: [Finding] = []
    var tableSizes: [Int] = []
    var attributes: XMLRootAttributes?
    var isRefused = false
    var met = 0
    var rejected = 0

    init(_ text: String, _ kind: SourceKind, block: Int = 1 << 16, batch: Int = 65_536) throws {
        try self.init(Array(text.utf8), kind, block: block, batch: batch)
    }

    init(_ bytes: [UInt8], _ kind: SourceKind, block: Int = 1 << 16, batch: Int = 65_536) throws {
        let reader = try XMLRecordReader(source: SourceID(kind), file: 3, batchBytes: batch)
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + block)
            take(try reader.feed(bytes[start..<end].span))
            start = end
        }
        take(try reader.finish())
        attributes = reader.rootAttributes
        isRefused = reader.isRefused
        met = reader.recordCount
        rejected = reader.rejectedCount
    }

    private mutating func take(_ output: XMLOutput) {
        for table in output.tables {
            for row in 0..<table.count {
                rows.append(table.schema.fields.map { table[row].display($0.field) })
            }
            // Records are numbered from 1 in each table.
            let before = places.count
            let numbered = table.provenance.map { place in
                Provenance(
                    file: place.file, line: place.line, number: place.number + UInt32(before),
                    byteOffset: place.byteOffset, byteLength: place.byteLength)
            }
            places += numbered
            broken += table.brokenRows.sorted().map { Int(numbered[$0].number) }
            tableSizes.append(table.count)
        }
        findings += output.findings
    }

    var rules: [String] { findings.map(\.rule.text) }

    func values(_ name: String) -> [String] {
        findings.flatMap(\.values).filter { $0.name == name }.map(\.text)
    }
}

enum XMLLint {
    static var isThere: Bool { ExternalTool.xmllint != nil }

    /// The lines xmllint reports against the source's schema, and whether the file is valid.
    static func lines(_ text: String, _ kind: SourceKind) throws -> (lines: [Int], isValid: Bool) {
        let folder = try ScratchFolder()
        let schema = try folder.write(
            "schema.xsd", XSDDocument(SourceCatalogue.schema(of: kind)).text)
        let file = try folder.write("file.xml", text)
        let run = try #require(ExternalTool.xmllint)
            .run(["--noout", "--schema", schema, file])
        let prefix = file + ":"
        let lines = run.output.split(separator: "\n").filter {
            $0.hasPrefix(prefix) && $0.contains("error")
        }
        .compactMap { Int($0.dropFirst(prefix.count).prefix { $0.isNumber }) }
        return (lines, run.status == 0)
    }
}
