/// Draws by hash instead of by dice: what is drawn depends on keys alone.
enum HashSampling {
    /// Keeps the draws of pairs, blocks and partners apart from each other and from blocking keys.
    static let blockSalt: UInt64 = 0x626C_6F63_6B73_616C
    static let partnerSalt: UInt64 = 0x7061_7274_6E65_7273
    static let pairSalt: UInt64 = 0x7061_6972_7061_6972

    /// Whether a hash falls into a share of all hashes; a share of one keeps everything.
    static func keeps(_ hash: UInt64, share: Double) -> Bool {
        share >= 1 || unit(hash) < share
    }

    /// A hash as a number in [0, 1).
    static func unit(_ hash: UInt64) -> Double { Double(hash >> 11) * 0x1p-53 }

    /// A hash as a whole number below a bound, all about equally often.
    static func index(_ hash: UInt64, below bound: Int) -> Int {
        Int(hash.multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Whether a block is kept, by the stable keys of its first and its last record.
    static func keepsBlock(_ first: UInt64, _ last: UInt64, share: Double) -> Bool {
        share >= 1
            || keeps(KeyMixing.combine(KeyMixing.combine(blockSalt, first), last), share: share)
    }

    /// Whether a pair of records is kept, by the stable keys of its records.
    static func keepsPair(_ a: UInt64, _ b: UInt64, share: Double) -> Bool {
        share >= 1
            || keeps(KeyMixing.combine(KeyMixing.combine(pairSalt, a), b), share: share)
    }
}
