import RegistryModel

// Reading stretches of the text with libxml2: many at a time, or one alone when it is odd.
extension XMLRecordReader {
    func parse(_ text: some Sequence<UInt8>, validating: Bool = true) throws(XMLReaderFailure) {
        box.sink.reset()
        try session.parse(Array(text), validating: validating, into: box)
    }

    /// Reads the waiting stretches together, or one by one when any of them is at fault.
    func readPending() throws(XMLReaderFailure) {
        guard let first = pending.first, let last = pending.last else { return }
        let segments = pending
        defer { pending.removeAll(keepingCapacity: true) }
        try parse(
            frame.opening + bytes(first.start..<last.end) + frame.closing,
            validating: frame.validates)
        let records = segments.filter(\.isRecord)
        guard sink.isSound(records: records.count) else {
            for segment in segments where givenUpAt == nil { try readAlone(segment) }
            return
        }
        report(from: first.line)
        for (draft, segment) in records.enumerated() { add(draft, segment, isBroken: false) }
    }

    /// Reads one stretch; keeps what can be kept of a record that isn't well-formed.
    func readAlone(_ segment: XMLSegment) throws(XMLReaderFailure) {
        let end = segment.limit?.offset ?? segment.readableEnd ?? segment.end
        var text = frame.opening
        var isClosed = false
        switch segment.kind {
        case .epilogue(let rootIsEmpty):
            if rootIsEmpty { text += frame.closing }
            isClosed = true
        default:
            isClosed = segment.limit == nil && segment.ending == .plain
        }
        text += bytes(segment.start..<end)
        // The next record's tag lets libxml2 say that no record may stand there.
        if segment.limit == nil, case .unclosed(_, insideRecord: true) = segment.ending {
            text += frame.recordTag
        }
        if isClosed, !segment.isEpilogue { text += frame.closing }
        // libxml2 takes a NUL for the end of the text.
        if segment.isEpilogue, text.contains(0) {
            output.findings.append(findings.illegalCharacter(line: segment.line))
        }
        try parse(text, validating: frame.validates)
        report(from: segment.line)
        let recordID = segment.isRecord && !sink.drafts.isEmpty ? sink.recordID(of: 0) : nil
        let isFaulty = reportFault(segment, mayEndEarly: !isClosed, recordID)
        if !isFaulty, segment.limit == nil { noteUnclosed(segment, recordID) }
        if segment.isRecord {
            keepRecord(segment, recordID)
            // Later ones of the same batch, met but not read.
            if givenUpAt != nil { recordCount = segment.number }
        }
    }

    /// Remembers elements that records started inside, until their end tags come.
    private func noteUnclosed(_ segment: XMLSegment, _ recordID: String?) {
        guard case .unclosed(let count, let insideRecord) = segment.ending else { return }
        for _ in 0..<count { unclosed.append((segment.line, insideRecord ? recordID : nil)) }
        if insideRecord { countBreak(at: segment.end, line: segment.line) }
    }

    /// Reports what ended the stretch too soon; true when that is a fault of its own text.
    private func reportFault(
        _ segment: XMLSegment, mayEndEarly: Bool, _ recordID: String?
    ) -> Bool {
        if let (limit, _, line) = segment.limit {
            output.findings.append(
                findings.limit(
                    limit, line: line, recordID: recordID, element: schema.recordElement))
        }
        if let error = sink.fatalError, !(mayEndEarly && error.isPrematureEnd),
            segment.limit?.limit != .record
        {
            addBreak(
                error.moved(by: segment.line - 1), recordID: recordID, end: segment.end)
            return true
        }
        return false
    }

    private func keepRecord(_ segment: XMLSegment, _ recordID: String?) {
        let draft = sink.drafts.first
        let isWhole = draft?.isComplete == true && draft?.isCut == false
        if segment.ending == .truncated {
            output.findings.append(
                findings.truncated(line: lastLine, recordID: isWhole ? nil : recordID))
        }
        if !isWhole { rejectedCount += 1 }
        if isWhole || draft?.seen ?? 0 != 0 { add(0, segment, isBroken: !isWhole) }
    }

    // MARK: Records

    private func add(_ draft: Int, _ segment: XMLSegment, isBroken: Bool) {
        if builder.count == 0 { builder.setPresence(schema.allFields, ofFile: file) }
        box.sink.append(draft, to: &builder)
        let end = segment.recordEnd ?? segment.end
        builder.endRecord(
            Provenance(
                file: file, line: UInt32(clamping: segment.line),
                number: UInt32(clamping: segment.number - rowCount),
                byteOffset: UInt64(segment.start),
                byteLength: UInt32(clamping: end - segment.start)),
            isBroken: isBroken)
        if builder.count == XMLLimits.tableRecords { handOverTable() }
    }

    func handOverTable() {
        if builder.count == 0 { return }
        rowCount += builder.count
        output.tables.append(builder.build())
        builder = RecordTableBuilder(source: source)
    }

    // MARK: Findings

    /// Violations, strangers, and faults that didn't stop libxml2; `line` is the stretch's first.
    private func report(from line: Int) {
        let report = findings.report(of: sink) { line + $0 - 1 }
        output.findings += report.findings
        say(report.saidOnce)
    }

    func say(_ findings: [(key: String, finding: Finding)]) {
        for entry in findings where said.insert(entry.key).inserted {
            output.findings.append(entry.finding)
        }
    }

    func addBreak(_ error: XMLSyntaxError, recordID: String?, end: Int) {
        output.findings.append(findings.notWellFormed(error, recordID: recordID))
        countBreak(at: end, line: error.line)
    }

    private func countBreak(at end: Int, line: Int) {
        breaks += 1
        lastBreakLine = max(lastBreakLine, line)
        if breaks >= XMLLimits.breaks, givenUpAt == nil { givenUpAt = (end, line) }
    }
}
