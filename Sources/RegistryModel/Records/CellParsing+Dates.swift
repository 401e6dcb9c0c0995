extension CellParsing {
    // MARK: Dates

    package static func date(_ bytes: Span<UInt8>) -> CellReading {
        if bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes, 0..<4), let month = number(bytes, 5..<7),
            let day = number(bytes, 8..<10)
        {
            return solarDay(year, month, day, [])
        }
        let cell = NormalizedCell(bytes)
        if cell.bytes.isEmpty { return .absent }
        let form = cell.deviations
        guard let parts = DateParts(cell.bytes) else { return .unreadable(.notADate, form) }
        if let serial = parts.spreadsheetSerial {
            // Day 1 is 1900-01-01 and 1900 counts as a leap year, so later serials count from
            // 1899-12-30.
            let day = CalendarDay(number: Int32(serial) - 25_569)
            return CellReading(
                packed: Int64(day.number), deviations: form.union(.spreadsheetSerial))
        }
        // Width and blanks alone have their own notices.
        let isCanonical = parts.isCanonical && !parts.hasTime
        return solarDay(
            parts.year, parts.month, parts.day,
            isCanonical ? form : form.union(.nonCanonicalDate))
    }

    private static func solarDay(
        _ year: UInt64, _ month: UInt64, _ day: UInt64, _ form: FormDeviations
    ) -> CellReading {
        guard let value = CalendarDay(year: Int(year), month: Int(month), day: Int(day)) else {
            return .unreadable(.impossibleDate, form)
        }
        return CellReading(packed: Int64(value.number), deviations: form)
    }

    /// A day with an optional time; another zone than +08:00 is converted.
    package static func dateTime(_ bytes: Span<UInt8>) -> CellReading {
        let cell = NormalizedCell(bytes)
        if cell.bytes.isEmpty { return .absent }
        let form = cell.deviations.subtracting(
            // The blank between date and time is named by its own notice below.
            cell.bytes.contains(0x20) ? .surroundingBlank : [])
        guard let parts = DateParts(cell.bytes) else { return .unreadable(.notADate, form) }
        if parts.spreadsheetSerial != nil { return .unreadable(.notADate, form) }
        let reading = solarDay(parts.year, parts.month, parts.day, form)
        guard reading.defect == nil else { return reading }
        guard reading.packed < CivilMoment.lastDay else {
            return .unreadable(.impossibleDate, form)
        }
        var day = CalendarDay(number: Int32(reading.packed))
        var minute = parts.minute
        if let zone = parts.zoneMinutes, let local = minute {
            let shifted = local - zone + 480
            day = day.adding(days: shifted < 0 ? -1 : shifted / 1440)
            minute = (shifted + 1440) % 1440
        }
        let isCanonical = parts.isCanonical && parts.isCanonicalTime
        return CellReading(
            packed: Int64(CivilMoment(day: day, minute: minute).packed),
            deviations: isCanonical ? form : form.union(.nonCanonicalDate))
    }

    /// 2013年5月.
    private static func writtenMonth(_ text: [UInt8]) -> (year: UInt64, month: UInt64)? {
        let parts = String(decoding: text, as: UTF8.self).split(
            separator: "年", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].hasSuffix("月"),
            let year = UInt64(parts[0]), let month = UInt64(parts[1].dropLast())
        else { return nil }
        return (year, month)
    }

    /// `2013-05`, `201305` or 2013年5月, held as the first day of the month.
    package static func month(_ bytes: Span<UInt8>) -> CellReading {
        let cell = NormalizedCell(bytes)
        if cell.bytes.isEmpty { return .absent }
        let text = cell.bytes
        if let (year, month) = writtenMonth(text) {
            return solarDay(year, month, 1, cell.deviations.union(.nonCanonicalDate))
        }
        let separators: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")]
        let isSeparated = text.count == 7 && separators.contains(text[4])
        let digits = isSeparated ? Array(text[..<4] + text[5...]) : text
        guard digits.count == 6, let value = number(digits.span, 0..<6) else {
            return .unreadable(.notADate, cell.deviations)
        }
        let isCanonical = isSeparated && text[4] == UInt8(ascii: "-")
        let form = isCanonical ? cell.deviations : cell.deviations.union(.nonCanonicalDate)
        return solarDay(value / 100, value % 100, 1, form)
    }
}

/// The numbers in a written date and time, whatever separates them.
///
/// Read: `2013-05-07`, `20130507`, `2013/5/7`, `2013.5.7`, `2013年5月7日`, 二〇一三年五月七日 with any
/// of the zeros in use (〇 ○ 零 Ｏ), a spreadsheet's day number, and a time after a blank or `T`.
/// Of a year of two digits, as in 13-6-1, the century is the one spreadsheets take: 00 to 29 are of
/// this century. With slashes it isn't read, since 5/7/13 and 07/05/13 put the year last.
struct DateParts {
    private(set) var year: UInt64 = 0
    private(set) var month: UInt64 = 0
    private(set) var day: UInt64 = 0
    private(set) var isCanonical = false
    private(set) var spreadsheetSerial: Int?
    private(set) var minute: Int?
    private(set) var hasTime = false
    private(set) var isCanonicalTime = true
    private(set) var zoneMinutes: Int?

