/// Decides what happens to the next confinement: by plan in the showcase, else by rate.
struct CasePlan: Sendable {
    struct Step: Sendable {
        var kind: CaseKind
        var noise: LinkNoise
    }

    /// Every kind and every noise once, the commonest verdicts twice.
    private static let showcaseSteps: [Step] =
        CaseKind.allCases.filter { $0 != .plain }.map { Step(kind: $0, noise: .none) }
        + LinkNoise.allCases.filter { $0 != .none }.map { Step(kind: .plain, noise: $0) }
        + [
            Step(kind: .missingDeliveryAndPolice, noise: .identityTypo),
            Step(kind: .missingDeliveryAndCard, noise: .homophone),
            Step(kind: .missingDeliveryOnly, noise: .none),
            Step(kind: .missingDeliveryAndPolice, noise: .none),
            Step(kind: .misreportedSex, noise: .none),
            Step(kind: .misreportedDate, noise: .none),
        ]

    private let rates: ErrorRates
    private let showcase: Bool
    private let missingShares: [(CaseKind, Double)]
    private let reportedShares: [(CaseKind, Double)]

    init(options: SynthesisOptions) {
        rates = options.rates
        showcase = options.showcase
        missingShares = Self.missingShares(options.rates)
        reportedShares = Self.reportedShares(options.rates)
    }

    /// The steps planned for one village of the showcase; empty in other counties.
    func planned(village: Int, of villages: Int) -> [Step] {
        guard showcase else { return [] }
        return Self.showcaseSteps.indices.filter { $0 % villages == village }
            .map { Self.showcaseSteps[$0] }
    }

    /// A counted birth, or two when there is room for two.
    func draw(room: Int, _ random: inout SeededGenerator) -> Step {
        let kind = drawKind(room: room, &random)
        var noise = drawNoise(&random)
        if let sources = kind.sources, !sources.isSuperset(of: noise.needs) { noise = .none }
        if !takesNoise(kind) { noise = .none }
        if noise == .midnight, kind != .plain { noise = .none }
        return Step(kind: kind, noise: noise)
    }

    /// Rows beside the counted births, asked for once per counted birth.
    func drawBeside(_ random: inout SeededGenerator) -> CaseKind? {
        let outside = rates.outsidePeriod / 2
        return choose(
            [
                (.unsupported, rates.unsupported), (.stillbirth, rates.stillbirth),
                (.outOfCountyMother, rates.outOfCounty), (.beforePeriod, outside),
                (.afterPeriod, outside), (.villageUnknown, rates.villageUnknown),
            ], &random)
    }

    private func takesNoise(_ kind: CaseKind) -> Bool {
        switch kind {
        case .plain, .missingDeliveryAndPolice, .missingDeliveryAndCard, .missingDeliveryOnly,
            .misreportedSex, .misreportedDate, .misreportedCertificate:
            true
        default: false
        }
    }

    private func drawKind(room: Int, _ random: inout SeededGenerator) -> CaseKind {
        if let kind = choose(missingShares + reportedShares, &random) { return kind }
        guard room >= 2, random.chance(rates.twins / 2) else { return .plain }
        if random.chance(rates.missing * 2) { return .missingTwin }
        return random.chance(0.4) ? .unnamedTwins : .twins
    }

    private static func missingShares(_ rates: ErrorRates) -> [(CaseKind, Double)] {
        let unvisited: Double = rates.missing * (1 - rates.visited)
        let visited: Double = rates.missing * rates.visited / 5
        return [
            (.missingDeliveryAndPolice, unvisited * 0.4),
            (.missingDeliveryAndCard, unvisited * 0.2),
            (.missingDeliveryOnly, unvisited * 0.15), (.missingPoliceOnly, unvisited * 0.1),
            (.missingCardOnly, unvisited * 0.1), (.missingNeonatalDeath, unvisited * 0.05),
            (.missingOutsideFirst, visited), (.missingOutsideSecond, visited),
            (.missingOutsideThird, visited), (.missingOutsideFifth, visited),
            (.missingWithin, visited),
        ]
    }

    private static func reportedShares(_ rates: ErrorRates) -> [(CaseKind, Double)] {
        let fifth: Double = rates.misreported / 5
        let feed: Double = rates.feedError / 3
        let home: Double = rates.homeBirth
        return [
            (.misreportedSex, fifth), (.misreportedDate, fifth), (.misreportedName, fifth),
            (.misreportedNumberInvalid, fifth / 2), (.misreportedNumberOfOther, fifth / 2),
            (.misreportedCertificate, fifth * 0.8), (.misreportedDateAndSex, fifth * 0.2),
            (.feedErrorHospitalSex, feed), (.feedErrorPoliceDate, feed),
            (.feedErrorCardName, feed), (.copiedFromHospital, rates.copiedFeedError),
            (.disputedSex, rates.disputed / 2), (.disputedDate, rates.disputed / 2),
            (.lunarDate, rates.lunar), (.wrongVillage, rates.wrongVillage),
            (.late, rates.late), (.duplicateInVillage, rates.duplicate / 2),
            (.duplicateInTwoVillages, rates.duplicate / 2),
            (.outsideOfHospitals, home * 0.7), (.homeBirthCardOnly, home * 0.3),
            (.neonatalDeath, rates.neonatalDeath),
        ]
    }

    private func drawNoise(_ random: inout SeededGenerator) -> LinkNoise {
        let form = rates.formDeviation / 3
        return choose(
            [
                (.midnight, rates.midnight), (.unnamed, rates.unnamed),
                (.homophone, rates.homophone), (.identityTypo, rates.identityTypo),
                (.identityTransposed, rates.identityTransposed),
                (.fifteenDigits, rates.fifteenDigits), (.identityBlank, rates.identityBlank),
                (.fullWidth, form), (.slashedDate, form), (.lowerCaseX, form),
            ], &random) ?? .none
    }

    private func choose<Choice>(
        _ choices: [(Choice, Double)], _ random: inout SeededGenerator
    ) -> Choice? {
        var rest = Double(random.next() >> 11) * 0x1p-53
        for (choice, share) in choices {
            if rest < share { return choice }
            rest -= share
        }
        return nil
    }
}
