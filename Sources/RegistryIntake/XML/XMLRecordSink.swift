import RegistryModel

/// One record as its elements were met: which fields it had, before their values are read.
struct XMLDraft {
    /// Positions of the fields met, one bit each.
    var seen: UInt64 = 0
    /// Its end tag was met.
    var isComplete = false
    /// A text too long to keep was dropped.
    var isCut = false
}

/// Collects the records, violations and faults of one piece of XML, to be taken over or thrown away
/// as a whole.
///
/// Lenient: elements go by local name, the first value of a repeated field that isn't blank counts,
/// text of elements nested in a field is left out, denied elements aren't even looked at.
struct XMLRecordSink {
    private(set) var root: XMLRootElement?
    private(set) var drafts: [XMLDraft] = []
    private(set) var violations: [XMLViolation] = []
    private(set) var errors: [XMLSyntaxError] = []
    /// Elements of records that are no field of the source, each name once, with the first line.
    private(set) var strangers: [(name: String, line: Int)] = []
    /// Something besides records stood in the root: libxml2 validates no sibling after it.
    private(set) var disturbsRoot = false

    private let schema: SourceSchema
    private let names: [[UInt8]]
    private let record: [UInt8]
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int32>] = []
    private var lines: [Int] = []
    private var isInRecord = false
    /// Of the field being read; -1 outside of fields.
    private var position = -1
    private var nextPosition = 0
    private var fieldStart = 0
    /// After a fatal error libxml2 still tells of some text.
    private var isBroken = false
    private var place = XMLViolation.Place()

    init(schema: SourceSchema) {
        self.schema = schema
        names = schema.fields.map { Array($0.field.name.utf8) }
        record = Array(schema.recordElement.utf8)
    }

    mutating func reset() {
        root = nil
        drafts.removeAll(keepingCapacity: true)
        violations.removeAll()
        errors.removeAll()
        strangers.removeAll()
        disturbsRoot = false
        bytes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        isInRecord = false
        position = -1
        isBroken = false
        place = XMLViolation.Place()
    }

    var fatalError: XMLSyntaxError? { errors.first(where: \.isFatal) }

    /// The bytes of one field of one draft, empty when it had none.
    func append(_ draft: Int, to builder: inout RecordTableBuilder) {
        let base = draft * names.count
        let bytes = self.bytes
        let all = bytes.span
        for position in names.indices {
            let range = ranges[base + position]
            builder.append(
                all.extracting(Int(range.lowerBound)..<Int(range.upperBound)), at: position)
        }
    }

    /// The bytes of each field of one draft in the schema's order, empty when it had none.
    func eachValue(of draft: Int, _ body: (ArraySlice<UInt8>) -> Void) {
        let base = draft * names.count
        for position in names.indices {
            let range = ranges[base + position]
            body(bytes[Int(range.lowerBound)..<Int(range.upperBound)])
        }
    }

    func text(of position: Int, in draft: Int) -> String? {
        let range = ranges[draft * names.count + position]
        guard !range.isEmpty else { return nil }
        return String(
            decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    /// `count` whole records were read and nothing else: each can be taken as it is.
    func isSound(records count: Int) -> Bool {
        fatalError == nil && !disturbsRoot && drafts.count == count
            && drafts.allSatisfy { $0.isComplete && !$0.isCut }
    }

    /// What names the record, in the form reports show it.
    func recordID(of draft: Int) -> String? {
        guard let field = schema.identifier, let position = schema.position(of: field),
            let text = self.text(of: position, in: draft)
        else { return nil }
        switch schema.fields[position].type {
        case .residentID:
            let reading = CellParsing.residentID(Array(text.utf8).span)
            guard reading.packed > Packed.unreadable else { break }
            return ResidentID(rawValue: UInt64(reading.packed)).description
        case .division:
            let reading = CellParsing.division(Array(text.utf8).span)
            guard reading.packed > Packed.unreadable else { break }
            return DivisionCode(rawValue: UInt64(reading.packed)).description
        default: break
        }
        let trimmed = text.trimmingXMLBlanks()
        return trimmed.isEmpty ? nil : String(trimmed.prefix(200))
    }

    // MARK: Elements

    mutating func root(_ root: XMLRootElement, line: Int) {
        self.root = root
    }

    mutating func startElement(_ localName: Span<UInt8>, line: Int) {
        if isBroken { return }
        lines.append(line)
        place = XMLViolation.Place(
            line: line, depth: lines.count, serial: place.serial + 1, position: nil)
        switch lines.count {
        case 2:
            isInRecord = localName.isEqual(to: record)
            if isInRecord { beginDraft() } else { disturbsRoot = true }
        case 3 where isInRecord:
            position = find(localName)
            fieldStart = bytes.count
            if position >= 0 {
                nextPosition = position + 1
                place.position = position
            } else if !localName.isEqual(to: record) {
                noteStranger(localName, line)
            }
        default: break
        }
    }

    private mutating func beginDraft() {
        drafts.append(XMLDraft())
        for _ in names { ranges.append(0..<0) }
        nextPosition = 0
    }

    /// The field's position, -1 for none. Fields mostly stand in the schema's order.
    private func find(_ name: Span<UInt8>) -> Int {
        for position in nextPosition..<names.count where name.isEqual(to: names[position]) {
            return position
        }
        for position in 0..<nextPosition where name.isEqual(to: names[position]) {
            return position
        }
        return -1
    }

    private mutating func noteStranger(_ localName: Span<UInt8>, _ line: Int) {
        let name = localName.text(atMost: 256)
        if !strangers.contains(where: { $0.name == name }) { strangers.append((name, line)) }
    }

    mutating func endElement() {
        if isBroken { return }
        let line = lines.popLast() ?? 0
        place = XMLViolation.Place(
            line: line, depth: lines.count + 1, serial: place.serial + 1, position: nil)
        switch lines.count {
        case 1 where isInRecord:
            drafts[drafts.count - 1].isComplete = true
            isInRecord = false
        case 2 where isInRecord && position >= 0: endField()
        default: break
        }
    }

    private mutating func endField() {
        place.position = position
        place.value = fieldStart..<bytes.count
        let index = (drafts.count - 1) * names.count + position
        let earlier = bytes[Int(ranges[index].lowerBound)..<Int(ranges[index].upperBound)]
        let isTaken = !earlier.isEmpty && !NormalizedCell(earlier.span).bytes.isEmpty
        if !isTaken { ranges[index] = Int32(fieldStart)..<Int32(bytes.count) }
        drafts[drafts.count - 1].seen |= 1 << UInt64(position)
        position = -1
    }

    mutating func text(_ text: Span<UInt8>, line: Int) {
        if isBroken { return }
        if lines.count == 3 {
            if position < 0 { return }
            if bytes.count - fieldStart + text.count > XMLLimits.textBytes { return cutText() }
            text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        } else if lines.count < 3, !text.isXMLBlank {
            let isRoot = lines.count == 1
            if isRoot { disturbsRoot = true }
            place = XMLViolation.Place(
                line: isRoot ? line : lines.last ?? line, depth: lines.count,
                serial: place.serial + 1, position: nil)
        }
    }

    /// Text in many pieces, between comments or CDATA sections, that together passes the limit.
    private mutating func cutText() {
        bytes.removeLast(bytes.count - fieldStart)
        let draft = drafts.count - 1
        drafts[draft].isCut = true
        drafts[draft].seen |= 1 << UInt64(position)
        var violation = XMLViolation(
            element: schema.fields[position].field.name, XMLLimit.text.message)
        violation.place = place
        violation.place.position = position
        violation.draft = draft
        violations.append(violation)
        // The rest of the text is of no use either.
        position = -1
    }

    // MARK: Faults

    mutating func violation(code: Int32, message: String, line: Int) {
        if isBroken { return }
        var violation = XMLViolation(code: code, libxml2: message)
        violation.place = place
        violation.draft = place.depth > 1 && !drafts.isEmpty ? drafts.count - 1 : nil
        violation.seen = drafts.last?.seen ?? 0
        if code == XMLViolationCode.unexpectedElement, place.depth == 2,
            drafts.last?.isComplete == false
        {
            // A record in another namespace is no child the root may have.
            disturbsRoot = true
        }
        if let range = place.value, !range.isEmpty {
            let value = bytes[range]
            violation.value = value.span.text(atMost: 100)
        }
        if code == XMLViolationCode.notAValue, let last = violations.last,
            last.place.serial == place.serial
        {
            // Some versions say it twice: by the facet, and by the type.
            return
        }
        violations.append(violation)
    }

    mutating func syntaxError(_ error: XMLSyntaxError) {
        if isBroken { return }
        errors.append(error)
        isBroken = error.isFatal
    }
}

/// Passes libxml2's events on; the collector is a value, so each event costs one access check.
final class XMLRecordSinkBox: XMLEventSink {
    var sink: XMLRecordSink

    init(schema: SourceSchema) {
        sink = XMLRecordSink(schema: schema)
    }

    func root(_ root: XMLRootElement, line: Int) { sink.root(root, line: line) }
    func startElement(_ localName: Span<UInt8>, line: Int) {
        sink.startElement(localName, line: line)
    }
    func endElement() { sink.endElement() }
    func text(_ bytes: Span<UInt8>, line: Int) { sink.text(bytes, line: line) }
    func violation(code: Int32, message: String, line: Int) {
        sink.violation(code: code, message: message, line: line)
    }
    func syntaxError(_ error: XMLSyntaxError) { sink.syntaxError(error) }
}

extension Span where Element == UInt8 {
    func isEqual(to other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }

    /// Nothing but the blanks XML allows between elements.
    var isXMLBlank: Bool {
        for index in 0..<count {
            switch self[index] {
            case 0x20, 0x0A, 0x0D, 0x09: continue
            default: return false
            }
        }
        return true
    }
}

extension String {
    fileprivate func trimmingXMLBlanks() -> Substring {
        var rest = drop { $0.isWhitespace }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
