/// What of a column's value goes into a blocking key.
package enum KeyTransform: Sendable, Hashable {
    /// The whole value, of any kind but a list.
    case whole
    /// A text's first characters; a shorter text is its own beginning.
    case prefix(Int)
    /// A text's Soundex code.
    case soundex
    /// A text's words in order of the alphabet, so that their order doesn't matter.
    case sortedWords
    /// Every word of a text, one key each.
    case anyWord
    /// A text, and the text with each of its characters left out: texts one edit apart meet.
    case characterMissing
    /// A code of so many digits with each of them left out: one wrong digit or swap still meets.
    case digitMissing(width: Int)
    /// The first digits of a code of so many digits, such as the county of a division code.
    case leadingDigits(Int, width: Int)
    /// A day's year.
    case year
    /// A day's year and month.
    case yearMonth
    /// A day's month and day, whatever the year.
    case monthDay
    /// Two overlapping ranges of a number: numbers less than this far apart always meet.
    case bucket(Double)
    /// Every key of a list, one key each.
    case anyValue

    /// The kinds of column the transform reads.
    package var kinds: Set<ColumnKind> {
        switch self {
        case .whole: [.text, .number, .date, .code]
        case .prefix, .soundex, .sortedWords, .anyWord, .characterMissing: [.text]
        case .digitMissing, .leadingDigits: [.code]
        case .year, .yearMonth, .monthDay: [.date]
        case .bucket: [.number]
        case .anyValue: [.keys]
        }
    }

    /// Whether it gives a key for each digit or character left out.
    var leavesOutEach: Bool {
        switch self {
        case .characterMissing, .digitMissing: true
        default: false
        }
    }

    /// Whether lengths and widths are in range.
    var isInRange: Bool {
        switch self {
        case .prefix(let length): length >= 1
        case .digitMissing(let width): (2...19).contains(width)
        case .leadingDigits(let digits, let width):
            (1...19).contains(width) && (1...width).contains(digits)
        case .bucket(let width): width > 0 && width.isFinite
        default: true
        }
    }

    /// A short name for reports.
    package var name: String {
        switch self {
        case .whole: ""
        case .prefix(let length): "[first \(length)]"
        case .soundex: "[soundex]"
        case .sortedWords: "[sorted words]"
        case .anyWord: "[any word]"
        case .characterMissing: "[one character missing]"
        case .digitMissing: "[one digit missing]"
        case .leadingDigits(let digits, _): "[leading \(digits)]"
        case .year: "[year]"
        case .yearMonth: "[year-month]"
        case .monthDay: "[month-day]"
        case .bucket(let width): "[within \(width)]"
        case .anyValue: "[any value]"
        }
    }
}

/// One part of a blocking key: a column and what of its value counts.
package struct KeyPart: Sendable, Hashable {
    /// The column's name.
    package let column: String
    /// What of its value counts.
    package let transform: KeyTransform

    package init(_ column: String, _ transform: KeyTransform = .whole) {
        self.column = column
        self.transform = transform
    }

    /// The part's name in reports: `surname[first 3]`.
    package var name: String { column + transform.name }
}
