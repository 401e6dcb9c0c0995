import RegistryModel

/// HTML under construction. What is interpolated is escaped, so that no value from a file can
/// become markup; only literals and other markup go in as they stand.
struct Markup: ExpressibleByStringInterpolation {
    private(set) var bytes: [UInt8] = []

    init() {}

    init(stringLiteral text: String) {
        bytes = Array(text.utf8)
    }

    init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    /// JSON for a script of the page to read. What could end the script is written otherwise.
    static func data(_ json: [UInt8]) -> Markup {
        var markup = Markup()
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): markup.bytes.append(contentsOf: "\\u003c".utf8)
            case UInt8(ascii: ">"): markup.bytes.append(contentsOf: "\\u003e".utf8)
            case UInt8(ascii: "&"): markup.bytes.append(contentsOf: "\\u0026".utf8)
            default: markup.bytes.append(byte)
            }
        }
        return markup
    }

    static func += (left: inout Markup, right: Markup) {
        left.bytes.append(contentsOf: right.bytes)
    }

    static func + (left: Markup, right: Markup) -> Markup {
        var both = left
        both += right
        return both
    }

    /// The markup of every element, one after the other.
    static func each<Element>(
        _ elements: some Sequence<Element>, _ markup: (Element) -> Markup
    ) -> Markup {
        var all = Markup()
        for element in elements { all += markup(element) }
        return all
    }

    /// `markup` of the value; nothing when there is none.
    static func with<Value>(_ value: Value?, _ markup: (Value) -> Markup) -> Markup {
        value.map(markup) ?? Markup()
    }

    struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ text: String) {
            bytes.append(contentsOf: text.utf8)
        }

        mutating func appendInterpolation(_ markup: Markup) {
            bytes.append(contentsOf: markup.bytes)
        }

        mutating func appendInterpolation(_ number: Int) {
            bytes.append(contentsOf: String(number).utf8)
        }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            for byte in value.description.utf8 { appendEscaped(byte) }
        }

        /// `98 %` stays on one line.
        private mutating func joinPercent() {
            guard bytes.last == UInt8(ascii: " "), bytes.count > 1,
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[bytes.count - 2])
            else { return }
            bytes.removeLast()
            appendLiteral("\u{A0}")
        }

        /// The part of a link after `#`, percent-encoded.
        mutating func appendInterpolation(fragment text: String) {
            for byte in text.utf8 {
                let isPlain =
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || "-_.~".utf8.contains(byte)
                if isPlain {
                    bytes.append(byte)
                } else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    bytes.append(contentsOf: "%\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
                }
            }
        }

        private mutating func appendEscaped(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "%"):
                joinPercent()
                bytes.append(byte)
            case UInt8(ascii: "&"): appendLiteral("&amp;")
            case UInt8(ascii: "<"): appendLiteral("&lt;")
            case UInt8(ascii: ">"): appendLiteral("&gt;")
            case UInt8(ascii: "\""): appendLiteral("&quot;")
            case UInt8(ascii: "'"): appendLiteral("&#39;")
            // HTML has no form for other control characters.
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: appendLiteral("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
    }
}
