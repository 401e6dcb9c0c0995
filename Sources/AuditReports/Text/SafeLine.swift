/// Text from a file, made harmless for a terminal, a log and a document of lines.
enum SafeLine {
    /// One line: controls, line separators, marks that turn the direction of writing, and what isn't
    /// a character are each shown as U+FFFD.
    static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "\u{FFFD}" }))
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        case .unassigned:
            scalar.value & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(scalar.value)
        default: true
        }
    }
}
