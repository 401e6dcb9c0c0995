/// A message with places for values, such as `{field} is {value}`, read once for all its findings.
struct MessageTemplate: Sendable {
    private enum Part: Sendable {
        case text(String)
        case value(String)
    }

    private let parts: [Part]
    private let length: Int

    init(_ text: String) {
        var parts: [Part] = []
        var rest = text.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(of: UInt8(ascii: "}")) else { break }
            if rest.startIndex < open { parts.append(.text(String(text[rest.startIndex..<open]))) }
            parts.append(.value(String(text[inside.startIndex..<close])))
            rest = inside[inside.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(text[rest.startIndex...]))) }
        self.parts = parts
        length = text.utf8.count
    }

    /// The names between braces, in order of appearance.
    var names: [String] {
        parts.compactMap { if case .value(let name) = $0 { name } else { nil } }
    }

    /// A value may hold braces of its own: they stay as they are.
    func filled(_ value: (String) -> String) -> String {
        var text = ""
        text.reserveCapacity(length + 32)
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .value(let name): text += value(name)
            }
        }
        return text
    }
}
