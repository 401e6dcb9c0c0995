import RegistryModel

/// A column's title as it stands, and the key it is matched by.
struct ColumnTitle: Sendable {
    let text: String
    /// Without blanks, half width, lower case; empty for a blank title.
    let key: String

    init(_ text: String) {
        self.text = text
        key = HeaderMatching.key(text)
    }

    private init(_ upper: ColumnTitle, _ lower: ColumnTitle) {
        text = upper.text + lower.text
        key = upper.key + lower.key
    }

    static let blank = ColumnTitle("")

    /// Joins two header rows into one, as sheets with merged headings have them.
    ///
    /// A heading of the upper row holds for the blank cells to its right, since a merged cell keeps
    /// its text in its first one: 母亲 above 姓名 and 身份证 makes 母亲姓名 and 母亲身份证. Of several
    /// readings the one somebody knows is taken.
    static func merged(
        _ upper: [ColumnTitle], _ lower: [ColumnTitle], _ matching: HeaderMatching
    ) -> [ColumnTitle] {
        var heading = ColumnTitle.blank
        return (0..<max(upper.count, lower.count)).map { index in
            let above = index < upper.count ? upper[index] : .blank
            let below = index < lower.count ? lower[index] : .blank
            if !above.key.isEmpty { heading = above }
            if below.key.isEmpty { return above }
            if heading.key.isEmpty { return below }
            let joined = ColumnTitle(heading, below)
            if matching.knows(joined.key) { return joined }
            return matching.knows(below.key) ? below : joined
        }
    }
}
