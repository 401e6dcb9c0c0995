import RegistryModel
import TestSupport
import Testing

@testable import CaseLedger

@Suite("Persons of one household cost what the household leaves them, as their cases stand")
struct HouseholdShareTests {
    private let five = ["0017", "0025", "0033", "0041", "0050"].map { Resident(name: $0) }

    private func charging(_ ledger: CaseLedger) throws -> [CaseEntry] {
        try ledger.cases(on: "2014-12-31").filter {
            $0.charge != nil && $0.standing.charging != nil
        }
    }

    private func places(_ entries: [CaseEntry]) -> [Int] {
        entries.map { entry in
            guard case .missingMember(let before, _)? = entry.charge else { return -1 }
            return before
        }.sorted()
    }

    @Test(
        "a household of which one is registered and nobody found any more stays open for the others"
    )
    func allVanished() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(
            month(5, [Resident.missingHousehold(five)], in: ledger)
        ).cases[0].caseID
        let run = try month(6, [], registered: [five[0]], in: ledger)
        let june = try ledger.record(run)
        #expect(try ledger.happenings(of: first).last?.kind == "divided")
        #expect(june.cases.count == 4)
        #expect(june.cases.allSatisfy { $0.standing?.isCarriedOver == true })
        #expect(places(try charging(ledger)) == [0, 1, 2, 3])
        #expect(try charging(ledger).allSatisfy { $0.account == "2013-05-31" })
        #expect(try ledger.record(run).isRepeat)
        // One is back and one gets registered: each is the case it was.
        let july = try ledger.record(
            month(7, [five[1].missing], registered: [five[0], five[2]], in: ledger))
        #expect(july.cases.count == 3)
        #expect(places(try charging(ledger)) == [0, 1, 2])
        #expect(try ledger.verify().tampering == nil)
    }

    @Test("who of a household that was put right is struck off is missing alone")
    func struckOff() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let two = Array(five.prefix(2))
        try ledger.record(month(5, [Resident.missingHousehold(two)], in: ledger))
        try ledger.record(month(6, [], registered: Set(two), in: ledger))
        #expect(try charging(ledger).isEmpty)
        let run = try month(7, [two[1].missing], registered: [two[0]], in: ledger)
        try ledger.record(run)
        #expect(try charging(ledger).count == 1)
        #expect(try ledger.record(run).isRepeat)
    }

    @Test("a household that a verdict confirmed or cleared isn't divided when its people vanish")
    func vanishedAfterVerdict() throws {
        for outcome in [VerificationOutcome.overturned, .confirmed(parity: nil, policy: nil)] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            let first = try ledger.record(
                month(5, [Resident.missingHousehold(five)], in: ledger)
            ).cases[0].caseID
            try ledger.append([verdict(first, outcome)])
            try ledger.record(month(6, [], registered: [five[0]], in: ledger))
            #expect(try ledger.cases(on: "2013-06-30").map(\.caseID) == [first])
            #expect(
                try charging(ledger).map(\.charge)
                    == (outcome == .overturned ? [] : [.missingHousehold(persons: 5)]))
        }
    }

    @Test("who is cleared or registered leaves room for the others of the household")
    func overturnedMember() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(5, [Resident.missingHousehold(five)], in: ledger))
        let rest = Array(five.dropFirst())
        let run = try month(6, rest.map(\.missing), registered: [five[0]], in: ledger)
        let june = try ledger.record(run)
        #expect(places(try charging(ledger)) == [0, 1, 2, 3])
        let household = try ledger.cases(on: "2013-06-30")[0].caseID
        func member(_ place: Int) throws -> CaseEntry {
            let share = Charge.missingMember(before: place, household: household)
            return try #require(try charging(ledger).first { $0.charge == share })
        }
        let leading = try member(0)
        try ledger.append([verdict(leading.caseID, .overturned)])
        #expect(places(try charging(ledger)) == [0, 1, 2])
        #expect(june.cases.count == 4)
        // Confirmed ones lead, whoever is overturned after all gives the place back.
        let last = try member(2)
        try ledger.append([verdict(last.caseID, .confirmed(parity: nil, policy: nil))])
        let confirmed = try charging(ledger).filter { $0.standing.charging == .confirmed }
        #expect(places(confirmed) == [0])
        try ledger.append([verdict(last.caseID, .waived(until: "2013-12-31"))])
        #expect(
            places(try ledger.cases(on: "2013-09-01").filter { $0.standing.charging != nil })
                == [0, 1])
        // The account made without auditing says the same, and a repeated run writes nothing more.
        let account = try ledger.account(of: "2013-05-01"..."2013-05-31", on: "2013-09-01")
        #expect(account.compactMap(\.charge).count == 2)
        try ledger.record(run)
        #expect(try ledger.record(run).isRepeat)
    }

    @Test("who comes to a household that was confirmed as a whole shares its points")
    func cameLater() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let two = Array(five.prefix(2))
        let first = try ledger.record(
            month(5, [Resident.missingHousehold(two)], in: ledger)
        ).cases[0].caseID
        try ledger.append([verdict(first, .confirmed(parity: nil, policy: nil))])
        let run = try month(6, [Resident.missingHousehold(Array(five.prefix(3)))], in: ledger)
        try ledger.record(run)
        let charged = try charging(ledger).map(\.charge)
        #expect(
            charged == [
                .missingHousehold(persons: 2), .missingMember(before: .max, household: first),
            ])
        #expect(try ledger.record(run).isRepeat)
    }

    @Test("a child whose birth is found after the household is no person of it any more")
    func childOfHousehold() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let child = Resident(name: "0058")
        let household = Resident.missingHousehold([child] + five.prefix(2))
        let june = try month(6, year: 2014, [household], in: ledger)
        try ledger.record(june)
        #expect(try charging(ledger).map(\.charge) == [.missingHousehold(persons: 3)])
        let may = try month(5, [Resident.birth(of: child)], in: ledger)
        let outcome = try ledger.record(may)
        #expect(outcome.cases.count { $0.verdict == .missing } == 1)
        #expect(
            Set(try charging(ledger).compactMap(\.charge))
                == [.missingHousehold(persons: 2), .missingBirth(policy: nil, parity: 1...2)])
    }
}
