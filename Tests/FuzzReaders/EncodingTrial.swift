import RegistryModel

@testable import RegistryIntake

/// Bytes given to the detector and to each decoder, in one block and in many.
enum EncodingTrial {
    static func run(_ given: TrialInput) throws -> [String] {
        let bytes = given.file
        _ = EncodingDetector.detect(bytes[...])
        _ = EncodingDetector.detect(bytes[...], isWholeFile: true)
        _ = EncodingDetector.usesCodesBeyondGB2312(bytes[...])
        let blocks = given.cuts.blocks(of: bytes)
        var breaches: [String] = []
        for encoding in TextEncoding.allCases {
            breaches += compare(encoding.rawValue, bytes, blocks) { encoding.makeDecoder() }
            breaches += pieces(encoding, bytes, given.cuts)
        }
        breaches += compare("mixed", bytes, blocks) { MixedTextDecoder() }
        breaches += inflated(bytes, blocks)
        return breaches
    }

    private static func compare(
        _ name: String, _ bytes: [UInt8], _ blocks: [ArraySlice<UInt8>],
        _ make: () -> any TextDecoder
    ) -> [String] {
        let whole = decode([bytes[...]], make())
        let cut = decode(blocks, make())
        var breaches: [String] = []
        if !whole.text.span.isUTF8 { breaches.append("\(name): not UTF-8") }
        if cut.text != whole.text { breaches.append("\(name): other text in blocks") }
        if cut.malformed != whole.malformed {
            breaches.append("\(name): \(cut.malformed) in blocks, \(whole.malformed) in one")
        }
        return breaches
    }

    private static func decode(
        _ blocks: [ArraySlice<UInt8>], _ decoder: any TextDecoder
    ) -> (text: [UInt8], malformed: MalformedBytes) {
        var decoder = decoder
        var text: [UInt8] = []
        for block in blocks { decoder.decode(block, into: &text) }
        decoder.finish(into: &text)
        return (text, decoder.malformed)
    }

    /// Pieces that end with a line decode as the whole does.
    private static func pieces(_ encoding: TextEncoding, _ bytes: [UInt8], _ cuts: Cuts) -> [String]
    {
        guard let decoder = PieceDecoder(encoding) else { return [] }
        var text: [UInt8] = []
        var tally = DecodingTally()
        var start = 0
        var lines = 0
        while start < bytes.count {
            let enough = min(bytes.count, start + cuts.target)
            let end = bytes[(enough - 1)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            let piece = Array(bytes[start..<end])
            let decoded = decoder.decode(piece[...])
            text += decoded.text ?? piece
            tally.add(decoded.tally, offset: start, lines: lines)
            lines += piece.count { $0 == 0x0A }
            start = end
        }
        let whole = decoder.decode(bytes[...])
        var breaches: [String] = []
        if text != whole.text ?? bytes { breaches.append("\(encoding): other text by pieces") }
        if tally.malformed != whole.tally.malformed
            || tally.foreignLines != whole.tally.foreignLines
            || tally.firstForeignLine != whole.tally.firstForeignLine
        {
            breaches.append("\(encoding): \(tally) by pieces, \(whole.tally) in one")
        }
        return breaches
    }

    /// At most 4 MB of each: a bomb is as good as its first pieces.
    private static func inflated(_ bytes: [UInt8], _ blocks: [ArraySlice<UInt8>]) -> [String] {
        guard GzipInflater.isGzip(bytes) else { return [] }
        func inflate(_ blocks: [ArraySlice<UInt8>]) -> [UInt8] {
            var inflater = GzipInflater()
            var text: [UInt8] = []
            for block in blocks {
                inflater.feed(Array(block))
                while text.count < 4 << 20, let piece = inflater.next() { text += piece }
            }
            return text
        }
        let (cut, whole) = (inflate(blocks), inflate([bytes[...]]))
        if whole.count >= 4 << 20 { return [] }
        return cut == whole ? [] : ["gzip: other text in blocks"]
    }
}
