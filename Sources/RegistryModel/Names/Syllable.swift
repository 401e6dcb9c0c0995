/// A Mandarin syllable without its tone, such as `zeng` or `lv`.
///
/// Held as a small number; numbers follow the alphabetical order of the syllables. They belong to
/// one edition of the reading table and are not to be stored.
package struct Syllable: Hashable, Comparable, Sendable {
    /// The number of the syllable, from 1.
    package let number: UInt16

    /// The syllable in lower-case letters, ü written v.
    package var text: String { MandarinReadings.text(of: self) }

    package static func < (left: Syllable, right: Syllable) -> Bool {
        left.number < right.number
    }
}
