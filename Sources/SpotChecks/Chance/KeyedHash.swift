import RegistryModel

/// SipHash-2-4 of texts under a key: what stands for chance in a draw.
///
/// Who is drawn depends on the seed and on the record's identity alone, never on the order of rows
/// or threads, and anybody can draw the same sample again. Source: Aumasson & Bernstein, *SipHash: a
/// fast short-input PRF* (2012).
package struct KeyedHash: Sendable {
    private let key: (UInt64, UInt64)

    package init(key: (UInt64, UInt64)) {
        self.key = key
    }

    /// The key of a plan; `purpose` keeps draws for different ends independent.
    package init(seed: UInt64, purpose: String) {
        // "spot-chk" as bytes: with the seed alone the key would be half zeros.
        let own = KeyedHash(key: (seed, 0x6B68_632D_746F_7073))
        key = (own.value(of: purpose + "/0"), own.value(of: purpose + "/1"))
    }

    package func value(of text: String) -> UInt64 { value(of: Array(text.utf8)) }

    /// Uniform in 0..<1, of 32 bits: so far below 1 that products of it don't round up to the whole.
    package func fraction(of text: String) -> Double {
        Double(value(of: text) >> 32) * 0x1p-32
    }

    package func value(of bytes: [UInt8]) -> UInt64 {
        var state = SipState(key)
        var index = 0
        while index + 8 <= bytes.count {
            state.compress(Self.word(bytes[index..<index + 8]))
            index += 8
        }
        state.compress(Self.word(bytes[index...]) | UInt64(bytes.count & 0xFF) << 56)
        return state.finish()
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        for (place, byte) in bytes.enumerated() { word |= UInt64(byte) << UInt64(8 * place) }
        return word
    }
}

private struct SipState {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64

    init(_ key: (UInt64, UInt64)) {
        v0 = key.0 ^ 0x736F_6D65_7073_6575
        v1 = key.1 ^ 0x646F_7261_6E64_6F6D
        v2 = key.0 ^ 0x6C79_6765_6E65_7261
        v3 = key.1 ^ 0x7465_6462_7974_6573
    }

    mutating func compress(_ word: UInt64) {
        v3 ^= word
        rounds(2)
        v0 ^= word
    }

    mutating func finish() -> UInt64 {
        v2 ^= 0xFF
        rounds(4)
        return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func rounds(_ count: Int) {
        for _ in 0..<count {
            v0 &+= v1
            v1 = Self.turned(v1, 13) ^ v0
            v0 = Self.turned(v0, 32)
            v2 &+= v3
            v3 = Self.turned(v3, 16) ^ v2
            v0 &+= v3
            v3 = Self.turned(v3, 21) ^ v0
            v2 &+= v1
            v1 = Self.turned(v1, 17) ^ v2
            v2 = Self.turned(v2, 32)
        }
    }

    private static func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 {
        word << bits | word >> (64 - bits)
    }
}
