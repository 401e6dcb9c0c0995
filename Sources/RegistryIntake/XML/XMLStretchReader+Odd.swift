import RegistryModel

/// A record that isn't plain: where it starts, where the next one does, and the line.
struct XMLOddRecord {
    let start: Int
    let line: Int
    var next: Int
    /// After its end tag; nil without one.
    var recordEnd: Int?
    /// Its tags are closed, and nothing else speaks against reading it like any other.
    var isWhole = true
}

// Records that aren't plain: delimited by the tokenizer, judged by libxml2 a few at a time.
extension XMLStretchReader {
    /// Finds the end of the record at `position`, and moves behind it.
    func readOdd(_ stretch: XMLStretch, _ position: inout Int, _ line: inout Int) {
        var record = XMLOddRecord(start: position, line: line, next: stretch.count)
        scanner.restart(at: stretch.offset + position, line: line)
        let bytes = stretch.bytes.span
        let recordTag = recordTag
        var end = position
        var next: MarkupMark?
        while next == nil {
            if end < stretch.count {
                let stop = min(stretch.count, end + Self.scanBytes)
                scanner.scan(bytes.extracting(end..<stop))
                end = stop
            } else if stretch.endsAtRecord {
                scanner.scan(recordTag.span)
            } else {
                break
            }
            next = follow(scanner.takeMarks(), &record, stretch)
        }
        if let next {
            record.next = next.offset - stretch.offset
            line = next.line
        } else {
            record.isWhole = false
            line = scanner.line
        }
        if record.next - record.start > XMLLimits.recordBytes { record.isWhole = false }
        position = record.next
        odd.append(record)
    }

    /// The next record's start, once it was met.
    private func follow(
        _ marks: [MarkupMark], _ record: inout XMLOddRecord, _ stretch: XMLStretch
    ) -> MarkupMark? {
        for mark in marks {
            switch mark.kind {
            case .recordStart(let unclosed, _):
                if mark.offset - stretch.offset == record.start { continue }
                if unclosed > 0 { record.isWhole = false }
                return mark
            case .recordEnd: record.recordEnd = mark.offset - stretch.offset
            case .limit, .rootEnd, .lateEnd: record.isWhole = false
            case .doctype, .rootOpened: break
            }
        }
        return nil
    }

    // MARK: Judging

    /// Adds all records found so far, in their order.
    func flush(_ stretch: XMLStretch) throws(XMLReaderFailure) {
        var row = 0
        var first = 0
        while first < odd.count {
            let last = endOfGroup(from: first)
            try add(Array(odd[first..<last]), stretch, &row)
            first = last
        }
        addPlain(&row, before: stretch.count)
        plain?.removeAll()
        odd.removeAll(keepingCapacity: true)
    }

    /// Odd records to be given to libxml2 together.
    private func endOfGroup(from first: Int) -> Int {
        var size = 0
        var last = first
        while last < odd.count, odd[last].isWhole, size < Self.groupBytes {
            size += odd[last].next - odd[last].start
            last += 1
        }
        return max(last, first + 1)
    }

    private func add(
        _ group: [XMLOddRecord], _ stretch: XMLStretch, _ row: inout Int
    ) throws(XMLReaderFailure) {
        if group[0].isWhole, refusals < Self.refusalLimit, try isSound(group, stretch) {
            for (draft, record) in group.enumerated() {
                addPlain(&row, before: record.start)
                batch.add(draft, of: box.sink, record)
            }
            return
        }
        if group.count > 1 {
            for record in group { try add([record], stretch, &row) }
        } else {
            refusals += 1
            addPlain(&row, before: group[0].start)
            handOn(stretch, group[0])
        }
    }

    /// Gives records to libxml2 as one document; notes what it found if they can be taken.
    private func isSound(
        _ group: [XMLOddRecord], _ stretch: XMLStretch
    ) throws(XMLReaderFailure) -> Bool {
        var text = context.frame.opening
        // Of each record: its line in the document, and in the file.
        var lines: [(document: Int, file: Int)] = []
        var line = 1
        for record in group {
            let piece = stretch.bytes[record.start..<record.next]
            lines.append((line, record.line))
            text += piece
            // A line feed, so that no two records share a line of the document.
            text.append(0x0A)
            line += XMLTextSurvey(piece.span).lineFeeds + 1
        }
        text += context.frame.closing
        box.sink.reset()
        try libxml2().parse(text, validating: context.frame.validates, into: box)
        guard box.sink.isSound(records: group.count) else { return false }
        let found = context.findings.report(of: box.sink) { line in
            let place = lines.last { $0.document <= line } ?? (1, group[0].line)
            return line - place.document + place.file
        }
        report.findings += found.findings
        report.saidOnce += found.saidOnce
        return true
    }

    // MARK: Rows

    /// Adds the plain records that start before a place.
    private func addPlain(_ row: inout Int, before end: Int) {
        guard let plain else { return }
        let first = row
        while row < plain.count, plain.start(of: row) < end { row += 1 }
        if row > first { batch.add(first..<row, of: plain) }
    }
}
