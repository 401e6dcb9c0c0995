import RegistryModel

/// Cuts text into chunks that end where a record ends, never inside a quoted field.
///
/// In every encoding read here line feeds and quotes are bytes that no other character contains, so
/// text needn't be decoded first. A chunk without a quote is cut at its last line end; one with quotes is walked by the states of
/// RFC 4180, since a quote opens a field only at the field's start. Memory: one chunk, and never
/// more than `recordLimit` for one record.
struct CSVChunker {
    /// A record longer than this isn't one: it is dropped, and said.
    static let recordLimit = 16 << 20
    /// A quoted field longer than this was never closed.
    static let quotedFieldLimit = 1 << 20
    static let target = 1 << 19

    let delimiter: UInt8
    private let target: Int
    private let decoder: PieceDecoder?
    /// Lines end in a carriage return alone, as old spreadsheets wrote them.
    private let hasBareReturns: Bool
    /// What was read and not yet cut.
    private var pending: [UInt8]
    private var isAtEnd = false
    private var line = 1
    private var offset = 0
    private var skipped = 0
    private var index = 0
    private var isDiscarding = false
    /// Quotes in `pending` that never close, kept until the chunk they stand in is cut.
    private var unclosed: [(position: Int, line: Int)] = []
    /// Lines whose record was too long to be kept.
    private(set) var oversizedLines: [Int] = []

    /// - Parameters:
    ///   - decoder: what the chunks are still to be decoded by.
    ///   - headerLines: lines before the first record, which take `headerBytes` bytes.
    ///   - head: what was read behind the header.
    ///   - target: bytes at which a chunk is cut.
    init(
        delimiter: UInt8, decoder: PieceDecoder? = nil, headerLines: Int = 0, headerBytes: Int = 0,
        head: [UInt8] = [], hasBareReturns: Bool = false, target: Int = CSVChunker.target
    ) {
        self.delimiter = delimiter
        self.target = target
        self.decoder = decoder
        self.hasBareReturns = hasBareReturns
        pending = head
        line = headerLines + 1
        offset = headerBytes
    }

    /// Adds a block and cuts a chunk when there is enough.
    mutating func add(_ block: [UInt8]) -> CSVChunk? {
        makeRoom(for: block.count)
        pending.append(contentsOf: block)
        return cutWhenFull()
    }

    /// The next chunk of a stream read by this chunker alone; nil at its end.
    mutating func next(of stream: inout DecodedStream) throws(ReadFailure) -> CSVChunk? {
        while !isAtEnd {
            makeRoom(for: FileBytes.blockSize)
            let start = pending.count
            isAtEnd = try !stream.append(to: &pending, decoding: decoder == nil)
            if isAtEnd { return finish() }
            if hasBareReturns { Self.makeLineFeeds(of: &pending, from: start) }
            if let chunk = cutWhenFull() { return chunk }
        }
        return nil
    }

    /// Turns carriage returns into line feeds.
    static func makeLineFeeds(of text: inout [UInt8], from start: Int) {
        for index in start..<text.count where text[index] == 0x0D { text[index] = 0x0A }
    }

    /// While it is nearly empty: growing later would copy the whole chunk.
    private mutating func makeRoom(for size: Int) {
        let room = max(target, pending.count) + size + CellBatch.padding
        if pending.count < size, pending.capacity < room { pending.reserveCapacity(room) }
    }

    /// A chunk when there is enough.
    private mutating func cutWhenFull() -> CSVChunk? {
        if isDiscarding { discardToLineEnd() }
        guard pending.count >= target else { return nil }
        return cut(isLast: false)
    }

    /// What is left at the end of the file.
    mutating func finish() -> CSVChunk? {
        if isDiscarding { discardToLineEnd() }
        return pending.isEmpty || isDiscarding ? nil : cut(isLast: true)
    }

