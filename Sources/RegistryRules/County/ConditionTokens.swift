/// The words, numbers and signs of one condition, each with where it begins.
struct ConditionTokens {
    enum Token: Hashable {
        /// A field, a code's word, or a word of the language such as `between`.
        case word(String)
        /// Digits, perhaps with a decimal point.
        case number(String)
        /// Four, two and two digits with hyphens: perhaps a date.
        case date(String)
        case quoted(String)
        case sign(String)
    }

    private(set) var tokens: [(token: Token, offset: Int)] = []
    let text: PlacedText

    /// A condition longer than this is a mistake.
    static let longest = 2000

    init(_ text: PlacedText) throws(CountyRuleError) {
        self.text = text
        let characters = Array(text.text.unicodeScalars)
        guard characters.count <= Self.longest else {
            throw CountyRuleError(
                text.place, zh: "条件太长，最多 \(Self.longest) 个字符。",
                en: "The condition is too long: at most \(Self.longest) characters.")
        }
        var index = 0
        while index < characters.count {
            let start = index
            let scalar = Self.plain(characters[index])
            if scalar.properties.isWhitespace {
                index += 1
            } else if scalar == "\"" || scalar == "'" {
                tokens.append((try quoted(characters, &index), start))
            } else if Self.isDigit(scalar) {
                tokens.append((Self.number(characters, &index), start))
            } else if Self.isWord(scalar) {
                while index < characters.count, Self.isWord(characters[index]) { index += 1 }
                tokens.append((.word(Self.string(characters[start..<index])), start))
            } else {
                tokens.append((try sign(characters, &index), start))
            }
        }
    }

    private func quoted(
        _ characters: [Unicode.Scalar], _ index: inout Int
    ) throws(CountyRuleError) -> Token {
        let start = index
        index += 1
        while index < characters.count, characters[index] != characters[start] { index += 1 }
        guard index < characters.count else {
            throw CountyRuleError(
                text.place.moved(by: start), zh: "引号没有成对。", en: "This quote isn't closed.")
        }
        index += 1
        return .quoted(Self.string(characters[start + 1..<index - 1]))
    }

    private static func number(_ characters: [Unicode.Scalar], _ index: inout Int) -> Token {
        let start = index
        let shape = characters[start...].prefix(10).map { isDigit($0) ? "0" : String($0) }.joined()
        if shape == "0000-00-00" {
            index += 10
            return .date(string(characters[start..<index]))
        }
        while index < characters.count, isDigit(characters[index]) || characters[index] == "." {
            index += 1
        }
        return .number(string(characters[start..<index]))
    }

    private func sign(
        _ characters: [Unicode.Scalar], _ index: inout Int
    ) throws(CountyRuleError) -> Token {
        let rest = Self.string(characters[index...].prefix(2).map(Self.plain))
        for (written, meant) in Self.signs where rest.hasPrefix(written) {
            index += written.unicodeScalars.count
            return .sign(meant)
        }
        throw CountyRuleError(
            text.place.moved(by: index), zh: "不认识的符号“\(characters[index])”。",
            en: "Unknown sign '\(characters[index])'.")
    }

    /// Longer ones first.
    private static let signs: [(String, String)] = [
        ("==", "="), ("!=", "≠"), ("<>", "≠"), ("<=", "≤"), (">=", "≥"), ("=", "="), ("≠", "≠"),
        ("≤", "≤"), ("≥", "≥"), ("<", "<"), (">", ">"), ("+", "+"), ("-", "-"), ("−", "-"),
        ("(", "("), (")", ")"), ("[", "("), ("]", ")"), (",", ","), ("、", ","),
    ]

    /// Full-width signs, as Chinese keyboards write them, are read as their plain ones.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        (0x30...0x39).contains(scalar.value)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || isDigit(scalar)
            || scalar.properties.isAlphabetic && !(0xFF01...0xFF5E).contains(scalar.value)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
