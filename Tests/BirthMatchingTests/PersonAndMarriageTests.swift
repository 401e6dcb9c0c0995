import RegistryModel
import Testing

@testable import BirthMatching

@Suite("Persons and newlyweds")
struct PersonAndMarriageTests {
    private let context = RunContext(
        runDate: CalendarDay(number: 15_900), county: 520_525,
        period: CalendarDay(number: 15_826)...CalendarDay(number: 15_856),
        villages: VillageRoll(
            [DivisionCode(Scenario.village)].compactMap { $0 }.map {
                Village(code: $0, name: "村", township: "乡")
            }))

    private func person(_ born: String, _ sequence: Int, _ household: String) -> [Field: String] {
        [
            .idNumber: Scenario.number(born, sequence), .name: "赵\(sequence)", .sex: "1",
            .birthDate: born, .householdNumber: household, .villageCode: Scenario.village,
            .status: "1",
        ]
    }

    private func cases(
        roster: [[Field: String]], registered: [[Field: String]]
    ) throws -> [AuditCase] {
        try PersonMatching(context: context, policy: AuditPolicy()).cases(
            register: Scenario.table(SourceID(.registryPersons), registered),
            lists: [Scenario.table(SourceID(.policeRoster), roster)], birthNumbers: []
        ).cases
    }

    @Test("one of a household missing: a person; all of it: a household, and no persons")
    func household() throws {
        let rows = [person("1970-01-02", 111, "H1"), person("1972-03-04", 131, "H1")]
        let one = try cases(roster: rows, registered: [rows[0]])
        #expect(one.map(\.charge) == [.missingPerson])
        let all = try cases(roster: rows, registered: [])
        #expect(all.map(\.charge) == [.missingHousehold(persons: 2)])
    }

    @Test("a household whose dead or departed member is registered is there")
    func departedMember() throws {
        let departed = person("1940-01-02", 111, "H1").merging([.status: "3"]) { $1 }
        let found = try cases(
            roster: [departed, person("1972-03-04", 131, "H1")], registered: [departed])
        #expect(found.map(\.charge) == [.missingPerson])
    }

    @Test("of a village that the register mostly lacks nobody is missing: a file was left out")
    func uncovered() throws {
        let rows = (0..<40).map { person("1970-01-02", 111 + 2 * $0, "H\($0 / 4)") }
        func outcome(_ roster: Int, registered: Int) throws -> PersonMatching.Outcome {
            try PersonMatching(context: context, policy: AuditPolicy()).cases(
                register: Scenario.table(
                    SourceID(.registryPersons), Array(rows.prefix(registered))),
                lists: [Scenario.table(SourceID(.policeRoster), Array(rows.prefix(roster)))],
                birthNumbers: [])
        }
        for registered in [1, 19] {
            let found = try outcome(40, registered: registered)
            #expect(found.cases.isEmpty)
            #expect(found.uncovered == [DivisionCode(Scenario.village)].compactMap { $0 })
        }
        // Half of them are there, or too few are expected to tell a file by.
        for (roster, registered) in [(40, 20), (29, 1)] {
            let found = try outcome(roster, registered: registered)
            #expect(!found.cases.isEmpty && found.uncovered.isEmpty)
        }
    }

    @Test("a township of small villages is told by all of them; a further list doesn't count")
    func uncoveredTownship() throws {
        let other = try #require(DivisionCode(Scenario.otherVillage))
        let villages = [DivisionCode(Scenario.village), other].compactMap { $0 }
        let matching = PersonMatching(
            context: RunContext(
                runDate: context.runDate, county: 520_525, period: context.period,
                villages: VillageRoll(
                    villages.map { Village(code: $0, name: "村", township: "乡") })),
            policy: AuditPolicy())
        let rows = (0..<40).map { place in
            person("1970-01-02", 111 + 2 * place, "H\(place / 4)").merging([
                .villageCode: place < 20 ? Scenario.village : other.description
            ]) { $1 }
        }
        func found(
            _ registered: some Sequence<[Field: String]>, further: [[Field: String]] = []
        ) throws -> PersonMatching.Outcome {
            try matching.cases(
                register: Scenario.table(SourceID(.registryPersons), Array(registered)),
                lists: [
                    Scenario.table(SourceID(.policeRoster), rows),
                    Scenario.table(SourceID(.personList), further),
                ], birthNumbers: [])
        }
        let lacking = try found(rows.prefix(1))
        #expect(lacking.cases.isEmpty && lacking.uncovered.count == 2)
        #expect(lacking.uncovered.allSatisfy { $0.township == other.township })
        // Who is on the roster of such a village isn't looked for by a further list either.
        let elsewhere = rows[39].merging([.villageCode: Scenario.village]) { $1 }
        #expect(try found(rows.prefix(19), further: [elsewhere]).cases.count <= 1)
        // A further list of strangers takes nothing from what the roster tells.
        let strangers = (0..<90).map { person("1960-01-02", 111 + 2 * $0, "") }
        let whole = try found(rows.prefix(36), further: strangers)
        #expect(whole.uncovered.isEmpty)
        #expect(whole.cases.count { $0.verdict == .missingHousehold } == 1)
    }

