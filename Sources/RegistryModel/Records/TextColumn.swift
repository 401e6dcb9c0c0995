/// Texts of one column end to end in one buffer, in UTF-8, with the end of each.
package struct TextColumn: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    package init() {}

    package var count: Int { ends.count }

    package mutating func append(_ text: Span<UInt8>) {
        for index in 0..<text.count { bytes.append(text[index]) }
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    package mutating func append(contentsOf other: TextColumn) {
        let base = UInt32(truncatingIfNeeded: bytes.count)
        bytes.append(contentsOf: other.bytes)
        ends.append(contentsOf: other.ends.lazy.map { $0 &+ base })
    }

    package func range(at row: Int) -> Range<Int> {
        (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
    }

    package func isEmpty(at row: Int) -> Bool { range(at: row).isEmpty }

    package subscript(row: Int) -> String {
        String(decoding: bytes[range(at: row)], as: UTF8.self)
    }

    /// The bytes of one text, without a copy.
    package func utf8(at row: Int) -> ArraySlice<UInt8> { bytes[range(at: row)] }

    /// A stable 64-bit hash of one text (FNV-1a).
    package func hash(at row: Int) -> UInt64 {
        var hash = StableHash()
        for index in range(at: row) { hash.combine(byte: bytes[index]) }
        return hash.value
    }
}

/// FNV-1a over bytes, the same on every machine and in every run.
package struct StableHash: Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    @inline(__always)
    package mutating func combine(byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    package mutating func combine(_ text: some StringProtocol) {
        for byte in text.utf8 { combine(byte: byte) }
        combine(byte: 0xFF)
    }

    package mutating func combine(_ number: UInt64) {
        var rest = number
        for _ in 0..<8 {
            combine(byte: UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
