/// An 18-character resident number with a right check digit, held as its first 17 digits.
///
/// Source: GB 11643-1999.
package struct ResidentNumber: Hashable, Sendable {
    package let body: UInt64

    package init(body: UInt64) {
        self.body = body
    }

    init(region: UInt64, birth: CivilDay, sequence: Int) {
        let (year, month, day) = birth.parts
        let date = UInt64(year * 10_000 + month * 100 + day)
        body = (region * 100_000_000 + date) * 1000 + UInt64(sequence)
    }

    /// The last character: a digit or `X`.
    package var check: UInt8 {
        var rest = body
        var sum: UInt64 = 0
        var weight: UInt64 = 2
        while rest > 0 {
            sum += rest % 10 * weight
            rest /= 10
            weight = weight * 2 % 11
        }
        let remainder = (12 - sum % 11) % 11
        return remainder == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(remainder)
    }

    package var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The 1989 form without century and check digit; nil for people born in this century.
    var fifteenDigits: String? {
        let date = body / 1000 % 100_000_000
        guard date / 1_000_000 == 19 else { return nil }
        var bytes: [UInt8] = []
        bytes.appendDigits(body / 100_000_000_000, width: 6)
        bytes.appendDigits(date % 1_000_000, width: 6)
        bytes.appendDigits(body % 1000, width: 3)
        return String(decoding: bytes, as: UTF8.self)
    }

    func append(to bytes: inout [UInt8]) {
        bytes.appendDigits(body, width: 17)
        bytes.append(check)
    }
}
