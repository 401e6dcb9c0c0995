import Foundation
import RegistryModel
import TestSupport
import Testing

@testable import CaseLedger

@Suite(
    "Persons under one household number cost no more than the household, whoever leaves the roster")
struct HousematesTests {
    private let people = ["0017", "0025", "0033", "0041", "0050"].map {
        Resident(name: $0, household: "0520012")
    }

    private func charges(_ ledger: CaseLedger) throws -> [Charge] {
        try charging(ledger).compactMap(\.charge)
    }

    @Test("of persons found alone, who is left on the roster is charged by person, in one share")
    func foundAloneBefore() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let may = try ledger.record(
            month(5, people[1...2].map(\.missing), registered: [people[0]], in: ledger))
        #expect(try charges(ledger) == [.missingPerson, .missingPerson])
        // Two are gone from the roster, none of them registered; the third is all that is left.
        let run = try month(6, [Resident.missingHousehold([people[2]])], in: ledger)
        let june = try ledger.record(run)
        #expect(points(try charges(ledger)) == 200)
        #expect(Set(june.cases.map(\.caseID)) == Set(may.cases.map(\.caseID)))
        #expect(try charging(ledger).allSatisfy { $0.account == "2013-05-31" })
        #expect(try ledger.record(run).isRepeat)
        // Two more turn up under the number: four persons share what a household costs.
        try ledger.record(month(7, [Resident.missingHousehold(Array(people[2...4]))], in: ledger))
        #expect(try charges(ledger).count == 4)
        #expect(points(try charges(ledger)) == 300)
        #expect(try ledger.verify().tampering == nil)
    }

    @Test("a household that the roster numbers anew is the same one, by who is left of it")
    func numberedAnew() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(
            month(5, people[0...1].map(\.missing), registered: [people[2]], in: ledger))
        // One is gone from the roster, and whoever was registered is struck off.
        let june = people[1...2].map { resident in
            var resident = resident
            resident.household = "0520099"
            return resident
        }
        let run = try month(6, [Resident.missingHousehold(june)], in: ledger)
        try ledger.record(run)
        #expect(try charges(ledger).count == 3)
        #expect(points(try charges(ledger)) == 300)
        #expect(try ledger.record(run).isRepeat)
    }

    @Test(
        "other persons under the number of a household that is still missing cost nothing besides")
    func otherPersons() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(
            month(5, [Resident.missingHousehold(Array(people[0...1]))], in: ledger)
        ).cases[0].caseID
        let run = try month(6, [Resident.missingHousehold(Array(people[2...3]))], in: ledger)
        try ledger.record(run)
        #expect(points(try charges(ledger)) == 300)
        #expect(try ledger.record(run).isRepeat)
        // When a verdict clears the household, those who are found count for themselves.
        try ledger.append([verdict(first, .overturned)])
        #expect(points(try charges(ledger)) == 200)
    }

    @Test("persons who come to a household that a verdict holds to be missing cost nothing besides")
    func newcomers() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(
            month(5, [people[2].missing], registered: [people[0], people[1]], in: ledger))
        try ledger.record(month(6, [], registered: Set(people[0...2]), in: ledger))
        let household = try #require(
            ledger.record(
                month(7, [Resident.missingHousehold(Array(people[0...1]))], in: ledger)
            ).cases.first { $0.verdict == .missingHousehold })
        try ledger.append([verdict(household.caseID, .confirmed(parity: nil, policy: nil))])
        // Of the two the other is registered; one charged alone before is there again, and a new one.
        let run = try month(
            8, [people[0].missing, people[2].missing, people[3].missing], registered: [people[1]],
            in: ledger)
        try ledger.record(run)
        #expect(points(try charges(ledger)) == 300)
        #expect(try ledger.record(run).isRepeat)
        #expect(try ledger.verify().tampering == nil)
        try ledger.append([verdict(household.caseID, .overturned)])
        #expect(points(try charges(ledger)) == 200)
    }

    @Test("newcomers to a household that was divided share its points, in that month and later")
    func divided() throws {
        let eight = (0..<8).map { Resident(name: "10\($0)7", household: "0520012") }
        let newcomers = (0..<2).map { Resident(name: "20\($0)7", household: "0520012") }
        for isAtOnce in [true, false] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            try ledger.record(month(8, [Resident.missingHousehold(eight)], in: ledger))
            // One is registered and the others are gone.
            try ledger.record(
                month(
                    9, isAtOnce ? newcomers.map(\.missing) : [], registered: [eight[0]],
                    in: ledger))
            #expect(points(try charges(ledger)) == 300)
            let run = try month(10, [Resident.missingHousehold(newcomers)], in: ledger)
            try ledger.record(run)
            #expect(points(try charges(ledger)) == 300)
            #expect(try ledger.record(run).isRepeat)
        }
    }

    @Test("who was registered, or is found under another number, is no mate of a household")
    func noMates() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(
            month(5, people[1...2].map(\.missing), registered: [people[0]], in: ledger))
        var moved = people[1]
        moved.household = "0520044"
        try ledger.record(
            month(
                6, [moved.missing, Resident.missingHousehold(Array(people[3...4]))],
                registered: [people[2]], in: ledger))
        #expect(Set(try charges(ledger)) == [.missingPerson, .missingHousehold(persons: 2)])
    }

    @Test("over random moves no number costs more than a household or its persons do")
    func randomMoves() throws {
        for seed in UInt64(1)...25 {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            var moves = RosterMoves(seed: seed)
            for number in 0..<12 {
                let run = try moves.audit(of: number + 1, in: ledger)
                try ledger.record(run)
                #expect(try ledger.record(run).isRepeat, "seed \(seed) month \(number + 1)")
                let sum = points(try charges(ledger))
                #expect(
                    sum <= moves.mostPoints,
                    "seed \(seed) month \(number + 1): \(sum)")
                moves.move()
            }
            #expect(try ledger.verify().tampering == nil, "seed \(seed)")
        }
    }

    /// `HECHA_SEEDS` sets the number of seeds.
    @Test("so it is with verdicts in between, and earlier months audited again")
    func randomVerdicts() throws {
        let seeds = UInt64(ProcessInfo.processInfo.environment["HECHA_SEEDS"] ?? "") ?? 25
        for seed in 1...seeds {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            var moves = RosterMoves(seed: seed)
            var cleared = Set<String>()
            for number in 0..<12 {
                let audited =
                    moves.numbers.chance(25) ? moves.numbers.below(number + 1) : number
                let run = try moves.audit(of: audited + 1, in: ledger)
                try ledger.record(run)
                let place: Comment = "seed \(seed) month \(number + 1), audited \(audited + 1)"
                #expect(try ledger.record(run).isRepeat, place)
                #expect(points(try charges(ledger)) <= moves.mostPoints, place)
                for entry in try ledger.cases(on: "2014-12-31") where moves.numbers.chance(20) {
                    let outcomes: [VerificationOutcome] = [
                        .overturned, .confirmed(parity: nil, policy: nil),
                        .waived(until: "2014-02-28"), .unverifiable,
                    ]
                    let outcome = outcomes[moves.numbers.below(4)]
                    let day = CalendarDay(year: 2014, month: 1, day: number + 1) ?? "2014-01-01"
                    // One that was taken into another case is refused.
                    guard
                        (try? ledger.append([verdict(entry.caseID, outcome, on: day)]))
                            != nil
                    else { continue }
                    if outcome == .overturned {
                        cleared.insert(entry.caseID)
                    } else {
                        cleared.remove(entry.caseID)
                    }
                }
                #expect(points(try charges(ledger)) <= moves.mostPoints, place)
                let charged = Set(try charging(ledger).map(\.caseID))
                #expect(charged.isDisjoint(with: cleared), place)
                moves.move()
            }
            #expect(try ledger.verify().tampering == nil, "seed \(seed)")
        }
    }

    private func charging(_ ledger: CaseLedger) throws -> [CaseEntry] {
        try ledger.cases(on: "2014-12-31").filter {
            $0.charge != nil && $0.standing.charging != nil
        }
    }

    /// Hundredths of points by Nayong's table: a household 3, a person 1, together no more than 3.
    private func points(_ charges: [Charge]) -> Int {
        charges.reduce(0) { sum, charge in
            switch charge {
            case .missingHousehold: sum + 300
            case .missingMember(let before, _): sum + (before < 3 ? 100 : 0)
            case .missingPerson: sum + 100
            default: sum
            }
        }
    }
}

/// Six persons under one household number who come to the roster and leave it, are registered and
/// struck off.
private struct RosterMoves {
    var numbers: SeededNumbers
    private let household = (0..<6).map { Resident(name: "\($0)017", household: "0520012") }
    private var registered = Set<Resident>()
    private var roster: Set<Resident> = []
    private var everMissing = Set<Resident>()

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        for resident in household where numbers.chance(60) { roster.insert(resident) }
    }

    /// Hundredths: a household's, or where more were ever missing alone, theirs.
    var mostPoints: Int { max(300, 100 * everMissing.count) }

    mutating func audit(of number: Int, in ledger: CaseLedger) throws -> RunRecord {
        let present = household.filter(roster.contains)
        everMissing.formUnion(present.filter { !registered.contains($0) })
        return try month(
            number, missing([present], registered: registered),
            registered: registered.intersection(roster), in: ledger)
    }

    mutating func move() {
        for resident in household {
            if numbers.chance(20) { roster.formSymmetricDifference([resident]) }
            if numbers.chance(15) { registered.formSymmetricDifference([resident]) }
        }
    }
}
