/// What decoding a text found wrong with its bytes. Tallies of pieces add up to that of the whole.
struct DecodingTally: Sendable {
    var malformed = MalformedBytes()
    /// Lines in GB18030 among UTF-8.
    var foreignLines = 0
    /// The first of them, from 1; 0 without one.
    var firstForeignLine = 0

    /// Adds what was found in a piece that begins at `offset`, with `lines` lines before it. Pieces
    /// are added in the order of the text.
    mutating func add(_ piece: DecodingTally, offset: Int, lines: Int) {
        malformed.add(piece.malformed, offset: offset)
        if foreignLines == 0, piece.foreignLines > 0 {
            firstForeignLine = piece.firstForeignLine + lines
        }
        foreignLines += piece.foreignLines
    }

    var isEmpty: Bool { malformed.count == 0 && foreignLines == 0 }
}

/// Decodes pieces of text that end where a line ends, each on its own, on any thread.
///
/// Only for encodings in which no byte of a longer character is a line feed, a quote or a comma:
/// there a text can be cut before it is decoded.
struct PieceDecoder: Sendable {
    let encoding: TextEncoding

    /// Nil for an encoding whose text can't be cut before it is decoded.
    init?(_ encoding: TextEncoding) {
        guard encoding == .utf8 || encoding == .gb18030 else { return nil }
        self.encoding = encoding
    }

    /// The text as UTF-8; the piece itself, without a copy, when it is that already.
    func decode(_ piece: ArraySlice<UInt8>) -> (text: [UInt8]?, tally: DecodingTally) {
        if encoding == .utf8, ByteScan.isUTF8(piece.span) { return (nil, DecodingTally()) }
        var text: [UInt8] = []
        text.reserveCapacity(piece.count * 3 / 2 + 64)
        var tally = DecodingTally()
        if encoding == .utf8 {
            var decoder = MixedTextDecoder()
            decoder.decode(piece, into: &text)
            decoder.finish(into: &text)
            tally.malformed = decoder.malformed
            tally.foreignLines = decoder.foreignLines
            tally.firstForeignLine = decoder.firstForeignLine
        } else {
            var decoder = GB18030Decoder()
            decoder.decode(piece, into: &text)
            decoder.finish(into: &text)
            tally.malformed = decoder.malformed
        }
        return (text, tally)
    }
}
