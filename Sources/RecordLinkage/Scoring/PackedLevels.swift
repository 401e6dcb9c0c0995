/// The rungs a pair reaches in up to 32 comparisons, four bits each.
package struct PackedLevels: Sendable, Hashable {
    /// How many comparisons fit.
    package static let capacity = 32
    /// How many rungs a ladder may have, `missing` included.
    package static let rungs = 16

    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// All comparisons missing.
    package init() {}

    /// The rung reached in one comparison.
    package subscript(comparison: Int) -> Int {
        get {
            let word = comparison < 16 ? low : high
            return Int((word >> UInt64((comparison & 15) * 4)) & 0xF)
        }
        set {
            let shift = UInt64((comparison & 15) * 4)
            let cleared = ~(UInt64(0xF) << shift)
            let bits = UInt64(newValue & 0xF) << shift
            if comparison < 16 {
                low = (low & cleared) | bits
            } else {
                high = (high & cleared) | bits
            }
        }
    }
}

extension PackedLevels: Comparable {
    /// An order for lists that must come out the same every time; it ranks nothing.
    package static func < (left: PackedLevels, right: PackedLevels) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The pattern scattered over 64 bits, the same in every process.
    var mixed: UInt64 { KeyMixing.mix(high == 0 ? low : KeyMixing.combine(high, low)) }
}
