/// Recognises the names that need no second look, byte by byte. Made once for many names.
struct PlainName {
    private let telling = Self.tellingBits

    /// True for two to eleven Han characters of the basic block, with an interpunct between two of
    /// them or not, none of which is used in words for a missing or unnamed person. Misses some plain
    /// names, and one with no byte behind it; never passes an odd one.
    func holds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        // With a byte behind the name, each of its characters can be loaded in four.
        guard range.count >= 6, range.count <= 34, range.lowerBound >= 0,
            range.upperBound < bytes.count
        else { return false }
        let raw = bytes.bytes
        var index = range.lowerBound
        var followsHan = false
        while index < range.upperBound {
            guard index &+ 3 <= range.upperBound else { return false }
            let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)
                .littleEndian
            if word & 0xFFFF == 0xB7C2, followsHan {
                index += 2
                followsHan = false
                continue
            }
            guard word & 0xF0 == 0xE0 else { return false }
            let scalar = (word & 0x0F) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F)
            guard scalar >= 0x4E00, scalar <= 0x9FA5 else { return false }
            // 毛 and 尚 are surnames, and every word for an unnamed child that begins with one of
            // them has another telling character.
            let isSurname = index == range.lowerBound && (scalar == 0x6BDB || scalar == 0x5C1A)
            guard isSurname || !isTelling(scalar) else { return false }
            index += 3
            followsHan = true
        }
        return true
    }

    /// True for the characters of 未取名, 不详, 无, 某, 女婴, 之子, 双胞胎, 毛毛, 老大, 待定, 保密, 测试 and the
    /// like.
    private func isTelling(_ scalar: UInt32) -> Bool {
        let place = Int(scalar - 0x4E00)
        return telling[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    /// One bit for each character from U+4E00 to U+9FFF.
    private static let tellingBits: [UInt64] = {
        var bits = [UInt64](repeating: 0, count: 0x5200 / 64)
        for scalar in "未没无不某婴之的双胎毛宝孩儿子女男待暂尚老弃初缺空保测姓父母名定密新無嬰雙寶兒測".unicodeScalars {
            let place = Int(scalar.value) - 0x4E00
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
        return bits
    }()
}
