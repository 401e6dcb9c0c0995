import RegistryModel

/// One way in which a piece of XML departs from its schema.
struct XMLViolation {
    /// The element libxml2 was at. Its own errors carry no line when it reads a stream.
    struct Place {
        var line = 0
        /// 1 for the root.
        var depth = 0
        /// Distinct for each start and end of an element.
        var serial = 0
        /// Of the field in the schema.
        var position: Int?
        /// Where the field's text was collected, at its end.
        var value: Range<Int>?
    }

    let code: Int32
    let element: String
    var message: String
    var place = Place()
    /// The record it belongs to; nil at the root.
    var draft: Int?
    /// Of the field, at most 100 bytes.
    var value: String?
    /// Fields of the record met before.
    var seen: UInt64 = 0

    init(code: Int32, element: String, message: String) {
        self.code = code
        self.element = element
        self.message = message
    }

    /// Takes libxml2's text apart: `Element '{…}sex': This element is not expected. …`.
    init(code: Int32, libxml2 raw: String) {
        var text = raw.replacing("{\(XSDDocument.namespace)}", with: "")
        var element = ""
        if text.hasPrefix("Element '") {
            let rest = text.dropFirst("Element '".count)
            element = String(rest.prefix { $0 != "'" })
            // `': ` before the message, or `', attribute 'county': `.
            text = String(rest.dropFirst(element.count + 3))
        }
        // Patterns are alternatives, and libxml2 names only the last.
        if let pattern = text.firstRange(of: " is not accepted by the pattern ") {
            text = text[..<pattern.lowerBound] + " is not in any form the schema allows."
        }
        if let brace = element.lastIndex(of: "}") {
            element = String(element[element.index(after: brace)...])
        }
        self.init(code: code, element: element, message: Self.withoutValue(text))
    }

    /// The field to look at: the missing one when the next element was reported in its place.
    func field(in schema: SourceSchema, draft: XMLDraft?) -> (field: Field?, missing: Field?) {
        let own = place.position.map { schema.fields[$0].field }
        guard code == XMLViolationCode.unexpectedElement, let draft, element != schema.rootElement
        else { return (own, nil) }
        let isRecord = element == schema.recordElement && place.depth == 2
        guard isRecord || own != nil else { return (nil, nil) }
        let end = isRecord ? schema.fields.count : place.position ?? 0
        let missing = (0..<end).first { position in
            schema.fields[position].isRequired && (seen | draft.seen) >> UInt64(position) & 1 == 0
        }
        return (own, missing.map { schema.fields[$0].field })
    }

    /// The message without the value it quotes, which may be a person's and is given by itself.
    private static func withoutValue(_ text: String) -> String {
        for opening in ["The value '", "'"] {
            guard let start = text.firstRange(of: opening),
                opening != "'" || start.lowerBound == text.startIndex
            else { continue }
            for closing in ["' is not", "' has", "' does not"] {
                guard let end = text.ranges(of: closing).last, end.lowerBound >= start.upperBound
                else { continue }
                let kept = text[..<start.upperBound] + "…" + text[end.lowerBound...]
                return String(kept.prefix(400))
            }
        }
        return String(text.prefix(400))
    }
}
