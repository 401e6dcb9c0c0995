/// A resident identity number 公民身份号码, packed into one integer.
///
/// 18 characters: division 6, birth date 8, sequence 3 (odd = male), check character. A value may
/// have a wrong check character or an impossible date: linkage still needs it, so validity is asked
/// for, not assumed. Source: GB 11643-1999, §4; check character after ISO 7064 MOD 11-2.
package struct ResidentID: Sendable, Hashable, Comparable {
    /// First seventeen digits × 11 + check value (10 stands for X).
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    package init(firstSeventeen: UInt64, checkValue: UInt64) {
        rawValue = firstSeventeen * 11 + checkValue
    }

    /// The 15-digit form of 1989 with the century 19 put in and the check character computed.
    ///
    /// The standard's own example shows the century can be wrong: 440524800101001 (born 1880)
    /// becomes 440524198001010013.
    package init(fifteenDigits: UInt64) {
        let division = fifteenDigits / 1_000_000_000
        let rest = fifteenDigits % 1_000_000_000
        let first = division * 100_000_000_000 + 19_000_000_000 + rest
        self.init(firstSeventeen: first, checkValue: Self.checkValue(of: first))
    }

    /// Reads eighteen ASCII characters, digits and a final digit, `X` or `x`; nil for any other text.
    package init?(_ text: String) {
        let reading = CellParsing.residentID(Array(text.utf8).span)
        guard reading.defect != .idWrongLength, reading.defect != .idIsAnotherDocument,
            reading.packed != Packed.unreadable, reading.packed != Packed.absent
        else { return nil }
        self.init(rawValue: UInt64(reading.packed))
    }

    package var firstSeventeen: UInt64 { rawValue / 11 }
    package var checkValue: UInt64 { rawValue % 11 }
    package var divisionCode: UInt32 { UInt32(firstSeventeen / 100_000_000_000) }
    package var sequence: Int { Int(firstSeventeen % 1000) }

    package var hasValidCheckCharacter: Bool {
        Self.checkValue(of: firstSeventeen) == checkValue
    }

    /// Nil when the calendar has no such day.
    package var birthDate: CalendarDay? { birthDate(by: PlainDays.shared) }

    @inline(__always)
    private func birthDate(by days: PlainDays) -> CalendarDay? {
        let date = rawValue / 11_000 % 100_000_000
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
        let number = days.number(year: year, month: month, day: day)
        if number != PlainReading.unknown { return CalendarDay(number: Int32(number)) }
        return CalendarDay(year: Int(year), month: Int(month), day: Int(day))
    }

    /// What a packed ID says of its bearer.
    package struct Bearer {
        /// Day number of the birth date; `Packed.narrowAbsent` where there is no ID or no such day.
        package var birthDay: Int32
        /// The sequence number is odd.
        package var isMale: Bool
    }

    /// What the IDs of a packed column say, one pass over them.
    package static func bearers(of packed: ArraySlice<Int64>) -> [Bearer] {
        let days = PlainDays.shared
        return packed.map { value in
            guard value > Packed.unreadable else {
                return Bearer(birthDay: Packed.narrowAbsent, isMale: false)
            }
            let id = ResidentID(rawValue: UInt64(value))
            return Bearer(
                birthDay: id.birthDate(by: days)?.number ?? Packed.narrowAbsent,
                isMale: id.sex == .male)
        }
    }

    /// By the sequence number, which is odd where all seventeen digits are.
    package var sex: Sex { firstSeventeen & 1 == 1 ? .male : .female }

    /// Check character right and a birth date the calendar has, from 1800 on.
    package var isValid: Bool {
        guard hasValidCheckCharacter, let birthDate else { return false }
        return birthDate.components.year >= 1800
    }

    /// The check value 0…10 of seventeen digits: Σ aᵢ·2^(18−i) mod 11, taken from 12.
    package static func checkValue(of firstSeventeen: UInt64) -> UInt64 {
        var rest = firstSeventeen
        var sum: UInt64 = 0
        var weight: UInt64 = 2
        for _ in 0..<17 {
            sum += rest % 10 * weight
            rest /= 10
            weight = weight * 2 % 11
        }
        return (12 - sum % 11) % 11
    }

    package static func < (left: ResidentID, right: ResidentID) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension ResidentID: CustomStringConvertible {
    /// The full eighteen characters: a personal value, to be masked before it is shown.
    package var description: String {
        let digits = String(firstSeventeen)
        let padding = String(repeating: "0", count: 17 - digits.utf8.count)
        return padding + digits + (checkValue == 10 ? "X" : String(checkValue))
    }
}
