import RegistryModel

/// A file that shows what a rule on files says of it: read for real by the pipeline's tests.
///
/// It stands in an audit directory beside a good birth list and village roll. By default it is the
/// police's list of newborns with its one standard record, under the contract's labels.
package struct ExampleFile: Sendable {
    /// Where it stands in the directory.
    package let path: String
    /// Made when asked for: one of them is larger than a row may be.
    package let bytes: @Sendable () -> [UInt8]

    private static let kind = SourceKind.policeEntries
    /// 王秀英 in GB 18030.
    private static let gbkName: [UInt8] = [0xCD, 0xF5, 0xD0, 0xE3, 0xD3, 0xA2]
    /// 䶮 in GB 18030, which GB 2312 doesn't have.
    private static let rareName: [UInt8] = [0xCD, 0xF5, 0xFE, 0x9F]

    init(_ path: String = "police/entries.csv", _ bytes: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    // MARK: Tables

    /// The standard table with some of its text replaced.
    static func csv(
        _ replaced: KeyValuePairs<String, String> = [:], path: String = "police/entries.csv"
    ) -> ExampleFile {
        let text = replacing(replaced, in: header + "\n" + row + "\n")
        return ExampleFile(path) { Array(text.utf8) }
    }

    /// The header, and then these rows.
    static func csv(rows: [String]) -> ExampleFile {
        let text = ([header] + rows).joined(separator: "\n") + "\n"
        return ExampleFile { Array(text.utf8) }
    }

    /// The standard table without a column, or with one more.
    static func csv(without field: Field) -> ExampleFile {
        let fields = SourceCatalogue.schema(of: kind).fields.filter { $0.field != field }
        let cells = ExampleRecords.good(kind).filter { $0.field != field }
        let head = fields.map { $0.labels.first ?? $0.field.name }.joined(separator: ",")
        let text = head + "\n" + cells.map(\.text).joined(separator: ",") + "\n"
        return ExampleFile { Array(text.utf8) }
    }

    static func csv(adding label: String, _ cell: String) -> ExampleFile {
        let text = "\(header),\(label)\n\(row),\(cell)\n"
        return ExampleFile { Array(text.utf8) }
    }

    /// A row of totals after the record.
    static var totalled: ExampleFile {
        let commas = String(repeating: ",", count: ExampleRecords.good(kind).count - 1)
        return csv(rows: [row, row.replacing("E0001", with: "E0002"), "合计" + commas])
    }

    /// A row written in UTF-8, then many in GB 18030.
    static var mixedEncodings: ExampleFile {
        let plain = cells(except: .childName, "王秀英")
        let marked = cells(except: .childName, "#")
        return ExampleFile {
            let odd = inserting(gbkName, into: marked + "\n")
            return Array((header + "\n" + plain + "\n" + plain + "\n").utf8) + odd
        }
    }

    /// One row of more than a row may have.
    static func longRow(megabytes: Int) -> ExampleFile {
        ExampleFile {
            Array((header + "\n").utf8) + [UInt8](repeating: 0x61, count: megabytes << 20)
                + Array((",\n" + row + "\n").utf8)
        }
    }

    /// A gzip file whose content isn't what it says.
    static var brokenArchive: ExampleFile {
        ExampleFile("police/entries.csv.gz") {
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0xFF, count: 64)
        }
    }

    static var header: String {
        SourceCatalogue.schema(of: kind).fields.map { $0.labels.first ?? $0.field.name }
            .joined(separator: ",")
    }

    static var row: String {
        ExampleRecords.good(kind).map(\.text).joined(separator: ",")
    }

    private static func cells(except field: Field, _ text: String) -> String {
        ExampleRecords.good(kind).map { cell in
            if cell.field == field { return text }
            return cell.text.utf8.allSatisfy { $0 < 0x80 } ? cell.text : ""
        }
        .joined(separator: ",")
    }

    // MARK: XML

    /// The standard document with some of its text replaced.
    static func xml(_ replaced: KeyValuePairs<String, String> = [:]) -> ExampleFile {
        let text = replacing(replaced, in: document(name: "王秀英"))
        return ExampleFile("police/entries.xml") { Array(text.utf8) }
    }

    /// The document up to where `text` first stands.
    static func xml(cutAt text: String) -> ExampleFile {
        let whole = document(name: "王秀英")
        let end = whole.firstRange(of: text)?.lowerBound ?? whole.endIndex
        let cut = String(whole[..<end])
        return ExampleFile("police/entries.xml") { Array(cut.utf8) }
    }

    enum NameInGB18030 {
        case common
        /// A character that GB 2312 lacks.
        case rare
        /// A character's first byte alone.
        case half
    }

    /// The document in GB 18030, declared as `encoding`.
    static func gb18030(declared encoding: String, _ name: NameInGB18030) -> ExampleFile {
        let text = document(name: "#").replacing("UTF-8", with: encoding)
        return ExampleFile("police/entries.xml") {
            switch name {
            case .common: inserting(gbkName, into: text)
            case .rare: inserting(rareName, into: text)
            case .half: inserting(Array(gbkName.dropLast()), into: text)
            }
        }
    }

    private static func document(name: String) -> String {
        let schema = SourceCatalogue.schema(of: kind)
        let fields = ExampleRecords.good(kind).compactMap { cell -> String? in
            let text = cell.field == .childName ? name : cell.text
            guard cell.field == .childName || text.utf8.allSatisfy({ $0 < 0x80 }) else {
                return nil
            }
            return "    <\(cell.field.name)>\(text)</\(cell.field.name)>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <\(schema.rootElement) xmlns="urn:hecha:exchange:1" county="520525" period="2013-05">
              <\(schema.recordElement)>
            \(fields.joined())  </\(schema.recordElement)>
            </\(schema.rootElement)>

            """
    }

    // MARK: Parts

    private static func replacing(
        _ replaced: KeyValuePairs<String, String>, in text: String
    ) -> String {
        replaced.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }

    /// The text with bytes in place of its one `#`.
    private static func inserting(_ bytes: [UInt8], into text: String) -> [UInt8] {
        text.utf8.flatMap { $0 == UInt8(ascii: "#") ? bytes : [$0] }
    }
}

/// What stands in the audit directory of a file rule's example.
package struct ExampleDelivery: Sendable {
    /// On the rule's page: what of it matters.
    package let shows: String
    package let files: [ExampleFile]
    /// Lines of the manifest beside `county`, `period` and `runDate`; empty for none.
    package let manifest: String

    init(_ shows: String, _ files: [ExampleFile], manifest: String = "") {
        self.shows = shows
        self.files = files
        self.manifest = manifest
    }

    /// The directory's other files: a manifest, a village roll and the births of one village.
    package var base: [(path: String, text: String)] {
        [
            (
                "audit.yaml",
                "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\n"
                    + "runDate: 2013-06-10\n" + manifest
            ),
            ("villages.csv", Self.table(.villages)),
            ("registry/births.csv", Self.table(.registryBirths)),
        ]
    }

    private static func table(_ kind: SourceKind) -> String {
        let fields = SourceCatalogue.schema(of: kind).fields
        return fields.map(\.field.name).joined(separator: ",") + "\n"
            + ExampleRecords.good(kind).map(\.text).joined(separator: ",") + "\n"
    }
}
