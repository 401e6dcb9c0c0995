import RegistryModel

/// A pattern that costs one pass at most: `520525*`, `H#####`, `N#{9}`, `*村`.
///
/// `#` is a digit, `@` a Latin letter, `?` any one character, `{n}` repeats what stands before it,
/// and `*`, once at most, is any text. All else stands for itself.
struct CountyPattern: Sendable, Hashable {
    private enum Element: Hashable {
        case byte(UInt8)
        case digit
        case letter
        case any
    }

    private var head: [Element] = []
    private var tail: [Element] = []
    private var hasStar = false

    static let longest = 100

    /// Throws a sentence, since it doesn't know where it stands.
    init(_ text: String) throws(Refusal) {
        try Self.refuseRegularExpression(text)
        var elements: [Element] = []
        var last: [Element] = []
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*":
                guard !hasStar else {
                    throw Refusal(zh: "一个式样最多一个 *。", en: "A pattern has one * at most.")
                }
                hasStar = true
                (head, elements, last) = (elements, [], [])
            case "{":
                guard let close = rest.firstIndex(of: "}"), !last.isEmpty,
                    let count = Int(String(String.UnicodeScalarView(rest[..<close]))),
                    (1...Self.longest).contains(count)
                else {
                    throw Refusal(
                        zh: "{n} 应跟在一个字符后面，n 为 1–\(Self.longest)。",
                        en: "{n} repeats the character before it, 1 to \(Self.longest) times.")
                }
                for _ in 1..<count { elements += last }
                rest = rest[(close + 1)...]
            default:
                last = Self.elements(of: scalar)
                elements += last
            }
        }
        if hasStar { tail = elements } else { head = elements }
        guard !text.isEmpty, head.count + tail.count <= Self.longest else {
            throw Refusal(
                zh: "式样为空或超过 \(Self.longest) 个字符。",
                en: "The pattern is blank or longer than \(Self.longest).")
        }
    }

    /// What only regular expressions have would stand for itself here, and the rule would mean
    /// something else than its author does.
    private static func refuseRegularExpression(_ text: String) throws(Refusal) {
        let signs = ["^", "$", "\\", "[", "]", "|", ".*", ".+", ".?", "(?", ")*", ")+"]
        guard let sign = signs.first(where: { text.contains($0) }) else { return }
        throw Refusal(
            zh: "式样不是正则表达式，不认识“\(sign)”。# 是一个数字，@ 是一个字母，？ 是任意一个字符，{n} 重复前一个，* 是任意文字。",
            en:
                "A pattern is no regular expression and knows no '\(sign)': # is a digit, @ a letter, "
                + "? any character, {n} repeats the one before, * is any text.")
    }

    /// Whether a text that is to be compared as it stands was more likely meant as a pattern: a
    /// regular expression's signs, or one star among other characters (张** is a masked name).
    static func isMeant(by text: String) -> Bool {
        let hasStar = text.count { $0 == "*" } == 1 && text.contains { $0.isLetter || $0.isNumber }
        let signs = ["^", "$", "\\", "[", "]", "|", ".*", ".+"]
        return hasStar || signs.contains { text.contains($0) }
    }

    private static func elements(of scalar: Unicode.Scalar) -> [Element] {
        switch scalar {
        case "#": [.digit]
        case "@": [.letter]
        case "?": [.any]
        default: String(scalar).utf8.map { Element.byte($0) }
        }
    }

    struct Refusal: Error {
        let message: Bilingual

        init(zh: String, en: String) { message = Bilingual(zh: zh, en: en) }
    }

    func matches(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        for element in head {
            guard let byte = rest.popFirst(), Self.fits(byte, element) else { return false }
            // The rest of the character, of which this was the first byte.
            while element == .any, let next = rest.first, next & 0xC0 == 0x80 { rest.removeFirst() }
        }
        if !hasStar { return rest.isEmpty }
        for element in tail.reversed() {
            guard var byte = rest.popLast() else { return false }
            while element == .any, byte & 0xC0 == 0x80, let earlier = rest.popLast() {
                byte = earlier
            }
            guard Self.fits(byte, element) else { return false }
        }
        return true
    }

    private static func fits(_ byte: UInt8, _ element: Element) -> Bool {
        switch element {
        case .byte(let wanted): byte == wanted
        case .digit: (0x30...0x39).contains(byte)
        case .letter: (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        case .any: true
        }
    }
}

/// How a packed value is written, so that a pattern can look at it.
enum PackedForm: Sendable {
    case text
    case residentID
    case division
    case certificate

    /// Writes the canonical characters into `digits`, whose room is used again.
    func write(_ packed: UInt64, into digits: inout [UInt8]) {
        digits.removeAll(keepingCapacity: true)
        switch self {
        case .text: break
        case .residentID:
            let id = ResidentID(rawValue: packed)
            Self.write(id.firstSeventeen, width: 17, into: &digits)
            digits.append(id.checkValue == 10 ? UInt8(ascii: "X") : 0x30 + UInt8(id.checkValue))
        case .division: Self.write(packed, width: 12, into: &digits)
        case .certificate:
            digits.append(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: packed / 1_000_000_000))
            Self.write(packed % 1_000_000_000, width: 9, into: &digits)
        }
    }

    private static func write(_ number: UInt64, width: Int, into digits: inout [UInt8]) {
        let start = digits.count
        digits.append(contentsOf: repeatElement(0x30, count: width))
        var rest = number
        for index in stride(from: start + width - 1, through: start, by: -1) {
            digits[index] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
    }
}
