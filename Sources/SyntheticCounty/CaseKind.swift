/// What happens to one confinement on its way through the offices.
enum CaseKind: String, CaseIterable, Sendable {
    case plain
    // Missing from the registry, by the evidence that is left.
    case missingDeliveryAndPolice
    case missingDeliveryAndCard
    case missingDeliveryOnly
    case missingPoliceOnly
    case missingCardOnly
    case missingNeonatalDeath
    case missingTwin
    case missingBesideSameName
    // Missing, with policy status and parity from a household visit.
    case missingOutsideFirst
    case missingOutsideSecond
    case missingOutsideThird
    case missingOutsideFifth
    case missingWithin
    // In the registry, and wrong there.
    case misreportedSex
    case misreportedDate
    case misreportedName
    case misreportedNumberInvalid
    case misreportedNumberOfOther
    case misreportedCertificate
    case misreportedDateAndSex
    // In the registry, right or not to be blamed.
    case feedErrorHospitalSex
    case feedErrorPoliceDate
    case feedErrorCardName
    case copiedFromHospital
    case disputedSex
    case disputedDate
    case lunarDate
    case neonatalDeath
    case homeBirthCardOnly
    case twins
    case unnamedTwins
    case sameNamedMothers
    case outsideOfHospitals
    // In the registry, at the wrong place or time, or too often.
    case wrongVillage
    case late
    case duplicateInVillage
    case duplicateInTwoVillages
    // Rows that aren't counted births.
    case unsupported
    case stillbirth
    case outOfCountyMother
    case beforePeriod
    case afterPeriod
    case villageUnknown
    // Plain rule violations.
    case fatherNumberWrong
    case childNumberIsMothers
    case motherTooYoung
    case raggedRow

    /// Whether the kind makes rows beside the counted births.
    var isBesideTheCount: Bool {
        switch self {
        case .unsupported, .stillbirth, .outOfCountyMother, .beforePeriod, .afterPeriod,
            .villageUnknown:
            true
        default: false
        }
    }

    /// Births of one confinement or one coincidence.
    var births: Int {
        switch self {
        case .missingTwin, .twins, .unnamedTwins, .sameNamedMothers, .missingBesideSameName: 2
        default: 1
        }
    }

    /// Policy status and parity of births whose penalty row is fixed by the kind.
    var fixedParity: (parity: Int, outside: Bool)? {
        switch self {
        case .missingOutsideFirst: (1, true)
        case .missingOutsideSecond: (2, true)
        case .missingOutsideThird: (3, true)
        case .missingOutsideFifth: (5, true)
        case .missingWithin: (1, false)
        default: nil
        }
    }

    /// The sources that hold the birth; nil when each is drawn by its coverage.
    var sources: SourceSet? {
        switch self {
        case .missingDeliveryAndPolice: [.hospital, .police, .card]
        case .missingDeliveryAndCard: [.hospital, .card]
        case .missingDeliveryOnly, .missingNeonatalDeath: [.hospital]
        case .missingPoliceOnly: [.police]
        case .missingCardOnly: [.card]
        case .missingOutsideFirst: [.hospital, .visit]
        case .missingOutsideSecond: [.hospital, .police, .visit]
        case .missingOutsideThird: [.police, .visit]
        case .missingOutsideFifth: [.hospital, .card, .visit]
        case .missingWithin: [.hospital, .police, .card, .visit]
        case .disputedSex, .neonatalDeath: [.registry, .hospital]
        case .disputedDate: [.registry, .police]
        case .homeBirthCardOnly: [.registry, .card]
        case .childNumberIsMothers: [.registry, .hospital, .card]
        case .unsupported: [.registry]
        case .stillbirth, .villageUnknown: [.hospital]
        case .outOfCountyMother, .beforePeriod, .afterPeriod: [.hospital]
        case .plain, .outsideOfHospitals: nil
        default: [.registry, .hospital, .police, .card]
        }
    }

    /// Whether the child got its birth dose, which belongs to the delivery's chain of custody.
    var hasBirthDose: Bool {
        switch self {
        case .missingDeliveryAndCard, .missingCardOnly, .feedErrorHospitalSex,
            .copiedFromHospital, .homeBirthCardOnly, .missingOutsideFifth:
            false
        default: true
        }
    }
}

/// The sources that may hold a birth.
struct SourceSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let registry = SourceSet(rawValue: 1)
    static let hospital = SourceSet(rawValue: 2)
    static let police = SourceSet(rawValue: 4)
    static let card = SourceSet(rawValue: 8)
    static let visit = SourceSet(rawValue: 16)
}

/// A difficulty for linkage that a careful reader sees through: no verdict changes.
enum LinkNoise: String, CaseIterable, Sendable {
    case none
    case midnight
    case unnamed
    case homophone
    case identityTypo
    case identityTransposed
    case fifteenDigits
    case identityBlank
    case fullWidth
    case slashedDate
    case lowerCaseX
    case interpunct

    /// Sources that the noise needs.
    var needs: SourceSet {
        switch self {
        case .none: []
        case .midnight, .homophone, .identityTypo, .identityTransposed, .identityBlank:
            [.hospital]
        case .unnamed, .fullWidth, .slashedDate, .lowerCaseX, .interpunct, .fifteenDigits:
            [.registry]
        }
    }
}
