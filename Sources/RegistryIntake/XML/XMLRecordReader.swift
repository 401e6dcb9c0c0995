import RegistryModel

/// Reads one XML file of a source: records into tables, and whatever is wrong into findings.
///
/// Fed UTF-8 text in blocks of any size; hands over records as they come, 32 768 at a time, numbered
/// from 1 in each table. Runs of records read elsewhere can be put in between (`add(_:)`). A scanner
/// cuts the text at the records' start tags; stretches of about 64 KiB go to libxml2 as documents of
/// their own, inside the root's tags, and are validated in the same pass. When one isn't
/// well-formed, its records are read again one by one, so a bad record costs only itself.
///
/// What was read of a bad record before its fault is kept as a broken row, which is never held
/// against anyone. Memory: two records at most `XMLLimits.recordBytes` long, and one table. The
/// result doesn't depend on how the text is cut into blocks. Used by one thread at a time.
package final class XMLRecordReader {
    package let source: SourceID
    package let file: UInt32
    /// Nil until the root's start tag was read.
    package private(set) var rootAttributes: XMLRootAttributes?
    /// A DOCTYPE or a foreign root: nothing is read from the file, and feeding more is in vain.
    package private(set) var isRefused = false
    /// Record elements met so far, readable or not.
    package internal(set) var recordCount = 0
    /// Records that weren't read whole.
    package internal(set) var rejectedCount = 0

    let schema: SourceSchema
    let session: LibXML2Session
    let box: XMLRecordSinkBox
    let findings: XMLFindings
    var output = XMLOutput()
    var frame: XMLRootFrame
    var builder: RecordTableBuilder
    /// Whole plain stretches that wait to be read together.
    var pending: [XMLSegment] = []
    /// Elements inside which a record started, and that may never be closed: records, wrappers.
    var unclosed: [(line: Int, recordID: String?)] = []
    var breaks = 0
    /// Rows of the tables handed over, and of runs read elsewhere.
    var rowCount = 0
    /// Where reading was given up; later text is only counted.
    var givenUpAt: (offset: Int, line: Int)?
    /// Said once a file: strangers' names, and faults that don't stop libxml2.
    var said: Set<String> = []
    /// Of the text, once it has ended.
    private(set) var lastLine = 1

    private let batchBytes: Int
    var scanner: MarkupScanner
    var current = XMLSegment(.prologue, start: 0, line: 1)
    private(set) var hasRoot = false
    private var rootEndLine: Int?
    /// Where a record stands behind the root's end: read, since it may be somebody's report, and said.
    private var trailingLine: Int?
    /// Line of the last place that wasn't well-formed.
    var lastBreakLine = 0
    var buffer: [UInt8] = []
    /// Offset in the text of the buffer's first byte.
    var bufferOffset = 0
    /// The readable part of a stretch that is too long to be kept whole.
    private var kept: [UInt8]?

    package convenience init(source: SourceID, file: UInt32) throws(XMLReaderFailure) {
        try self.init(source: source, file: file, batchBytes: 65_536)
    }

    init(source: SourceID, file: UInt32, batchBytes: Int) throws(XMLReaderFailure) {
        self.source = source
        self.file = file
        self.batchBytes = batchBytes
        schema = SourceCatalogue.schema(of: source.kind)
        session = try LibXML2Session(schemaText: XSDDocument(schema).text, source: source.name)
        box = XMLRecordSinkBox(schema: schema)
        findings = XMLFindings(source: source, file: file, schema: schema)
        scanner = MarkupScanner(record: schema.recordElement)
        builder = RecordTableBuilder(source: source)
        frame = XMLRootFrame(
            root: XMLRootElement(
                localName: schema.rootElement, namespaces: [("", XSDDocument.namespace)]),
            record: schema.recordElement, validates: true)
    }

    /// Takes the next bytes of the text; returns what is ready. A block may end anywhere.
    package func feed(_ block: Span<UInt8>) throws(XMLReaderFailure) -> XMLOutput {
        var start = 0
        while start < block.count {
            let end = min(block.count, start + 65_536)
            try take(block.extracting(start..<end))
            start = end
        }
        return takeOutput()
    }

    /// Ends the text; returns the rest. The reader is of no use afterwards.
    package func finish() throws(XMLReaderFailure) -> XMLOutput {
        if !isRefused {
            try closeText()
            for record in unclosed {
                output.findings.append(
                    findings.notWellFormed(
                        Bilingual(zh: "有元素一直没有结束", en: "An element is never closed."),
                        line: record.line, recordID: record.recordID))
            }
            if let trailingLine, let rootEndLine, lastBreakLine < rootEndLine {
                output.findings.append(
                    findings.notWellFormed(
                        Bilingual(
                            zh: "根元素结束之后还有内容", en: "Extra content at the end of the document"),
                        line: trailingLine))
            }
            if let givenUpAt {
                output.findings.append(
                    findings.givenUp(
                        line: givenUpAt.line, unreadBytes: scanner.offset - givenUpAt.offset))
            }
        }
        handOverTable()
        return takeOutput()
    }

    func takeOutput() -> XMLOutput {
        defer { output = XMLOutput() }
        return output
    }

    private func take(_ bytes: Span<UInt8>) throws(XMLReaderFailure) {
        if isRefused { return }
        bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
        scanner.scan(bytes)
        for mark in scanner.takeMarks() where !isRefused {
            if givenUpAt == nil { try follow(mark) }
        }
        try dropBytes()
    }

    /// What the last parse collected.
    var sink: XMLRecordSink { box.sink }

    // MARK: Cutting

    func follow(_ mark: MarkupMark) throws(XMLReaderFailure) {
        switch mark.kind {
        case .rootOpened(let selfClosed):
            if hasRoot { return }
            try close(at: mark.offset)
            current = XMLSegment(
                selfClosed ? .epilogue(rootIsEmpty: true) : .lead, start: mark.offset,
                line: mark.line)
        case .recordStart(let unclosed, let insideRecord):
            if rootEndLine != nil, trailingLine == nil { trailingLine = mark.line }
            current.ending =
                unclosed > 0 ? .unclosed(count: unclosed, insideRecord: insideRecord) : .plain
            try close(at: mark.offset)
            if givenUpAt != nil { return }
            current = XMLSegment(.record, start: mark.offset, line: mark.line)
            recordCount += 1
            current.number = recordCount
        case .recordEnd:
            current.recordEnd = mark.offset
        case .rootEnd:
            if rootEndLine == nil { rootEndLine = mark.line }
            try close(at: mark.offset)
            current = XMLSegment(
                .epilogue(rootIsEmpty: false), start: mark.offset, line: mark.line)
        case .lateEnd(let length):
            blank(mark.offset..<(mark.offset + length))
            _ = self.unclosed.popLast()
        case .limit(let limit):
            if current.limit == nil { current.limit = (limit, mark.offset, mark.line) }
        case .doctype:
            if hasRoot { return }
            refuse(findings.forbiddenDoctype(line: mark.line))
        }
    }

    private func refuse(_ finding: Finding?) {
        if let finding { output.findings.append(finding) }
        isRefused = true
        pending = []
        buffer = []
    }

    private func blank(_ range: Range<Int>) {
        for offset in range {
            let index = offset - bufferOffset
            if buffer.indices.contains(index) { buffer[index] = 0x20 }
        }
    }

    private func close(at end: Int) throws(XMLReaderFailure) {
        if current.isPassed { return }
        current.close(at: end)
        if !hasRoot {
            try readPrologue()
            hasRoot = true
        } else if current.isPlain {
            pending.append(current)
            let size = current.end - (pending.first?.start ?? current.end)
            if size >= batchBytes || pending.count >= 1_024 { try readPending() }
        } else {
            try readPending()
            if givenUpAt == nil { try readAlone(current) }
        }
        kept = nil
    }

    private func closeText() throws(XMLReaderFailure) {
        if givenUpAt != nil { return }
        let isTruncated =
            hasRoot
            ? !scanner.hasRootEnded : !scanner.rootName.isEmpty || !scanner.isInText
        current.ending = isTruncated ? .truncated : .plain
        if isTruncated { current.readableEnd = max(current.start, scanner.lastMarkupEnd) }
        lastLine = scanner.line
        if !hasRoot, isTruncated {
            output.findings.append(findings.truncated(line: scanner.line, recordID: nil))
            return
        }
        try close(at: scanner.offset)
        try readPending()
        if isTruncated, givenUpAt == nil, current.isRecord == false {
            output.findings.append(findings.truncated(line: scanner.line, recordID: nil))
        }
    }

    /// Keeps only what a later mark may still need.
    private func dropBytes() throws(XMLReaderFailure) {
        if isRefused { return }
        // Any limit passed before the cap is known by then, however the text was cut into blocks.
        let isTooLong =
            scanner.offset - current.start > XMLLimits.recordBytes + 2 * XMLLimits.textBytes
        if givenUpAt == nil, kept == nil, current.limit != nil || isTooLong {
            try readPending()
            var cut = current
            cut.close(at: scanner.offset)
            kept = Array(bytes(cut.start..<(cut.limit?.offset ?? cut.end)))
        }
        let isSkipping = kept != nil || givenUpAt != nil
        let needed =
            isSkipping ? scanner.settledOffset : pending.first?.start ?? current.start
        buffer.removeFirst(max(0, min(buffer.count, needed - bufferOffset)))
        bufferOffset = scanner.offset - buffer.count
    }

    /// The text of a range that is still kept.
    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        if let kept, range.lowerBound == current.start { return kept.prefix(range.count) }
        let low = max(0, range.lowerBound - bufferOffset)
        let high = max(low, min(buffer.count, range.upperBound - bufferOffset))
        return buffer[min(low, high)..<high]
    }

    // MARK: The root

    private func readPrologue() throws(XMLReaderFailure) {
        let name = String(decoding: scanner.rootName, as: UTF8.self)
        let end = current.limit?.offset ?? current.end
        let isCut = current.limit != nil
        let closing = name.isEmpty || isCut || hasClosedRoot(end) ? [] : Array("</\(name)>".utf8)
        try parse(bytes(current.start..<end) + closing)
        if let (limit, _, line) = current.limit {
            output.findings.append(
                findings.limit(limit, line: line, recordID: nil, element: name))
        } else if let error = sink.fatalError {
            addBreak(error, recordID: nil, end: current.end)
            // A fault before the root, such as a blank line before the declaration.
            if sink.root == nil, !name.isEmpty {
                try parse(bytes(scanner.rootOffset..<end) + closing)
            }
        }
        takeRoot(name)
    }

    private func hasClosedRoot(_ end: Int) -> Bool {
        bytes(max(current.start, end - 2)..<end).elementsEqual("/>".utf8)
    }

    private func takeRoot(_ name: String) {
        if name.isEmpty { return }
        let line = scanner.rootLine
        for violation in sink.violations {
            output.findings.append(
                findings.violation(violation, line: line, recordID: nil, draft: nil))
        }
        let localName = sink.root?.localName ?? name.split(separator: ":").last.map { String($0) }
        guard localName == schema.rootElement else {
            return refuse(
                sink.violations.isEmpty
                    ? findings.wrongRoot(localName ?? name, line: line) : nil)
        }
        guard let root = sink.root else { return }
        var attributes = XMLRootAttributes()
        attributes.line = UInt32(clamping: line)
        attributes.county = root.attributes.first { $0.name == "county" }?.value
        attributes.period = root.attributes.first { $0.name == "period" }?.value
        attributes.generatedAt = root.attributes.first { $0.name == "generatedAt" }?.value
        rootAttributes = attributes
        frame = XMLRootFrame(
            root: root, record: schema.recordElement, validates: root.uri == XSDDocument.namespace)
    }
}
