import RegistryModel
import TestSupport
import Testing

@testable import CaseLedger

@Suite("Nobody is charged twice, or cleared for nothing, as a person and as a household")
struct HouseholdTests {
    private let family = ["0017", "0025", "0033"].map { Resident(name: $0) }

    /// Points-bearing cases of the ledger, whatever their account.
    private func charging(_ ledger: CaseLedger) throws -> [CaseEntry] {
        try ledger.cases(on: "2013-07-31").filter {
            $0.charge != nil && $0.standing.charging != nil
        }
    }

    /// Of persons who share a household's points: their places, in order; -1 for anything else.
    private func shares(_ entries: [CaseEntry]) -> [Int] {
        entries.map { entry in
            guard case .missingMember(let before, _)? = entry.charge else { return -1 }
            return before
        }.sorted()
    }

    @Test("a household that was cleared stays cleared when somebody of it gets registered")
    func clearedHousehold() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let household = Resident.missingHousehold(family)
        let first = try ledger.record(month(5, [household], in: ledger)).cases[0].caseID
        try ledger.append([verdict(first, .overturned)])
        let rest = Array(family.dropFirst())
        let run = try month(6, rest.map(\.missing), registered: [family[0]], in: ledger)
        let june = try ledger.record(run)
        #expect(try charging(ledger).isEmpty)
        #expect(june.cases.count == 2)
        #expect(june.cases.allSatisfy { $0.standing?.verdict?.outcome == .overturned })
        #expect(try ledger.record(run).isRepeat)
        // And in the months after, one by one.
        let july = try month(7, [rest[1].missing], registered: Set(family.prefix(2)), in: ledger)
        try ledger.record(july)
        #expect(try charging(ledger).isEmpty)
        #expect(try ledger.verify().tampering == nil)
    }

    @Test("an open household that somebody leaves is charged by person, in its own account")
    func openHousehold() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(
            month(5, [Resident.missingHousehold(family)], in: ledger)
        ).cases[0].caseID
        let rest = Array(family.dropFirst())
        try ledger.record(
            month(6, rest.map(\.missing), registered: [family[0]], in: ledger))
        let charged = try charging(ledger)
        #expect(shares(charged) == [0, 1])
        #expect(charged.allSatisfy { $0.account == "2013-05-31" })
        let story = try #require(try ledger.happenings(of: first).last)
        #expect(story.kind == "divided")
        #expect(story.into.sorted() == charged.map(\.caseID).sorted())
        #expect(try ledger.happenings(of: charged[0].caseID)[0].origin == first)
        // Whoever gives a verdict on the household now is told where its persons are.
        #expect(throws: LedgerFailure.self) { try ledger.append([verdict(first, .overturned)]) }
    }

    @Test("a household off the roster is settled once the register has everybody's number")
    func registeredAndGone() throws {
        let residents = ["0017", "0025"].map { Resident(name: $0, household: "0520012") }
        for registered in [residents, Array(residents.prefix(1))] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            try ledger.record(month(5, missing([residents], registered: []), in: ledger))
            var june = try month(6, [], in: ledger)
            for resident in registered {
                let key = ledger.keyer.key(.personNumber, [resident.number])
                june.answered[key.hash] = RegistryAnswer(identity: [key])
            }
            let isAll = registered.count == residents.count
            #expect(try ledger.record(june).tally.corrected == (isAll ? 1 : 0))
            #expect(try charging(ledger).isEmpty == isAll)
        }
    }

    @Test("a confirmed household costs what it cost, and its persons nothing besides")
    func confirmedHousehold() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(
            month(5, [Resident.missingHousehold(family)], in: ledger)
        ).cases[0].caseID
        try ledger.append([verdict(first, .confirmed(parity: nil, policy: nil))])
        let rest = Array(family.dropFirst())
        let june = try ledger.record(
            month(6, rest.map(\.missing), registered: [family[0]], in: ledger))
        #expect(try charging(ledger).map(\.charge) == [.missingHousehold(persons: 3)])
        // Listed once, at no cost in this account, with the records that were found.
        #expect(june.cases.map(\.caseID) == [first])
        #expect(june.cases[0].charge == nil && june.cases[0].records.count == 2)
    }

    @Test("persons who are found as a household are one case, in place of theirs")
    func gathered() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(
            month(5, family.prefix(2).map(\.missing), registered: [family[2]], in: ledger))
        try ledger.record(month(6, [Resident.missingHousehold(family)], in: ledger))
        #expect(try charging(ledger).map(\.charge) == [.missingHousehold(persons: 3)])
    }

    @Test("a verdict on one person isn't lost, nor spread, when the household is found missing")
    func personsWithVerdicts() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let may = try ledger.record(
            month(5, family.prefix(2).map(\.missing), registered: [family[2]], in: ledger))
        func id(_ resident: Resident) -> String {
            may.cases.first { $0.records == resident.records }?.caseID ?? ""
        }
        try ledger.append([
            verdict(id(family[0]), .overturned),
            verdict(id(family[1]), .confirmed(parity: nil, policy: nil)),
        ])
        let run = try month(6, [Resident.missingHousehold(family)], in: ledger)
        let june = try ledger.record(run)
        #expect(june.cases.count == 3)
        let charged = try charging(ledger)
        #expect(charged.map(\.standing.charging) == [.confirmed, .provisional])
        #expect(shares(charged) == [0, 1])
        #expect(!charged.map(\.caseID).contains(id(family[0])))
        #expect(try ledger.record(run).isRepeat)
    }

    @Test("persons confirmed one by one and the rest of their household have one share each")
    func sharedHousehold() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let five = ["0017", "0025", "0033", "0041", "0050"].map { Resident(name: $0) }
        let may = try ledger.record(
            month(5, five.prefix(2).map(\.missing), registered: Set(five.dropFirst(2)), in: ledger))
        try ledger.append(
            may.cases.map { verdict($0.caseID, .confirmed(parity: nil, policy: nil)) })
        let run = try month(6, [Resident.missingHousehold(five)], in: ledger)
        let june = try ledger.record(run)
        #expect(shares(try charging(ledger)) == [0, 1, 2, 3, 4])
        let confirmed = try charging(ledger).filter { $0.standing.charging == .confirmed }
        #expect(shares(confirmed) == [0, 1])
        #expect(try ledger.record(run).isRepeat)
        // The same places a month later, when somebody is registered and the others are found alone.
        try ledger.record(
            month(7, five.dropLast().map(\.missing), registered: [five[4]], in: ledger))
        let july = try charging(ledger)
        #expect(july.count == 4 && Set(shares(july)).count == 4)
        #expect(Set(june.cases.map(\.caseID)).isSuperset(of: july.map(\.caseID)))
    }

    @Test(
        "of a household that is divided, whoever left the roster is carried over, until registered")
    func vanished() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let five = ["0017", "0025", "0033", "0041", "0050"].map { Resident(name: $0) }
        let first = try ledger.record(
            month(5, [Resident.missingHousehold(five)], in: ledger)
        ).cases[0].caseID
        // One is registered, three are found, and of one nobody knows anything any more.
        let run = try month(
            6, five[1...3].map(\.missing), registered: [five[0]], in: ledger)
        let june = try ledger.record(run)
        #expect(june.cases.count == 4)
        #expect(june.cases.count { $0.standing?.isCarriedOver == true } == 1)
        #expect(shares(try charging(ledger)) == [0, 1, 2, 3])
        #expect(try ledger.happenings(of: first).last?.into.count == 4)
        #expect(try ledger.record(run).isRepeat)
        // Back on the roster it is the same case, and when registered it is put right.
        let back = try ledger.record(
            month(7, five[1...4].map(\.missing), registered: [five[0]], in: ledger))
        #expect(back.cases.count == 4)
        #expect(shares(try charging(ledger)) == [0, 1, 2, 3])
        try ledger.record(
            month(8, five[1...3].map(\.missing), registered: [five[0], five[4]], in: ledger))
        #expect(shares(try charging(ledger)) == [0, 1, 2])
        #expect(try ledger.verify().tampering == nil)
    }

    @Test("nobody is made up where a member's roster record is numbered anew")
    func renumbered() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(5, [Resident.missingHousehold(family)], in: ledger))
        let moved = RecordReference(
            source: SourceID(.policeRoster), recordID: "R-9", file: 1, line: 9)
        let renumbered = AuditCase(
            caseID: "RENUMBERED", verdict: .missingPerson, village: family[2].missing.village,
            status: .provisional, charge: .missingPerson, records: [moved],
            evidence: family[2].missing.evidence, reason: family[2].missing.reason)
        let june = try ledger.record(
            month(6, [family[1].missing, renumbered], registered: [family[0]], in: ledger))
        #expect(june.cases.count == 2)
        #expect(shares(try charging(ledger)) == [0, 1])
    }

    @Test("a person who moves takes the verdict along to the other household")
    func moved() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(
            month(5, [Resident.missingHousehold(family)], in: ledger)
        ).cases[0].caseID
        try ledger.append([verdict(first, .overturned)])
        let others = [Resident(name: "0041"), family[2]]
        try ledger.record(
            month(
                6,
                [
                    Resident.missingHousehold(Array(family.prefix(2))),
                    Resident.missingHousehold(others),
                ], in: ledger))
        #expect(shares(try charging(ledger)) == [0])
    }

    @Test("a child whose birth was charged or cleared is no missing person afterwards")
    func child() throws {
        for outcome in [VerificationOutcome.overturned, nil] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            let child = Resident(name: "0058")
            let birth = Resident.birth(of: child)
            let first = try ledger.record(month(5, [birth], in: ledger)).cases[0].caseID
            if let outcome { try ledger.append([verdict(first, outcome)]) }
            let later = try ledger.record(month(7, year: 2014, [child.missing], in: ledger))
            let charged = try charging(ledger)
            #expect(charged.map(\.verdict) == (outcome == nil ? ["missing"] : []))
            #expect(later.cases.map(\.caseID) == [first])
            let parent = Resident(name: "0066")
            try ledger.record(
                month(8, year: 2014, [Resident.missingHousehold([child, parent])], in: ledger))
            #expect(
                try charging(ledger).map(\.verdict)
                    == (outcome == nil ? ["missing", "missing-person"] : ["missing-person"]))
        }
    }

    @Test("over random months nobody is charged twice and no verdict is lost")
    func random() throws {
        for seed in UInt64(1)...20 {
            var households = RandomHouseholds(seed: seed)
            try households.run()
        }
    }
}

