/// A calendar day without time or zone, counted from 1970-01-01.
package struct CivilDay: Hashable, Comparable, Sendable {
    package var number: Int

    package init(number: Int) {
        self.number = number
    }

    /// The day of a Gregorian date; Howard Hinnant, *chrono-Compatible Low-Level Date
    /// Algorithms*, days_from_civil.
    package init(_ year: Int, _ month: Int, _ day: Int) {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2013-05-07`; nil for anything else, including days that don't exist.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        self.init(year, month, day)
        guard self.text == text else { return nil }
    }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The canonical form, `2013-05-07`.
    package var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func append(to bytes: inout [UInt8]) {
        let (year, month, day) = parts
        bytes.appendDigits(UInt64(year), width: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDigits(UInt64(month), width: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.appendDigits(UInt64(day), width: 2)
    }

    /// The day on which the month of this day closes for reporting: the 5th of the next.
    var closingDay: CivilDay {
        let (year, month, _) = parts
        return month == 12 ? CivilDay(year + 1, 1, 5) : CivilDay(year, month + 1, 5)
    }

    package static func < (left: CivilDay, right: CivilDay) -> Bool {
        left.number < right.number
    }

    static func + (day: CivilDay, count: Int) -> CivilDay {
        CivilDay(number: day.number + count)
    }

    static func - (day: CivilDay, count: Int) -> CivilDay {
        CivilDay(number: day.number - count)
    }
}
