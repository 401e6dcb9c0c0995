/// A resident identity number of 18 characters, or of 15 as issued before 1999, as one word.
///
/// An old number becomes a new one by setting 19 before the year and a check character after the
/// order number; the two writings are one number.
/// Source: GB 11643-1999; the check character is ISO 7064 MOD 11-2.
package struct ResidentIDNumber: Sendable, Hashable {
    /// Marks a number written with 15 digits.
    private static let oldMark = UInt64(1) << 63
    /// What the check sum's remainder is written as; 10 stands for X.
    private static let checks: [UInt64] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]

    /// The word to keep in a code column.
    package let code: UInt64

    /// A number from its word.
    package init(code: UInt64) { self.code = code }

    /// Reads 18 characters, the last a digit or X, or 15 digits; nil for anything else.
    ///
    /// Neither the date nor the check character need be right: slips are to be compared.
    package init?(_ text: String) {
        let characters = Array(text.utf8)
        self.init(characters.span)
    }

    /// The same of a cell's bytes.
    package init?(_ characters: Span<UInt8>) {
        let isOld = characters.count == 15
        guard isOld || characters.count == 18 else { return nil }
        var body: UInt64 = 0
        for place in 0..<(isOld ? 15 : 17) {
            let digit = characters[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            if isOld, place == 6 { body = body * 100 + 19 }
            body = body * 10 + UInt64(digit)
        }
        if isOld {
            code = (body * 11 + Self.check(ofBody: body)) | Self.oldMark
            return
        }
        let last = characters[17]
        let isX = last | 0x20 == UInt8(ascii: "x")
        guard isX || last &- UInt8(ascii: "0") < 10 else { return nil }
        code = body * 11 + (isX ? 10 : UInt64(last &- UInt8(ascii: "0")))
    }

    /// The first 17 digits of the long form.
    package var body: UInt64 { (code & ~Self.oldMark) / 11 }

    /// The check character as written, or due for an old number; 10 is X.
    package var check: UInt64 { (code & ~Self.oldMark) % 11 }

    /// Whether the number was written with 15 digits.
    package var isOld: Bool { code & Self.oldMark != 0 }

    /// Whether the check character is the one that is due.
    package var isChecked: Bool { check == Self.check(ofBody: body) }

    /// The check character due, 10 for X.
    private static func check(ofBody body: UInt64) -> UInt64 {
        var (rest, weight, sum): (UInt64, UInt64, UInt64) = (body, 2, 0)
        for _ in 0..<17 {
            sum += rest % 10 * weight
            rest /= 10
            weight = weight * 2 % 11
        }
        return checks[Int(sum % 11)]
    }
}
