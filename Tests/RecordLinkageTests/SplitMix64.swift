import RecordLinkage

/// A seeded generator: the same numbers on every run and machine.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = KeyMixing.mix(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return KeyMixing.mix(state)
    }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
}

/// Seeds of the property tests; Swift Testing prints the one that fails.
let seeds: [UInt64] = [1, 2, 3, 5, 8, 13, 21, 34]

func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
