import RegistryModel

/// Finds the children who by the parents' numbers aren't younger than both (SET012), and those
/// whose parent's own record contradicts the number, with that record.
struct OlderParentSearch: SuspectSearch {
    let keys: [SharedKey] = [.idNumber, .motherIDNumber, .fatherIDNumber]
    let ties: [SharedKey] = [.idNumber, .motherIDNumber, .fatherIDNumber]
    let readsTraits = true

    func suspects(in scan: KeyScan) -> Suspects {
        let source = scan.source
        var contradicted = NumberSet()
        source.forEach(.idNumber) { _, number, traits in
            if traits.contradictsID { contradicted.insert(number) }
        }
        var found = Suspects(rows: RowSet(count: source.count))
        var parents = NumberSet()
        source.forEachChild { row, mother, father, traits in
            guard traits.isBornKnown, mother != 0 || father != 0 else { return }
            let odd = [mother, father].filter { $0 != 0 && contradicted.contains($0) }
            for number in odd { parents.insert(number) }
            if !odd.isEmpty || traits.isParentNotOlder { found.rows.insert(row) }
        }
        // A parent's own verdict needs the grandparents only where they were found the same way.
        if !parents.isEmpty {
            source.forEach(.idNumber) { row, number in
                if parents.contains(number) { found.rows.insert(row) }
            }
        }
        source.forEachChild { row, mother, father, traits in
            let isOpen = !traits.isBornKnown || (mother == 0 && father == 0)
            if isOpen, !traits.isBroken, !found.rows.contains(row) { found.undecided += 1 }
        }
        return found
    }
}

/// Finds the minors one of whose parents isn't in the register (SET011), with the parents who are.
struct AbsentParentSearch: SuspectSearch {
    let keys: [SharedKey] = [.idNumber, .motherIDNumber, .fatherIDNumber]
    let ties: [SharedKey] = [.idNumber, .motherIDNumber, .fatherIDNumber]
    let readsTraits = true

    func suspects(in scan: KeyScan) -> Suspects {
        let source = scan.source
        var wanted = NumberSet()
        source.forEachChild { _, mother, father, traits in
            guard traits.isMinorHere else { return }
            wanted.insert(mother)
            wanted.insert(father)
        }
        var present = NumberSet()
        source.forEach(.idNumber) { _, number, traits in
            if !traits.isBroken, wanted.contains(number) { present.insert(number) }
        }
        var mentioned = NumberSet()
        for number in source.slices.lazy.flatMap(\.mentioned) { mentioned.insert(number) }

        var found = Suspects(rows: RowSet(count: source.count))
        source.forEachChild { row, mother, father, traits in
            guard traits.isMinorHere else { return }
            let absent = [mother, father].first { $0 != 0 && !present.contains($0) }
            if let absent, !mentioned.contains(absent) { found.rows.insert(row) }
        }
        addParents(to: &found.rows, present, source)
        source.forEachChild { row, mother, father, traits in
            guard !traits.isBroken, !found.rows.contains(row) else { return }
            let isOpen: Bool
            if traits.isMinorHere {
                let absent = [mother, father].first { $0 != 0 && !present.contains($0) }
                isOpen = (mother == 0 && father == 0) || absent != nil
            } else {
                isOpen = !traits.isBornKnown
            }
            if isOpen { found.undecided += 1 }
        }
        return found
    }

    /// Adds the parents of the rows, and theirs where they are minors themselves by what was
    /// entered, until nobody is missing whom a verdict looks at.
    private func addParents(
        to rows: inout RowSet, _ present: NumberSet, _ source: SourceKeys
    ) {
        var asked = NumberSet()
        while true {
            var parents = NumberSet()
            source.forEachChild { row, mother, father, traits in
                guard traits.isMinorHere, rows.contains(row) else { return }
                for number in [mother, father]
                where present.contains(number) && asked.insert(number) {
                    parents.insert(number)
                }
            }
            if parents.isEmpty { return }
            source.forEach(.idNumber) { row, number in
                if parents.contains(number) { rows.insert(row) }
            }
        }
    }
}

/// A set of resident IDs: open addressing, at most half full. 0 is never in it.
struct NumberSet: Sendable {
    private var places = [UInt64](repeating: 0, count: 64)
    private var shift: UInt64 = 64 - 6
    private var count = 0

    var isEmpty: Bool { count == 0 }

    @inline(__always)
    private func place(of number: UInt64) -> Int {
        var place = Int((number &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while places[place] != 0, places[place] != number {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    func contains(_ number: UInt64) -> Bool {
        number != 0 && places[place(of: number)] == number
    }

    /// Whether it wasn't there yet.
    @discardableResult
    mutating func insert(_ number: UInt64) -> Bool {
        guard number != 0 else { return false }
        let place = place(of: number)
        if places[place] == number { return false }
        places[place] = number
        count += 1
        if count * 2 > places.count { grow() }
        return true
    }

    private mutating func grow() {
        let old = places
        places = [UInt64](repeating: 0, count: old.count * 4)
        shift -= 2
        for number in old where number != 0 { places[place(of: number)] = number }
    }
}
