/// Hands out resident numbers, never the same twice.
///
/// The numbers of one birthday and sex are a seeded walk through the 499 sequence numbers of
/// that sex; when they are used up, the next county of the prefecture lends its code.
struct ResidentNumberIssuer {
    private static let firstDay = CivilDay(1900, 1, 1)
    private static let dayCount = 73_100
    private static let perDay = 499
    private let seed: UInt64
    private let regionsNow: [UInt64]
    private let regionsBefore2011: [UInt64]
    private var issued: [UInt16]

    init(seed: UInt64, county: UInt64) {
        self.seed = seed
        let prefecture = county / 100 * 100
        let neighbours: [UInt64] = [02, 21, 22, 23, 24, 26, 27].map { prefecture + $0 }
        regionsNow = [county] + neighbours.filter { $0 != county }
        // The whole prefecture was recoded in 2011; older numbers keep the old county code.
        regionsBefore2011 =
            county == 520_525
            ? [522_426, 522_401, 522_422, 522_423, 522_424, 522_425, 522_427, 522_428]
            : regionsNow
        issued = Array(repeating: 0, count: Self.dayCount * 2)
    }

    /// A new number for a resident of the county under audit.
    mutating func issue(birth: CivilDay, male: Bool) throws -> ResidentNumber {
        let number = try preview(birth: birth, male: male)
        issued[Self.place(birth, male)] += 1
        return number
    }

    /// A new number for someone from `region`, outside the prefecture.
    mutating func issue(
        birth: CivilDay, male: Bool, region: UInt64
    ) throws -> ResidentNumber {
        let (turn, sequence) = try draw(birth: birth, male: male)
        return ResidentNumber(
            region: region + UInt64(turn) * 1000, birth: birth, sequence: sequence)
    }

    /// The number that `issue` would hand out next.
    func preview(birth: CivilDay, male: Bool) throws -> ResidentNumber {
        let regions = birth < CivilDay(2011, 1, 1) ? regionsBefore2011 : regionsNow
        let (turn, sequence) = try look(birth: birth, male: male)
        guard turn < regions.count else { throw SynthesisFailure.numbersExhausted(birth) }
        return ResidentNumber(region: regions[turn], birth: birth, sequence: sequence)
    }

    private mutating func draw(birth: CivilDay, male: Bool) throws -> (turn: Int, sequence: Int) {
        let result = try look(birth: birth, male: male)
        issued[Self.place(birth, male)] += 1
        return result
    }

    private func look(birth: CivilDay, male: Bool) throws -> (turn: Int, sequence: Int) {
        let place = Self.place(birth, male)
        guard issued.indices.contains(place) else {
            throw SynthesisFailure.numbersExhausted(birth)
        }
        let count = Int(issued[place])
        let mixed = SeededGenerator.hash(UInt64(place), seed: seed)
        let start = Int(mixed % UInt64(Self.perDay))
        let step = 1 + Int((mixed >> 32) % UInt64(Self.perDay - 1))
        let slot = (start + count % Self.perDay * step) % Self.perDay
        return (count / Self.perDay, 2 * slot + (male ? 1 : 2))
    }

    private static func place(_ birth: CivilDay, _ male: Bool) -> Int {
        (birth.number - firstDay.number) * 2 + (male ? 1 : 0)
    }
}
