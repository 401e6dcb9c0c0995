/// A resident as the truth knows them.
struct Person: Sendable {
    var name: PersonName
    var male: Bool
    var birth: CivilDay
    var number: ResidentNumber
    var ethnicity: Ethnicity
}

/// The groups of the county, as GB/T 3304 codes them; 穿青人 has no code and is written out.
enum Ethnicity: String, Sendable {
    case han = "01"
    case miao = "06"
    case yi = "07"
    case bai = "14"
    case chuanqing = "穿青人"
}

struct Household: Sendable {
    struct Member: Sendable {
        var person: Person
        /// GB/T 4761, two digits.
        var relation: String
        /// GB/T 2261.2.
        var marital: String
        var mother: ResidentNumber?
        var father: ResidentNumber?
        var inRegistry = true
        var inRoster = true
        /// 1 on the roll, 2 moved away, 3 dead.
        var rosterStatus: UInt8 = 1
        /// 1 resident, 2 moved in, 3 moved out.
        var residency: UInt8 = 1
        /// What the register says of a newborn whose village misreported it.
        var registered: (name: PersonName, male: Bool, birth: CivilDay)?
    }

    var village: Int
    /// The registry's number within the village.
    var serial: Int
    /// The police's number, unrelated to the registry's.
    var policeNumber: Int
    var members: [Member] = []

    func registryID(_ village: Gazetteer.Village) -> String {
        village.code + serial.padded(5)
    }
}
