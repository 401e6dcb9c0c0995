/// Makes births together with their families.
struct BirthMaker {
    var households: HouseholdMaker
    let gazetteer: Gazetteer
    let options: SynthesisOptions
    private var nextKey = 1
    private var nextCertificate: UInt64 = 0
    private let certificateOffset: UInt64

    init(households: HouseholdMaker, gazetteer: Gazetteer, options: SynthesisOptions) {
        self.households = households
        self.gazetteer = gazetteer
        self.options = options
        certificateOffset = SeededGenerator.hash(77, seed: options.seed) % 10_000_000
    }

    /// The births of one step; twins share a household, mothers of the same name don't.
    mutating func make(
        _ step: CasePlan.Step, village: Int
    ) throws -> [(birth: Birth, household: Household)] {
        var first = try single(step, village: village)
        switch step.kind {
        case .missingTwin, .twins, .unnamedTwins:
            first.birth.plurality = 2
            return try [first, twin(of: first)]
        case .sameNamedMothers, .missingBesideSameName:
            return try [first, namesake(of: first, village: village)]
        default:
            return [first]
        }
    }

    private mutating func single(
        _ step: CasePlan.Step, village: Int
    ) throws -> (birth: Birth, household: Household) {
        let day = birthDay(step)
        let (parity, outside) = parityAndPolicy(step.kind)
        let (household, mother, father) = try family(step, village, day: day, parity: parity)
        let male = households.random.chance(0.53)
        let hospital = facility(township: gazetteer.villages[village].township)
        var birth = Birth(
            key: key(), kind: step.kind, noise: step.noise, village: village,
            reportingVillage: village, mother: mother, father: father,
            householdID: household.registryID(gazetteer.villages[village]),
            policeNumber: household.policeNumber,
            childName: childName(father: father, male: male), male: male, day: day,
            minute: minute(step.noise), parity: parity, outside: outside,
            number: try households.issuer.issue(birth: day, male: male),
            certificate: certificate(day), facility: hospital,
            weight: 2500 + 10 * households.random.below(160),
            weeks: 37 + households.random.below(5), sources: [], birthDose: false)
        birth.sources = sources(step)
        birth.birthDose = step.kind.hasBirthDose
        settle(&birth)
        return (birth, household)
    }

    /// The consequences of the kind for where, how and whether the child counts.
    private mutating func settle(_ birth: inout Birth) {
        switch birth.kind {
        case .missingCardOnly, .homeBirthCardOnly, .outsideOfHospitals:
            bearAtHome(&birth)
        case .missingPoliceOnly, .missingOutsideThird:
            birth.facility = nil
        case .neonatalDeath, .missingNeonatalDeath:
            birth.outcome = 3
        case .stillbirth:
            birth.outcome = 2
            birth.certificate = ""
            birth.scope = .notLiveBirth
        case .outOfCountyMother:
            birth.scope = .outsideCounty
            birth.village = nil
        case .villageUnknown:
            birth.scope = .villageUnknown
            birth.village = nil
        case .beforePeriod, .afterPeriod:
            birth.scope = .outsidePeriod
        case .unsupported:
            birth.scope = .invented
            birth.certificate = ""
        case .wrongVillage:
            if let village = birth.village {
                birth.reportingVillage = gazetteer.neighbour(of: village)
            }
        default:
            break
        }
        // A made-up birth claims a facility of the county; others not seen there were born
        // in a hospital elsewhere.
        if !birth.sources.contains(.hospital), birth.kind != .unsupported {
            birth.facility = nil
        }
    }

    private func bearAtHome(_ birth: inout Birth) {
        birth.place = 2
        birth.facility = nil
        birth.certificate = ""
        birth.birthDose = false
        birth.sources.remove(.hospital)
        let evidence: SourceSet = [.police, .card]
        if birth.kind == .outsideOfHospitals, birth.sources.isDisjoint(with: evidence) {
            birth.sources.insert(.card)
        }
    }

    private mutating func twin(
        of first: (birth: Birth, household: Household)
    ) throws -> (birth: Birth, household: Household) {
        var twin = first.birth
        twin.key = key()
        twin.male =
            first.birth.kind == .unnamedTwins
            ? first.birth.male : households.random.chance(0.5)
        twin.childName = childName(father: twin.father, male: twin.male)
        twin.number = try households.issuer.issue(birth: twin.day, male: twin.male)
        twin.certificate = certificate(twin.day)
        twin.birthOrder = 2
        twin.parity += 1
        twin.weight -= 10 * households.random.within(-30...30)
        if twin.minute < 1430 { twin.minute += households.random.within(2...9) }
        if twin.kind == .missingTwin { twin.sources.remove(.registry) }
        return (twin, first.household)
    }

    private mutating func namesake(
        of first: (birth: Birth, household: Household), village: Int
    ) throws -> (birth: Birth, household: Household) {
        var other = try single(
            CasePlan.Step(kind: first.birth.kind, noise: .none), village: village)
        other.birth.mother.name = first.birth.mother.name
        other.household.members[1].person.name = first.birth.mother.name
        other.birth.day = first.birth.day
        other.birth.male = first.birth.male
        other.birth.number = try households.issuer.issue(
            birth: other.birth.day, male: other.birth.male)
        other.birth.childName = childName(father: other.birth.father, male: other.birth.male)
        if first.birth.kind == .missingBesideSameName {
            other.birth.sources.remove(.registry)
        }
        return other
    }

    private mutating func key() -> String {
        defer { nextKey += 1 }
        return "B" + nextKey.padded(7)
    }

    /// The letter of the print year, the province, seven digits that never come twice.
    private mutating func certificate(_ day: CivilDay) -> String {
        let leftover = households.random.chance(0.08) ? 1 : 0
        let letter = UInt8(ascii: "A") + UInt8(max(0, min(25, day.parts.year - 2000 - leftover)))
        let serial = (certificateOffset + nextCertificate * 7_368_787) % 10_000_000
        nextCertificate += 1
        let province = String(options.county.prefix(2))
        return String(decoding: [letter], as: UTF8.self) + province + Int(serial).padded(7)
    }
}
