/// Finds where records start and end, and what passes a limit, before libxml2 sees a byte.
///
/// Knows comments, CDATA, instructions and quotes, so a `<birth>` inside them starts nothing. It
/// judges no well-formedness: whatever it makes of broken markup, a record's start tag is a fresh
/// start. Blocks may end anywhere; memory: the name of one tag. One state machine, hence one file.
struct MarkupScanner {
    private enum State {
        case text, open, startName, startTag, endName, endTag
        case bang, comment, cdata, instruction, declaration
    }

    private(set) var marks: [MarkupMark] = []
    /// Of the next byte.
    private(set) var offset = 0
    private(set) var line = 1
    /// After the last tag, comment, instruction or CDATA section that was complete.
    private(set) var lastMarkupEnd = 0
    /// Qualified name of the first element; empty before it.
    private(set) var rootName: [UInt8] = []
    private(set) var rootOffset = 0
    private(set) var rootLine = 1
    private(set) var hasRootEnded = false

    private let record: [UInt8]
    private var state = State.text
    private var depth = 0
    private var isInRecord = false
    private var isRootOpen = false
    /// Elements inside the record that bear the root's name.
    private var namesakes = 0
    private var lateEnds = 0
    private var tagOffset = 0
    private var tagLine = 1
    private var tagPassedLimit = false
    private var name: [UInt8] = []
    private var quote: UInt8 = 0
    private var previous: UInt8 = 0
    private var attributes = 0
    private var textOffset = 0
    private var textLine = 1
    private var textPassedLimit = false

    init(record: String) {
        self.record = Array(record.utf8)
    }

    /// Bytes before this offset can't belong to a mark that is yet to come.
    var settledOffset: Int {
        switch state {
        case .open, .startName, .endName, .bang: tagOffset
        default: offset
        }
    }

    /// Begins anew in the root, where a record starts, with nothing open besides the root.
    mutating func restart(at offset: Int, line: Int) {
        self.offset = offset
        self.line = line
        marks.removeAll(keepingCapacity: true)
        state = .text
        depth = 1
        isInRecord = false
        isRootOpen = true
        namesakes = 0
        lateEnds = 0
        settleText()
    }

    /// Passes over whole records that begin here and need no scan: marks the first one's start.
    mutating func skipRecords(bytes: Int, lines: Int) {
        openTag()
        startRecord()
        depth = 1
        isInRecord = false
        state = .text
        offset += bytes
        line += lines
        settleText()
    }

    private mutating func settleText() {
        lastMarkupEnd = offset
        textOffset = offset
        textLine = line
        textPassedLimit = false
    }

    mutating func dropFirstMark() {
        if !marks.isEmpty { marks.removeFirst() }
    }

    /// Outside of any tag, comment, instruction or CDATA section.
    var isInText: Bool { state == .text }

    mutating func takeMarks() -> [MarkupMark] {
        defer { marks.removeAll(keepingCapacity: true) }
        return marks
    }

