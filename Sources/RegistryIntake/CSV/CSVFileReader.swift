import RegistryModel

/// Reads a CSV file chunk by chunk: the layout from its head, then whole records.
///
/// Sequential by nature, so that the chunks it hands out can be read in parallel.
package struct CSVFileReader: ~Copyable {
    private let context: ReadingContext
    package private(set) var stream: DecodedStream
    /// Nil when no header was found: the file then has no records.
    package private(set) var layout: CSVLayout?
    private var ownFindings: [Finding] = []
    private var chunker = CSVChunker(delimiter: 0x2C)
    private var rest: [UInt8]?
    private var isAtEnd = false
    /// Lines end in a carriage return alone, as old spreadsheets wrote them.
    private var hasBareReturns = false
    /// Read until the header can be judged: ten rows, or this much.
    private static let headLimit = 1 << 16

    package init(_ stream: consuming DecodedStream, context: ReadingContext) throws(ReadFailure) {
        self.context = context
        var stream = stream
        var head: [UInt8] = []
        while head.count < Self.headLimit, let block = try stream.next() {
            head.append(contentsOf: block)
        }
        self.stream = stream
        if head.isEmpty { return }
        hasBareReturns = head.contains(0x0D) && !head.contains(0x0A)
        if hasBareReturns { head = Self.withLineFeeds(head) }
        let outcome = CSVLayoutReader(context: context).layout(of: head)
        ownFindings = outcome.findings
        guard let layout = outcome.layout else { return }
        ownFindings.append(contentsOf: layout.findings)
        self.layout = layout
        chunker = CSVChunker(delimiter: layout.delimiter, after: layout)
        rest = Array(head.dropFirst(layout.headerBytes))
    }

    package var findings: [Finding] {
        let oversized = chunker.oversizedLines.map {
            context.finding(
                "FIL014", .error, line: UInt32($0),
                values: [FindingValue("expected", String(CSVChunker.recordLimit >> 20))])
        }
        return stream.findings + ownFindings + oversized
    }

    package var rejected: Int { chunker.oversizedLines.count }

    /// The next run of whole records; nil at the end.
    package mutating func next() throws(ReadFailure) -> CSVChunk? {
        guard layout != nil else { return nil }
        if let rest {
            self.rest = nil
            if let chunk = chunker.add(rest) { return chunk }
        }
        while !isAtEnd {
            guard let block = try stream.next() else {
                isAtEnd = true
                return chunker.finish()
            }
            let lines = hasBareReturns ? Self.withLineFeeds(block) : block
            if let chunk = chunker.add(lines) { return chunk }
        }
        return nil
    }

    private static func withLineFeeds(_ block: [UInt8]) -> [UInt8] {
        block.map { $0 == 0x0D ? 0x0A : $0 }
    }
}
