import RegistryModel

/// What a row of a penalty table charges for, under the word the table file uses.
package enum ChargeKind: String, Sendable, CaseIterable {
    case missingBirth = "missing-birth"
    case misreportedBirth = "misreported-birth"
    case missingPerson = "missing-person"
    case missingHousehold = "missing-household"
    case missingNewlyweds = "missing-newlyweds"

    /// The conditions a row of this kind may set.
    var conditions: [String] {
        switch self {
        case .missingBirth: ["policy", "parity"]
        case .misreportedBirth: ["field"]
        case .missingPerson, .missingHousehold, .missingNewlyweds: []
        }
    }
}

/// The parities a row is for: `2`, `2-3`, or `4+` without an upper end.
package struct ParityCondition: Sendable, Hashable {
    package let lowest: Int
    /// Nil when the row has no upper end.
    package let highest: Int?

    package static let any = ParityCondition(lowest: 1, highest: nil)

    package init(lowest: Int, highest: Int?) {
        self.lowest = lowest
        self.highest = highest
    }

    /// Nil when the text is none of `2`, `2-3`, `4+`, or an end is below 1.
    package init?(_ text: String) {
        if text.hasSuffix("+") {
            guard let lowest = Int(text.dropLast()), lowest >= 1 else { return nil }
            self.init(lowest: lowest, highest: nil)
            return
        }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends.first, let lowest = first, let last = ends.last,
            let highest = last, ends.count <= 2, lowest >= 1, lowest <= highest
        else { return nil }
        self.init(lowest: lowest, highest: highest)
    }

    /// The part of `parities` the row is for; nil when there is none.
    func overlap(_ parities: ClosedRange<Int>) -> ClosedRange<Int>? {
        let lower = max(lowest, parities.lowerBound)
        let upper = min(highest ?? .max, parities.upperBound)
        return lower <= upper ? lower...upper : nil
    }
}

/// One row of a penalty table: a clause, what it is for, and what it costs.
package struct PenaltyRow: Sendable, Hashable {
    package let id: String
    /// The clause as published, quoted.
    package let clause: String
    package let title: Bilingual
    package let charge: ChargeKind
    /// Nil when the row doesn't ask for the policy status.
    package let policy: PolicyStatus?
    package let parity: ParityCondition
    /// The wrong field the row is for; nil for any.
    package let field: Field?
    package let points: Points
    /// What every parity beyond the row's lowest adds.
    package let pointsPerHigherParity: Points
    /// The line of the table file the row begins on, from 1.
    package let line: Int

    func applies(policy status: PolicyStatus) -> Bool { policy == nil || policy == status }

    /// The points of a birth of this parity, which the row must be for.
    func points(atParity parity: Int, _ reading: ReadingOptions.HigherParities) -> Points {
        guard pointsPerHigherParity > .zero else { return points }
        switch reading {
        case .addsOnce: return points
        case .flat: return pointsPerHigherParity
        case .eachHigherAdds:
            let higher = parity - self.parity.lowest
            return points + Points(hundredths: pointsPerHigherParity.hundredths * higher)
        }
    }
}
