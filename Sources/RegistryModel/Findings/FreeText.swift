/// What people write in their own words: made one line, personal numbers in it masked.
package enum FreeText {
    /// Whether the text is one line without marks that steer a terminal or turn the direction of
    /// writing.
    package static func isOneLine(_ text: String) -> Bool { text == oneLine(text) }

    /// Line ends and tabs become blanks; other controls and format marks are left out.
    package static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { replacement(for: $0) != $0 }) else {
            return text
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.compactMap(replacement)))
    }

    private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\n", "\r", "\t", "\u{85}": return " "
        default: break
        }
        switch scalar.properties.generalCategory {
        case .lineSeparator, .paragraphSeparator: return " "
        case .control, .format: return nil
        default: return scalar
        }
    }

    /// The text with resident IDs shown as `520525********1234` and telephone numbers as
    /// `138****8000`, however they are written: in full width or Chinese numerals, with blanks,
    /// hyphens or dots between. Runs of fifteen digits or more are masked whatever they are. Masking
    /// twice is masking once. Cost: linear.
    package static func masked(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let groups = DigitGroup.groups(in: scalars)
        guard groups.reduce(0, { $0 + $1.digits.count }) >= WrittenNumber.shortest else {
            return text
        }
        var out = String.UnicodeScalarView()
        var copied = 0
        var first = 0
        while first < groups.count {
            guard let (last, shown) = WrittenNumber.longest(from: first, in: groups) else {
                first += 1
                continue
            }
            out.append(contentsOf: scalars[copied..<groups[first].range.lowerBound])
            out.append(contentsOf: shown.unicodeScalars)
            copied = groups[last].range.upperBound
            first = last + 1
        }
        out.append(contentsOf: scalars[copied...])
        return String(out)
    }
}

/// Digits that stand together, all written alike; or the X that ends a resident ID.
private struct DigitGroup {
    enum Script { case plain, han, other, check }

    /// 0…9; 10 for X.
    var digits: [UInt8]
    /// Positions among the scalars of the text.
    var range: Range<Int>
    let script: Script
    /// Nothing but a few blanks, hyphens and the like stands before it and the group before.
    let joinsPrevious: Bool

    private static let widestGap = 3

    static func groups(in scalars: [Unicode.Scalar]) -> [DigitGroup] {
        var groups: [DigitGroup] = []
        var gap = widestGap + 1
        for (place, scalar) in scalars.enumerated() {
            guard let (digit, script) = read(scalar) else {
                gap = isSeparator(scalar) ? gap + 1 : widestGap + 1
                continue
            }
            if gap == 0, let last = groups.indices.last, groups[last].script == script,
                script != .check
            {
                groups[last].digits.append(digit)
                groups[last].range = groups[last].range.lowerBound..<place + 1
            } else {
                groups.append(
                    DigitGroup(
                        digits: [digit], range: place..<place + 1, script: script,
                        joinsPrevious: gap <= widestGap))
            }
            gap = 0
        }
        return groups
    }

    private static let hanDigits: [Unicode.Scalar: UInt8] = [
        "〇": 0, "零": 0, "一": 1, "幺": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
        "八": 8, "九": 9,
    ]

    private static func read(_ scalar: Unicode.Scalar) -> (UInt8, Script)? {
        switch scalar {
        case "0"..."9": return (UInt8(scalar.value - 0x30), .plain)
        case "X", "x", "Ｘ", "ｘ", "×": return (10, .check)
        default: break
        }
        if let digit = hanDigits[scalar] { return (digit, .han) }
        guard scalar.value >= 0x80, let value = scalar.properties.numericValue,
            (0...9).contains(value), value == value.rounded()
        else { return nil }
        switch scalar.properties.numericType {
        // Full width, and the digits of other scripts.
        case .decimal: return (UInt8(value), .plain)
        // Circled and raised ones.
        case .digit: return (UInt8(value), .other)
        default: return nil
        }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        if "._·•・．/\\()（）~～−+".unicodeScalars.contains(scalar) { return true }
        if scalar.properties.isWhitespace { return true }
        switch scalar.properties.generalCategory {
        case .dashPunctuation, .format, .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }
}

/// Personal numbers among groups of digits.
private enum WrittenNumber {
    /// A telephone number with its area code.
    static let shortest = 10
    private static let longestRead = 20

    /// The longest number that begins with a group: the group it ends with, and what may be shown.
    static func longest(
        from first: Int, in groups: [DigitGroup]
    ) -> (last: Int, shown: String)? {
        var digits: [UInt8] = []
        var best: (last: Int, shown: String)?
        for last in first..<groups.count {
            guard last == first || groups[last].joinsPrevious else { break }
            digits += groups[last].digits
            if let shown = shown(digits, isOneGroup: last == first) { best = (last, shown) }
            if digits.count >= longestRead { break }
        }
        return best
    }

    private static func shown(_ digits: [UInt8], isOneGroup: Bool) -> String? {
        if isResidentID(digits) { return keeping(digits, first: 6, stars: 8, last: 4) }
        guard !digits.contains(10) else { return nil }
        if isOneGroup, digits.count >= 15 { return keeping(digits, first: 6, stars: 8, last: 4) }
        for prefix in [[], [8, 6], [0, 0, 8, 6]] as [[UInt8]]
        where digits.starts(with: prefix) && isMobile(digits.dropFirst(prefix.count)) {
            return keeping(digits, first: prefix.count + 3, stars: 4, last: 4)
        }
        // 0857-352 1234.
        if (10...12).contains(digits.count), digits[0] == 0, digits[1] != 0 {
            return keeping(digits, first: 4, stars: 4, last: 2)
        }
        return nil
    }

    private static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.count == 11 && digits.first == 1 && digits[digits.startIndex + 1] >= 3
    }

    /// Eighteen or fifteen digits with a day where the birth date stands; the check character isn't
    /// asked, since a mistyped number is as personal.
    private static func isResidentID(_ digits: [UInt8]) -> Bool {
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) } }
        func isDay(_ month: Int, _ day: Int) -> Bool {
            (1...12).contains(month) && (1...31).contains(day)
        }
        guard !digits.dropLast().contains(10), let start = digits.first, start != 0 else {
            return false
        }
        switch digits.count {
        case 18:
            return (1850...2100).contains(number(6..<10)) && isDay(number(10..<12), number(12..<14))
        case 15: return digits[14] != 10 && isDay(number(8..<10), number(10..<12))
        default: return false
        }
    }

    private static func keeping(
        _ digits: [UInt8], first: Int, stars: Int, last: Int
    ) -> String {
        func text(_ part: ArraySlice<UInt8>) -> String {
            part.map { $0 == 10 ? "X" : String($0) }.joined()
        }
        return text(digits.prefix(first)) + String(repeating: "*", count: stars)
            + text(digits.suffix(last))
    }
}
