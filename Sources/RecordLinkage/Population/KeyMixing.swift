/// Fixed 64-bit hashing for blocking keys, identity keys and sampling.
///
/// Swift's own hashing is seeded anew in every process; these functions never change.
/// Source: Steele, Lea & Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014
/// (the finaliser of SplitMix64, a bijection on 64 bits).
package enum KeyMixing {
    /// Scatters a value over 64 bits, without collisions.
    package static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Combines two values into one key; the order of the two matters.
    package static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
        mix(mix(first) &+ second)
    }

    /// Hashes bytes as if each were a scalar.
    package static func hash(bytes: Span<UInt8>) -> UInt64 {
        var key = mix(0)
        for index in bytes.indices { key = combine(key, UInt64(bytes[index])) }
        return combine(key, UInt64(bytes.count))
    }

    /// Hashes a text's scalars, its length included.
    package static func hash(_ scalars: some Sequence<UInt32>, salt: UInt64 = 0) -> UInt64 {
        var key = mix(salt)
        var length: UInt64 = 0
        for scalar in scalars {
            key = combine(key, UInt64(scalar))
            length += 1
        }
        return combine(key, length)
    }
}
