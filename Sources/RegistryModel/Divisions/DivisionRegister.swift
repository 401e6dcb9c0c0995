/// Knows every six-digit division code 行政区划代码 that was in force at some time since 1980.
///
/// Holds provinces, prefectures and counties of GB/T 2260 (7 267 codes of all years together),
/// 660000 for the Xinjiang Corps, and 810000, 820000, 830000 for the residence permits of Hong
/// Kong, Macao and Taiwan people. A number made in one year may bear a code of another, so the
/// register does not ask when a code was in force. Facts only; sources in `DivisionTable`.
package enum DivisionRegister {
    private struct Succession: Sendable {
        let year: Int
        let code: UInt32
    }

    /// One bit for each six-digit number.
    private static let known: [UInt64] = {
        var bits = [UInt64](repeating: 0, count: 1_000_000 / 64 + 1)
        let (semicolon, lineFeed) = (UInt8(ascii: ";"), UInt8(ascii: "\n"))
        let lines = DivisionTable.codes.utf8.split { $0 == semicolon || $0 == lineFeed }
        for line in lines {
            let parts = line.split(separator: UInt8(ascii: " "))
            guard let head = parts.first.flatMap(number) else { continue }
            for part in parts.dropFirst() {
                let ends = part.split(separator: UInt8(ascii: "-")).compactMap(number)
                guard let low = ends.first, let high = ends.last, low <= high, high < 100 else {
                    continue
                }
                for code in (head * 100 + low)...(head * 100 + high) {
                    bits[code >> 6] |= 1 << UInt64(code & 63)
                }
            }
        }
        return bits
    }()

    private static let successions: [UInt32: Succession] = {
        var table: [UInt32: Succession] = [:]
        var year = 0
        for word in DivisionTable.successions.utf8.split(whereSeparator: { $0 <= 0x20 }) {
            if word.last == UInt8(ascii: ":") {
                year = number(word.dropLast()) ?? 0
                continue
            }
            let codes = word.split(separator: UInt8(ascii: ">")).compactMap(number)
            if codes.count == 2 {
                table[UInt32(codes[0])] = Succession(year: year, code: UInt32(codes[1]))
            }
        }
        return table
    }()

    /// The tables are read at every start, and byte by byte in a tenth of the time.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        var number = 0
        for byte in digits {
            let digit = Int(byte) - 0x30
            guard (0..<10).contains(digit) else { return nil }
            number = number * 10 + digit
        }
        return digits.isEmpty || digits.count > 9 ? nil : number
    }

    /// Whether the code was in force at some time. Cost: one memory read.
    package static func contains(_ code: UInt32) -> Bool {
        let word = Int(code >> 6)
        guard word < known.count else { return false }
        return known[word] >> UInt64(code & 63) & 1 == 1
    }

    /// The code under which the same place is listed today, or was listed at the end of `year`.
    ///
    /// Follows changes of code that left the place itself as it was: 522426 became 520525 in 2011.
    /// A place that was split, merged or abolished has no successor and keeps its last code, as
    /// does a code the register has never seen.
    package static func current(of code: UInt32, inYear year: Int = .max) -> UInt32 {
        var code = code
        var reached = 0
        // A code freed by one place may have gone to another: only later changes concern this one.
        // The bound guards against a loop within a year.
        for _ in 0..<8 {
            guard let next = successions[code], next.year <= year, next.year >= reached else {
                return code
            }
            code = next.code
            reached = next.year
        }
        return code
    }

    /// Whether two codes mean the same place, at one time or another.
    package static func areSamePlace(_ left: UInt32, _ right: UInt32) -> Bool {
        left == right || current(of: left) == current(of: right)
    }
}
