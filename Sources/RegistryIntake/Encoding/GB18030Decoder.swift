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
        let source = input.bytes
        var target = output.mutableBytes
        let lastRoom = target.byteCount - 8
        let twoByte = mapping.twoByte
        let table = twoByte.span
        var position = start
        while position < goal && written <= lastRoom {
            if position + 8 <= goal {
                let word = source.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
                let lead = (word & nonASCIIMask).trailingZeroBitCount >> 3
                if lead > 0 {
                    target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                    position += lead
                    written += lead
                    continue
                }
            }
            let first = input[position]
            if first < 0x80 {
                target.storeBytes(of: first, toByteOffset: written, as: UInt8.self)
                position += 1
                written += 1
                continue
            }
            if first > 0x80 && first < 0xFF && position + 1 < input.count {
                let trail = Int(input[position + 1]) - 0x40
                if trail >= 0 && trail < GB18030Mapping.trailCount {
                    let packed = table[(Int(first) - 0x81) * GB18030Mapping.trailCount + trail]
                    if packed != 0 {
                        target.storeBytes(of: packed, toByteOffset: written, as: UInt32.self)
                        position += 2
                        written += GB18030Mapping.length(ofUTF8: packed)
                        continue
                    }
                }
            }
            let step = rareSequence(input, at: position)
            if step.length == 0 { break }
            if step.utf8 == 0 { malformed.record(at: offset + position - start) }
            let packed = step.utf8 == 0 ? GB18030Mapping.utf8(0xFFFD) : step.utf8
            target.storeBytes(of: packed, toByteOffset: written, as: UInt32.self)
            position += step.length
            written += GB18030Mapping.length(ofUTF8: packed)
        }
        return position
    }

    /// Reads a four-byte code or a malformed sequence.
    ///
    /// UTF-8 zero means malformed; length zero means that the input ends too early to tell.
    private func rareSequence(
        _ input: Span<UInt8>, at position: Int
    ) -> (utf8: UInt32, length: Int) {
        let first = input[position]
        guard first > 0x80 && first < 0xFF else { return (0, 1) }
        guard position + 1 < input.count else { return (0, 0) }
        let second = input[position + 1]
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
