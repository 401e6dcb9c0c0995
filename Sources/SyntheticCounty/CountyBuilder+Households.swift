extension CountyBuilder {
    /// Newly-wed couples in both marriage lists, some missing from the registry's.
    mutating func addNewlyweds(_ village: Int) throws {
        let total = options.marriages ?? options.persons / 1000
        while marriagesMade < share(total, through: village) {
            marriagesMade += 1
            let isFirst = marriagesMade == share(total, through: village - 1) + 1
            let missing =
                options.showcase
                ? isFirst && (village == 2 || village == 9)
                : births.households.random.chance(options.rates.missingNewlyweds)
            try addNewlyweds(village, missing: missing)
        }
    }

    private mutating func addNewlyweds(_ village: Int, missing: Bool) throws {
        var household = births.households.emptyHousehold(village: village)
        let age = 20 * 366 + births.households.random.below(9 * 365)
        let family = births.households.names.family(&births.households.random)
        try births.households.couple(
            into: &household, wifeBirth: options.to - age, family: family)
        household.members[0].marital = "21"
        household.members[1].marital = "21"
        try settle(household)
        let day =
            options.from
            + births.households.random.below(options.to.number - options.from.number + 1)
        let number = marriagesMade.padded(6)
        let year = day.parts.year.padded(4)
        var civil = draft(
            .civilMarriages, "J" + options.county + year + number, day: day, household)
        civil[.registeredAt] = day.text
        stores[civil.source.rawValue][0].add(civil)
        let name = Birth.RecordName(source: civil.source.id, recordID: civil.recordID)
        guard missing else {
            var registry = draft(
                .registryMarriages, "HY" + options.county + year + number, day: day, household)
            registry[.registeredAt] = day.text
            tallies.addMarriage(village: village, day: day)
            stores[registry.source.rawValue][0].add(registry)
            return
        }
        try expect(
            .init(
                verdict: .missingNewlyweds, kind: "missingNewlyweds",
                price: .fixed("missing-newlyweds", 2), records: [name]), village)
    }

    private func draft(
        _ source: Source, _ recordID: String, day: CivilDay, _ household: Household
    ) -> RecordDraft {
        let husband = household.members[0].person
        let wife = household.members[1].person
        var draft = RecordDraft(source: source, recordID: recordID, file: 0, day: day)
        draft[.husbandName] = husband.name.text
        draft[.husbandIDNumber] = husband.number.text
        draft[.wifeName] = wife.name.text
        draft[.wifeIDNumber] = wife.number.text
        draft[.villageCode] = gazetteer.villages[household.village].code
        return draft
    }

    /// Fills the village up to its share of the persons.
    mutating func addOrdinaryHouseholds(_ village: Int) throws {
        let target = share(options.persons, through: village)
        var turn = 0
        while people.personCount < target {
            let room = target - people.personCount
            var household = try births.households.ordinary(village: village, atMost: room)
            let wrong = choose(household, village, turn: turn)
            if wrong != nil { turn += 1 }
            switch wrong {
            case .missingHousehold?: try addMissing(household)
            case .missingPerson?: try addWithoutLast(household, status: 1)
            case .moved?: try addWithoutLast(household, status: 2)
            case .dead?: try addWithoutLast(household, status: 3)
            case .inflow?:
                for place in household.members.indices {
                    household.members[place].inRoster = false
                    household.members[place].residency = 2
                }
                try settle(household)
            case nil: try settle(household)
            }
        }
    }

    private enum Wrong {
        case missingHousehold
        case missingPerson
        case moved
        case dead
        case inflow
    }

    private mutating func choose(
        _ household: Household, _ village: Int, turn: Int
    ) -> Wrong? {
        guard options.roster, household.members.count >= 3 else { return nil }
        if options.showcase {
            guard turn == 0 else { return nil }
            switch village {
            case 3: return .missingHousehold
            case 4, 6: return .missingPerson
            case 7: return .moved
            case 8: return .dead
            case 10: return .inflow
            default: return nil
            }
        }
        let rates = options.rates
        var rest = Double(births.households.random.below(1_000_000)) / 1_000_000
        let size = Double(household.members.count)
        for (wrong, share) in [
            (Wrong.missingHousehold, rates.missingHousehold),
            (.missingPerson, rates.missingPerson * size), (.moved, rates.movedOrDead * size / 2),
            (.dead, rates.movedOrDead * size / 2), (.inflow, rates.inflow),
        ] {
            if rest < share { return wrong }
            rest -= share
        }
        return nil
    }

    private mutating func addMissing(_ household: Household) throws {
        var household = household
        for place in household.members.indices {
            household.members[place].inRegistry = false
        }
        let line = try settle(household)
        let records = household.members.map { Self.rosterName($0) }
        for (offset, record) in records.enumerated() {
            notePlace(record, line: line + offset)
        }
        try expect(
            .init(
                verdict: .missingHousehold, kind: "missingHousehold",
                price: .fixed("missing-household", 3), records: records), household.village)
    }

    /// The last member stays off the register: a case only if the roll has them as resident.
    private mutating func addWithoutLast(_ household: Household, status: UInt8) throws {
        var household = household
        let last = household.members.count - 1
        household.members[last].inRegistry = false
        household.members[last].rosterStatus = status
        let line = try settle(household)
        let record = Self.rosterName(household.members[last])
        notePlace(record, line: line + last)
        guard status == 1 else { return }
        try expect(
            .init(
                verdict: .missingPerson, kind: "missingPerson",
                price: .fixed("missing-person", 1), records: [record]), household.village)
    }

    private static func rosterName(_ member: Household.Member) -> Birth.RecordName {
        .init(source: "police.roster", recordID: member.person.number.text)
    }

    private mutating func notePlace(_ record: Birth.RecordName, line: Int) {
        guide.want(record)
        guide.place(
            record.source + ":" + record.recordID, path: PeopleWriter.rosterPath, line: line)
    }

    private mutating func expect(_ expected: ExpectedCase, _ village: Int) throws {
        var expected = expected
        expected.villageCode = gazetteer.villages[village].code
        try truth.write(expected, village: village)
        if options.showcase { guide.add(expected, village: village) }
    }
}