    @Test("newborns of the period, the dead and the departed aren't missing persons")
    func notExpected() throws {
        let rows = [
            person("2013-05-09", 111, "H1"),
            person("1950-01-01", 113, "H2").merging([.status: "2"]) { $1 },
            person("1950-01-01", 115, "H3").merging([.status: "3"]) { $1 },
        ]
        #expect(try cases(roster: rows, registered: []).isEmpty)
        // Either date tells a newborn: the other may be the wrong one.
        for born in ["2003-05-09", "2013-05-09"] {
            let number = Scenario.number(born == "2003-05-09" ? "2013-05-09" : "2003-05-09", 111)
            let child = person(born, 111, "H1").merging([.idNumber: number]) { $1 }
            #expect(try cases(roster: [child], registered: []).isEmpty)
        }
    }

    @Test("a mistyped number in the register isn't a missing person")
    func mistyped() throws {
        let row = person("1970-01-02", 111, "H1")
        let typo = row.merging([.idNumber: Scenario.number("1970-01-02", 711)]) { $1 }
        #expect(try cases(roster: [row], registered: [typo]).isEmpty)
    }

    private func couple(_ id: String, _ changes: [Field: String] = [:]) -> [Field: String] {
        [
            .marriageID: id, .registeredAt: "2013-05-09", .husbandName: "陈强",
            .husbandIDNumber: Scenario.number("1985-01-01", 111), .wifeName: "李芳",
            .wifeIDNumber: Scenario.number("1987-01-01", 222), .villageCode: Scenario.village,
        ].merging(changes) { $1 }
    }

    private func newlyweds(
        civil: [[Field: String]], registry: [[Field: String]]
    ) -> [AuditCase] {
        MarriageMatching(context: context).cases(
            registry: Scenario.table(SourceID(.registryMarriages), registry),
            civil: Scenario.table(SourceID(.civilMarriages), civil),
            register: PersonRegister(nil, people: [], codes: CountyCodes(county: 520_525))
        ).cases
    }

    @Test("a couple nobody reported is charged once, however often the civil register has it")
    func missingCouple() {
        let found = newlyweds(
            civil: [couple("M1"), couple("M2", [.villageCode: ""])],
            registry: [
                couple(
                    "R1",
                    [
                        .wifeName: "王梅", .wifeIDNumber: Scenario.number("1990-01-01", 222),
                    ])
            ])
        #expect(found.map(\.charge) == [.missingNewlyweds])
    }

    @Test("a couple of another month is asked about where its case is followed, and never charged")
    func otherMonth() {
        var matching = MarriageMatching(context: context)
        matching.follows = { _ in true }
        let april = couple("M1", [.registeredAt: "2013-04-09"])
        for isReported in [true, false] {
            let found = matching.cases(
                registry: Scenario.table(
                    SourceID(.registryMarriages), isReported ? [couple("R1")] : []),
                civil: Scenario.table(SourceID(.civilMarriages), [april]),
                register: PersonRegister(nil, people: [], codes: CountyCodes(county: 520_525)))
            #expect(found.cases.isEmpty && found.compared == 0)
            #expect(found.answered.map(\.record.recordID) == (isReported ? ["M1"] : []))
        }
    }

    @Test("who is registered, and on the roster no more, answers by number")
    func leftTheRoster() throws {
        var matching = PersonMatching(context: context, policy: AuditPolicy())
        matching.follows = { _ in true }
        let rows = [person("1970-01-02", 111, "H1"), person("1972-03-04", 131, "H1")]
        let answered = try matching.cases(
            register: Scenario.table(SourceID(.registryPersons), rows),
            lists: [Scenario.table(SourceID(.policeRoster), [rows[0]])], birthNumbers: []
        ).answered
        #expect(answered.map(\.isAlone) == [false, true])
        #expect(answered.map { $0.identity[.idNumber] } == rows.map { $0[.idNumber] })
    }

    @Test("spouses in each other's columns are the same couple; other months aren't asked for")
    func swapped() {
        let turned = couple(
            "R1",
            [
                .husbandName: "李芳", .husbandIDNumber: Scenario.number("1987-01-01", 222),
                .wifeName: "陈强", .wifeIDNumber: Scenario.number("1985-01-01", 111),
            ])
        #expect(newlyweds(civil: [couple("M1")], registry: [turned]).isEmpty)
        #expect(
            newlyweds(civil: [couple("M1", [.registeredAt: "2013-04-09"])], registry: []).isEmpty)
    }
}
