extension BirthMaker {
    /// Days around the edges are kept free where a day more or less would leave the period.
    mutating func birthDay(_ step: CasePlan.Step) -> CivilDay {
        switch step.kind {
        case .beforePeriod: return options.from - households.random.within(1...4)
        case .afterPeriod: return options.to + households.random.within(1...3)
        default: break
        }
        let length = options.to.number - options.from.number + 1
        if step.noise == .midnight || step.kind == .feedErrorPoliceDate, length > 4 {
            return options.from + (1 + households.random.below(length - 2))
        }
        return options.from + households.random.below(length)
    }

    mutating func minute(_ noise: LinkNoise) -> Int {
        guard noise == .midnight else { return 60 + households.random.below(1320) }
        return households.random.chance(0.5)
            ? households.random.within(1...15) : households.random.within(1425...1438)
    }

    mutating func parityAndPolicy(_ kind: CaseKind) -> (parity: Int, outside: Bool) {
        if let fixed = kind.fixedParity { return fixed }
        let parity: Int
        switch households.random.below(100) {
        case ..<52: parity = 1
        case ..<86: parity = 2
        case ..<96: parity = 3
        case ..<99: parity = 4
        default: parity = 5
        }
        let share = parity == 1 ? 0.06 : parity == 2 ? 0.35 : 0.9
        return (parity, households.random.chance(share))
    }

    /// The household without the newborn; mothers from elsewhere come with an empty one.
    mutating func family(
        _ step: CasePlan.Step, _ village: Int, day: CivilDay, parity: Int
    ) throws -> (household: Household, mother: Person, father: Person) {
        if step.kind == .outOfCountyMother || step.kind == .villageUnknown {
            return try strangers(day: day, fromCounty: step.kind == .villageUnknown)
        }
        var household = households.emptyHousehold(village: village)
        let youngest = 18 * 366 + (parity - 1) * 700
        let spread = parity == 1 ? 9 : 13
        let age: Int
        if step.kind == .motherTooYoung {
            age = 13 * 366 + households.random.below(300)
        } else {
            age = min(youngest + households.random.below(spread * 365), 45 * 365)
        }
        let surname =
            step.noise == .interpunct
            ? Array("吉克·".utf16) : households.names.family(&households.random)
        let wifeBirth = try motherBirthday(step.noise, around: day - age)
        try households.couple(into: &household, wifeBirth: wifeBirth, family: surname)
        try fixMother(step, in: &household)
        let span = max(0, age - 17 * 366)
        for earlier in 1..<max(1, parity) where step.kind != .motherTooYoung {
            let back = (parity - earlier) * max(430, min(900, span / parity))
            try households.child(into: &household, birth: day - back, family: surname)
        }
        if households.random.chance(0.1) { try households.grandparents(into: &household) }
        return (household, household.members[1].person, household.members[0].person)
    }

    /// A lower-case x can only be written for a number that ends in X.
    private mutating func motherBirthday(
        _ noise: LinkNoise, around day: CivilDay
    ) throws -> CivilDay {
        guard noise == .lowerCaseX else { return day }
        for offset in 0..<60 {
            let number = try households.issuer.preview(birth: day - offset, male: false)
            if number.check == UInt8(ascii: "X") { return day - offset }
        }
        return day
    }

    private mutating func fixMother(_ step: CasePlan.Step, in household: inout Household) throws {
        if step.noise == .homophone {
            household.members[1].person.name = households.names.confusableName(
                &households.random)
        }
        if step.kind == .motherTooYoung {
            household.members[1].marital = "10"
        }
    }

    /// People who are on no village's roll.
    private mutating func strangers(
        day: CivilDay, fromCounty: Bool
    ) throws -> (household: Household, mother: Person, father: Person) {
        let motherBirth = day - (19 * 366 + households.random.below(18 * 365))
        var mother = try households.person(male: false, birth: motherBirth, ethnicity: .han)
        let fatherBirth = motherBirth - households.random.below(1500)
        var father = try households.person(male: true, birth: fatherBirth, ethnicity: .han)
        if !fromCounty {
            let region = households.random.pick(Gazetteer.elsewhere).code
            mother.number = try households.issuer.issue(
                birth: motherBirth, male: false, region: region)
            father.number = try households.issuer.issue(
                birth: fatherBirth, male: true, region: region)
        }
        return (Household(village: 0, serial: 0, policeNumber: 0), mother, father)
    }

    mutating func childName(father: Person, male: Bool) -> PersonName {
        let text = father.name.text
        let family: [UInt16]
        if let point = text.firstIndex(of: "·") {
            family = Array(text[...point].utf16)
        } else if NameTables.doubleSurnames.contains(where: { Array(text.utf16.prefix(2)) == $0 }) {
            family = Array(text.utf16.prefix(2))
        } else {
            family = Array(text.utf16.prefix(1))
        }
        for _ in 0..<8 {
            let name = households.names.name(family: family, male: male, &households.random)
            if name != father.name { return name }
        }
        return PersonName(family + Array("小宝".utf16))
    }

    /// Mostly the county's two hospitals, else the township's.
    mutating func facility(township: Int) -> Int {
        switch households.random.below(10) {
        case ..<4: 0
        case ..<7: 1
        default: 2 + township
        }
    }

    mutating func sources(_ step: CasePlan.Step) -> SourceSet {
        if let fixed = step.kind.sources { return fixed }
        var sources: SourceSet = [.registry]
        sources.formUnion(step.noise.needs)
        let coverage = options.coverage
        if households.random.chance(coverage.hospital) { sources.insert(.hospital) }
        if households.random.chance(coverage.police) { sources.insert(.police) }
        if households.random.chance(coverage.vaccination) { sources.insert(.card) }
        if sources == [.registry] { sources.insert(.hospital) }
        return sources
    }
}
