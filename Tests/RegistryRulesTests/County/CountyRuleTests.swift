import RegistryModel
import Testing

@testable import RegistryRules

@Suite("A county's own rules: what their conditions say")
struct CountyRuleTests {
    private let births = CountyRuleMaker()
    private let deliveries = CountyRuleMaker(kind: .hospitalDeliveries)

    /// The known-good birth: born 2013-05-07, a girl, reported 2013-05-20.
    @Test(arguments: [
        ("birthDate = 2013-05-07", "yes"), ("birthDate ≠ 2013-05-07", "no"),
        ("reportedAt > birthDate", "yes"), ("上报日期 ≥ 出生日期", "yes"),
        ("reportedAt <= birthDate + 13 days", "yes"), ("reportedAt <= birthDate + 12 days", "no"),
        ("reportedAt - 13 days = birthDate", "yes"), ("reportedAt < birthDate + 1 month", "yes"),
        ("birthDate + 1 year - 12 months = birthDate", "yes"),
        ("monthEnd(birthDate) = 2013-05-31", "yes"),
        ("monthEnd(birthDate) + 1 days = 2013-06-01", "yes"),
        ("birthDate ≤ runDate", "yes"), ("birthDate between 2013-05-01 and 2013-05-31", "yes"),
        ("daysBetween(birthDate, reportedAt) = 13", "yes"),
        ("daysBetween(reportedAt, birthDate) = 0 - 13", "yes"),
        ("yearsBetween(birthDateIn(motherIDNumber), birthDate) = 24", "yes"),
        ("birthDateIn(idNumber) = birthDate", "yes"), ("sexIn(idNumber) = sex", "yes"),
        ("sex = 女", "yes"), ("sex = F", "yes"), ("sex in (1, 9)", "no"),
        ("sex not in (男, 9)", "yes"), ("birthPlace in (家中，途中)", "no"),
        ("parity + plurality = 2", "yes"), ("parity + 1 > 2", "no"),
        ("supplementary = 否", "yes"), ("supplementary = 1", "no"),
        ("villageCode = 520525201205", "yes"), ("villageCode matches \"520525*\"", "yes"),
        ("villageCode matches \"#{12}\"", "yes"), ("villageCode not matches \"52*06\"", "yes"),
        ("idNumber matches \"520525####????###?\"", "yes"), ("idNumber ≠ motherIDNumber", "yes"),
        ("certificateNumber matches \"N#{9}\"", "yes"), ("certificateNumber = N520012345", "yes"),
        ("childName = \"李晓雨\"", "yes"), ("motherName ≠ fatherName", "yes"),
        ("childName matches \"李*\"", "yes"), ("childName matches \"李?\"", "no"),
        ("householdID in (\"H00017\", \"H00018\")", "yes"), ("householdID = \"Ｈ00017\"", "yes"),
        ("facilityCode present", "yes"), ("facilityCode is absent", "no"),
        ("facilityCode is not absent", "yes"),
    ])
    func saysOfTheKnownGoodBirth(_ requirement: String, _ expected: String) throws {
        #expect(try births.says(requirement) == expected)
    }

    @Test(arguments: [
        ("reportedAt >= birthDate", Field.birthDate), ("sex = 2", .sex), ("parity = 1", .parity),
        ("childName matches \"李*\"", .childName), ("idNumber ≠ motherIDNumber", .idNumber),
        ("villageCode matches \"5*\"", .villageCode), ("parity in (1, 2)", .parity),
        ("childName = \"李晓雨\"", .childName), ("motherName ≠ fatherName", .fatherName),
        ("monthEnd(birthDate) >= reportedAt", .birthDate),
    ])
    func aBlankValueIsUndecided(_ requirement: String, _ field: Field) throws {
        #expect(try births.says(requirement, [field: nil]) == "?")
        let rule = try births.rule(requirement)
        let table = ExampleRecords.table(
            .registryBirths, [[RuleExample.Cell(field: field, text: nil)]])
        guard
            case .undecided(let missing) = rule.judge(
                JudgedRecord(table[0], defects: FieldSet()), in: ExampleRecords.context)
        else {
            Issue.record("not undecided")
            return
        }
        #expect(missing == field)
    }

    @Test func aNumberWithAWrongCheckCharacterSupportsNothing() throws {
        let wrong: [Field: String?] = [.idNumber: "520525201305079829"]
        #expect(try births.says("birthDateIn(idNumber) = birthDate", wrong) == "?")
        #expect(try births.says("idNumber matches \"11*\"", wrong) == "?")
        #expect(try births.says("idNumber present", wrong) == "yes")
    }

    @Test func theConditionsMustHoldElseTheRuleHasNoSay() throws {
        let rule = try births.rule("reportedAt <= birthDate + 1 days", when: "birthPlace = 家中")
        #expect(births.says(rule) == "yes")
        #expect(births.says(rule, [.birthPlace: "2"]) == "no")
        #expect(births.says(rule, [.birthPlace: nil]) == "?")
        // What the requirement settles needs no condition.
        #expect(births.says(rule, [.birthPlace: nil, .reportedAt: "2013-05-07"]) == "yes")
        #expect(births.says(rule, [.birthPlace: "2", .reportedAt: nil]) == "?")
        #expect(births.says(rule, [.birthPlace: "1", .reportedAt: nil]) == "yes")
    }

