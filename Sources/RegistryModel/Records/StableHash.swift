/// A hash that is the same on every machine and in every run.
///
/// Takes words of eight bytes: each is mixed in by a multiplication with 2^64/φ (Knuth, *The Art
/// of Computer Programming* 3, 6.4) and a shift that brings the high bits down.
package struct StableHash: Sendable {
    package private(set) var value: UInt64

    package init() {
        value = 0xCBF2_9CE4_8422_2325
    }

    @inline(__always)
    init(continuing value: UInt64) {
        self.value = value
    }

    @inline(__always)
    package mutating func combine(_ word: UInt64) {
        let mixed = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
        value = mixed ^ mixed >> 32
    }

    /// The bytes in `range` eight at a time, then their number, so that texts never run together.
    @inline(__always)
    package mutating func combine(_ bytes: RawSpan, _ range: Range<Int>) {
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            combine(
                bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
            index += 8
        }
        var rest: UInt64 = 0
        var shift: UInt64 = 0
        while index < range.upperBound {
            rest |= UInt64(bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)) << shift
            shift += 8
            index += 1
        }
        combine(rest)
        combine(UInt64(range.count) | 0xFF << 56)
    }

    package mutating func combine(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        combine(bytes.span.bytes, 0..<bytes.count)
    }
}
