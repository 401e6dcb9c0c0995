/// Reads UTF-8 in which single lines may be GB18030, as files pasted together from two systems are.
///
/// A line that isn't UTF-8 but is well-formed GB18030 is decoded as that and counted; anything else
/// that isn't UTF-8 becomes U+FFFD and is counted as malformed. Lines are only looked at one by one
/// when their block isn't valid as a whole, so clean text costs one pass.
struct MixedTextDecoder: TextDecoder {
    private(set) var malformed = MalformedBytes()
    private(set) var foreignLines = 0
    private(set) var firstForeignLine = 0
    /// The line a block ended in, kept until its end arrives.
    private var open: [UInt8] = []
    private var offset = 0
    private var line = 1
    /// A line longer than this is decoded in parts.
    private static let lineLimit = 1 << 22

    mutating func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) {
        guard let end = input.lastIndex(of: 0x0A) else {
            open.append(contentsOf: input)
            if open.count > Self.lineLimit { flushPart(into: &output) }
            return
        }
        if open.isEmpty {
            decodeLines(input[...end], into: &output)
        } else {
            open.append(contentsOf: input[...end])
            let lines = open
            open = []
            decodeLines(lines[...], into: &output)
        }
        open.append(contentsOf: input[(end + 1)...])
    }

    mutating func finish(into output: inout [UInt8]) {
        flushOpen(into: &output)
    }

    /// Decodes what is open of an endless line, but for a character that may be cut.
    private mutating func flushPart(into output: inout [UInt8]) {
        var end = open.count
        while end > open.count - 4, open[end - 1] & 0xC0 == 0x80 { end -= 1 }
        if open[end - 1] >= 0xC0 { end -= 1 }
        let rest = open[end...]
        let part = open[..<end]
        open = Array(rest)
        decodeLines(part, into: &output)
    }

    private mutating func flushOpen(into output: inout [UInt8]) {
        let rest = open
        open = []
        if !rest.isEmpty { decodeLines(rest[...], into: &output) }
    }

    private mutating func decodeLines(_ lines: ArraySlice<UInt8>, into output: inout [UInt8]) {
        if ByteScan.isUTF8(lines.span) {
            output.append(contentsOf: lines)
            line += Int(ByteScan.census(lines.span).line_feeds)
        } else {
            decodeOneByOne(lines, into: &output)
        }
        offset += lines.count
    }

    private mutating func decodeOneByOne(_ lines: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var start = lines.startIndex
        while start < lines.endIndex {
            let end = lines[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? lines.endIndex
            decodeLine(lines[start..<end], at: offset + start - lines.startIndex, into: &output)
            line += 1
            start = end
        }
    }

    private mutating func decodeLine(
        _ text: ArraySlice<UInt8>, at place: Int, into output: inout [UInt8]
    ) {
        let mark = output.count
        var utf8 = UTF8Validator()
        utf8.decode(text, into: &output)
        utf8.finish(into: &output)
        guard utf8.malformed.count > 0 else { return }
        var chinese = GB18030Decoder()
        var decoded: [UInt8] = []
        chinese.decode(text, into: &decoded)
        chinese.finish(into: &decoded)
        // One bad byte among proper UTF-8 isn't a line in another encoding.
        let detected = EncodingDetector.detect(text, isWholeFile: true).encoding
        if chinese.malformed.count == 0, detected == .gb18030 {
            output.removeSubrange(mark...)
            output.append(contentsOf: decoded)
            if foreignLines == 0 { firstForeignLine = line }
            foreignLines += 1
            return
        }
        for bad in utf8.malformed.firstOffsets { malformed.record(at: place + bad) }
        for _ in utf8.malformed.firstOffsets.count..<utf8.malformed.count {
            malformed.record(at: place)
        }
    }
}