    @Test("all, any and not follow Kleene's three-valued logic")
    func joinedConditions() throws {
        let texts = ["yes": "sex = 2", "no": "sex = 1", "?": "parity = 1"]
        let blank: [Field: String?] = [.parity: nil]
        let order = ["no", "?", "yes"]
        for (rank, one) in order.enumerated() {
            for (otherRank, other) in order.enumerated() {
                let parts = [one, other].map { CountyRuleMaker.text(texts[$0] ?? "") }
                let all = try CountyRule(births.definition(.all(parts)))
                let any = try CountyRule(births.definition(.any(parts)))
                #expect(births.says(all, blank) == order[min(rank, otherRank)])
                #expect(births.says(any, blank) == order[max(rank, otherRank)])
            }
            let not = try CountyRule(
                births.definition(.not(CountyRuleMaker.text(texts[one] ?? ""))))
            #expect(births.says(not, blank) == order[2 - rank])
        }
    }

    @Test(
        "months end where they end",
        arguments: [
            ("2013-01-31", "birthDate + 1 month = 2013-02-28"),
            ("2012-01-31", "birthDate + 1 month = 2012-02-29"),
            ("2012-02-29", "birthDate + 1 year = 2013-02-28"),
            ("2013-03-31", "birthDate - 1 months = 2013-02-28"),
            ("2012-12-15", "monthEnd(birthDate) = 2012-12-31"),
            ("2012-12-15", "birthDate + 1 months = 2013-01-15"),
            ("2012-02-29", "yearsBetween(birthDate, 2013-02-28) = 0"),
            ("2012-02-29", "yearsBetween(birthDate, 2013-03-01) = 1"),
            ("2013-01-31", "monthsBetween(birthDate, 2013-02-28) = 0"),
            ("2013-01-31", "monthsBetween(birthDate, 2013-03-31) = 2"),
        ])
    func dateArithmetic(_ day: String, _ requirement: String) throws {
        #expect(try births.says(requirement, [.birthDate: day]) == "yes")
    }

    @Test func timesCountByTheirDay() throws {
        #expect(try deliveries.says("deliveredAt = 2013-05-07") == "yes")
        #expect(
            try deliveries.says(
                "yearsBetween(birthDateIn(motherIDNumber), deliveredAt) = motherAge")
                == "yes")
    }

    @Test func decimalsAreHundredths() throws {
        let claims = CountyRuleMaker(kind: .claims)
        #expect(try claims.says("claimedPercent = 98") == "yes")
        #expect(try claims.says("claimedPercent - targetPercent = claimedMargin") == "yes")
        #expect(try claims.says("claimedPercent <= denominator") == "yes")
        #expect(try claims.says("claimedPercent < 97.99") == "no")
    }

    @Test func aColumnTheFileLacksIsNeverABlankCell() throws {
        let rule = try births.rule("facilityCode absent")
        let judge = RecordJudge(
            context: ExampleRecords.context, rules: RuleSet(own: [rule]),
            selection: RuleSelection(select: ["LOC"]))
        var narrow = RecordTableBuilder(source: SourceID(.registryBirths))
        narrow.setPresence([.birthID, .birthDate], ofFile: 0)
        for position in narrow.schema.fields.indices { narrow.append([UInt8]().span, at: position) }
        narrow.endRecord(
            Provenance(file: 0, line: 2, number: 1, byteOffset: 0, byteLength: 0))
        #expect(
            judge.judge(narrow.build()).count(of: "LOC001")
                == RuleCount(passed: 0, failed: 0, undecided: 1))
    }

    @Test("a row alone and a whole column get the same verdict", arguments: [1, 2, 3] as [UInt64])
    func oneByOneAndTogether(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let table = RandomBirths.table(RandomBirths.rows(200, using: &generator))
        let rule = try births.rule(
            "birthDate + 3 months >= reportedAt", when: "plurality = 1")
        let judge = RecordJudge(
            context: ExampleRecords.context, rules: RuleSet(own: [rule]),
            selection: RuleSelection(select: ["LOC"]))
        var count = RuleCount()
        for row in 0..<table.count {
            let record = JudgedRecord(table[row], defects: FieldSet())
            switch rule.judge(record, in: ExampleRecords.context) {
            case .passed: count.passed += 1
            case .failed: count.failed += 1
            case .undecided: count.undecided += 1
            }
        }
        #expect(judge.judge(table).count(of: "LOC001") == count, "seed \(seed)")
        #expect(count.failed > 0 && count.undecided > 0 && count.passed > 0)
    }

    @Test func itsFindingsAreMaskedAndNameEveryField() throws {
        let rule = try births.rule("motherIDNumber = fatherIDNumber", when: "parity = 1")
        let set = RuleSet(own: [rule])
        let judge = RecordJudge(
            context: ExampleRecords.context, rules: set,
            selection: RuleSelection(select: ["LOC"]))
        let finding = try #require(
            judge.judge(ExampleRecords.table(.registryBirths, [[]])).findings.first)
        #expect(finding.fields == [.motherIDNumber, .fatherIDNumber, .parity])
        #expect(finding.values[0].privacy == .identityNumber)
        #expect(RuleRenderer(in: .zh, rules: set).message(for: finding) == "错")
    }

    @Test func selectionKnowsOwnRules() throws {
        let set = RuleSet(own: [try births.rule("parity = 1")])
        #expect(RuleSelection(select: ["LOC"]).unknown(in: set) == [])
        #expect(RuleSelection(select: ["LOC"]).unknown(in: .catalogue) == ["LOC"])
        #expect(set.rule(matching: "loc001")?.card.name == "local-rule")
    }
}
