/// One child as it really was, and where its records went.
struct Birth: Sendable {
    enum Scope: String, Sendable {
        case counted
        case notLiveBirth = "not-live-birth"
        case outsidePeriod = "outside-period"
        case outsideCounty = "outside-county"
        case villageUnknown = "village-unknown"
        /// No such child exists.
        case invented
    }

    struct RecordName: Hashable, Sendable {
        var source: String
        var recordID: String
    }

    /// A value that was written otherwise than it is.
    struct InjectedError: Sendable {
        var record: RecordName
        var field: Field
        var kind: String
        var truth: String
        var written: String
    }

    var key: String
    var kind: CaseKind
    var noise: LinkNoise
    var scope = Scope.counted
    /// The mother's village, if it is one of the county's.
    var village: Int?
    /// The village that reports; differs for the wrong-village kind.
    var reportingVillage: Int?
    var mother: Person
    var father: Person
    var householdID: String
    var policeNumber: Int

    var childName: PersonName
    var male: Bool
    var day: CivilDay
    /// Minutes after midnight.
    var minute: Int
    var plurality = 1
    var birthOrder = 1
    var parity: Int
    var outside: Bool
    var number: ResidentNumber
    /// Blank when none was issued.
    var certificate: String
    /// Where it was born: an index into the county's facilities; nil elsewhere.
    var facility: Int?
    /// Registry code: 1 facility, 2 at home.
    var place = 1
    /// Hospital code: 1 live, 2 stillbirth, 3 neonatal death.
    var outcome = 1
    var weight: Int
    var weeks: Int

    var sources: SourceSet
    var birthDose: Bool
    /// What the registry believes, where that differs.
    var registeredName: PersonName?
    var registeredMale: Bool?
    var registeredDay: CivilDay?
    var records: [RecordName] = []
    var errors: [InjectedError] = []

    var isReported: Bool { sources.contains(.registry) }

    /// Whether the birth counts and the registry lacks it.
    var isMissing: Bool { scope == .counted && !isReported }

    var motherAge: Int {
        let (year, month, dayOfMonth) = day.parts
        let born = mother.birth.parts
        let hadBirthday = (month, dayOfMonth) >= (born.month, born.day)
        return year - born.year - (hadBirthday ? 0 : 1)
    }

    /// How a clerk writes down a child that has no name yet.
    func placeholderName(_ random: inout SeededGenerator) -> String {
        let mother = mother.name.text
        if plurality > 1 { return mother + (birthOrder == 1 ? "之大双" : "之小双") }
        switch random.below(4) {
        case 0: return ""
        case 1: return "未取名"
        default: return mother + (male ? "之子" : "之女")
        }
    }
}
