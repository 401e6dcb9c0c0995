/// The identifier of an item on a worksheet: `7K3QF-0W9TB`, ten characters of which the last checks
/// the others.
///
/// One changed character, or two that changed places, don't go unnoticed: the weighted sum is
/// taken modulo 31, a prime. I, L, O, U and Z aren't used: they are misread.
package enum ItemID {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXY".utf8)
    private static let length = 9

    /// The identifier that stands for a hash.
    package static func text(of hash: UInt64) -> String {
        var rest = hash
        var digits: [Int] = []
        for _ in 0..<length {
            digits.append(Int(rest % 31))
            rest /= 31
        }
        digits.append(check(digits))
        let letters = digits.map { alphabet[$0] }
        return String(decoding: letters[..<5] + [UInt8(ascii: "-")] + letters[5...], as: UTF8.self)
    }

    /// The canonical form of what somebody may have typed: case, width, blanks and hyphens aside. Nil
    /// when it is no identifier, or one that was changed.
    package static func canonical(_ text: String) -> String? {
        let digits = text.unicodeScalars.compactMap(digit)
        let foreign = text.unicodeScalars.contains { digit($0) == nil && !isSeparator($0) }
        guard !foreign, digits.count == length + 1, check(Array(digits.dropLast())) == digits.last
        else { return nil }
        let letters = digits.map { alphabet[$0] }
        return String(decoding: letters[..<5] + [UInt8(ascii: "-")] + letters[5...], as: UTF8.self)
    }

    private static func check(_ digits: [Int]) -> Int {
        let sum = digits.enumerated().reduce(0) { $0 + ($1.offset + 2) * $1.element }
        return (31 - sum % 31) % 31
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        // Full width stands 0xFEE0 above ASCII.
        let plain = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        guard plain < 0x80 else { return nil }
        let byte = UInt8(plain)
        let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
        return alphabet.firstIndex(of: upper)
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
            || [0x2D, 0x2010, 0x2011, 0x2013, 0xFF0D].contains(scalar.value)
    }
}
