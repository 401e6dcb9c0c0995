import CZlib

/// A workbook made of the input: the parts stand behind each other, with a byte FF between them.
///
/// The archive is sound, which made-up bytes hardly ever are, so that what is in it gets read.
enum SheetTrial {
    private static let names = [
        "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
    ]

    static func run(_ given: TrialInput) throws -> [String] {
        let given = TrialInput(
            file: workbook(given.file), kind: given.kind, cuts: given.cuts)
        return try CSVTrial.run(given)
    }

    /// The archive of the parts; parts the input leaves out are plain ones.
    static func workbook(_ input: [UInt8]) -> [UInt8] {
        let given = input.split(separator: 0xFF, omittingEmptySubsequences: false)
        var parts = Array(plainParts)
        for (place, part) in given.prefix(names.count).enumerated() where !part.isEmpty {
            parts[place] = Array(part)
        }
        return StoredArchive(Array(zip(names, parts))).bytes
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static let plainParts: [[UInt8]] = [
        "<worksheet xmlns=\"\(main)\"><sheetData/></worksheet>",
        "<sst xmlns=\"\(main)\"><si><t>birthID</t></si><si><r><t>李</t></r></si></sst>",
        """
        <styleSheet xmlns="\(main)"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>\
        <xf numFmtId="22"/></cellXfs></styleSheet>
        """,
        """
        <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets>\
        <sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>
        """,
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="r1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="r2" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
        <Relationship Id="r3" Type="\(office)/styles" Target="styles.xml"/></Relationships>
        """,
    ].map { Array($0.utf8) }
}

/// A zip archive whose entries are stored as they are (APPNOTE.TXT 4.3).
struct StoredArchive {
    private(set) var bytes: [UInt8] = []

    init(_ entries: [(name: String, data: [UInt8])]) {
        var directory: [UInt8] = []
        for (name, data) in entries {
            let offset = bytes.count
            let sum = data.withUnsafeBufferPointer {
                crc32(0, $0.baseAddress, UInt32(truncatingIfNeeded: $0.count))
            }
            let common =
                Self.little([20, 0, 0, 0, 0], 2)
                + Self.little([Int(sum), data.count, data.count], 4)
                + Self.little([name.utf8.count, 0], 2)
            bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + data
            directory += [0x50, 0x4B, 1, 2, 20, 0] + common
            directory += Self.little([0, 0, 0], 2) + Self.little([0, offset], 4)
            directory += Array(name.utf8)
        }
        let start = bytes.count
        bytes += directory + [0x50, 0x4B, 5, 6]
        bytes += Self.little([0, 0, entries.count, entries.count], 2)
        bytes += Self.little([directory.count, start], 4) + [0, 0]
    }

    private static func little(_ numbers: [Int], _ width: Int) -> [UInt8] {
        numbers.flatMap { number in
            (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
    }
}