    init?(_ text: [UInt8]) {
        let separator = text.firstIndex { $0 == 0x20 || $0 == UInt8(ascii: "T") }
        let dateText = Array(text[..<(separator ?? text.endIndex)])
        guard readDate(dateText) else { return nil }
        if let separator {
            hasTime = true
            isCanonicalTime = text[separator] == UInt8(ascii: "T")
            guard readTime(Array(text[(separator + 1)...])) else { return nil }
        }
    }

    private mutating func readDate(_ text: [UInt8]) -> Bool {
        var groups: [[UInt8]] = [[]]
        var separators: [UInt32] = []
        let scalars = Self.asciiNumerals(text)
        for scalar in scalars {
            if (0x30...0x39).contains(scalar) {
                groups[groups.count - 1].append(UInt8(scalar))
            } else {
                separators.append(scalar)
                groups.append([])
            }
        }
        if separators.isEmpty { return readCompact(groups[0]) }
        let isChinese = separators == [0x5E74, 0x6708, 0x65E5] && groups.last == []
        if isChinese { groups.removeLast() }
        let isUniform =
            separators.count == 2 && separators[0] == separators[1]
            && [UInt32(0x2D), 0x2F, 0x2E].contains(separators[0])
        guard isChinese || isUniform, groups.count == 3,
            groups[0].count == 4 || (groups[0].count == 2 && separators[0] != 0x2F),
            (1...2).contains(groups[1].count), (1...2).contains(groups[2].count)
        else { return false }
        isCanonical =
            separators[0] == 0x2D && groups[1].count == 2 && groups[2].count == 2
            && text.count == 10
        return take(groups)
    }

    private mutating func readCompact(_ digits: [UInt8]) -> Bool {
        guard let value = CellParsing.number(digits.span, 0..<digits.count) else { return false }
        if digits.count == 8 {
            (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
            return true
        }
        // 20 000 is 1954-10-03, 60 000 is 2064-04-08.
        guard digits.count == 5, (20_000...60_000).contains(value) else { return false }
        spreadsheetSerial = Int(value)
        return true
    }

    private mutating func take(_ groups: [[UInt8]]) -> Bool {
        let numbers = groups.compactMap { CellParsing.number($0.span, 0..<$0.count) }
        guard numbers.count == 3 else { return false }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
        if groups[0].count == 2 { year += year < 30 ? 2000 : 1900 }
        return true
    }

    private mutating func readTime(_ text: [UInt8]) -> Bool {
        var clock = text[...]
        if clock.last == UInt8(ascii: "Z") {
            zoneMinutes = 0
            clock.removeLast()
        } else if clock.count >= 6, let sign = clock.dropLast(5).last,
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        {
            let zone = Array(clock.suffix(5))
            guard zone[2] == UInt8(ascii: ":"), let hours = CellParsing.number(zone.span, 0..<2),
                let minutes = CellParsing.number(zone.span, 3..<5), minutes < 60
            else { return false }
            let size = Int(hours * 60 + minutes)
            guard size <= 14 * 60 else { return false }
            zoneMinutes = sign == UInt8(ascii: "-") ? -size : size
            clock = clock.dropLast(6)
        }
        let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count) else { return false }
        if parts.count == 3 {
            let seconds = Array(parts[2])
            guard seconds.count == 2, let value = CellParsing.number(seconds.span, 0..<2),
                value < 60
            else { return false }
            isCanonicalTime = false
        }
        let hourText = Array(parts[0])
        let minuteText = Array(parts[1])
        guard (1...2).contains(hourText.count), minuteText.count == 2,
            let hour = CellParsing.number(hourText.span, 0..<hourText.count), hour < 24,
            let minutes = CellParsing.number(minuteText.span, 0..<2), minutes < 60
        else { return false }
        if hourText.count == 1 { isCanonicalTime = false }
        minute = Int(hour * 60 + minutes)
        return true
    }

    /// Chinese numerals become digits: 二〇一三 digit by digit, 十二 and 二十五 as numbers.
    private static func asciiNumerals(_ text: [UInt8]) -> [UInt32] {
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
        guard scalars.contains(where: { $0 > 0x7F }) else { return scalars }
        var out: [UInt32] = []
        for (index, scalar) in scalars.enumerated() {
            if scalar == 0x5341 {  // 十
                let before = index > 0 ? digitValue(scalars[index - 1]) : nil
                let after = index + 1 < scalars.count ? digitValue(scalars[index + 1]) : nil
                if before == nil { out.append(0x31) }
                if after == nil { out.append(0x30) }
            } else if let digit = digitValue(scalar) {
                out.append(0x30 + digit)
            } else {
                out.append(scalar)
            }
        }
        return out
    }

    private static func digitValue(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x30...0x39: scalar - 0x30
        case 0x3007, 0x25CB, 0x96F6, 0x4F: 0  // 〇 ○ 零 O
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }
}
