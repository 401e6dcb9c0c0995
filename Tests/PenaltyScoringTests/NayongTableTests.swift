import PenaltyScoring
import RegistryModel
import Testing

/// Expectations worked by hand from scoring.md §3 and domain.md §1.1 and §5, item 9.
@Suite("The Nayong table, row by row")
struct NayongTableTests {
    let table: PenaltyTable

    init() throws {
        table = try #require(try PenaltyTable.published("nayong-2013", digest: { _ in "0" }))
    }

    @Test("has the ten rows of the design, in order")
    func rowIDs() {
        #expect(
            table.rows.map(\.id) == [
                "missing-birth-outside-1", "missing-birth-outside-2", "missing-birth-within",
                "missing-birth-outside-3", "missing-birth-outside-4plus", "misreported-birth",
                "misreported-sex", "missing-newlyweds", "missing-person", "missing-household",
            ])
        #expect(PenaltyTable.publishedIDs == ["nayong-2013"])
        #expect(table.summary.rows[0].clause == "政策外一孩出生漏报1人扣2分")
        #expect(
            table.summary.options.map(\.value) == [
                "eachHigherAdds", "once", "replaces", "replaces", "keep",
            ])
    }

    @Test(
        "prices a missing birth",
        arguments: [
            Line(.outside, 1...1, "missing-birth-outside-1", 2, 2),
            Line(.outside, 2...2, "missing-birth-outside-2", 3, 3),
            Line(.outside, 3...3, "missing-birth-outside-3", 5, 5),
            Line(.outside, 4...4, "missing-birth-outside-4plus", 7, 7),
            Line(.outside, 5...5, "missing-birth-outside-4plus", 9, 9),
            Line(.outside, 6...6, "missing-birth-outside-4plus", 11, 11),
            Line(.within, 1...1, "missing-birth-within", 3, 3),
            Line(.within, 4...4, "missing-birth-within", 3, 3),
            Line(.within, 1...9, "missing-birth-within", 3, 3),
            Line(nil, 1...1, "missing-birth-outside-1", 2, 3),
            Line(nil, 2...2, "missing-birth-within", 3, 3),
            Line(nil, 3...3, "missing-birth-within", 3, 5),
            Line(nil, 4...4, "missing-birth-within", 3, 7),
            Line(nil, 7...7, "missing-birth-within", 3, 13),
            Line(.undetermined, 3...3, "missing-birth-within", 3, 5),
            Line(.outside, 1...6, "missing-birth-outside-1", 2, 11),
            Line(.outside, 1...3, "missing-birth-outside-1", 2, 5),
            Line(nil, 1...5, "missing-birth-outside-1", 2, 9),
            Line(nil, 2...4, "missing-birth-within", 3, 7),
            Line(nil, 0...0, "missing-birth-outside-1", 2, 3),
        ])
    func missingBirth(line: Line) {
        let price = table.price(.missingBirth(policy: line.policy, parity: line.parity))
        #expect(price.row == line.row)
        #expect(price.range == PointRange(min: Points(line.min), max: Points(line.max)))
    }

    @Test("counts a misreported birth once, and a wrong sex in place of it")
    func misreported() {
        #expect(price(.misreportedBirth(fields: [.birthDate])) == ["misreported-birth", "1"])
        #expect(
            price(.misreportedBirth(fields: [.birthDate, .childName, .parity]))
                == ["misreported-birth", "1"])
        #expect(price(.misreportedBirth(fields: [.sex])) == ["misreported-sex", "2"])
        #expect(
            price(.misreportedBirth(fields: [.birthDate, .sex, .childName]))
                == ["misreported-sex", "2"])
        #expect(price(.misreportedBirth(fields: [])) == ["misreported-birth", "1"])
    }

    @Test("prices persons, households and newlyweds")
    func others() {
        #expect(price(.missingPerson) == ["missing-person", "1"])
        #expect(price(.missingHousehold(persons: 5)) == ["missing-household", "3"])
        #expect(price(.missingNewlyweds) == ["missing-newlyweds", "2"])
    }

    @Test("persons of one household together never cost more than the household")
    func members() {
        let five = (0..<5).map { price(.missingMember(before: $0)) }
        #expect(
            five == [
                ["missing-person", "1"], ["missing-person", "1"], ["missing-person", "1"],
                [nil, "0"], [nil, "0"],
            ])
        // What nobody writes must not stop anybody.
        #expect(price(.missingMember(before: .max)) == [nil, "0"])
        #expect(price(.missingMember(before: -1)) == ["missing-person", "1"])
        var adding = table
        adding.options.household = .adds
        #expect(
            adding.price(.missingMember(before: 4)).range
                == PointRange(min: Points(1), max: Points(1)))
    }

    @Test(
        "reads three wrong fields, sex among them, each way",
        arguments: [
            ("once", "replaces", "2"), ("once", "adds", "3"), ("perField", "replaces", "4"),
            ("perField", "adds", "5"),
        ])
    func threeWrongFields(perBirth: String, sex: String, points: String) throws {
        var table = table
        table.options.perBirth = try #require(ReadingOptions.PerBirth(rawValue: perBirth))
        table.options.sex = try #require(ReadingOptions.Stacking(rawValue: sex))
        let price = table.price(.misreportedBirth(fields: [.birthDate, .sex, .childName]))
        #expect(price.range.description == points)
        #expect(price.row == "misreported-sex")
        let sum = price.parts.reduce(Points.zero) { $0 + $1.points }
        #expect(sum == price.range.min)
    }

    @Test("a household of five costs 3, or 8 when its persons are added")
    func householdOption() {
        var table = table
        table.options.household = .adds
        let price = table.price(.missingHousehold(persons: 5))
        #expect(price.range.description == "8")
        #expect(price.parts.map(\.points.description) == ["3", "5"])
    }

    @Test(
        "reads the clause on fourth children each way",
        arguments: [
            (ReadingOptions.HigherParities.eachHigherAdds, ["7", "9", "11"]),
            (.addsOnce, ["7", "7", "7"]), (.flat, ["2", "2", "2"]),
        ])
    func fourthChildren(reading: ReadingOptions.HigherParities, points: [String]) {
        var table = table
        table.options.missingFourPlus = reading
        let priced = (4...6).map { parity in
            table.price(.missingBirth(policy: .outside, parity: parity...parity))
        }
        #expect(priced.map(\.range.description) == points)
    }

    private func price(_ charge: Charge) -> [String?] {
        let price = table.price(charge)
        return [price.row, price.range.description]
    }

    struct Line: Sendable, CustomTestStringConvertible {
        let policy: PolicyStatus?
        let parity: ClosedRange<Int>
        let row: String
        let min: Int
        let max: Int

        init(
            _ policy: PolicyStatus?, _ parity: ClosedRange<Int>, _ row: String, _ min: Int,
            _ max: Int
        ) {
            self.policy = policy
            self.parity = parity
            self.row = row
            self.min = min
            self.max = max
        }

        var testDescription: String {
            "\(policy.map { "\($0)" } ?? "unknown") \(parity): \(min)–\(max)"
        }
    }
}
