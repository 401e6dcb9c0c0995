/// How a table is read where its text can be read two ways; the first value of each is the default.
package struct ReadingOptions: Sendable, Hashable {
    /// What a birth of a parity beyond an open-ended row's first costs.
    package enum HigherParities: String, Sendable, CaseIterable {
        /// The row's points, and its addition again for every parity higher: 7, 9, 11 …
        case eachHigherAdds
        /// The row's points whatever the parity: 7, 7, 7 …
        case addsOnce
        /// The addition alone, whatever the parity: 2, 2, 2 …
        case flat
    }

    /// Whether a wrong birth record costs once, or once for every wrong field.
    package enum PerBirth: String, Sendable, CaseIterable {
        case once
        case perField
    }

    /// Whether a more special row stands in place of the general one or beside it.
    package enum Stacking: String, Sendable, CaseIterable {
        case replaces
        case adds
    }

    /// Whether a birth missing at the month's close and reported later keeps its points.
    package enum Supplemented: String, Sendable, CaseIterable {
        case keep
        case waive
    }

    package var missingFourPlus = HigherParities.eachHigherAdds
    package var perBirth = PerBirth.once
    package var sex = Stacking.replaces
    package var household = Stacking.replaces
    package var supplemented = Supplemented.keep

    package init() {}

    /// Their names, in the order a table file lists them.
    static var names: [String] { ReadingOptions().chosen.map(\.name) }

    /// Each option with the value chosen, in the order a table file lists them.
    package var chosen: [(name: String, value: String)] {
        [
            ("missingFourPlus", missingFourPlus.rawValue), ("perBirth", perBirth.rawValue),
            ("sex", sex.rawValue), ("household", household.rawValue),
            ("supplemented", supplemented.rawValue),
        ]
    }
}
