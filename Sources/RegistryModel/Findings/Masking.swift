/// Whether personal values are shown as they are; masked unless a person asked for them.
package enum Reveal: Sendable {
    case masked
    case revealed
}

extension Privacy {
    /// The value as it may be shown: 张**, 520525********123X, M52******1.
    package func shown(_ text: String, _ reveal: Reveal) -> String {
        if reveal == .revealed { return text }
        return switch self {
        case .plain: text
        case .personName: Self.keeping(text, first: 1, last: 0, hidden: 1, stars: 2)
        case .identityNumber: Self.keeping(text, first: 6, last: 4, hidden: 4, stars: 8)
        case .certificateNumber: Self.keeping(text, first: 3, last: 1, hidden: 4, stars: 6)
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
}
