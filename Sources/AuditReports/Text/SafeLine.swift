/// Text from a file, made harmless for a terminal, a log and a document of lines.
package enum SafeLine {
    /// One line: controls, line separators, marks that turn the direction of writing, and what isn't
    /// a character are each shown as U+FFFD.
    package static func text(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isSafe) { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "\u{FFFD}" }))
    }

    /// The same for text of several lines.
    package static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.text(String($0)) }.joined(separator: "\n")
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Letters, signs and punctuation throughout: the tables needn't be asked.
        case 0x20...0x7E, 0x2010...0x2027, 0x3001...0x303F, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
        default: isSafeByCategory(scalar)
        }
    }

    private static func isSafeByCategory(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        case .unassigned:
            scalar.value & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(scalar.value)
        default: true
        }
    }
}
