/// Writes RFC 4180 rows that end with a line feed, in UTF-8 without a byte-order mark.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// A number or code of the tool's own making, written as it is.
    mutating func plain(_ value: some CustomStringConvertible) {
        separate()
        bytes.append(contentsOf: value.description.utf8)
    }

    /// A text from outside. One that a spreadsheet would take for a formula gets an apostrophe.
    mutating func text(_ value: String) {
        separate()
        let isFormula = value.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let safe = isFormula ? "'" + value : value
        guard safe.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else {
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

    mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
