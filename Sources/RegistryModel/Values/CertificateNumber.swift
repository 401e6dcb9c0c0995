/// A birth certificate number 出生医学证明编号: one letter and nine digits.
///
/// The letter is the print year, A = 2000; no check digit is known. Two numbers for one child are
/// lawful (re-issue, replacement); one number on two children is not.
package struct CertificateNumber: Sendable, Hashable, Comparable {
    /// Letter index 0…25 × 10⁹ + nine digits.
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    package init?(_ text: String) {
        let reading = CellParsing.certificate(Array(text.utf8).span)
        guard reading.packed >= 0 else { return nil }
        self.init(rawValue: UInt64(reading.packed))
    }

    package var letter: Character {
        Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rawValue / 1_000_000_000)))
    }

    package static func < (left: CertificateNumber, right: CertificateNumber) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension CertificateNumber: CustomStringConvertible {
    package var description: String {
        String(letter) + Int(rawValue % 1_000_000_000).padded(9)
    }
}
