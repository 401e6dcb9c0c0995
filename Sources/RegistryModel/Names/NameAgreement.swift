/// How well two names agree, from best to worst; a comparison takes the first that holds.
package enum NameAgreement: String, Hashable, Sendable, CaseIterable {
    /// The same characters, once blanks, width and dots are put in order.
    case identical
    /// The same but for variant characters (萬 万), dots or characters that a source lost.
    case equivalent
    /// Each pair of characters shares a reading: 张晓丽, 张小莉.
    case homophone
    /// Two neighbouring characters have changed places.
    case transposed
    /// One character of two or more is another.
    case oneCharacterDifferent
    /// One character is left out, two or more remain.
    case oneCharacterMissing
    case different
    /// One name is blank, a placeholder, of an unnamed newborn, or mostly unknown characters.
    case missing
}

extension PersonName {
    /// Compares two names; the order of the two doesn't matter.
    package static func agreement(_ left: PersonName, _ right: PersonName) -> NameAgreement {
        if left.isUninformative || right.isUninformative { return .missing }
        let (a, b) = (left.comparisonForm, right.comparisonForm)
        if left.isSpelt(like: right) && left.wildcardPositions.isEmpty { return .identical }
        if a.count != b.count {
            return misses(a, b) ? .oneCharacterMissing : .different
        }
        let unlike = a.indices.filter { !matches(a[$0], b[$0]) }
        if unlike.isEmpty {
            let known = a.indices.count {
                a[$0] != NameScalars.wildcard && b[$0] != NameScalars.wildcard
            }
            return known * 2 >= a.count ? .equivalent : .missing
        }
        if unlike.allSatisfy({ soundAlike(left, right, at: $0) }) { return .homophone }
        if unlike.count == 2, unlike[1] == unlike[0] + 1, a[unlike[0]] == b[unlike[1]],
            a[unlike[1]] == b[unlike[0]]
        {
            return .transposed
        }
        return unlike.count == 1 && a.count >= 2 ? .oneCharacterDifferent : .different
    }

    /// The name tells nothing about who is meant.
    private var isUninformative: Bool {
        isBlank || deviations.contains(.placeholder) || isUnnamedNewborn
    }

    private static func matches(_ left: UInt32, _ right: UInt32) -> Bool {
        left == right || left == NameScalars.wildcard || right == NameScalars.wildcard
    }

    private static func soundAlike(
        _ left: PersonName, _ right: PersonName, at position: Int
    ) -> Bool {
        let other = right.readings(at: position)
        return left.readings(at: position).contains(where: other.contains)
    }

    /// Whether the longer form without one character matches the shorter, of two or more.
    private static func misses(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard long.count == short.count + 1, short.count >= 2 else { return false }
        let same = short.indices.prefix { matches(short[$0], long[$0]) }.count
        return short.indices.dropFirst(same).allSatisfy { matches(short[$0], long[$0 + 1]) }
    }
}
