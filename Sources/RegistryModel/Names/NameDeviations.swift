/// What is out of form in a name as it was written.
package struct NameDeviations: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Full-width letters, digits or signs (Ａ, １).
    package static let fullWidth = NameDeviations(rawValue: 1 << 0)
    /// Blanks of any kind before or after the name, or an apostrophe before it.
    package static let surroundingBlank = NameDeviations(rawValue: 1 << 1)
    /// Blanks or invisible characters inside a Han name.
    package static let innerBlank = NameDeviations(rawValue: 1 << 2)
    /// A dot other than the prescribed · (U+00B7).
    package static let variantInterpunct = NameDeviations(rawValue: 1 << 3)
    /// A character from a private-use area, whether or not its standard form is known.
    package static let privateUse = NameDeviations(rawValue: 1 << 4)
    /// A mark, pinyin or description in the place of a character: ?, □, ×, 某, (上龙下天).
    package static let replacementCharacter = NameDeviations(rawValue: 1 << 5)
    /// A remark in brackets, which is left out.
    package static let bracketedNote = NameDeviations(rawValue: 1 << 6)
    /// Letters, digits or signs that belong to no Han name.
    package static let notHan = NameDeviations(rawValue: 1 << 7)
    /// No name but a word for its absence: 无, 不详, 未知, ***.
    package static let placeholder = NameDeviations(rawValue: 1 << 8)
    /// More than 25 Han characters or 50 characters in all, the limit of 2016.
    package static let tooLong = NameDeviations(rawValue: 1 << 9)
}
