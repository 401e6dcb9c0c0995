extension [UInt8] {
    /// Appends a number padded with zeros to `width` digits; longer numbers are cut on the left.
    mutating func appendDigits(_ value: UInt64, width: Int) {
        let start = count
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
        var rest = value
        var place = start + width - 1
        while place >= start, rest > 0 {
            self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            place -= 1
        }
    }

    /// Appends one character of the basic plane in UTF-8.
    mutating func appendScalar(_ scalar: UInt16) {
        if scalar < 0x80 {
            append(UInt8(scalar))
        } else if scalar < 0x800 {
            append(0xC0 | UInt8(scalar >> 6))
            append(0x80 | UInt8(scalar & 0x3F))
        } else {
            append(0xE0 | UInt8(scalar >> 12))
            append(0x80 | UInt8((scalar >> 6) & 0x3F))
            append(0x80 | UInt8(scalar & 0x3F))
        }
    }

    mutating func appendText(_ text: String) {
        append(contentsOf: text.utf8)
    }
}

extension Int {
    /// The number padded with zeros to `width` digits.
    func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