    private mutating func cut(isLast: Bool) -> CSVChunk? {
        let census = ByteScan.census(pending.span)
        var end = census.quotes == 0 ? ByteScan.endOfLastLine(pending.span) : boundary(isLast)
        if isLast { end = pending.count }
        guard end > 0 else {
            if pending.count > Self.recordLimit { startDiscarding() }
            return nil
        }
        let rest = Array(pending[end...])
        var text = pending
        pending = rest
        text.removeLast(text.count - end)
        // Without a quote the cut is behind the last line feed of all.
        let lines = census.quotes == 0 ? census.line_feeds : ByteScan.census(text.span).line_feeds
        text.append(contentsOf: repeatElement(0, count: CellBatch.padding))
        let ownUnclosed = unclosed.filter { $0.position < end }.map(\.line)
        let chunk = CSVChunk(
            padded: text, count: end, decoder: decoder, firstLine: line, byteOffset: offset,
            skippedBytes: skipped, index: index, isLast: isLast, hasQuotes: census.quotes > 0,
            controlCount: census.controls, unclosedQuoteLines: ownUnclosed)
        dropUnclosed(before: end)
        skipped = 0
        line += lines
        offset += end
        index += 1
        return chunk
    }

    private mutating func startDiscarding() {
        oversizedLines.append(line)
        isDiscarding = true
        discardToLineEnd()
    }

    private mutating func discardToLineEnd() {
        guard let newline = pending.firstIndex(of: 0x0A) else {
            offset += pending.count
            skipped += pending.count
            pending.removeAll(keepingCapacity: false)
            unclosed = []
            return
        }
        offset += newline + 1
        skipped += newline + 1
        line += 1
        pending.removeFirst(newline + 1)
        dropUnclosed(before: newline + 1)
        isDiscarding = false
    }

    /// What stood before `end` is no longer in `pending`.
    private mutating func dropUnclosed(before end: Int) {
        unclosed = unclosed.filter { $0.position >= end }.map { ($0.position - end, $0.line) }
    }

    /// One past the last record end in `pending`; quotes that never close are made harmless.
    private mutating func boundary(_ isLast: Bool) -> Int {
        var walk = QuoteWalk(delimiter: delimiter, isLast: isLast)
        walk.run(&pending)
        var counted = 0
        var lines = line
        for position in walk.unclosedQuotes {
            lines += LineCounting.lineEnds(in: pending[counted..<position])
            counted = position
            unclosed.append((position, lines))
        }
        return walk.lastRecordEnd
    }
}

/// Walks text by RFC 4180's states and says where the last record ends.
///
/// A field's opening quote counts only when a closing one stands before a delimiter or a line end.
/// One that doesn't is replaced by an apostrophe and noted, so that a forgotten quote costs its own
/// row and not all rows up to the next quote.
struct QuoteWalk {
    let delimiter: UInt8
    let isLast: Bool
    /// One past the last line end outside quotes; 0 without one.
    private(set) var lastRecordEnd = 0
    /// Where the quotes stood that never closed, ascending.
    private(set) var unclosedQuotes: [Int] = []

    init(delimiter: UInt8, isLast: Bool) {
        self.delimiter = delimiter
        self.isLast = isLast
    }

    private enum Closing {
        case at(Int)
        case never
        case notYet
    }

    mutating func run(_ bytes: inout [UInt8]) {
        var index = 0
        var isFieldStart = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22, isFieldStart {
                switch closing(bytes, after: index) {
                case .at(let close):
                    index = close + 1
                    isFieldStart = false
                    continue
                case .never:
                    bytes[index] = 0x27
                    unclosedQuotes.append(index)
                case .notYet:
                    return
                }
            }
            if byte == 0x0A { lastRecordEnd = index + 1 }
            isFieldStart = byte == delimiter || byte == 0x0A
            index += 1
        }
    }

    private func closing(_ bytes: [UInt8], after open: Int) -> Closing {
        var index = open + 1
        let limit = min(bytes.count, open + CSVChunker.quotedFieldLimit)
        while index < limit {
            if bytes[index] == 0x22 {
                guard index + 1 < bytes.count else { return isLast ? .at(index) : .notYet }
                let following = bytes[index + 1]
                if following == delimiter || following == 0x0A || following == 0x0D {
                    return .at(index)
                }
                guard following == 0x22 else { return .never }
                index += 1
            }
            index += 1
        }
        return isLast || limit < bytes.count ? .never : .notYet
    }
}

package enum LineCounting {
    static func lineEnds(in bytes: some Sequence<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte == 0x0A { count += 1 }
        return count
    }

    /// Where the lines that a header takes end: the end of the text where it has not so many line
    /// ends, as when the header is all there is.
    package static func end(ofLines lines: Int, in text: [UInt8]) -> Int {
        var left = lines
        for (index, byte) in text.enumerated() where byte == 0x0A {
            left -= 1
            if left == 0 { return index + 1 }
        }
        return text.count
    }
}
