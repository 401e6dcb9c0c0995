/// Cuts a file's text into stretches of whole records, at the speed of a look at each byte.
///
/// A `<` always opens a tag, whatever tag, name or quoted value it stands in, except inside comments,
/// CDATA sections and instructions. So in text that begins at a record and holds no `<!` or `<?`,
/// every `<birth>` starts a record; where there is one, `MarkupScanner` finds the cut. Memory: the
/// text not yet cut off, at most `spanLimit` and a block.
struct XMLTextCutter {
    /// A stretch is cut as soon as this much text is there.
    static let target = 1 << 18
    /// Text without a second record that is longer goes on uncut.
    private static let spanLimit = XMLLimits.recordBytes + (1 << 18)

    private let record: [UInt8]
    private let target: Int
    private var scanner: MarkupScanner
    /// Looking for where the next record starts; what stands before is handed out as it is.
    private var isSearching = true
    /// Not yet cut off.
    private var text: [UInt8] = []
    private var offset = 0
    private var line = 1
    /// Of the stretch to come.
    private(set) var index = 0
    /// Text that must be there before a cut is tried: doubled when there was no place for one.
    private var wanted: Int

    init(record: String, target: Int = XMLTextCutter.target) {
        self.record = Array(record.utf8)
        self.target = target
        wanted = target
        scanner = MarkupScanner(record: record)
    }

    /// True until the first record was found.
    private(set) var isBeforeRecords = true

    /// Takes a block; it may end anywhere.
    mutating func add(_ block: [UInt8]) {
        // Room for the padding too, so that a stretch is copied no more.
        var joined: [UInt8] = []
        joined.reserveCapacity(text.count + block.count + XMLStretch.padding)
        joined += text
        joined += block
        text = joined
        if isSearching { scanner.scan(block.span) }
    }

    /// The next stretch, if there is text enough.
    mutating func next() -> XMLStretch? {
        if isSearching { return search() }
        guard text.count >= wanted else { return nil }
        if let end = lastRecordStart() {
            let survey = XMLTextSurvey(text.span.extracting(0..<end))
            if !survey.hasSection { return cut(at: end, true, lineFeeds: survey.lineFeeds) }
        }
        if let end = lastScannedStart() { return cut(at: end, true) }
        wanted = text.count * 2
        guard text.count >= Self.spanLimit else { return nil }
        isSearching = true
        scanner.restart(at: offset, line: line)
        let kept = text
        scanner.scan(kept.span)
        // The record the text begins with isn't the one looked for.
        scanner.dropFirstMark()
        return search()
    }

    /// The rest of the text, at its end.
    mutating func finish() -> XMLStretch? {
        text.isEmpty ? nil : cut(at: text.count, !isSearching, endsAtRecord: false)
    }

    /// Hands out text up to the next record, or up to what is certainly before it.
    private mutating func search() -> XMLStretch? {
        let start = scanner.takeMarks().lazy.compactMap { mark -> Int? in
            if case .recordStart = mark.kind { mark.offset } else { nil }
        }.first
        guard let start else {
            let settled = scanner.settledOffset - offset
            return settled > 0 ? cut(at: settled, false) : nil
        }
        let stretch = start > offset ? cut(at: start - offset, false) : nil
        isSearching = false
        isBeforeRecords = false
        return stretch
    }

    private mutating func cut(
        at end: Int, _ startsAtRecord: Bool, endsAtRecord: Bool = true, lineFeeds: Int? = nil
    ) -> XMLStretch {
        let rest = Array(text[end...])
        var bytes = text
        text = rest
        bytes.removeLast(bytes.count - end)
        bytes.append(contentsOf: repeatElement(0, count: XMLStretch.padding))
        let stretch = XMLStretch(
            bytes: bytes, count: end, offset: offset, line: line, index: index,
            startsAtRecord: startsAtRecord, endsAtRecord: endsAtRecord)
        index += 1
        wanted = target
        line += lineFeeds ?? XMLTextSurvey(bytes.span.extracting(0..<end)).lineFeeds
        offset += end
        return stretch
    }

    // MARK: Places to cut

    /// The last place in the text that looks like a record's start, besides its first byte.
    private func lastRecordStart() -> Int? {
        let bytes = text.span
        let length = record.count + 1
        var position = bytes.count - length - 1
        while position > 0 {
            if bytes[position] == UInt8(ascii: "<"), endsName(bytes[position + length]),
                bytes.extracting((position + 1)..<(position + length)).isEqual(to: record)
            {
                return position
            }
            position -= 1
        }
        return nil
    }

    private func endsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte <= 0x20
    }

    /// The last record's start as the tokenizer sees it.
    private func lastScannedStart() -> Int? {
        var scanner = scanner
        scanner.restart(at: offset, line: line)
        scanner.scan(text.span)
        let last = scanner.takeMarks().last { mark in
            if case .recordStart = mark.kind { mark.offset > offset } else { false }
        }
        return last.map { $0.offset - offset }
    }
}
