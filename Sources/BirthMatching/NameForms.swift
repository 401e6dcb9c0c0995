import RecordLinkage
import RegistryModel

/// The distinct names of a column in the form in which they are compared, laid out end to end.
///
/// Shape: by the text's number, as in the column; number 0 is no name. Cost: some microseconds a
/// distinct name to make; about 80 bytes each. Comparing two allocates nothing.
package struct NameForms: Sendable {
    private var starts: [UInt32] = [0]
    /// Characters of `PersonName.comparisonForm`.
    private var characters: [UInt32] = []
    /// The readings of each character, a few bits of each in one word: no common bit, no common
    /// reading.
    private var soundMasks: [UInt64] = []
    private var soundStarts: [UInt32] = [0]
    private var sounds: [UInt16] = []
    private var facts: [Facts] = []
    /// Hashes of everything the name may sound like.
    private var keys = KeyListColumn()

    private struct Facts: OptionSet {
        let rawValue: UInt8
        /// Tells who is meant.
        static let isInformative = Facts(rawValue: 1)
        static let hasWildcard = Facts(rawValue: 2)
    }

    private init() {}

    /// The forms of a range of a column's text numbers; put together with `append(contentsOf:)`.
    package init(of column: InternedTextColumn, numbers: Range<Int>) {
        for number in numbers { append(PersonName(column.text(of: UInt32(number)))) }
    }

    package init(of column: InternedTextColumn) {
        self.init(of: column, numbers: 0..<(column.distinctCount + 1))
    }

    package mutating func append(contentsOf other: NameForms) {
        let (base, soundBase) = (UInt32(characters.count), UInt32(sounds.count))
        starts += other.starts.dropFirst().map { $0 + base }
        characters += other.characters
        soundMasks += other.soundMasks
        soundStarts += other.soundStarts.dropFirst().map { $0 + soundBase }
        sounds += other.sounds
        facts += other.facts
        keys.append(contentsOf: other.keys)
    }

    private mutating func append(_ name: PersonName) {
        let readings = name.comparisonForm.indices.map { name.readings(at: $0) }
        for (scalar, own) in zip(name.comparisonForm, readings) {
            characters.append(scalar)
            var mask: UInt64 = 0
            for syllable in own {
                sounds.append(syllable.number)
                mask |= 1 << UInt64(syllable.number % 64)
            }
            soundMasks.append(mask)
            soundStarts.append(UInt32(sounds.count))
        }
        starts.append(UInt32(characters.count))
        let isNamed = !name.isBlank && !name.deviations.contains(.placeholder)
        var own: Facts = []
        if isNamed, !name.isUnnamedNewborn { own.insert(.isInformative) }
        if !name.wildcardPositions.isEmpty { own.insert(.hasWildcard) }
        facts.append(own)
        keys.append(isNamed ? name.soundHashes(readings) : [])
    }

    /// For each record the hashes of everything its name may sound like; none for a name that says
    /// nothing.
    package func sounds(ofRecords numbers: [UInt32]) -> KeyListColumn {
        KeyListColumn(keys, ofRecords: numbers)
    }

    // MARK: Agreement

    /// How two different names agree; the same as `PersonName.agreement` says of them.
    func agreement(_ x: Int, _ y: Int) -> NameAgreement {
        guard facts[x].contains(.isInformative), facts[y].contains(.isInformative) else {
            return .missing
        }
        let (a, b) = (range(x), range(y))
        if a.count != b.count { return misses(a, b) ? .oneCharacterMissing : .different }
        let hasWildcard = facts[x].union(facts[y]).contains(.hasWildcard)
        var (unlike, first, second) = (0, 0, 0)
        var soundsAlike = true
        for place in 0..<a.count where !matches(a.lowerBound + place, b.lowerBound + place) {
            if unlike == 0 { first = place } else if unlike == 1 { second = place }
            unlike += 1
            soundsAlike =
                soundsAlike && soundAlike(a.lowerBound + place, b.lowerBound + place)
            if unlike > 2, !soundsAlike { return .different }
        }
        if unlike == 0 { return !hasWildcard || isMostlyKnown(a, b) ? .equivalent : .missing }
        if soundsAlike { return .homophone }
        if unlike == 2, second == first + 1, isSwapped(a.lowerBound + first, b.lowerBound + first) {
            return .transposed
        }
        return unlike == 1 && a.count >= 2 ? .oneCharacterDifferent : .different
    }

    /// A name and itself.
    func agreementWithItself(_ x: Int) -> NameAgreement {
        guard facts[x].contains(.isInformative) else { return .missing }
        let own = range(x)
        return !facts[x].contains(.hasWildcard)
            ? .identical : isMostlyKnown(own, own) ? .equivalent : .missing
    }

    private func range(_ number: Int) -> Range<Int> {
        Int(starts[number])..<Int(starts[number + 1])
    }

    private func matches(_ i: Int, _ j: Int) -> Bool {
        let (a, b) = (characters[i], characters[j])
        return a == b || a == Self.wildcard || b == Self.wildcard
    }

    private func isMostlyKnown(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        let known = zip(a, b).count {
            characters[$0] != Self.wildcard && characters[$1] != Self.wildcard
        }
        return known * 2 >= a.count
    }

    private func isSwapped(_ i: Int, _ j: Int) -> Bool {
        characters[i] == characters[j + 1] && characters[i + 1] == characters[j]
    }

    private func soundAlike(_ i: Int, _ j: Int) -> Bool {
        if soundMasks[i] & soundMasks[j] == 0 { return false }
        for own in soundStarts[i]..<soundStarts[i + 1] {
            for other in soundStarts[j]..<soundStarts[j + 1]
            where sounds[Int(own)] == sounds[Int(other)] { return true }
        }
        return false
    }

    private func misses(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        guard long.count == short.count + 1, short.count >= 2 else { return false }
        var same = 0
        while same < short.count, matches(short.lowerBound + same, long.lowerBound + same) {
            same += 1
        }
        for place in same..<short.count
        where !matches(short.lowerBound + place, long.lowerBound + place + 1) { return false }
        return true
    }

    /// Stands for a character nobody knows in `PersonName.comparisonForm`.
    private static let wildcard: UInt32 = 0xFFFD
}
