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
    /// As libxml2 tells it, without the value.
    private let message: String
    private let own: Bilingual?
    var place = Place()
    /// The record it belongs to; nil at the root.
    var draft: Int?
    /// Of the field, at most 100 bytes.
    var value: String?
    /// Fields of the record met before.
    var seen: UInt64 = 0

    /// One that libxml2 doesn't know of.
    init(element: String, _ sentence: Bilingual) {
        code = 0
        self.element = element
        message = ""
        own = sentence
    }

    var sentence: Bilingual { own ?? MarkupWords.violation(code: code, libxml2: message) }

    /// Takes libxml2's text apart: `Element '{…}sex': This element is not expected. …`.
    ///
    /// In bytes, since a file may have as many violations as records.
    init(code: Int32, libxml2 raw: String) {
        var text = Array(raw.utf8)
        text.removeAll(of: Self.namespace)
        var element: [UInt8] = []
        if text.starts(with: Self.elementMark) {
            element = Array(text.dropFirst(Self.elementMark.count).prefix { $0 != 0x27 })
            // `': ` before the message, or `', attribute 'county': `.
            text.removeFirst(min(text.count, Self.elementMark.count + element.count + 3))
        }
        // Patterns are alternatives, and libxml2 names only the last.
        if let pattern = text.range(of: Self.patternMark) {
            text.removeSubrange(pattern.lowerBound...)
            text += Array(" is not in any form the schema allows.".utf8)
        }
        if let brace = element.lastIndex(of: UInt8(ascii: "}")) {
            element.removeSubrange(...brace)
        }
        self.code = code
        self.element = String(decoding: element, as: UTF8.self)
        message = Self.withoutValue(text)
        own = nil
    }

    private static let namespace = Array("{\(XSDDocument.namespace)}".utf8)
    private static let elementMark = Array("Element '".utf8)
    private static let patternMark = Array(" is not accepted by the pattern ".utf8)
    private static let valueMark = Array("The value '".utf8)
    private static let valueEnds = ["' is not", "' has", "' does not"].map { Array($0.utf8) }

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
    private static func withoutValue(_ text: [UInt8]) -> String {
        let starts = [text.range(of: valueMark), text.first == 0x27 ? 0..<1 : nil]
        for start in starts.compactMap({ $0 }) {
            for closing in valueEnds {
                guard let end = text.lastRange(of: closing), end.lowerBound >= start.upperBound
                else { continue }
                let kept = text[..<start.upperBound] + Array("…".utf8) + text[end.lowerBound...]
                return String(String(decoding: kept, as: UTF8.self).prefix(400))
            }
        }
        return String(String(decoding: text, as: UTF8.self).prefix(400))
    }
}

extension [UInt8] {
    fileprivate func holds(_ part: [UInt8], at start: Int) -> Bool {
        for index in part.indices where self[start + index] != part[index] { return false }
        return true
    }

    fileprivate func range(of part: [UInt8], from start: Int = 0) -> Range<Int>? {
        guard count >= start + part.count else { return nil }
        for index in start...(count - part.count) where holds(part, at: index) {
            return index..<(index + part.count)
        }
        return nil
    }

    fileprivate func lastRange(of part: [UInt8]) -> Range<Int>? {
        guard count >= part.count else { return nil }
        for index in (0...(count - part.count)).reversed() where holds(part, at: index) {
            return index..<(index + part.count)
        }
        return nil
    }

    fileprivate mutating func removeAll(of part: [UInt8]) {
        var start = 0
        while let found = range(of: part, from: start) {
            removeSubrange(found)
            start = found.lowerBound
        }
    }
}
