import RegistryModel

/// A file as UTF-8 text in blocks, whatever it is on disk: plain or gzip, in any encoding read.
///
/// Order of authority for the encoding: byte order mark, XML declaration, manifest, detection. A
/// declaration the bytes contradict is a finding (FIL004), and the bytes win. Sequential; one
/// block of input and its text in memory at a time.
package struct DecodedStream: ~Copyable {
    private let file: FileBytes
    private let context: ReadingContext
    private var inflater: GzipInflater?
    private var decoder: any TextDecoder = MixedTextDecoder()
    private var isAtEnd = false
    private var head: [UInt8]?
    private var markLength = 0
    /// A workbook's own text, in place of the file's bytes.
    private var workbook: WorkbookStream?
    /// The whole of the first block as text bytes before decoding, to sniff the format from.
    package private(set) var sniffed: [UInt8] = []
    package private(set) var encoding = EncodingChoice(encoding: .utf8, basis: .detected)
    package private(set) var isCompressed = false
    package private(set) var byteCount = 0
    package private(set) var findings: [Finding] = []

    /// Whether a file is a workbook, by its first bytes.
    package static func isWorkbook(_ location: String) throws(ReadFailure) -> Bool {
        let first = try FileBytes(path: location).nextBlock()
        return WorkbookStream.isZip(first) || WorkbookStream.isCompoundFile(first)
    }

    package init(_ context: ReadingContext) throws(ReadFailure) {
        let file = try FileBytes(path: context.location)
        let first = try file.nextBlock()
        self.init(context, file, first)
    }

    private init(_ context: ReadingContext, _ file: consuming FileBytes, _ first: [UInt8]) {
        self.context = context
        self.file = file
        byteCount = first.count
        if WorkbookStream.isZip(first) || WorkbookStream.isCompoundFile(first) {
            readWorkbook(first)
            return
        }
        if GzipInflater.isGzip(first) {
            isCompressed = true
            inflater = GzipInflater()
        }
        var start = first
        if isCompressed {
            inflater?.feed(first)
            start = inflater?.next() ?? []
        }
        sniffed = start
        head = start
        choose()
    }

    /// What the file is besides text; nil for text, packed or not.
    package var isWorkbook: Bool { workbook != nil }

    package var notes: [ReadingNote] { workbook?.notes ?? [] }

    private mutating func readWorkbook(_ first: [UInt8]) {
        let opened = WorkbookStream(context, isCompoundFile: WorkbookStream.isCompoundFile(first))
        workbook = opened
        encoding = EncodingChoice(encoding: .utf8, basis: .declaration)
        findings = opened.findings
        byteCount = FileBytes.size(of: context.location)
    }

    private mutating func choose() {
        let chooser = EncodingChooser(
            manifest: context.declaredEncoding, context: context)
        let outcome = chooser.choose(for: sniffed)
        encoding = outcome.choice
        findings.append(contentsOf: outcome.findings)
        decoder =
            outcome.choice.encoding == .utf8
            ? MixedTextDecoder() : outcome.choice.encoding.makeDecoder()
        markLength = outcome.byteOrderMarkLength
        if sniffed.count == markLength {
            findings.insert(context.finding("FIL030", .error), at: 0)
        }
        head?.removeFirst(markLength)
    }

    /// All of a file's text at once; for cutting single records out of a file read before.
    package static func wholeText(_ context: ReadingContext) throws(ReadFailure) -> [UInt8] {
        var stream = try DecodedStream(context)
        var text: [UInt8] = []
        while let block = try stream.next() { text += block }
        return text
    }

    /// The next block of valid UTF-8; nil at the end.
    package mutating func next() throws(ReadFailure) -> [UInt8]? {
        if let workbook {
            let text = workbook.next()
            findings = workbook.findings
            return text
        }
        while !isAtEnd {
            var out: [UInt8] = []
            if let piece = try nextPiece() {
                decoder.decode(piece[...], into: &out)
            } else {
                isAtEnd = true
                decoder.finish(into: &out)
                reportEnd()
            }
            if !out.isEmpty { return out }
        }
        return nil
    }

    /// How pieces that end with a line can be decoded each on its own; nil when they can't.
    var pieceDecoder: PieceDecoder? {
        workbook == nil ? PieceDecoder(encoding.encoding) : nil
    }

    /// Adds the next block of the file to `bytes`: in UTF-8, or, where the caller decodes by
    /// `pieceDecoder`, as it stands in the file, only inflated. Not to be mixed with `next`.
    ///
    /// - Returns: false at the end of the file.
    mutating func append(
        to bytes: inout [UInt8], decoding: Bool
    ) throws(ReadFailure) -> Bool {
        if decoding {
            guard let block = try next() else { return false }
            bytes.append(contentsOf: block)
            return true
        }
        if isAtEnd { return false }
        let start = bytes.count
        if isCompressed || head != nil {
            if let piece = try nextPiece() { bytes.append(contentsOf: piece) }
        }
        // Straight from the file: no block of its own to be copied from.
        if !isCompressed, bytes.count == start {
            try file.appendBlock(to: &bytes)
            byteCount += bytes.count - start
        }
        if bytes.count > start { return true }
        isAtEnd = true
        reportInflation()
        return false
    }

    /// The next piece of the file, inflated but not decoded.
    private mutating func nextPiece() throws(ReadFailure) -> [UInt8]? {
        if let head {
            self.head = nil
            if !head.isEmpty { return head }
        }
        while true {
            if isCompressed, let piece = inflater?.next() { return piece }
            let block = try file.nextBlock()
            if block.isEmpty { return nil }
            byteCount += block.count
            if !isCompressed { return block }
            inflater?.feed(block)
        }
    }

    private mutating func reportEnd() {
        reportInflation()
        var tally = DecodingTally()
        if let mixed = decoder as? MixedTextDecoder {
            tally.foreignLines = mixed.foreignLines
            tally.firstForeignLine = mixed.firstForeignLine
        }
        tally.malformed = decoder.malformed
        findings += findings(of: tally)
    }

    private mutating func reportInflation() {
        switch inflater?.state {
        case .running?: findings.append(context.finding("FIL031", .error))
        case .damaged(let detail)?:
            findings.append(
                context.finding(
                    "FIL001", .error, values: FindingValue.sentence("message", detail)))
        default: break
        }
    }

    /// What is to be said of how decoding the whole text went.
    func findings(of tally: DecodingTally) -> [Finding] {
        var findings: [Finding] = []
        if tally.foreignLines > 0 {
            findings.append(
                context.finding(
                    "FIL005", .warning, line: UInt32(tally.firstForeignLine),
                    values: [
                        FindingValue("count", String(tally.foreignLines)),
                        FindingValue("encoding", encoding.encoding.rawValue),
                        FindingValue("found", TextEncoding.gb18030.rawValue),
                    ]))
        }
        if tally.malformed.count > 0 {
            let offsets = tally.malformed.firstOffsets.map { String($0 + markLength) }.joined(
                separator: ", ")
            findings.append(
                context.finding(
                    "FIL003", .error,
                    values: [
                        FindingValue("encoding", encoding.encoding.rawValue),
                        FindingValue("count", String(tally.malformed.count)),
                        FindingValue("offsets", offsets),
                    ]))
        }
        return findings
    }
}

/// What is known of a file before it is opened.
package struct ReadingContext: Sendable {
    /// As shown to people.
    package let path: String
    /// Where the file is.
    package let location: String
    package let source: SourceID
    package let file: UInt32
    package var declaredEncoding: String?
    package var delimiter: UInt8?
    /// Rows before the header, when the manifest says so; else they are found.
    package var headerRows: Int?
    /// The county layout the manifest names; recognised by the headers without one.
    package var layout: TableLayout?
    /// The sheet of a workbook, by name or by number from 1; without, the one whose header is known.
    package var sheet: String?
    /// False while the source is still to be told from the file.
    package var isSourceKnown = true
    /// Header in the file for a field, from the manifest.
    package var columns: [Field: String] = [:]

    package init(path: String, location: String, source: SourceID, file: UInt32) {
        self.path = path
        self.location = location
        self.source = source
        self.file = file
    }

    package var schema: SourceSchema { SourceCatalogue.schema(of: source.kind) }

    func finding(
        _ rule: RuleCode, _ severity: Severity, line: UInt32 = 0, fields: [Field] = [],
        values: [FindingValue] = []
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, source: source, file: file, line: line,
            fields: fields, values: [FindingValue("path", path)] + values)
    }
}
