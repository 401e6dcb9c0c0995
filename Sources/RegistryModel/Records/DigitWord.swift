/// Eight decimal digits in one machine word: tested, weighed and added up at once.
///
/// The first character stands in the lowest byte. Technique: the product of a word of small
/// lanes with a constant sums the lanes in its highest one.
struct DigitWord {
    /// The digits' values, one a byte.
    let values: UInt64

    /// Nil unless all eight bytes are ASCII digits.
    @inline(__always)
    init?(_ bytes: RawSpan, at offset: Int) {
        let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        let digits = word ^ 0x3030_3030_3030_3030
        // A byte above 9 reaches into its upper half when 6 is added; one above 15 is there already.
        let isOdd = ((digits &+ 0x0606_0606_0606_0606) | digits) & 0xF0F0_F0F0_F0F0_F0F0
        guard isOdd == 0 else { return nil }
        values = digits
    }

    /// The eight digits as a number.
    @inline(__always)
    var number: UInt64 {
        let pairs = values &* 10 &+ values &>> 8
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) &>> 32
    }

    /// Σ digit · weight; each weight below 16, that of the first digit first.
    @inline(__always)
    func sum(even: UInt64, odd: UInt64) -> UInt64 {
        let evens = (values & 0x00FF_00FF_00FF_00FF) &* even
        let odds = ((values &>> 8) & 0x00FF_00FF_00FF_00FF) &* odd
        return evens &>> 48 &+ odds &>> 48
    }

    /// Four weights for the lanes of `sum`, the first lane's in the highest place.
    static func weights(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64)
        -> UInt64
    {
        first << 48 | second << 32 | third << 16 | fourth
    }
}