extension Resident {
    static func birth(of child: Resident) -> AuditCase {
        let record = RecordReference(
            source: SourceID(.policeEntries), recordID: "E\(child.name)", file: 1, line: 1)
        func row(_ field: Field, _ text: String) -> EvidenceRow {
            EvidenceRow(
                field: field, cells: [EvidenceCell(text: text, privacy: .plain, differs: false)])
        }
        return AuditCase(
            caseID: "BIRTH\(child.name)", verdict: .missing, grade: .b,
            village: DivisionCode("520525100001"), status: .provisional,
            charge: .missingBirth(policy: nil, parity: 1...2), records: [record],
            evidence: [row(.birthDate, "2013-05-07"), row(.idNumber, child.number)],
            reason: Bilingual(zh: "漏报", en: "missing"))
    }
}

/// Months in which people are registered and struck off, and somebody gives verdicts; what must hold
/// is worked out by person, without the ledger's notion of a case.
private struct RandomHouseholds {
    let seed: UInt64
    var numbers: SeededNumbers
    var households: [[Resident]] = []
    var registered = Set<Resident>()
    /// Whom each case answers for, and the last verdict on each person.
    var persons: [String: Set<Resident>] = [:]
    var rulings: [Resident: VerificationOutcome] = [:]

    init(seed: UInt64) {
        self.seed = seed
        numbers = SeededNumbers(seed: seed)
        for household in 0..<4 {
            households.append(
                (0..<(2 + numbers.below(3))).map {
                    Resident(name: "\(household)\($0)17", isPupil: numbers.chance(30))
                })
        }
    }

