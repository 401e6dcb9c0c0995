import RegistryModel

/// The people of the register who were born about when some births were: by mother, and by what
/// else may tell them. Memory: those of the births' days and the days beside them.
struct RegisteredChildren {
    /// Where a candidate is looked for.
    private enum Place: Hashable {
        case mother(UInt64)
        /// Of a day and village; 0 for people whose village can't be read.
        case village(CalendarDay, UInt64)
        case name(CalendarDay, String)
    }

    private let table: RecordTable
    private var rows: [Place: [Int]] = [:]
    /// The latest birth date of the register.
    let latest: CalendarDay?

    init(_ persons: RecordTable, of births: RecordTable) {
        table = persons
        var mothers = Set<UInt64>()
        var days = Set<CalendarDay>()
        for row in 0..<births.count {
            if let mother = births[row].validID(.motherIDNumber) { mothers.insert(mother.rawValue) }
            if let day = births[row].birthDay { days.formUnion(Self.around(day)) }
        }
        var latest: CalendarDay?
        for row in 0..<persons.count where !persons.brokenRows.contains(row) {
            let view = persons[row]
            guard let day = view.birthDay else { continue }
            if latest.map({ day > $0 }) ?? true { latest = day }
            guard days.contains(day) else { continue }
            for place in Self.places(of: view, born: day) {
                if case .mother(let mother) = place, !mothers.contains(mother) { continue }
                rows[place, default: []].append(row)
            }
        }
        self.latest = latest
    }

    private static func around(_ day: CalendarDay) -> [CalendarDay] {
        [day.adding(days: -1), day, day.adding(days: 1)]
    }

    private static func places(of view: RecordView, born day: CalendarDay) -> [Place] {
        var places: [Place] = [
            .village(day, view.division(.villageCode)?.current.rawValue ?? 0)
        ]
        if let mother = view.residentID(.motherIDNumber) { places.append(.mother(mother.rawValue)) }
        if let name = view.text(.name) { places.append(.name(day, name)) }
        return places
    }

    func contains(_ day: CalendarDay, of mother: ResidentID) -> Bool {
        (rows[.mother(mother.rawValue)] ?? []).contains { table[$0].birthDay == day }
    }

    /// Whether somebody born within a day may be the child, for all the two records say.
    func mayContain(_ birth: RecordView, born day: CalendarDay) -> Bool {
        let near = Self.around(day)
        if let mother = birth.validID(.motherIDNumber),
            (rows[.mother(mother.rawValue)] ?? []).contains(where: { row in
                table[row].birthDay.map(near.contains) ?? false
            })
        {
            return true
        }
        let villages = [0, birth.division(.villageCode)?.current.rawValue].compactMap { $0 }
        return near.contains { day in
            if let name = birth.text(.childName),
                (rows[.name(day, name)] ?? []).contains(where: { !areTwo(birth, table[$0]) })
            {
                return true
            }
            return villages.contains { village in
                (rows[.village(day, village)] ?? []).contains { mayBe(birth, table[$0]) }
            }
        }
    }

    /// Two numbers, both right, are two people.
    private func areTwo(_ birth: RecordView, _ person: RecordView) -> Bool {
        guard let one = birth.validID(.idNumber), let other = person.validID(.idNumber) else {
            return false
        }
        return one != other
    }

    /// Names aren't compared: many a child is registered before it has its own.
    private func mayBe(_ birth: RecordView, _ person: RecordView) -> Bool {
        guard person.validID(.motherIDNumber) == nil, !areTwo(birth, person) else { return false }
        guard let sex = birth.statedSex, let other = person.statedSex else { return true }
        return sex == other
    }
}
