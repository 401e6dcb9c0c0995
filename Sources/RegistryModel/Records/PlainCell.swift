/// Reads the one plain form of a type straight from its bytes, in whole words.
///
/// Knows only what is right at first sight; for everything else it says `PlainCell.unknown`, and
/// `CellParsing` decides. What it accepts, `CellParsing` reads to the same value, without a remark.
protocol PlainCell {
    /// `range` isn't empty, and at least `CellBatch.padding` bytes follow it in `text`.
    mutating func read(_ text: RawSpan, _ range: Range<Int>) -> Int64
}

/// What a `PlainCell` says of a cell it doesn't know.
enum PlainReading {
    static var unknown: Int64 { .min + 2 }
}

/// Eighteen characters with a right check character and a birth date from 1800 to 2199.
struct PlainResidentID: PlainCell {
    // Weights 2^(18−i) mod 11 of GB 11643, by lanes of DigitWord.
    private static var firstEven: UInt64 { DigitWord.weights(7, 10, 8, 2) }
    private static var firstOdd: UInt64 { DigitWord.weights(9, 5, 4, 1) }
    private static var secondEven: UInt64 { DigitWord.weights(6, 7, 10, 8) }
    private static var secondOdd: UInt64 { DigitWord.weights(3, 9, 5, 4) }

    private let days = PlainDays.shared

    @inline(__always)
    func read(_ text: RawSpan, _ range: Range<Int>) -> Int64 {
        let start = range.lowerBound
        guard range.count == 18, let first = DigitWord(text, at: start),
            let second = DigitWord(text, at: start + 8)
        else { return PlainReading.unknown }
        let tail = text.unsafeLoadUnaligned(fromByteOffset: start + 16, as: UInt16.self)
            .littleEndian
        let last = UInt64(tail & 0xFF) &- 0x30
        let check = tail >> 8 == 0x58 ? 10 : UInt64(tail >> 8) &- 0x30
        guard last < 10, check < 10 || tail >> 8 == 0x58 else { return PlainReading.unknown }
        let sum =
            first.sum(even: Self.firstEven, odd: Self.firstOdd)
            &+ second.sum(even: Self.secondEven, odd: Self.secondOdd) &+ 2 &* last
        guard (sum &+ check) % 11 == 1 else { return PlainReading.unknown }
        let (high, low) = (first.number, second.number)
        let digits = (high &* 100_000_000 &+ low) &* 10 &+ last
        let day = days.number(
            year: high % 100 &* 100 &+ low / 1_000_000, month: low / 10_000 % 100,
            day: low / 100 % 100)
        // Zeros at the end may be a spreadsheet's.
        guard day != PlainReading.unknown, check != 0 || digits % 100 != 0 else {
            return PlainReading.unknown
        }
        return Int64(bitPattern: digits &* 11 &+ check)
    }
}

/// `2013-05-07`, from 1800 to 2199.
struct PlainDate: PlainCell {
    private let days = PlainDays.shared

    @inline(__always)
    func read(_ text: RawSpan, _ range: Range<Int>) -> Int64 {
        guard range.count == 10 else { return PlainReading.unknown }
        let word = text.unsafeLoadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
            .littleEndian
        let tail = text.unsafeLoadUnaligned(fromByteOffset: range.lowerBound + 8, as: UInt16.self)
            .littleEndian
        // yyyy-mm- and dd: hyphens become zeros, digits their values, as in DigitWord.
        let digits = word ^ 0x2D30_302D_3030_3030
        let day = UInt64(tail) ^ 0x3030
        let isOdd =
            ((digits &+ 0x0006_0600_0606_0606) | digits) & 0xFFF0_F0FF_F0F0_F0F0
            | ((day &+ 0x0606) | day) & 0xF0F0
        guard isOdd == 0 else { return PlainReading.unknown }
        let year =
            (digits & 0xFF) &* 1000 &+ (digits &>> 8 & 0xFF) &* 100
            &+ (digits &>> 16 & 0xFF) &* 10 &+ (digits &>> 24 & 0xFF)
        let month = (digits &>> 40 & 0xFF) &* 10 &+ (digits &>> 48 & 0xFF)
        return days.number(year: year, month: month, day: (day & 0xFF) &* 10 &+ day &>> 8)
    }
}

/// Twelve digits.
struct PlainDivision: PlainCell {
    /// The first and the last eight characters of the division read last, and its value: records of
    /// one village follow one another.
    private var first: UInt64 = 0
    private var last: UInt64 = 0
    /// Until one has been read, that of twelve zero bytes, which are no digits.
    private var value = PlainReading.unknown

