/// Whether personal values are shown as they are; masked unless a person asked for them.
package enum Reveal: Sendable {
    case masked
    case revealed
}

extension Privacy {
    /// The value as it may be shown: 张**, 520525********123X, M52******1.
    ///
    /// What stands in a field isn't always what the field is for: a resident ID is masked wherever it
    /// stands, and a field's own mask shows nothing of text that isn't of its kind.
    package func shown(_ text: String, _ reveal: Reveal) -> String {
        if reveal == .revealed { return text }
        return switch self {
        case .plain: EmbeddedNumbers.masked(text, onlyValid: true)
        case .unread: Self.maskingHan(EmbeddedNumbers.masked(text, onlyValid: false))
        case .personName:
            // One cell may name several people.
            text.split(separator: "、", omittingEmptySubsequences: false)
                .map { Self.keeping(String($0), first: 1, last: 0, hidden: 1, stars: 2) }
                .joined(separator: "、")
        case .identityNumber:
            Self.isOneWord(text)
                ? Self.keeping(text, first: 6, last: 4, hidden: 4, stars: 8)
                : Self.keeping(text, first: 2, last: 0, hidden: 1, stars: 4)
        case .certificateNumber:
            Self.isOneWord(text)
                ? Self.keeping(text, first: 3, last: 1, hidden: 4, stars: 6)
                : Self.keeping(text, first: 1, last: 0, hidden: 1, stars: 4)
        case .address: Self.keeping(text, first: 3, last: 0, hidden: 1, stars: 3)
        }
    }

    /// A text too short to hide `hidden` characters keeps its first one only.
    private static func keeping(
        _ text: String, first: Int, last: Int, hidden: Int, stars: Int
    ) -> String {
        let mask = String(repeating: "*", count: stars)
        guard text.count >= first + last + hidden else {
            return text.isEmpty ? text : String(text.prefix(1)) + mask
        }
        return text.prefix(first) + mask + text.suffix(last)
    }

    private static func isOneWord(_ text: String) -> Bool {
        text.utf8.count <= 18
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte)
            }
    }

    /// Each run of two or more characters beyond ASCII keeps its first one: it may be a name.
    private static func maskingHan(_ text: String) -> String {
        var out = ""
        var run: [Character] = []
        func close() {
            if let first = run.first { out += run.count > 1 ? "\(first)**" : String(first) }
            run = []
        }
        for character in text {
            if character.isASCII {
                close()
                out.append(character)
            } else {
                run.append(character)
            }
        }
        close()
        return out
    }
}

/// Resident IDs inside other text.
private enum EmbeddedNumbers {
    /// Masks runs of 18 characters that are a number; with `onlyValid` false any run of 15 or more
    /// digits. Codes of that length, such as a vaccination card's, fail the check and stay.
    static func masked(_ text: String, onlyValid: Bool) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= 15 else { return text }
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            var end = index
            while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
            if end - index == 17, end < bytes.count, bytes[end] | 0x20 == 0x78 { end += 1 }
            let run = bytes[index..<end]
            if isNumber(run, onlyValid) {
                out += run.prefix(6) + Array("********".utf8) + run.suffix(4)
            } else {
                out += run
            }
            if end < bytes.count { out.append(bytes[end]) }
            index = end + 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isNumber(_ run: ArraySlice<UInt8>, _ onlyValid: Bool) -> Bool {
        if !onlyValid { return run.count >= 15 }
        guard run.count == 18 else { return false }
        return ResidentID(String(decoding: run, as: UTF8.self).uppercased())?.isValid ?? false
    }
}
