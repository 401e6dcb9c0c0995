/// Slips of the pen between numbers of fixed width, such as identity and certificate numbers.
///
/// A number is held as a value; its width, with leading zeros, is at most 19 digits. Cost: one
/// division a digit. Source: Damerau, CACM 7 (1964) 171–176 found four fifths of spelling errors
/// to be one substitution, deletion, insertion or swap of neighbours.
package enum DigitString {
    /// Whether exactly one digit differs.
    package static func isSingleSubstitution(_ a: UInt64, _ b: UInt64) -> Bool {
        guard a != b else { return false }
        let (x, y) = withoutCommonEnd(a, b)
        return x / 10 == y / 10
    }

    /// Whether two neighbouring, different digits are swapped and all else is the same.
    package static func isAdjacentTransposition(_ a: UInt64, _ b: UInt64) -> Bool {
        guard a != b else { return false }
        let (x, y) = withoutCommonEnd(a, b)
        return x % 10 == y / 10 % 10 && y % 10 == x / 10 % 10 && x / 100 == y / 100
    }

    /// Whether one edit turns one number into the other: a substitution or swap between equal
    /// widths, a digit dropped or added between widths one apart.
    package static func isSingleEdit(
        _ a: UInt64, width aWidth: Int, _ b: UInt64, width bWidth: Int
    ) -> Bool {
        switch aWidth - bWidth {
        case 0: isSingleSubstitution(a, b) || isAdjacentTransposition(a, b)
        case 1: isSingleDeletion(from: a, to: b, width: bWidth)
        case -1: isSingleDeletion(from: b, to: a, width: aWidth)
        default: false
        }
    }

    /// Appends the number with each of its digits left out in turn, as values of width − 1.
    ///
    /// Two numbers of one width a substitution or swap apart share at least one of these: as
    /// blocking keys, they find pairs that a typo hides. Values of a run of equal digits repeat.
    /// Source: Bocek, Hunt & Stiller, Fast Similarity Search in Large Dictionaries,
    /// University of Zurich ifi-2007.02.
    package static func appendDeletions(
        of number: UInt64, width: Int, to values: inout [UInt64]
    ) {
        var power: UInt64 = 1
        for _ in 0..<width {
            values.append(number / power / 10 * power + number % power)
            // Only the 20th power overflows, and no digit is left to use it.
            power = power.multipliedReportingOverflow(by: 10).partialValue
        }
    }

    private static func isSingleDeletion(from long: UInt64, to short: UInt64, width: Int) -> Bool {
        var (x, y) = (long, short)
        for _ in 0..<width where x % 10 == y % 10 {
            x /= 10
            y /= 10
        }
        return x / 10 == y
    }

    private static func withoutCommonEnd(_ a: UInt64, _ b: UInt64) -> (UInt64, UInt64) {
        var (x, y) = (a, b)
        while x % 10 == y % 10 {
            x /= 10
            y /= 10
        }
        return (x, y)
    }
}