    mutating func scan(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            if state == .text {
                index = skipText(bytes, from: index)
            } else {
                step(bytes[index])
                index += 1
            }
        }
    }

    private mutating func skipText(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        var newlines = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { break }
            if byte == 0x0A { newlines += 1 }
            index += 1
        }
        offset += index - start
        line += newlines
        if offset - textOffset > XMLLimits.textBytes, !textPassedLimit {
            textPassedLimit = true
            marks.append(MarkupMark(kind: .limit(.text), offset: textOffset, line: textLine))
        }
        if index < bytes.count {
            openTag()
            offset += 1
            index += 1
        }
        return index
    }

    /// A `<` here starts a tag, whatever came before.
    private mutating func openTag() {
        state = .open
        tagOffset = offset
        tagLine = line
        tagPassedLimit = false
        name.removeAll(keepingCapacity: true)
        quote = 0
        previous = 0
        attributes = 0
    }

    private mutating func closeMarkup() {
        state = .text
        lastMarkupEnd = offset + 1
        textOffset = offset + 1
        textLine = line
        textPassedLimit = false
    }

    @inline(__always)
    private mutating func step(_ byte: UInt8) {
        if byte == 0x0A { line += 1 }
        switch state {
        case .open: stepOpen(byte)
        case .startName: stepStartName(byte)
        case .startTag: stepStartTag(byte)
        case .endName, .endTag: stepEndTag(byte)
        case .bang: stepBang(byte)
        case .comment: if isEnd(byte, of: UInt8(ascii: "-")) { closeMarkup() }
        case .cdata: stepCDATA(byte)
        case .instruction:
            if byte == UInt8(ascii: ">"), previous == UInt8(ascii: "?") { closeMarkup() }
            previous = byte
        case .declaration:
            if byte == UInt8(ascii: "<") {
                openTag()
            } else if byte == UInt8(ascii: ">") {
                closeMarkup()
            }
        case .text: break
        }
        offset += 1
    }

    private mutating func stepOpen(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): openTag()
        case UInt8(ascii: "!"): state = .bang
        case UInt8(ascii: "?"): state = .instruction
        case UInt8(ascii: "/"): state = .endName
        case UInt8(ascii: ">"), 0...0x20: closeMarkup()
        default:
            state = .startName
            name.append(byte)
        }
    }

    private mutating func stepStartName(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): openTag()
        case UInt8(ascii: ">"), UInt8(ascii: "/"), 0...0x20:
            state = .startTag
            beginElement()
            stepStartTag(byte)
        case _ where name.count >= 256:
            // No name that matters is so long: the rest is read as if it were attributes.
            state = .startTag
            beginElement()
        default: name.append(byte)
        }
    }

    private mutating func stepStartTag(_ byte: UInt8) {
        if quote != 0 {
            if byte == quote { quote = 0 }
        } else {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "="):
                attributes += 1
                if attributes > XMLLimits.attributes { passTag(.attributes) }
            case UInt8(ascii: ">"):
                finishElement(selfClosed: previous == UInt8(ascii: "/"))
                closeMarkup()
                return
            default: break
            }
            previous = byte
        }
        // No attribute value may hold a `<`, so an unclosed quote ends here.
        if byte == UInt8(ascii: "<") { openTag() }
        if offset - tagOffset >= XMLLimits.startTagBytes { passTag(.startTag) }
    }

    private mutating func passTag(_ limit: XMLLimit) {
        guard !tagPassedLimit else { return }
        tagPassedLimit = true
        marks.append(MarkupMark(kind: .limit(limit), offset: tagOffset, line: tagLine))
    }

    private mutating func stepEndTag(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): openTag()
        case UInt8(ascii: ">"):
            endElement()
            closeMarkup()
        case _ where byte <= 0x20 || name.count >= 256: state = .endTag
        default: if state == .endName { name.append(byte) }
        }
    }

    private mutating func stepBang(_ byte: UInt8) {
        name.append(byte)
        switch name.count {
        case 2 where name.elementsEqual("--".utf8): state = .comment
        case 7 where name.elementsEqual("[CDATA[".utf8): state = .cdata
        case 7 where name.elementsEqual("DOCTYPE".utf8):
            mark(.doctype)
            state = .declaration
        default:
            let isOpen = ["--", "[CDATA[", "DOCTYPE"].contains { $0.utf8.starts(with: name) }
            if isOpen { return }
            state = .declaration
            if byte == UInt8(ascii: "<") { openTag() }
            if byte == UInt8(ascii: ">") { closeMarkup() }
        }
        attributes = 0
    }

    private mutating func stepCDATA(_ byte: UInt8) {
        if offset - tagOffset > XMLLimits.textBytes, !tagPassedLimit { passTag(.text) }
        if isEnd(byte, of: UInt8(ascii: "]")) { closeMarkup() }
    }

    /// True at the `>` after two of `mark`; counts them in `attributes`, which no comment has.
    private mutating func isEnd(_ byte: UInt8, of mark: UInt8) -> Bool {
        if byte == mark {
            attributes = min(2, attributes + 1)
            return false
        }
        defer { attributes = 0 }
        return byte == UInt8(ascii: ">") && attributes == 2
    }

    // MARK: Elements

    private mutating func mark(_ kind: MarkupMark.Kind) {
        marks.append(MarkupMark(kind: kind, offset: tagOffset, line: tagLine))
    }

    private var isRecordTag: Bool {
        guard name.count >= record.count, name.suffix(record.count).elementsEqual(record) else {
            return false
        }
        return name.count == record.count
            || name[name.count - record.count - 1] == UInt8(ascii: ":")
    }

    private mutating func beginElement() {
        if rootName.isEmpty {
            rootName = name
            rootOffset = tagOffset
            rootLine = tagLine
        } else if isRecordTag {
            startRecord()
        }
    }

    private mutating func startRecord() {
        let unclosed = max(0, depth - 1)
        mark(.recordStart(unclosed: unclosed, insideRecord: isInRecord && unclosed > 0))
        lateEnds += unclosed
        depth = 1
        namesakes = 0
        isInRecord = true
        isRootOpen = true
    }

    private mutating func finishElement(selfClosed: Bool) {
        if tagOffset == rootOffset {
            depth = 1
            hasRootEnded = selfClosed
            isRootOpen = !selfClosed
            marks.append(
                MarkupMark(
                    kind: .rootOpened(selfClosed: selfClosed), offset: offset + 1, line: line))
        } else if selfClosed {
            if depth == 1, isInRecord, isRecordTag { endRecord() }
        } else {
            depth += 1
            if name == rootName { namesakes += 1 }
            if depth > XMLLimits.depth { passTag(.depth) }
        }
    }

    private mutating func endElement() {
        if name == rootName, namesakes == 0 {
            if !isRootOpen { return }
            isRootOpen = false
            mark(.rootEnd)
            hasRootEnded = true
            isInRecord = false
            depth = 1
            return
        }
        if name == rootName { namesakes -= 1 }
        if depth > 1 {
            depth -= 1
            if depth == 1, isInRecord { endRecord() }
        } else if lateEnds > 0 {
            lateEnds -= 1
            mark(.lateEnd(length: offset + 1 - tagOffset))
        }
    }

    private mutating func endRecord() {
        isInRecord = false
        marks.append(MarkupMark(kind: .recordEnd, offset: offset + 1, line: line))
    }
}
