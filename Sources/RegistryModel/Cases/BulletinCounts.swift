/// How a bulletin showed its counts, by the names of the places they stood in: what a reader of a later
/// one has already.
package struct BulletinCounts: Sendable, Hashable {
    package enum Sign: String, Sendable, CaseIterable {
        /// In full.
        case told
        /// As one or two, without saying which.
        case small
        /// Not at all.
        case withheld
    }

    package struct Entry: Sendable, Hashable {
        /// What was counted, whether it was shown or not.
        package let count: Int
        package let sign: Sign

        package init(count: Int, sign: Sign) {
            self.count = count
            self.sign = sign
        }
    }

    package private(set) var entries: [String: Entry]

    package init(_ entries: [String: Entry] = [:]) {
        self.entries = entries
    }

    /// Nil for a place the bulletin didn't have.
    package subscript(place: String) -> Entry? {
        get { entries[place] }
        set { entries[place] = newValue }
    }

    /// Of those with the sign, by place.
    package func counts(_ sign: Sign) -> [String: Int] {
        entries.filter { $0.value.sign == sign }.mapValues(\.count)
    }
}

/// The bulletin of another period than a run's own.
package struct PastBulletin: Sendable, Hashable {
    package let period: AccountPeriod
    package let counts: BulletinCounts

    package init(period: AccountPeriod, counts: BulletinCounts) {
        self.period = period
        self.counts = counts
    }
}
