/// A cell's bytes with blanks trimmed and full-width characters made half-width.
///
/// Blanks: ASCII, U+00A0, U+3000, U+200B…U+200D, U+FEFF, and the leading apostrophe or trailing tab
/// that keeps a number as text in spreadsheets. Cost: one pass over the cell.
package struct NormalizedCell {
    package private(set) var bytes: [UInt8] = []
    package private(set) var deviations: FormDeviations = []

    package init(_ raw: Span<UInt8>, strippingInnerBlanks: Bool = false) {
        bytes.reserveCapacity(raw.count)
        var pendingBlanks = 0
        var index = 0
        while index < raw.count {
            let (scalar, length) = Self.scalar(raw, at: index)
            index += length
            if Self.isBlank(scalar) {
                deviations.insert(.surroundingBlank)
                pendingBlanks += 1
                continue
            }
            if bytes.isEmpty, scalar == UInt32(UInt8(ascii: "'")), raw.count > 1 {
                deviations.insert(.surroundingBlank)
                continue
            }
            if pendingBlanks > 0, !bytes.isEmpty, !strippingInnerBlanks { bytes.append(0x20) }
            pendingBlanks = 0
            append(scalar)
        }
    }

    private mutating func append(_ scalar: UInt32) {
        if scalar >= 0xFF01, scalar <= 0xFF5E {
            deviations.insert(.fullWidth)
            bytes.append(UInt8(scalar - 0xFEE0))
        } else if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if let character = Unicode.Scalar(scalar) {
            bytes.append(contentsOf: Character(character).utf8)
        }
    }

    static func isBlank(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0xA0, 0x3000, 0x200B...0x200D, 0xFEFF: true
        default: false
        }
    }

    /// The scalar that starts at `index` and its length in bytes. Input is valid UTF-8, as every
    /// decoder in intake guarantees; a stray byte reads as itself.
    static func scalar(_ raw: Span<UInt8>, at index: Int) -> (UInt32, Int) {
        let lead = raw[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead < 0x80 || lead >= 0xC0, index + length <= raw.count else {
            return (UInt32(lead), 1)
        }
        var value = UInt32(lead)
        switch length {
        case 2: value &= 0x1F
        case 3: value &= 0x0F
        case 4: value &= 0x07
        default: return (value, 1)
        }
        for offset in 1..<length {
            value = value << 6 | UInt32(raw[index + offset] & 0x3F)
        }
        return (value, length)
    }
}
