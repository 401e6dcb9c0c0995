/// Turns a solar date into the numerals of its lunar date, as a villager would give them.
///
/// Covers lunar years 2000 to 2030. Each entry: bits 15–4 the lengths of months 1 to 12 (set
/// for 30 days), bits 3–0 the leap month, bit 16 set for a leap month of 30 days.
enum LunarCalendar {
    private static let firstYear = 2000
    private static let firstNewYear = CivilDay(2000, 2, 5)
    private static let years: [UInt32] = [
        0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,
        0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,
        0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
        0x05aa0,
    ]

    /// The lunar year, month and day of a solar day; nil outside the table.
    static func numerals(of day: CivilDay) -> (year: Int, month: Int, day: Int)? {
        var rest = day.number - firstNewYear.number
        guard rest >= 0 else { return nil }
        for (offset, year) in years.enumerated() {
            let leap = Int(year & 0xF)
            for month in 1...12 {
                let length = year & (0x10000 >> UInt32(month)) != 0 ? 30 : 29
                if rest < length { return (firstYear + offset, month, rest + 1) }
                rest -= length
                guard month == leap else { continue }
                let leapLength = year & 0x10000 != 0 ? 30 : 29
                if rest < leapLength { return (firstYear + offset, month, rest + 1) }
                rest -= leapLength
            }
        }
        return nil
    }

    /// The lunar numerals read as a solar date; nil when there is no such solar day.
    static func misread(_ day: CivilDay) -> CivilDay? {
        guard let lunar = numerals(of: day) else { return nil }
        let misread = CivilDay(lunar.year, lunar.month, lunar.day)
        return misread.parts.day == lunar.day ? misread : nil
    }
}
