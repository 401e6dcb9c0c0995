/// How many columns text takes in a terminal: Han characters take two.
enum TerminalWidth {
    static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// The start of the text that fits, with `mark` behind it when something was cut off.
    static func cut(_ text: String, to limit: Int, mark: String = "…") -> String {
        if of(text) <= limit { return text }
        var width = of(mark)
        var kept = ""
        for character in text {
            width += of(String(character))
            if width > limit { break }
            kept.append(character)
        }
        return kept + mark
    }

    /// After the East Asian Width property (Unicode Annex 11), in blocks.
    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
