/// Passes valid UTF-8 through and replaces what is not valid by U+FFFD.
///
/// One U+FFFD stands for each longest start of a character that went wrong, as Unicode 15,
/// section 3.9, recommends. Overlong forms, surrogates and values above U+10FFFF are not valid.
package struct UTF8Validator: TextDecoder {
    package private(set) var malformed = MalformedBytes()
    /// Bytes of a character that the last block left open, at most three.
    private var open: [UInt8] = []
    /// Offset in the file of the next byte to check.
    private var offset = 0

    package init() {}

    package mutating func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var start = input.startIndex
        if !open.isEmpty {
            let held = open.count
            let seam = open + input.prefix(3)
            let used = pass(seam[...], stopAt: held, into: &output)
            open = used < held ? Array(seam[used...]) : []
            guard used >= held else { return }
            start += used - held
        }
        let rest = input[start...]
        let used = pass(rest, stopAt: rest.count, into: &output)
        open = Array(rest.dropFirst(used))
    }

    package mutating func finish(into output: inout [UInt8]) {
        guard !open.isEmpty else { return }
        malformed.record(at: offset)
        output += replacementBytes
        offset += open.count
        open = []
    }

    /// Copies characters that begin before `end`; returns how many bytes were used.
    private mutating func pass(
        _ input: ArraySlice<UInt8>, stopAt end: Int, into output: inout [UInt8]
    ) -> Int {
        let bytes = input.span
        let base = input.startIndex
        var copied = 0
        var position = 0
        while position < end {
            position = Self.endOfValid(bytes, from: position, to: end)
            guard position < end else { break }
            let fault = Self.sequence(bytes, at: position)
            if fault.isOpen { break }
            output += input[base + copied..<base + position]
            output += replacementBytes
            malformed.record(at: offset + position)
            position += fault.length
            copied = position
        }
        output += input[base + copied..<base + position]
        offset += position
        return position
    }

    /// The end of the run of valid characters that begins at `start`.
    ///
    /// Lies past `end` when the last character does.
    static func endOfValid(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let raw = bytes.bytes
        var position = start
        while position < end {
            if position + 8 <= end {
                let word = raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
                let ascii = (word.littleEndian & nonASCIIMask).trailingZeroBitCount >> 3
                if ascii > 0 {
                    position += ascii
                    continue
                }
            }
            // The usual Chinese character: three bytes, E4…EC or so, spared the general check.
            if position + 3 <= bytes.count {
                let lead = bytes[position]
                if lead > 0xE0 && lead < 0xED && bytes[position + 1] & 0xC0 == 0x80
                    && bytes[position + 2] & 0xC0 == 0x80
                {
                    position += 3
                    continue
                }
            }
            let next = sequence(bytes, at: position)
            guard next.isValid else { return position }
            position += next.length
        }
        return position
    }

    /// What stands at a position: a valid character, the start of one cut off by the end of the
    /// bytes, or a fault of so many bytes.
    static func sequence(
        _ bytes: Span<UInt8>, at position: Int
    ) -> (isValid: Bool, isOpen: Bool, length: Int) {
        let lead = bytes[position]
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        let length: Int
        switch lead {
        case 0x00...0x7F: return (true, false, 1)
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if lead == 0xE0 { lowest = 0xA0 }
            if lead == 0xED { highest = 0x9F }
        case 0xF0...0xF4:
            length = 4
            if lead == 0xF0 { lowest = 0x90 }
            if lead == 0xF4 { highest = 0x8F }
        default: return (false, false, 1)
        }
        for step in 1..<length {
            guard position + step < bytes.count else { return (false, true, step) }
            let byte = bytes[position + step]
            guard byte >= lowest && byte <= highest else { return (false, false, step) }
            lowest = 0x80
            highest = 0xBF
        }
        return (true, false, length)
    }
}
