import RegistryModel

/// Reads a CSV file chunk by chunk: the layout from its head, then whole records.
///
/// Sequential by nature, so that the chunks it hands out can be read in parallel; it does no more
/// than find where to cut. Decoding is left to the chunks' readers where the encoding allows it.
package struct CSVFileReader: ~Copyable {
    private let context: ReadingContext
    package private(set) var stream: DecodedStream
    /// Nil when no header was found: the file then has no records.
    package private(set) var layout: CSVLayout?
    private var ownFindings: [Finding] = []
    private var chunker = CSVChunker(delimiter: 0x2C)
    private var decoder: PieceDecoder?
    /// What decoding found in the header, and then in the chunks given back.
    private var tally = DecodingTally()
    /// Read until the header can be judged: this much and ten line ends, or the most a header may
    /// have.
    private static let headLimit = 1 << 16
    private static let headRows = 10
    package static let headerLimit = 1 << 20

    package init(_ stream: consuming DecodedStream, context: ReadingContext) throws(ReadFailure) {
        self.context = context
        var stream = stream
        decoder = stream.pieceDecoder
        var head: [UInt8] = []
        var lineEnds = (feeds: 0, returns: 0)
        while head.count < Self.headLimit
            || max(lineEnds.feeds, lineEnds.returns) < Self.headRows
                && head.count <= Self.headerLimit,
            try stream.append(to: &head, decoding: decoder == nil)
        {
            lineEnds = (head.count { $0 == 0x0A }, head.count { $0 == 0x0D })
        }
        self.stream = stream
        if head.isEmpty { return }
        let hasBareReturns = lineEnds.returns > 0 && lineEnds.feeds == 0
        if hasBareReturns { CSVChunker.makeLineFeeds(of: &head, from: 0) }
        lay(out: head, hasBareReturns)
    }

    private mutating func lay(out head: [UInt8], _ hasBareReturns: Bool) {
        let lines = head.count > Self.headLimit ? head.lastIndex(of: 0x0A).map { $0 + 1 } : nil
        guard lines != nil || head.count <= Self.headerLimit else {
            ownFindings = [
                context.finding(
                    "FIL014", .error, line: 1,
                    values: [FindingValue("expected", String(Self.headerLimit >> 20))])
            ]
            return
        }
        let start = head[..<(lines ?? head.count)]
        let text = decoder?.decode(start).text ?? Array(start)
        let outcome = CSVLayoutReader(context: context).layout(of: text)
        ownFindings = outcome.findings
        guard let layout = outcome.layout else { return }
        ownFindings.append(contentsOf: layout.findings)
        self.layout = layout
        let headerBytes = LineCounting.end(ofLines: layout.headerLines, in: head)
        if let decoder { tally = decoder.decode(head[..<headerBytes]).tally }
        chunker = CSVChunker(
            delimiter: layout.delimiter, decoder: decoder, headerLines: layout.headerLines,
            headerBytes: headerBytes, head: Array(head[headerBytes...]),
            hasBareReturns: hasBareReturns)
    }

    /// What the file as a whole has to be told of; complete once every chunk's tally has been added.
    package var findings: [Finding] {
        let oversized = chunker.oversizedLines.map {
            context.finding(
                "FIL014", .error, line: UInt32($0),
                values: [FindingValue("expected", String(CSVChunker.recordLimit >> 20))])
        }
        return stream.findings + stream.findings(of: tally) + ownFindings + oversized
    }

    package var notes: [ReadingNote] { stream.notes + (layout?.notes ?? []) }

    package var rejected: Int { chunker.oversizedLines.count }

    /// Adds what decoding found in the chunks, which are given in the order of the file.
    package mutating func add(_ slices: some Sequence<SliceFacts>) {
        for slice in slices {
            tally.add(slice.tally, offset: slice.byteOffset, lines: slice.firstLine - 1)
        }
    }

    /// The next run of whole records; nil at the end.
    package mutating func next() throws(ReadFailure) -> CSVChunk? {
        guard layout != nil else { return nil }
        return try chunker.next(of: &stream)
    }
}