    @inline(__always)
    mutating func read(_ text: RawSpan, _ range: Range<Int>) -> Int64 {
        guard range.count == 12 else { return PlainReading.unknown }
        let start = range.lowerBound
        let first = text.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
        // The last eight overlap the first eight by four.
        let last = text.unsafeLoadUnaligned(fromByteOffset: start &+ 4, as: UInt64.self)
        if first == self.first, last == self.last { return value }
        guard let high = DigitWord(text, at: start), let low = DigitWord(text, at: start &+ 4)
        else { return PlainReading.unknown }
        (self.first, self.last) = (first, last)
        value = Int64(bitPattern: high.number &* 10_000 &+ low.number % 10_000)
        return value
    }
}

/// One to eight digits.
struct PlainInteger: PlainCell {
    @inline(__always)
    func read(_ text: RawSpan, _ range: Range<Int>) -> Int64 {
        guard range.count <= 8 else { return PlainReading.unknown }
        var value: Int64 = 0
        for index in range {
            let digit = text.unsafeLoad(fromByteOffset: index, as: UInt8.self) &- 0x30
            guard digit < 10 else { return PlainReading.unknown }
            value = value &* 10 &+ Int64(digit)
        }
        return value
    }
}

/// A code of the list in its own width, or a word in place of a code the standard hasn't.
struct PlainCode: PlainCell {
    /// One bit for each code from 0 to 63, and from 64 on.
    private let known: UInt64
    private let knownFrom64: UInt64
    private let width: Int
    private let words: [(bytes: [UInt8], code: UInt8)]

    init(_ list: CodeList) {
        width = list.width
        words = list.uncoded
        func bits(_ codes: Range<UInt8>) -> UInt64 {
            codes.reduce(0) { list.contains($1) ? $0 | 1 << UInt64($1 & 63) : $0 }
        }
        known = bits(0..<64)
        knownFrom64 = bits(64..<100)
    }

    @inline(__always)
    func read(_ text: RawSpan, _ range: Range<Int>) -> Int64 {
        guard range.count == width else { return word(text, range) }
        var value = text.unsafeLoad(fromByteOffset: range.lowerBound, as: UInt8.self) &- 0x30
        guard value < 10 else { return PlainReading.unknown }
        if width == 2 {
            let second =
                text.unsafeLoad(fromByteOffset: range.lowerBound + 1, as: UInt8.self) &- 0x30
            guard second < 10 else { return PlainReading.unknown }
            value = value &* 10 &+ second
        }
        let codes = value < 64 ? known : knownFrom64
        return codes &>> UInt64(value & 63) & 1 == 1 ? Int64(value) : PlainReading.unknown
    }

    /// A value the standard has no code for, written as its word.
    private func word(_ text: RawSpan, _ range: Range<Int>) -> Int64 {
        for word in words where word.bytes.count == range.count {
            let isEqual = word.bytes.indices.allSatisfy { index in
                text.unsafeLoad(fromByteOffset: range.lowerBound + index, as: UInt8.self)
                    == word.bytes[index]
            }
            if isEqual { return Int64(word.code) }
        }
        return PlainReading.unknown
    }
}

/// Day numbers of 1800 to 2199 by table: the first day of each month.
struct PlainDays: Sendable {
    static let shared = PlainDays()
    private static let firstYear: UInt64 = 1800
    private static let years: UInt64 = 400

    /// By (year − 1800) × 16 + month: the day number before the month's first day, × 32, and the
    /// month's length.
    private let months: [Int32]

    private init() {
        var months = [Int32](repeating: 0, count: Int(Self.years) * 16)
        for year in 0..<Int(Self.years) {
            for month in 1...12 {
                let full = year + Int(Self.firstYear)
                guard let first = CalendarDay(year: full, month: month, day: 1) else { continue }
                months[year * 16 + month] =
                    (first.number - 1) << 5
                    | Int32(CalendarDay.length(ofMonth: month, year: full))
            }
        }
        self.months = months
    }

    @inline(__always)
    func number(year: UInt64, month: UInt64, day: UInt64) -> Int64 {
        let place = (year &- Self.firstYear) &* 16 &+ month
        guard year &- Self.firstYear < Self.years, month < 16, day >= 1 else {
            return PlainReading.unknown
        }
        let entry = months[Int(truncatingIfNeeded: place)]
        guard day <= UInt64(entry & 31) else { return PlainReading.unknown }
        return Int64(entry &>> 5) &+ Int64(bitPattern: day)
    }
}
