/// Decodes UTF-16 of either byte order to UTF-8.
///
/// An unpaired surrogate becomes U+FFFD and is counted; so does an odd byte at the end.
package struct UTF16Decoder: TextDecoder {
    package private(set) var malformed = MalformedBytes()
    private let isBigEndian: Bool
    private var openByte: UInt8?
    private var openSurrogate: UInt32?
    /// Offset in the file of the next code unit.
    private var offset = 0

    package init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    package mutating func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var position = input.startIndex
        if let first = openByte, position < input.endIndex {
            openByte = nil
            take(first, input[position], into: &output)
            position += 1
        }
        let rest = input[position...]
        let bytes = rest.span
        var index = 0
        while index + 1 < bytes.count {
            if openSurrogate == nil {
                index += copyPlain(bytes, from: index, into: &output)
                guard index + 1 < bytes.count else { break }
            }
            take(bytes[index], bytes[index + 1], into: &output)
            index += 2
        }
        if index < bytes.count { openByte = bytes[index] }
    }

    package mutating func finish(into output: inout [UInt8]) {
        if openSurrogate != nil { replace(at: offset - 2, into: &output) }
        if openByte != nil { replace(at: offset, into: &output) }
        openSurrogate = nil
        openByte = nil
    }

    /// Copies units up to the next surrogate; returns how many bytes they took.
    private mutating func copyPlain(
        _ bytes: Span<UInt8>, from start: Int, into output: inout [UInt8]
    ) -> Int {
        let raw = bytes.bytes
        let swap = isBigEndian
        var index = start
        output.append(addingCapacity: (bytes.count - start) / 2 * 3) { room in
            while index + 1 < bytes.count {
                let stored = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt16.self)
                let unit = swap ? UInt16(bigEndian: stored) : UInt16(littleEndian: stored)
                if unit < 0x80 {
                    room.append(UInt8(truncatingIfNeeded: unit))
                } else if unit < 0x800 {
                    room.append(UInt8(0xC0 | unit >> 6))
                    room.append(UInt8(0x80 | unit & 0x3F))
                } else if unit & 0xF800 != 0xD800 {
                    room.append(UInt8(0xE0 | unit >> 12))
                    room.append(UInt8(0x80 | unit >> 6 & 0x3F))
                    room.append(UInt8(0x80 | unit & 0x3F))
                } else {
                    break
                }
                index += 2
            }
        }
        offset += index - start
        return index - start
    }

    private mutating func take(_ first: UInt8, _ second: UInt8, into output: inout [UInt8]) {
        let unit =
            isBigEndian
            ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
        let isLow = unit & 0xFC00 == 0xDC00
        if let high = openSurrogate {
            openSurrogate = nil
            if isLow {
                append(0x1_0000 + (high & 0x3FF) << 10 + unit & 0x3FF, into: &output)
                offset += 2
                return
            }
            replace(at: offset - 2, into: &output)
        }
        if unit & 0xFC00 == 0xD800 {
            openSurrogate = unit
        } else if isLow {
            replace(at: offset, into: &output)
        } else {
            append(unit, into: &output)
        }
        offset += 2
    }

    private func append(_ scalar: UInt32, into output: inout [UInt8]) {
        var packed = GB18030Mapping.utf8(scalar)
        for _ in 0..<GB18030Mapping.length(ofUTF8: packed) {
            output.append(UInt8(truncatingIfNeeded: packed))
            packed >>= 8
        }
    }

    private mutating func replace(at place: Int, into output: inout [UInt8]) {
        malformed.record(at: place)
        output += replacementBytes
    }
}
