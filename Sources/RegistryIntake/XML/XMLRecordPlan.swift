import RegistryModel

/// What a plain record of one source looks like, byte for byte: its tags in the schema's order, and
/// the values its fields may have. Made once a file, shared by its threads.
///
/// Source: the same fields and simple types the XML Schema is rendered from.
struct XMLRecordPlan: Sendable {
    let schema: SourceSchema
    /// `<birth>`, `</birth>`.
    let record: XMLTagPair
    /// `<birth` alone.
    let recordStart: XMLTagWords
    let fields: [Field]
    /// The canonical tables of all types end to end: for each state a row of 128 next states.
    ///
    /// Rows are numbered across types; row 0 is the state no value leaves.
    private(set) var next: [UInt16]
    private(set) var accepts: [Bool] = [false]
    /// By field; empty for free text.
    let patterns: [[String]]

    /// One field: numbers only, so that reading one copies no reference.
    struct Field: Sendable {
        let tags: XMLTagPair
        let isRequired: Bool
        let isFreeText: Bool
        /// Row a value starts in.
        fileprivate(set) var start: UInt16 = 0
        /// Row after the opening run.
        fileprivate(set) var afterRun: UInt16 = 0
        fileprivate(set) var run = XMLByteRun()
    }

    /// Nil when a name is too long for the tables.
    init?(_ schema: SourceSchema) {
        guard let record = XMLTagPair(schema.recordElement),
            let recordStart = XMLTagWords("<" + schema.recordElement)
        else { return nil }
        self.recordStart = recordStart
        self.schema = schema
        self.record = record
        next = [UInt16](repeating: 0, count: 128)
        var fields: [Field] = []
        var patterns: [[String]] = []
        var tables = (next: next, accepts: [false])
        for definition in schema.fields {
            guard let tags = XMLTagPair(definition.field.name) else { return nil }
            let check = XSDValueCheck(definition.type)
            var field = Field(
                tags: tags, isRequired: definition.isRequired, isFreeText: check.isFreeText)
            if let canonical = check.canonical {
                let base = Self.add(canonical, to: &tables)
                field.start = base + canonical.start
                field.afterRun = base + check.stateAfterRun
                field.run = XMLByteRun(check.lowest, check.highest)
            }
            fields.append(field)
            patterns.append(check.patterns)
        }
        guard tables.accepts.count < Int(UInt16.max) else { return nil }
        self.fields = fields
        self.patterns = patterns
        (next, accepts) = tables
    }

    /// Copies a table; returns what its states' numbers grow by.
    private static func add(
        _ automaton: XSDAutomaton, to tables: inout (next: [UInt16], accepts: [Bool])
    ) -> UInt16 {
        let base = UInt16(truncatingIfNeeded: tables.accepts.count)
        for state in 0..<UInt16(automaton.accepts.count) {
            for byte in 0..<UInt8(128) {
                let target = automaton.step(state, byte)
                tables.next.append(target == XSDAutomaton.dead ? 0 : base &+ target)
            }
        }
        tables.accepts += automaton.accepts
        return base
    }
}

/// An element's two tags as words, compared eight bytes at a time.
struct XMLTagPair: Sendable {
    let open: XMLTagWords
    let close: XMLTagWords

    init?(_ name: String) {
        guard let open = XMLTagWords("<\(name)>"), let close = XMLTagWords("</\(name)>") else {
            return nil
        }
        self.open = open
        self.close = close
    }
}

/// At most 32 bytes, little-endian in four words, with a mask of those that count.
struct XMLTagWords: Sendable {
    let count: Int
    let words: (UInt64, UInt64, UInt64, UInt64)
    let masks: (UInt64, UInt64, UInt64, UInt64)

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 32 else { return nil }
        count = bytes.count
        let packed = XMLByteRun.pack(bytes)
        let mask = XMLByteRun.pack([UInt8](repeating: 0xFF, count: bytes.count))
        words = (packed[0], packed[1], packed[2], packed[3])
        masks = (mask[0], mask[1], mask[2], mask[3])
    }
}

/// Ranges of ASCII bytes, one a position, checked eight at a time.
///
/// For a byte below 0x80, adding 0x80 − lowest sets the top bit from the lowest on, and adding
/// 0x7F − highest sets it above the highest; neither sum carries into the next byte.
struct XMLByteRun: Sendable {
    let count: Int
    let fromLowest: (UInt64, UInt64, UInt64)
    let aboveHighest: (UInt64, UInt64, UInt64)
    /// The top bits of the bytes that count.
    let masks: (UInt64, UInt64, UInt64)

    init(_ lowest: [UInt8] = [], _ highest: [UInt8] = []) {
        count = min(lowest.count, XSDValueCheck.runLimit)
        let low = Self.pack(lowest.map { 0x80 - $0 })
        let high = Self.pack(highest.map { 0x7F - $0 })
        let mask = Self.pack(lowest.map { _ in 0x80 })
        fromLowest = (low[0], low[1], low[2])
        aboveHighest = (high[0], high[1], high[2])
        masks = (mask[0], mask[1], mask[2])
    }

    static func pack(_ bytes: [UInt8]) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: 4)
        for (index, byte) in bytes.prefix(32).enumerated() {
            words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
        }
        return words
    }
}
