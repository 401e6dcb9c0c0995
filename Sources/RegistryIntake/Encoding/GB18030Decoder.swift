/// Decodes GB 18030, and with it GBK and GB 2312, to UTF-8.
///
/// The codes on which decoders disagree are pinned to the standard characters of GB 18030-2022, as
/// in GNU libc 2.36; see `GB18030Table`. A malformed sequence is the lead byte alone when the next
/// byte is ASCII, so that a delimiter or quote is never swallowed, else both (as the WHATWG
/// Encoding Standard has it). 80 and FF are malformed.
package struct GB18030Decoder: TextDecoder {
    package private(set) var malformed = MalformedBytes()
    /// Bytes of a character that the last block left open, at most three.
    private var open: [UInt8] = []
    /// Offset in the file of the next byte to decode.
    private var offset = 0
    private let mapping = GB18030Mapping.shared

    // Small enough that the output of a piece stays in the first-level cache.
    private static let pieceSize = 8_192

    package init() {}

    package mutating func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var start = input.startIndex
        if !open.isEmpty {
            // Any character that begins among the open bytes ends within the next three.
            let held = open.count
            let seam = open + input.prefix(3)
            let used = decodeAll(seam.span, stopAt: held, into: &output)
            open = used < held ? Array(seam[used...]) : []
            guard used >= held else { return }
            start += used - held
        }
        let rest = input[start...]
        let used = decodeAll(rest.span, stopAt: rest.count, into: &output)
        open = Array(rest.dropFirst(used))
    }

    package mutating func finish(into output: inout [UInt8]) {
        guard !open.isEmpty else { return }
        malformed.record(at: offset)
        output += replacementBytes
        offset += open.count
        open = []
    }

    /// Decodes characters that begin before `end`; returns how many bytes were used.
    ///
    /// Fewer than `end` when the last character is cut off by the end of `input`.
    private mutating func decodeAll(
        _ input: Span<UInt8>, stopAt end: Int, into output: inout [UInt8]
    ) -> Int {
        var position = 0
        while position < end {
            let from = position
            let goal = min(end, position + Self.pieceSize)
            // Two bytes make at most three; the slack leaves room for whole-word stores.
            let room = (goal - position) * 3 / 2 + 16
            let base = output.count
            output.append(addingCapacity: room) { $0.append(repeating: 0, count: room) }
            var written = base
            var bytes = output.mutableSpan
            position = decodePiece(input, from: position, to: goal, into: &bytes, at: &written)
            output.removeLast(base + room - written)
            offset += position - from
            if position == from { break }
        }
        return position
    }

    /// Decodes until `goal`, the end of the room in `output`, or a cut-off character.
    private mutating func decodePiece(
        _ input: Span<UInt8>, from start: Int, to goal: Int,
        into output: inout MutableSpan<UInt8>, at written: inout Int
    ) -> Int {
        var target = output.mutableBytes
        let lastRoom = target.byteCount - 8
        let twoByte = mapping.twoByte
        var position = start
        while position < goal && written <= lastRoom {
            Self.copyASCII(input.bytes, from: &position, to: goal, into: &target, at: &written)
            Self.decodeRun(input, from: &position, twoByte.span, into: &target, at: &written)
            guard position < goal, written <= lastRoom, input[position] >= 0x80 else {
                continue
            }
            var (packed, length) = rareSequence(input, at: position)
            if length == 0 { break }
            if packed == 0 {
                malformed.record(at: offset + position - start)
                packed = GB18030Mapping.utf8(0xFFFD)
            }
            target.storeBytes(of: packed, toByteOffset: written, as: UInt32.self)
            position += length
            written += GB18030Mapping.length(ofUTF8: packed)
        }
        return position
    }

    /// Copies bytes up to the first that isn't ASCII, eight at a time.
    @inline(__always)
    private static func copyASCII(
        _ source: RawSpan, from position: inout Int, to goal: Int,
        into target: inout MutableRawSpan, at written: inout Int
    ) {
        let lastRoom = target.byteCount - 8
        while position + 8 <= goal && written <= lastRoom {
            let word = source.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
            let count = (word.littleEndian & nonASCIIMask).trailingZeroBitCount >> 3
            position += count
            written += count
            if count < 8 { return }
        }
        while position < goal && written <= lastRoom {
            let byte = source.unsafeLoad(fromByteOffset: position, as: UInt8.self)
            guard byte < 0x80 else { return }
            target.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
            position += 1
            written += 1
        }
    }

    /// Decodes two-byte codes of three bytes in UTF-8, nearly all there are, up to the first that is
    /// none. With one length for all, no character waits for the one before it to be looked up.
    ///
    /// Stops after the characters that begin in the room left; the last may end past the goal.
    @inline(__always)
    private static func decodeRun(
        _ input: Span<UInt8>, from position: inout Int, _ table: Span<UInt32>,
        into target: inout MutableRawSpan, at written: inout Int
    ) {
        let lastRoom = target.byteCount - 8
        while position + 1 < input.count && written <= lastRoom {
            let first = input[position]
            guard first >= 0x80 else { return }
            let packed = table[Int(first & 0x7F) << 8 | Int(input[position + 1])]
            guard packed & 0xF0 == 0xE0 else { return }
            target.storeBytes(of: packed, toByteOffset: written, as: UInt32.self)
            position += 2
            written += 3
        }
    }

    /// Reads a code of any length or a malformed sequence.
    ///
    /// UTF-8 zero means malformed; length zero means that the input ends too early to tell.
    private func rareSequence(
        _ input: Span<UInt8>, at position: Int
    ) -> (utf8: UInt32, length: Int) {
        let first = input[position]
        guard first > 0x80 && first < 0xFF else { return (0, 1) }
        guard position + 1 < input.count else { return (0, 0) }
        let second = input[position + 1]
        let twoByte = mapping.twoByte[Int(first & 0x7F) << 8 | Int(second)]
        if twoByte != 0 { return (twoByte, 2) }
        guard (0x30...0x39).contains(second) else { return (0, second < 0x80 ? 1 : 2) }
        guard position + 2 < input.count else { return (0, 0) }
        let third = input[position + 2]
        guard (0x81...0xFE).contains(third) else { return (0, 1) }
        guard position + 3 < input.count else { return (0, 0) }
        let fourth = input[position + 3]
        guard (0x30...0x39).contains(fourth) else { return (0, 1) }
        return (mapping.utf8(first, second, third, fourth), 4)
    }
}
