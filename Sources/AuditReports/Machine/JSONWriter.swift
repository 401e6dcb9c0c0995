import RegistryModel

/// Writes JSON into bytes, members in the order they are given.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let isIndented: Bool
    private var depth = 0
    private var isFirst = true

    init(indented: Bool = false) {
        isIndented = indented
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        isFirst = true
    }

    mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        nest("{", "}", members)
    }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        nest("[", "]") { json in
            for element in elements {
                json.separate()
                write(&json, element)
                json.isFirst = false
            }
        }
    }

    mutating func key(_ name: String) {
        separate()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
        if isIndented { bytes.append(UInt8(ascii: " ")) }
        isFirst = false
    }

    mutating func string(_ text: String?) {
        if let text { quoted(text) } else { literal("null") }
    }

    mutating func number(_ value: Int?) {
        literal(value.map(String.init) ?? "null")
    }

    mutating func number(_ points: Points) {
        literal(points.description)
    }

    /// At most four decimals; null for what isn't a number.
    mutating func number(_ value: Double?) {
        literal(value.flatMap { DecimalText.shortest($0, places: 4) } ?? "null")
    }

    mutating func boolean(_ value: Bool) {
        literal(value ? "true" : "false")
    }

    mutating func member(_ name: String, _ text: String?) {
        key(name)
        string(text)
    }

    mutating func member(_ name: String, _ value: Int?) {
        key(name)
        number(value)
    }

    mutating func member(_ name: String, _ points: Points) {
        key(name)
        number(points)
    }

    mutating func member(_ name: String, probability: Double?) {
        key(name)
        number(probability)
    }

    mutating func member(_ name: String, _ text: Bilingual) {
        key(name)
        object { json in
            json.member("zh", text.zh)
            json.member("en", text.en)
        }
    }

    /// From day to day, both included.
    mutating func member(_ name: String, _ days: ClosedRange<CalendarDay>) {
        key(name)
        object { json in
            json.member("from", days.lowerBound.description)
            json.member("to", days.upperBound.description)
        }
    }

    private mutating func nest(
        _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
    ) {
        literal(open)
        depth += 1
        isFirst = true
        body(&self)
        depth -= 1
        if !isFirst { breakLine() }
        literal(close)
        isFirst = false
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if depth > 0 { breakLine() }
    }

    private mutating func breakLine() {
        guard isIndented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func literal(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): literal("\\\"")
            case UInt8(ascii: "\\"): literal("\\\\")
            case 0x0A: literal("\\n")
            case 0x0D: literal("\\r")
            case 0x09: literal("\\t")
            case 0..<0x20, 0x7F:
                literal("\\u00")
                bytes.append(Self.hexadecimal(byte >> 4))
                bytes.append(Self.hexadecimal(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
