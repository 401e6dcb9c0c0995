/// A case that a right audit opens, or may open.
struct ExpectedCase: Sendable {
    enum Verdict: String, Sendable {
        case missing
        case misreported
        case feedError = "feed-error"
        case disputed
        case unsupported
        case duplicate
        case wrongVillage = "wrong-village"
        case late
        case missingPerson = "missing-person"
        case missingHousehold = "missing-household"
        case missingNewlyweds = "missing-newlyweds"
        case outOfScope = "out-of-scope"
    }

    var verdict: Verdict
    /// What made the case, for the reader of the truth.
    var kind: String
    var grade: String?
    var villageCode: String?
    var price = Price.nothing
    /// What a grade C case would cost once verified.
    var potential: Price?
    /// Verdicts that the texts allow as well.
    var alsoAccepted: [String] = []
    /// False for cases that an audit may leave out, such as a parent's name misheard by a feed.
    var required = true
    var fields: [String] = []
    var records: [Birth.RecordName]
    var birthKeys: [String] = []
}

/// Points by the nayong-2013 table, as an interval where something is unknown.
struct Price: Equatable, Sendable {
    /// Nil when the row isn't settled.
    var row: String?
    var minimum: Int
    /// Nil when it depends on the highest parity plausible for the mother.
    var maximum: Int?

    static let nothing = Price(row: nil, minimum: 0, maximum: 0)

    static func fixed(_ row: String, _ points: Int) -> Price {
        Price(row: row, minimum: points, maximum: points)
    }

    /// A missing birth with what the records tell of parity and policy status.
    static func missingBirth(parity: Int?, outside: Bool?) -> Price {
        switch (parity, outside) {
        case (_, false?): return .fixed("missing-birth-within", 3)
        case (let parity?, true?):
            if parity == 1 { return .fixed("missing-birth-outside-1", 2) }
            if parity == 2 { return .fixed("missing-birth-outside-2", 3) }
            if parity == 3 { return .fixed("missing-birth-outside-3", 5) }
            return .fixed("missing-birth-outside-4plus", 5 + 2 * (parity - 3))
        case (nil, _): return Price(row: nil, minimum: 2, maximum: nil)
        case (let parity?, nil):
            if parity == 1 { return Price(row: nil, minimum: 2, maximum: 3) }
            if parity == 2 { return Price(row: nil, minimum: 3, maximum: 3) }
            return Price(row: nil, minimum: 3, maximum: 5 + 2 * (parity - 3))
        }
    }
}
