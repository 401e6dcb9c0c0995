import RegistryModel

/// A finding and whether it still asks for something to be done.
package struct ListedFinding: Sendable, Hashable {
    package let finding: Finding
    package var standing: FindingStanding

    package init(_ finding: Finding, _ standing: FindingStanding = .open) {
        self.finding = finding
        self.standing = standing
    }
}

package enum FindingStanding: Sendable, Hashable {
    /// Listed, and counts against the run.
    case open
    /// Stands in the baseline: counted, and neither listed nor held against the run.
    case known
    /// Set aside by name: listed as such for machines, and not held against the run.
    case suppressed(SuppressionNote)
}

/// Why and until when a finding is set aside.
package struct SuppressionNote: Sendable, Hashable {
    package let reason: String
    /// The last day on which it holds.
    package let expires: CalendarDay
    package let by: String?

    package init(reason: String, expires: CalendarDay, by: String? = nil) {
        self.reason = reason
        self.expires = expires
        self.by = by
    }
}

extension ListedFinding {
    package var isOpen: Bool { standing == .open }

    var suppression: SuppressionNote? {
        if case .suppressed(let note) = standing { note } else { nil }
    }
}

extension Finding {
    /// How many places in the data the finding speaks of: one, or for the summary of a gathered rule
    /// all beyond those listed one by one; compared with a baseline, those it doesn't have.
    package var places: Int {
        guard values.count >= 4, values[0].name == "count", values[3].name == "listed",
            let count = Int(values[0].text), let listed = Int(values[3].text)
        else { return 1 }
        if values.count == 5, values[4].name == "new", let new = Int(values[4].text) { return new }
        return values.count == 4 ? max(0, count - listed) : 1
    }
}
