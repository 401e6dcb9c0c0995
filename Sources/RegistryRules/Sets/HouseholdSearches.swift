import RegistryModel

/// Finds the members of households without a head (SET009).
struct HeadlessSearch: SuspectSearch {
    let keys: [SharedKey] = [.household]
    let ties: [SharedKey] = [.household]
    let readsTraits = true

    private struct Tally {
        var members: Int32 = 0
        var hasHead = false
        var isOpen = false
    }

    func suspects(in scan: KeyScan) -> Suspects {
        let numbers = scan.households.numbers
        var tallies = [Tally](repeating: Tally(), count: scan.households.count)
        var found = Suspects(rows: RowSet(count: scan.source.count))
        scan.source.forEach(.household) { row, _, traits in
            let number = Int(numbers[row])
            guard number >= 0 else {
                if !traits.isBroken { found.undecided += 1 }
                return
            }
            guard traits.isLiving else { return }
            tallies[number].members += 1
            switch traits.relation {
            case nil: tallies[number].isOpen = true
            case 0, 1, 2: tallies[number].hasHead = true
            default: break
            }
        }
        for tally in tallies where !tally.hasHead && tally.isOpen {
            found.undecided += Int(tally.members)
        }
        scan.source.forEach(.household) { row, _, traits in
            guard numbers[row] >= 0, traits.isLiving else { return }
            let tally = tallies[Int(numbers[row])]
            if !tally.hasHead && !tally.isOpen { found.rows.insert(row) }
        }
        return found
    }
}

/// Finds the heads of households that have several in one village (SET010), and the copies of
/// records, which don't count.
struct SecondHeadSearch: SuspectSearch {
    let keys: [SharedKey] = [.household] + SharedKey.ofCopies
    let ties: [SharedKey] = [.household] + SharedKey.ofCopies
    let readsTraits = true

    func suspects(in scan: KeyScan) -> Suspects {
        let heads = scan.sharing { note in
            scan.source.forEach(.household) { row, key, traits in
                guard key != 0, traits.isHead, traits.isLiving, traits.village != 0 else { return }
                note(row, key ^ traits.village &* 0x9E37_79B9_7F4A_7C15)
            }
        }
        var found = Suspects(rows: heads)
        if !heads.isEmpty { found.rows.formUnion(scan.recurring(SharedKey.ofCopies)) }
        scan.source.forEach(.household) { row, key, traits in
            let isOpen = key == 0 || traits.relation == nil || traits.village == 0
            if isOpen, !traits.isBroken, !found.rows.contains(row) { found.undecided += 1 }
        }
        return found
    }
}

/// Finds the couples of one head and one spouse that disagree (SET013).
struct CoupleSearch: SuspectSearch {
    let keys: [SharedKey] = [.household]
    let ties: [SharedKey] = [.household]
    let readsTraits = true

    private struct Couple {
        var heads: Int32 = 0
        var spouses: Int32 = 0
        var head: RecordTraits?
        var spouse: RecordTraits?
        var disagrees = false
    }

    func suspects(in scan: KeyScan) -> Suspects {
        let numbers = scan.households.numbers
        var couples = [Couple](repeating: Couple(), count: scan.households.count)
        var found = Suspects(rows: RowSet(count: scan.source.count))
        scan.source.forEach(.household) { row, _, traits in
            let number = Int(numbers[row])
            guard number >= 0, let relation = traits.relation else {
                if !traits.isBroken { found.undecided += 1 }
                return
            }
            switch relation {
            case 0, 1, 2:
                couples[number].heads += 1
                couples[number].head = traits
            case 10...12:
                couples[number].spouses += 1
                couples[number].spouse = traits
            default: break
            }
        }
        for number in couples.indices where couples[number].spouses > 0 {
            switch Self.agree(couples[number]) {
            case true?: break
            case false?: couples[number].disagrees = true
            case nil: found.undecided += Int(couples[number].spouses)
            }
        }
        scan.source.forEach(.household) { row, _, traits in
            guard numbers[row] >= 0, couples[Int(numbers[row])].disagrees,
                let relation = traits.relation, relation <= 2 || (10...12).contains(relation)
            else { return }
            found.rows.insert(row)
        }
        return found
    }

    /// Nil when it can't be told, as `SpousesDisagree` has it.
    private static func agree(_ couple: Couple) -> Bool? {
        guard couple.heads == 1, couple.spouses == 1, let head = couple.head,
            let spouse = couple.spouse, head.village == spouse.village
        else { return nil }
        guard head.sex != 0, spouse.sex != 0 else { return nil }
        if head.sex == spouse.sex { return false }
        guard let own = spouse.isMarried, let other = head.isMarried else { return nil }
        return own && other
    }
}
