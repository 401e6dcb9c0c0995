import RegistryModel

/// A value of every record, worked out for a run of rows at once from packed columns.
///
/// `Packed.absent` stands for a value that is blank, can't be read, or doesn't exist, such as the
/// birth date of a number whose check character is wrong. The tree is walked once for thousands of
/// rows, so that a row costs a few operations on integers and allocates nothing.
indirect enum CountyValue: Sendable, Equatable {
    /// Dates as day numbers, whole numbers, codes, divisions and certificates as they are packed.
    case column(Field)
    /// The day of a column that also tells the time.
    case dayOfMoment(Field)
    /// A resident ID, unless reading found it wrong.
    case number(Field)
    case birthDateIn(Field)
    case sexIn(Field)
    case constant(Int64)
    case runDate
    case plusDays(CountyValue, Int)
    /// The same day of another month, or that month's last when it is shorter.
    case plusMonths(CountyValue, Int)
    case monthEnd(CountyValue)
    case daysBetween(CountyValue, CountyValue)
    /// Completed months, and completed years, from the first day to the second.
    case monthsBetween(CountyValue, CountyValue)
    case yearsBetween(CountyValue, CountyValue)
    case sum(CountyValue, CountyValue, isMinus: Bool)
    case hundredfold(CountyValue)

    /// One value for each row of `rows`, in order.
    func values(_ rows: JudgedRows) -> [Int64] {
        switch self {
        case .column(let field): return rows.table.packedValues(field, rows: rows.range)
        case .dayOfMoment(let field):
            return Self.mapped(.column(field), rows) {
                Int64(CivilMoment(packed: Int32(truncatingIfNeeded: $0)).day.number)
            }
        case .number(let field): return Self.soundNumbers(field, rows)
        case .birthDateIn(let field):
            return Self.mapped(.number(field), rows) { packed in
                let day = ResidentID(rawValue: UInt64(packed)).birthDate
                return day.map { Int64($0.number) } ?? Packed.absent
            }
        case .sexIn(let field):
            return Self.mapped(.number(field), rows) {
                Int64(ResidentID(rawValue: UInt64($0)).sex.rawValue)
            }
        case .constant(let value): return Array(repeating: value, count: rows.range.count)
        case .runDate:
            return Array(repeating: Int64(rows.context.runDate.number), count: rows.range.count)
        case .plusDays(let day, let days): return Self.mapped(day, rows) { $0 + Int64(days) }
        case .plusMonths(let day, let months):
            return Self.mapped(day, rows) { DayArithmetic.plusMonths($0, months) }
        case .monthEnd(let day): return Self.mapped(day, rows) { DayArithmetic.monthEnd($0) }
        case .daysBetween(let from, let to): return Self.combined(from, to, rows) { $1 - $0 }
        case .monthsBetween(let from, let to):
            return Self.combined(from, to, rows) { DayArithmetic.months(from: $0, to: $1) }
        case .yearsBetween(let from, let to):
            return Self.combined(from, to, rows) { DayArithmetic.years(from: $0, to: $1) }
        case .sum(let left, let right, let isMinus):
            return Self.combined(left, right, rows) { isMinus ? $0 - $1 : $0 + $1 }
        case .hundredfold(let value): return Self.mapped(value, rows) { $0 * 100 }
        }
    }

    @inline(__always)
    private static func mapped(
        _ value: CountyValue, _ rows: JudgedRows, _ change: (Int64) -> Int64
    ) -> [Int64] {
        var values = value.values(rows)
        for index in values.indices where values[index] != Packed.absent {
            values[index] = change(values[index])
        }
        return values
    }

    @inline(__always)
    private static func combined(
        _ left: CountyValue, _ right: CountyValue, _ rows: JudgedRows,
        _ join: (Int64, Int64) -> Int64
    ) -> [Int64] {
        var values = left.values(rows)
        let others = right.values(rows)
        for index in values.indices {
            let isKnown = values[index] != Packed.absent && others[index] != Packed.absent
            values[index] = isKnown ? join(values[index], others[index]) : Packed.absent
        }
        return values
    }

    private static func soundNumbers(_ field: Field, _ rows: JudgedRows) -> [Int64] {
        var values = rows.table.packedValues(field, rows: rows.range)
        for index in values.indices where rows.defects[index].contains(field) {
            values[index] = Packed.absent
        }
        return values
    }
}

/// Sums of days as people mean them; `Packed.absent` outside the years 1…9999.
private enum DayArithmetic {
    static func plusMonths(_ number: Int64, _ months: Int) -> Int64 {
        let (year, month, day) = components(number)
        let total = year * 12 + month - 1 + months
        guard total >= 12, total < 120_000 else { return Packed.absent }
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        let length = CalendarDay.length(ofMonth: newMonth, year: newYear)
        return packed(CalendarDay(year: newYear, month: newMonth, day: min(day, length)))
    }

    static func monthEnd(_ number: Int64) -> Int64 {
        let (year, month, _) = components(number)
        return packed(
            CalendarDay(
                year: year, month: month, day: CalendarDay.length(ofMonth: month, year: year)))
    }

    /// Negative when `to` is earlier: the same number as the other way round.
    static func months(from: Int64, to: Int64) -> Int64 {
        if to < from { return -months(from: to, to: from) }
        let (first, last) = (components(from), components(to))
        let whole = (last.year - first.year) * 12 + last.month - first.month
        return Int64(last.day >= first.day ? whole : whole - 1)
    }

    static func years(from: Int64, to: Int64) -> Int64 {
        if to < from { return -years(from: to, to: from) }
        let (first, last) = (components(from), components(to))
        let hadDay = (last.month, last.day) >= (first.month, first.day)
        return Int64(last.year - first.year - (hadDay ? 0 : 1))
    }

    private static func components(_ number: Int64) -> (year: Int, month: Int, day: Int) {
        CalendarDay(number: Int32(truncatingIfNeeded: number)).components
    }

    private static func packed(_ day: CalendarDay?) -> Int64 {
        day.map { Int64($0.number) } ?? Packed.absent
    }
}
