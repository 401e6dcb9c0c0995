/// Tells how a Han character is read in Mandarin, tones left out.
///
/// Readings serve to find records that may belong together (a homophone typed for the right
/// character); they are never evidence by themselves. The most usual reading comes first, further
/// readings of polyphonic characters follow. ü is written v throughout (lv, nv, lve, nve).
///
/// Cost: about ten nanoseconds for the first reading; the table (41 419 characters) is built at
/// first use. Source: Unicode 15.0, see `MandarinReadingTable`.
package enum MandarinReadings {
    private struct Tables: Sendable {
        var texts: [String] = [""]
        var numberOf: [String: UInt16] = [:]
        var first = ScalarMap<UInt16>(below: 0x3_2400)
        /// Each syllable as the only reading of a character, by its number.
        var alone: [[Syllable]] = []
        /// All readings of characters that have several.
        var several: [UInt32: [Syllable]] = [:]
    }

    // Set on the number of a first reading when the character has others.
    private static let polyphonic: UInt16 = 0x8000

    private static let tables: Tables = {
        var tables = Tables()
        let first = lines(of: MandarinReadingTable.first)
        let others = lines(of: MandarinReadingTable.others)
        for text in Set((first + others).map(\.syllable)).sorted() {
            tables.numberOf[text] = UInt16(tables.texts.count)
            tables.texts.append(text)
        }
        for line in first {
            let number = tables.numberOf[line.syllable] ?? 0
            for scalar in line.characters { tables.first[scalar.value] = number }
        }
        tables.alone = tables.texts.indices.map { [Syllable(number: UInt16($0))] }
        for line in others {
            let syllable = Syllable(number: tables.numberOf[line.syllable] ?? 0)
            for scalar in line.characters {
                let usual = Syllable(number: tables.first[scalar.value] & ~polyphonic)
                tables.several[scalar.value, default: [usual]].append(syllable)
                tables.first[scalar.value] |= polyphonic
            }
        }
        return tables
    }()

    private static func lines(
        of text: String
    ) -> [(syllable: String, characters: Substring.UnicodeScalarView)] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2 else { return nil }
            return (String(parts[0]), parts[1].unicodeScalars)
        }
    }

    /// The usual reading of a character; nil when none is known.
    ///
    /// A variant without a reading of its own takes that of its standard form.
    package static func first(of scalar: UInt32) -> Syllable? {
        let entry = entry(of: scalar) & ~polyphonic
        return entry == 0 ? nil : Syllable(number: entry)
    }

    /// All readings of a character, the usual one first; empty when none is known.
    package static func readings(of scalar: UInt32) -> [Syllable] {
        var found = tables.first[scalar]
        var key = scalar
        if found == 0 {
            key = HanVariants.folded(scalar)
            found = tables.first[key]
        }
        guard found != 0 else { return [] }
        return found & polyphonic == 0 ? tables.alone[Int(found)] : tables.several[key] ?? []
    }

    /// All readings of a character, the usual one first; empty when none is known.
    package static func readings(of scalar: Unicode.Scalar) -> [Syllable] {
        readings(of: scalar.value)
    }

    /// The syllable spelt so (lower case, no tone, ü as v); nil when Mandarin has none such.
    package static func syllable(spelt text: String) -> Syllable? {
        tables.numberOf[text].map { Syllable(number: $0) }
    }

    /// The letters of a syllable.
    package static func text(of syllable: Syllable) -> String {
        let index = Int(syllable.number)
        return index < tables.texts.count ? tables.texts[index] : ""
    }

    private static func entry(of scalar: UInt32) -> UInt16 {
        let own = tables.first[scalar]
        return own == 0 ? tables.first[HanVariants.folded(scalar)] : own
    }
}
