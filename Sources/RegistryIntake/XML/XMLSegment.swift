/// A stretch of the file from one record's start tag to the next one's, or between the root's tags
/// and the records.
struct XMLSegment {
    enum Kind {
        /// Up to the end of the root's start tag.
        case prologue
        /// Between the root's start tag and the first record.
        case lead
        case record
        /// Records read elsewhere, and nothing more.
        case passed
        /// From the root's end tag on; `rootIsEmpty` when it had none, being `<births/>`.
        case epilogue(rootIsEmpty: Bool)
    }

    /// How the stretch ends.
    enum Ending: Equatable {
        case plain
        /// The next record starts inside `count` elements other than the root.
        case unclosed(count: Int, insideRecord: Bool)
        /// The text ends before the root does.
        case truncated
    }

    let kind: Kind
    /// Offset in the text.
    let start: Int
    let line: Int
    /// Records of the file up to this one.
    var number = 0
    var end = 0
    var recordEnd: Int?
    var ending = Ending.plain
    /// Of the last complete tag before the end of a truncated text.
    var readableEnd: Int?
    /// The limit passed, and where what can be read ends.
    var limit: (limit: XMLLimit, offset: Int, line: Int)?

    init(_ kind: Kind, start: Int, line: Int) {
        self.kind = kind
        self.start = start
        self.line = line
    }

    var isEpilogue: Bool {
        if case .epilogue = kind { true } else { false }
    }

    var isRecord: Bool {
        if case .record = kind { true } else { false }
    }

    var isPassed: Bool {
        if case .passed = kind { true } else { false }
    }

    /// Can be read together with its neighbours.
    var isPlain: Bool {
        switch kind {
        case .lead, .record: limit == nil && ending == .plain
        case .prologue, .epilogue, .passed: false
        }
    }

    /// Closes the stretch at `end`; one longer than a record may be is cut.
    mutating func close(at end: Int) {
        self.end = end
        let cap = start + XMLLimits.recordBytes
        if let offset = limit?.offset, offset <= cap { return }
        limit = end > cap ? (.record, cap, line) : nil
    }
}

/// The root's tags, put around each piece that libxml2 is given.
struct XMLRootFrame {
    let opening: [UInt8]
    let closing: [UInt8]
    /// False when the root isn't the schema's: nothing in it can be validated.
    let validates: Bool
    let recordTag: [UInt8]
    let isPrefixed: Bool

    init(root: XMLRootElement, record: String, validates: Bool) {
        let prefix = root.prefix.map { $0 + ":" } ?? ""
        let name = prefix + root.localName
        let declarations = root.namespaces.map { namespace in
            let attribute = namespace.prefix.isEmpty ? "xmlns" : "xmlns:" + namespace.prefix
            return " \(attribute)=\"\(namespace.uri.xmlEscaped)\""
        }
        opening = Array("<\(name)\(declarations.joined())>".utf8)
        closing = Array("</\(name)>".utf8)
        recordTag = Array("<\(prefix)\(record)/>".utf8)
        self.validates = validates
        isPrefixed = root.prefix != nil
    }
}
