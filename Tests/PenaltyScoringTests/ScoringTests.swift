import PenaltyScoring
import RegistryModel
import Testing

@Suite("Scoring villages")
struct ScoringTests {
    let table: PenaltyTable
    let roll = VillageRoll(
        (1...4).map { number in
            Village(code: Self.village(number), name: "村\(number)", township: "新房乡")
        })

    init() throws {
        table = try #require(try PenaltyTable.published("nayong-2013", digest: { _ in "0" }))
    }

    private static func village(_ number: Int) -> DivisionCode {
        DivisionCode(rawValue: 520_525_102_200 + UInt64(number))
    }

    private func auditCase(
        _ id: String, _ verdict: CaseVerdict, in village: Int?, _ status: CaseStatus,
        _ charge: Charge?
    ) -> AuditCase {
        AuditCase(
            caseID: id, verdict: verdict, village: village.map(Self.village), status: status,
            charge: charge, records: [], reason: Bilingual(zh: "", en: ""))
    }

    @Test("keeps confirmed, provisional and open apart")
    func columns() {
        let unknown = Charge.missingBirth(policy: nil, parity: 3...3)
        let scoring = table.score(
            [
                auditCase(
                    "a", .missing, in: 1, .confirmed,
                    .missingBirth(
                        policy: .within, parity: 1...1)),
                auditCase("b", .missing, in: 1, .provisional, unknown),
                auditCase("c", .missing, in: 1, .open, unknown),
                auditCase(
                    "d", .misreported, in: 2, .provisional, .misreportedBirth(fields: [.sex])),
                auditCase("e", .missing, in: nil, .provisional, unknown),
                auditCase("f", .missing, in: 9, .provisional, unknown),
                auditCase("g", .unsupported, in: 2, .open, nil),
                auditCase("h", .missing, in: 3, .confirmed, unknown),
            ], births: [Self.village(1): 40], roll: roll)
        let first = scoring.villages[0]
        #expect(first.confirmed == Points(3))
        #expect(first.provisional == PointRange(min: Points(3), max: Points(5)))
        #expect(first.points == Points(6) && first.pointsMax == Points(8))
        #expect(first.cases == 2 && first.births == 40)
        #expect(first.rows[2] == Points(6))
        #expect(scoring.villages[1].rows[6] == Points(2))
        // A confirmed case of unknown status: 3 for certain, up to 5 once it is known.
        #expect(scoring.villages[2].confirmed == Points(3))
        #expect(scoring.villages[2].provisional == PointRange(min: .zero, max: Points(2)))
        #expect(scoring.villages.map(\.rank) == [1, 3, 2, 4])
        for id in ["c", "e", "f"] {
            let scored = scoring.cases.first { $0.auditCase.caseID == id }
            #expect(scored?.points == .zero)
            #expect(scored?.range == PointRange(min: Points(3), max: Points(5)))
        }
    }

    @Test("rows of a village add up to its points under every reading")
    func rowsAddUp() {
        var table = table
        for reading in ReadingOptions.Stacking.allCases {
            table.options.sex = reading
            table.options.household = reading
            let scoring = table.score(everyCase(seed: 5, count: 300), births: [:], roll: roll)
            for village in scoring.villages {
                #expect(village.rows.reduce(.zero, +) == village.points)
            }
        }
    }

    @Test("ranks compete: equal points share a rank and the next is passed over")
    func ranks() {
        let cases = [1, 3].map { (village: Int) in
            auditCase("\(village)", .missingPerson, in: village, .confirmed, .missingPerson)
        }
        let scoring = table.score(cases, births: [:], roll: roll)
        #expect(scoring.villages.map(\.rank) == [1, 3, 1, 3])
    }

    @Test("a birth supplemented late keeps its points unless the table waives them")
    func supplemented() {
        let late = auditCase(
            "a", .late, in: 1, .provisional, .missingBirth(policy: .within, parity: 1...1))
        #expect(table.score([late], births: [:], roll: roll).villages[0].points == Points(3))
        var waiving = table
        waiving.options.supplemented = .waive
        let scoring = waiving.score([late], births: [:], roll: roll)
        #expect(scoring.villages[0].points == .zero && scoring.cases[0].row == nil)
    }

    @Test("adding a case never lowers a deduction", arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func monotone(seed: UInt64) {
        let cases = everyCase(seed: seed, count: 60)
        var previous = table.score([], births: [:], roll: roll).villages
        for count in 1...cases.count {
            let now = table.score(Array(cases[..<count]), births: [:], roll: roll).villages
            for (before, after) in zip(previous, now) {
                #expect(after.points >= before.points && after.confirmed >= before.confirmed)
                #expect(after.pointsMax >= before.pointsMax, "seed \(seed), case \(count)")
            }
            previous = now
        }
    }

    @Test("the order of cases makes no difference")
    func order() {
        let cases = everyCase(seed: 11, count: 80)
        let scoring = table.score(cases, births: [:], roll: roll)
        let turned = table.score(cases.reversed(), births: [:], roll: roll)
        #expect(scoring.cases == turned.cases && scoring.villages == turned.villages)
    }

    private func everyCase(seed: UInt64, count: Int) -> [AuditCase] {
        var generator = SplitMix(state: seed)
        let policies: [PolicyStatus?] = [.within, .outside, .undetermined, nil]
        return (0..<count).map { number in
            let low = Int.random(in: 1...6, using: &generator)
            let charges: [Charge?] = [
                .missingBirth(
                    policy: policies.randomElement(using: &generator) ?? nil,
                    parity: low...(low + Int.random(in: 0...3, using: &generator))),
                .misreportedBirth(fields: [.sex, .birthDate]), .missingPerson, nil,
                .missingHousehold(persons: low), .missingNewlyweds,
            ]
            return auditCase(
                "\(number)", .missing, in: Int.random(in: 1...5, using: &generator),
                CaseStatus.allCases.randomElement(using: &generator) ?? .open,
                charges.randomElement(using: &generator) ?? nil)
        }
    }
}

/// Steele, Lea and Flood's SplitMix64, so that a failing seed can be run again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
