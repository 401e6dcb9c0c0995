/// Writes RFC 4180 rows in UTF-8.
package struct CSVWriter {
    package private(set) var bytes: [UInt8] = []
    private var isFirst = true
    private let lineEnd: String

    /// Rows for programs, without a byte-order mark.
    package init(lineEnd: String = "\n") {
        self.lineEnd = lineEnd
    }

    /// A table for spreadsheets, begun with its headings: with a byte-order mark, without which Excel
    /// takes Chinese for the system's own encoding.
    package init(headings: [String]) {
        self.init(lineEnd: "\r\n")
        bytes = Array("\u{FEFF}".utf8)
        for heading in headings { text(heading) }
        endRow()
    }

    /// What a spreadsheet takes for the start of a formula; Chinese ones read the full width too.
    private static func startsFormula(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20: true
        default: false
        }
    }

    /// A number or code of the tool's own making, written as it is.
    package mutating func plain(_ value: some CustomStringConvertible) {
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    /// A text from outside. One that a spreadsheet would take for a formula gets an apostrophe.
    package mutating func text(_ value: String) {
        separate()
        // Written as it is, then looked at: most texts are plain, and long lists are of them.
        let start = bytes.count
        bytes.append(contentsOf: value.utf8)
        let isFormula = value.unicodeScalars.first.map { Self.startsFormula($0.value) } ?? false
        guard isFormula || bytes[start...].contains(where: Self.needsQuotes) else { return }
        bytes.removeSubrange(start...)
        let safe = isFormula ? "'" + value : value
        guard safe.utf8.contains(where: Self.needsQuotes) else {
            bytes.append(contentsOf: safe.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in safe.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }

    package mutating func endRow() {
        bytes.append(contentsOf: lineEnd.utf8)
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
