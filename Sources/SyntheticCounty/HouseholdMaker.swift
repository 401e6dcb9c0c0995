/// Makes households with plausible ages, relations and numbers.
struct HouseholdMaker {
    let names = NameMaker()
    let today: CivilDay
    var issuer: ResidentNumberIssuer
    var random: SeededGenerator
    private var nextPoliceNumber = 525_000_001
    private var nextSerial: [Int]

    init(today: CivilDay, villages: Int, issuer: ResidentNumberIssuer, random: SeededGenerator) {
        self.today = today
        self.issuer = issuer
        self.random = random
        nextSerial = Array(repeating: 1, count: villages)
    }

    mutating func emptyHousehold(village: Int) -> Household {
        let serial = nextSerial[village]
        nextSerial[village] += 1
        nextPoliceNumber += 1 + random.below(3)
        return Household(village: village, serial: serial, policeNumber: nextPoliceNumber)
    }

    mutating func ethnicity() -> Ethnicity {
        switch random.below(100) {
        case ..<46: .han
        case ..<68: .chuanqing
        case ..<82: .miao
        case ..<96: .yi
        default: .bai
        }
    }

    mutating func person(
        male: Bool, birth: CivilDay, family: [UInt16]? = nil, ethnicity: Ethnicity
    ) throws -> Person {
        let name: PersonName
        if let family {
            name = names.name(family: family, male: male, &random)
        } else {
            name = names.name(male: male, &random)
        }
        let number = try issuer.issue(birth: birth, male: male)
        return Person(
            name: name, male: male, birth: birth, number: number, ethnicity: ethnicity)
    }

    /// A couple, head first; `wifeAge` in days on `day`.
    mutating func couple(
        into household: inout Household, wifeBirth: CivilDay, family: [UInt16]
    ) throws {
        let ethnicity = ethnicity()
        let earliest = wifeBirth.number - random.below(6 * 365)
        let husbandBirth = CivilDay(number: min(earliest, today.number - 23 * 366))
        let husband = try person(
            male: true, birth: husbandBirth, family: family, ethnicity: ethnicity)
        let wife = try person(
            male: false, birth: wifeBirth,
            ethnicity: random.chance(0.8) ? ethnicity : self.ethnicity())
        household.members.append(.init(person: husband, relation: "02", marital: "20"))
        household.members.append(.init(person: wife, relation: "10", marital: "20"))
    }

    mutating func child(
        into household: inout Household, birth: CivilDay, family: [UInt16]
    ) throws {
        guard household.members.count >= 2 else { return }
        let father = household.members[0].person
        let mother = household.members[1].person
        let male = random.chance(0.52)
        let child = try person(
            male: male, birth: birth, family: family, ethnicity: father.ethnicity)
        household.members.append(
            .init(
                person: child, relation: male ? "20" : "30", marital: "10",
                mother: mother.number, father: father.number))
    }

    mutating func grandparents(into household: inout Household) throws {
        guard let head = household.members.first?.person else { return }
        let birth = head.birth - (22 * 365 + random.below(12 * 365))
        guard birth > CivilDay(1918, 1, 1) else { return }
        let both = random.chance(0.6)
        let mother = try person(male: false, birth: birth, ethnicity: head.ethnicity)
        household.members.append(
            .init(person: mother, relation: "52", marital: both ? "20" : "30"))
        guard both else { return }
        let family = Array(head.name.text.utf16.prefix(1))
        let father = try person(
            male: true, birth: birth - random.below(4 * 365), family: family,
            ethnicity: head.ethnicity)
        household.members.append(.init(person: father, relation: "51", marital: "20"))
    }

    /// A household without a birth in the period.
    mutating func ordinary(village: Int, atMost limit: Int) throws -> Household {
        var household = emptyHousehold(village: village)
        let family = names.family(&random)
        if limit == 1 || random.chance(0.06) {
            let age = 18 * 366 + random.below(60 * 365)
            let alone = try person(
                male: random.chance(0.6), birth: today - age, family: family,
                ethnicity: ethnicity())
            household.members.append(.init(person: alone, relation: "02", marital: "90"))
            return household
        }
        let wifeAge = 23 * 366 + random.below(50 * 365)
        let wifeBirth = today - wifeAge
        try couple(into: &household, wifeBirth: wifeBirth, family: family)
        let children = min(random.below(5), limit - 2, max(0, (wifeAge - 20 * 366) / 900))
        var birth = wifeBirth + (20 * 366 + random.below(500))
        for _ in 0..<max(0, children) {
            // Children of the last year are the births', which have a truth of their own.
            guard birth < today - 420, birth > today - 22 * 365 else {
                birth = birth + 900
                continue
            }
            try child(into: &household, birth: birth, family: family)
            birth = birth + (500 + random.below(700))
        }
        if household.members.count + 2 <= limit, random.chance(0.25) {
            try grandparents(into: &household)
        }
        return household
    }
}
