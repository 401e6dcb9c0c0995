import RegistryModel

/// How a number is shown by its style: as it is, as a day or a time, or as a percentage.
///
/// Source: ECMA-376 part 1, 18.8.30 numFmt, with the numbers spreadsheets in Chinese reserve.
enum NumberFormat: Sendable, Equatable {
    case plain
    case date
    case percent

    /// The format of a number the standard or a Chinese spreadsheet reserves.
    init(reserved number: Int) {
        switch number {
        case 9, 10: self = .percent
        case 14...22, 27...36, 45...47, 50...58: self = .date
        default: self = .plain
        }
    }

    /// The format of a code such as `yyyy"年"m"月"d"日"` or `0.00%`. Only the first of its sections
    /// counts; what stands in quotes, behind a backslash or in brackets is no placeholder.
    init(code: String) {
        var bare = ""
        var characters = code.makeIterator()
        while let character = characters.next() {
            switch character {
            case "\"": while let next = characters.next(), next != "\"" {}
            case "\\", "_", "*": _ = characters.next()
            case "[":
                var inside = ""
                while let next = characters.next(), next != "]" { inside.append(next) }
                // [h]:mm is elapsed time; other brackets are colours, languages and conditions.
                if !inside.isEmpty, inside.allSatisfy({ "hHmMsS".contains($0) }) { bare += inside }
            case ";":
                self.init(placeholders: bare)
                return
            default: bare.append(character)
            }
        }
        self.init(placeholders: bare)
    }

    private init(placeholders: String) {
        let text = placeholders.lowercased()
        if text == "general" || text.isEmpty {
            self = .plain
        } else if text.contains("%") {
            self = .percent
        } else {
            self = text.contains(where: { "ymdhs".contains($0) }) ? .date : .plain
        }
    }
}

/// Turns a number of a sheet into the text of a cell.
struct SheetNumbers: Sendable {
    /// Days count from 1904-01-01 instead of 1900.
    var countsFrom1904 = false

    /// The text of `raw` as its format shows it; as it stands when it can't be read as a number.
    func text(_ raw: String, as format: NumberFormat) -> String {
        guard let value = Double(raw), value.isFinite else { return raw }
        switch format {
        case .plain: return Self.plain(value, raw)
        case .date: return day(value) ?? Self.plain(value, raw)
        case .percent: return Self.shortest((value * 1e10).rounded() / 1e8) + "%"
        }
    }

    /// Whole numbers without a decimal point. From 1E15 on a spreadsheet keeps fifteen digits only:
    /// a number that has gone through one comes as 5.10322198501011E+17, which says that its last
    /// digits are lost. One that stands in the file digit by digit, as programs write it, is whole.
    private static func plain(_ value: Double, _ raw: String) -> String {
        let isWritten = raw.utf8.count <= 18 && raw.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isWritten { return raw }
        guard abs(value) >= 1e15 else { return shortest(value) }
        return scientific(value)
    }

    private static func shortest(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return "\(value)"
    }

    /// Fifteen significant digits, as spreadsheets show: 5.10322198501011E+17.
    private static func scientific(_ value: Double) -> String {
        guard let whole = Int64(exactly: abs(value).rounded()) else { return "\(value)" }
        var scale: Int64 = 1
        while whole / scale >= 1_000_000_000_000_000 { scale *= 10 }
        let kept = (whole / scale + (whole % scale * 2 >= scale && scale > 1 ? 1 : 0)) * scale
        let exponent = String(kept).count - 1
        var digits = Array(String(kept))
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        let fraction = digits.count == 1 ? "" : "." + String(digits.dropFirst())
        return (value < 0 ? "-" : "") + String(digits[0]) + fraction + "E+\(exponent)"
    }

    // MARK: Days

    /// The last day a spreadsheet knows, 9999-12-31.
    private static let lastSerial = 2_958_465.0

    /// A day, a day with its time, or a time alone; nil for a number that is no day.
    private func day(_ value: Double) -> String? {
        guard value >= 0, value <= Self.lastSerial + 1 else { return nil }
        var whole = Int(value.rounded(.down))
        var seconds = Int(((value - value.rounded(.down)) * 86_400).rounded())
        if seconds == 86_400 {
            whole += 1
            seconds = 0
        }
        let time = Self.clock(seconds)
        if whole == 0, seconds > 0, !countsFrom1904 { return time }
        let date = dateText(whole)
        return seconds == 0 ? date : date + "T" + time
    }

    private static func clock(_ seconds: Int) -> String {
        let text = (seconds / 3600).padded(2) + ":" + (seconds / 60 % 60).padded(2)
        return seconds % 60 == 0 ? text : text + ":" + (seconds % 60).padded(2)
    }

    /// Counting from 1900 takes that year for a leap year: day 60 is a 29 February that never was,
    /// and day 0 shows as 1900-01-00. Both are told as they show, so that they are found out.
    private func dateText(_ serial: Int) -> String {
        if countsFrom1904 { return CalendarDay(number: Int32(serial) - 24_107).description }
        switch serial {
        case 0: return "1900-01-00"
        case 60: return "1900-02-29"
        case 1..<60: return CalendarDay(number: Int32(serial) - 25_568).description
        default: return CalendarDay(number: Int32(serial) - 25_569).description
        }
    }
}
