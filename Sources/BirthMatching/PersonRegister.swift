import RegistryModel

/// What the population register knows of the parents and couples other sources speak of: where they live, and
/// how many children they have.
package struct PersonRegister: Sendable {
    struct Entry: Sendable {
        var village: DivisionCode?
        var birthDate: CalendarDay?
        /// Birth dates of children registered under the mother's number, unordered.
        var children: [CalendarDay] = []
        var isRegistered = false
    }

    private let entries: [UInt64: Entry]
    /// Whether the register says at all whose child somebody is.
    let knowsMothers: Bool

    /// Looks up only the numbers asked for; one pass over the register.
    package init(
        _ persons: RecordTable?, people: some Sequence<ResidentID>, codes: CountyCodes
    ) {
        var entries: [UInt64: Entry] = [:]
        var knowsMothers = false
        for person in people { entries[person.rawValue] = Entry() }
        if let persons {
            for row in 0..<persons.count {
                let view = persons[row]
                if let id = view.residentID(.idNumber), entries[id.rawValue] != nil {
                    entries[id.rawValue]?.isRegistered = true
                    entries[id.rawValue]?.village =
                        view.division(.villageCode).map(codes.current)
                    entries[id.rawValue]?.birthDate = view.date(.birthDate)
                }
                if view.isFilled(.motherIDNumber) { knowsMothers = true }
                if let mother = view.residentID(.motherIDNumber), entries[mother.rawValue] != nil,
                    let born = view.date(.birthDate)
                {
                    entries[mother.rawValue]?.children.append(born)
                }
            }
        }
        self.entries = entries
        self.knowsMothers = knowsMothers
    }

    func entry(of mother: ResidentID?) -> Entry? {
        mother.flatMap { entries[$0.rawValue] }
    }

    package static func mothers(of population: BirthPopulation) -> [ResidentID] {
        population.births.compactMap(\.motherID)
    }
}

/// The parities a birth could have when no source states one.
enum PlausibleParity {
    /// The highest parity the rules accept (FLD008).
    static let highest = 15
    /// Years between births assumed when only the mother's age is known.
    static let yearsBetweenBirths = 2
    static let youngestMother = 15

    /// From 1 to the mother's known children + 1, else to what her age allows.
    static func range(
        entry: PersonRegister.Entry?, motherBirthDate: CalendarDay?, motherAge: Int?,
        on day: CalendarDay
    ) -> ClosedRange<Int> {
        if let entry, entry.isRegistered {
            // A child of the same confinement, such as the reported twin, isn't an earlier one.
            let earlier = entry.children.count { day.days(since: $0) > 180 }
            return 1...min(highest, earlier + 1)
        }
        let age = motherBirthDate.map { $0.age(on: day) } ?? motherAge
        guard let age else { return 1...highest }
        let most = 1 + max(0, age - youngestMother) / yearsBetweenBirths
        return 1...min(highest, max(1, most))
    }
}