    mutating func run() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        for month in 0..<14 {
            for resident in households.joined() where numbers.chance(30) {
                if registered.remove(resident) == nil { registered.insert(resident) }
            }
            try audit(ledger, month)
            try check(ledger, month)
            try rule(ledger, month)
            try check(ledger, month)
        }
        #expect(try ledger.verify().tampering == nil, "seed \(seed)")
    }

    private func day(_ month: Int) -> CalendarDay {
        let (year, own) = (2013 + month / 12, month % 12 + 1)
        return CalendarDay(
            year: year, month: own, day: CalendarDay.length(ofMonth: own, year: year))
            ?? "2013-01-31"
    }

    private mutating func audit(_ ledger: CaseLedger, _ number: Int) throws {
        let run = try month(
            number % 12 + 1, year: 2013 + number / 12, missing(households, registered: registered),
            registered: registered, in: ledger)
        let outcome = try ledger.record(run)
        #expect(
            Set(outcome.cases.map(\.caseID)).count == outcome.cases.count,
            "seed \(seed) month \(number)")
        #expect(try ledger.record(run).isRepeat, "seed \(seed) month \(number)")
        for found in outcome.cases {
            let records = Set(found.records)
            let own = households.joined().filter { !records.isDisjoint(with: $0.records) }
            // A household's case answers for everybody it ever had.
            if found.verdict == .missingPerson { persons[found.caseID] = Set(own) }
            if found.verdict == .missingHousehold {
                persons[found.caseID, default: []].formUnion(own)
            }
        }
    }

    private mutating func rule(_ ledger: CaseLedger, _ month: Int) throws {
        for entry in try ledger.cases(on: day(month)) where numbers.chance(12) {
            let outcomes: [VerificationOutcome] = [
                .overturned, .confirmed(parity: nil, policy: nil),
                .waived(until: day(month).adding(days: numbers.below(70))), .unverifiable,
            ]
            let outcome = outcomes[numbers.below(4)]
            do {
                try ledger.append([verdict(entry.caseID, outcome, on: day(month))])
            } catch {
                continue  // Taken into another case: the refusal names it.
            }
            for person in persons[entry.caseID] ?? [] { rulings[person] = outcome }
        }
    }

    private func check(_ ledger: CaseLedger, _ month: Int) throws {
        let today = day(month)
        var charged: [Resident: [CaseStatus]] = [:]
        var places: [String: Set<Int>] = [:]
        var whole = Set<String>()
        for entry in try ledger.cases(on: today) where entry.charge != nil {
            guard let status = entry.standing.charging else { continue }
            if case .missingMember(let before, let household?)? = entry.charge {
                let isFirst = places[household, default: []].insert(before).inserted
                #expect(isFirst || before == .max, "seed \(seed) month \(month)")
            } else if case .missingHousehold? = entry.charge {
                whole.insert(entry.caseID)
            }
            for person in persons[entry.caseID] ?? [] {
                charged[person, default: []].append(status)
            }
        }
        // Nobody of a household pays for another one's place, nor beside the whole household.
        for (household, own) in places {
            #expect(
                own == [.max] || !whole.contains(household) && own == Set(0..<own.count),
                "seed \(seed) month \(month): \(own)")
        }
        for person in households.joined() {
            let own = charged[person] ?? []
            let place: Comment = "seed \(seed) month \(month) person \(person.name): \(own)"
            #expect(own.count <= 1, place)
            switch rulings[person] {
            case .overturned: #expect(own.isEmpty, place)
            case .waived(let until) where until >= today: #expect(own.isEmpty, place)
            case .confirmed: #expect(own == [.confirmed], place)
            default: break
            }
        }
    }
}
