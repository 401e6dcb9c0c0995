/// A person's name as a source wrote it, together with the form in which names are compared.
///
/// - `raw` is what the source wrote, byte for byte after decoding.
/// - `standard` is the tidy spelling for display: no stray blanks, the dot as U+00B7.
/// - `comparisonForm` folds character variants as well and leaves dots out, since clerks write
///   买买提·吐尔逊, 买买提吐尔逊 and 买买提 吐尔逊 for one person. An unknown character (?, □, pinyin, a
///   description) is U+FFFD there and matches any one character.
///
/// Never fails: any text makes a name, and `deviations` says what is out of form. Limits: notice of
/// twelve ministries of 2016 on the dot in names (· U+00B7, fields of 50 characters, 25 Han).
/// Cost: about a microsecond.
package struct PersonName: Hashable, Sendable {
    package let raw: String
    package let comparisonForm: [UInt32]
    package let deviations: NameDeviations
    /// How many characters of `comparisonForm` are the surname: 0 when the name has parts joined
    /// by a dot or isn't Han, else 1 or 2.
    package let surnameLength: Int
    private let spelling: [UInt32]

    package init(_ raw: String) {
        self.raw = raw
        let read = NameSpelling(raw)
        spelling = read.standard
        let folded = Self.folded(read.standard)
        comparisonForm = folded
        var deviations = read.deviations
        if Self.isPlaceholder(folded) { deviations.insert(.placeholder) }
        if Self.isTooLong(read.standard) { deviations.insert(.tooLong) }
        self.deviations = deviations
        let isWhole = !read.standard.contains(NameScalars.interpunct)
        let isHan = folded.first.map(HanVariants.isHan) ?? false
        surnameLength = isWhole && isHan ? SurnameReadings.length(in: folded) : 0
    }

    /// Reads a name from UTF-8; bytes that are none become U+FFFD, an unknown character.
    package init(utf8 bytes: some Collection<UInt8>) {
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// The scalars of `standard`.
    var standardScalars: [UInt32] { spelling }

    /// The name tidied for display; unknown characters are U+FFFD.
    package var standard: String { Self.text(spelling) }

    /// Nothing but blanks or remarks was written.
    package var isBlank: Bool { comparisonForm.isEmpty }

    /// The surname, one character or two; empty for names of joined parts.
    package var surname: String { Self.text(spelling.prefix(surnameLength)) }

    /// What follows the surname; the whole name when there is none.
    package var givenName: String { Self.text(spelling.dropFirst(surnameLength)) }

    /// Places in `comparisonForm` that match any one character, rising.
    package var wildcardPositions: [Int] {
        comparisonForm.indices.filter { comparisonForm[$0] == NameScalars.wildcard }
    }

    /// Two names are the same value when the source wrote the same.
    package static func == (left: PersonName, right: PersonName) -> Bool {
        left.raw.unicodeScalars.elementsEqual(right.raw.unicodeScalars)
    }

    package func hash(into hasher: inout Hasher) {
        for scalar in raw.unicodeScalars { hasher.combine(scalar.value) }
    }

    /// Whether both are spelt alike once tidied, variants apart.
    func isSpelt(like other: PersonName) -> Bool {
        spelling == other.spelling
    }

    static func text(_ scalars: some Sequence<UInt32>) -> String {
        var view = String.UnicodeScalarView()
        for value in scalars {
            if let scalar = Unicode.Scalar(value) { view.append(scalar) }
        }
        return String(view)
    }

    private static func folded(_ standard: [UInt32]) -> [UInt32] {
        standard.compactMap { scalar in
            if scalar == NameScalars.interpunct || scalar == 0x20 { return nil }
            // Latin names differ in letter case from source to source.
            return (0x61...0x7A).contains(scalar) ? scalar - 32 : HanVariants.folded(scalar)
        }
    }

    private static func isTooLong(_ standard: [UInt32]) -> Bool {
        standard.count > 50 || standard.count(where: HanVariants.isHan) > 25
    }

    private static func isPlaceholder(_ folded: [UInt32]) -> Bool {
        guard !folded.isEmpty else { return false }
        // Only marks, digits and signs: ***, ---, 0.
        let hasLetter = folded.contains { scalar in
            NameScalars.isHanLike(scalar) || NameScalars.plainLetter(scalar) != nil
        }
        return !hasLetter || placeholders.has(folded[...])
    }

    private static let placeholders = NamePhrases([
        "无", "空", "暂无", "没有", "不详", "不祥", "不明", "不知", "不知道", "未知", "未详", "待查",
        "未填", "未填写", "未登记", "未提供", "保密", "无此人", "缺", "缺失", "测试", "姓名", "NULL",
        "NONE", "NA", "N/A", "NIL", "UNKNOWN", "无父", "无母", "无配偶", "父不详", "母不详", "无姓名",
    ])
}
