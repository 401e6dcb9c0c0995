import RegistryModel
import Testing

@testable import BirthMatching

/// Each verdict of the scoring agreement on records worked by hand.
@Suite("Verdicts")
struct VerdictTests {
    private func verdicts(_ scenario: Scenario) throws -> [CaseVerdict] {
        try scenario.outcome().cases.map(\.verdict)
    }

    @Test("all sources agree: no case")
    func confirmed() throws {
        let outcome = try Scenario(
            births: [Scenario.birth()], deliveries: [Scenario.delivery()],
            entries: [Scenario.entry()], children: [Scenario.card()]
        ).outcome()
        #expect(outcome.cases.isEmpty)
        #expect(outcome.confirmed == 1)
    }

    @Test("delivery and police entry without a report: missing, grade A, provisional")
    func missingA() throws {
        let found = try #require(
            try Scenario(deliveries: [Scenario.delivery()], entries: [Scenario.entry()])
                .outcome().cases.first)
        #expect(found.verdict == .missing)
        #expect(found.grade == .a)
        #expect(found.status == .provisional)
        #expect(found.village?.description == Scenario.village)
    }

    @Test("a birth dose belongs to the delivery's chain, a later one doesn't")
    func chains() throws {
        let atBirth = Scenario(
            deliveries: [Scenario.delivery()],
            children: [Scenario.card([.hepB1Date: "2013-05-08"])])
        #expect(try atBirth.outcome().cases.first?.grade == .b)
        let later = Scenario(
            deliveries: [Scenario.delivery()],
            children: [Scenario.card([.hepB1Date: "2013-06-01"])])
        #expect(try later.outcome().cases.first?.grade == .a)
    }

    @Test("a clinic card alone: grade C, nothing charged until verified")
    func missingC() throws {
        let found = try #require(
            try Scenario(children: [Scenario.card()]).outcome().cases.first)
        #expect(found.grade == .c)
        #expect(found.status == .open)
    }

    @Test("a list of the county's own is called by its kind, its name in brackets")
    func extraList() throws {
        let births = [Scenario.birth([.sex: "2"])]
        let visit: [Field: String] = [
            .recordID: "V1", .childName: "李小明", .sex: "1", .birthDate: "2013-05-07",
            .motherName: "王秀英", .motherIDNumber: Scenario.mother,
            .villageCode: Scenario.village, .registeredAt: "2013-06-10",
        ]
        let own = try Scenario(
            births: births, deliveries: [Scenario.delivery()], entries: [Scenario.entry()],
            visits: [visit]
        ).outcome().cases
        let reasons = own.map(\.reason)
        #expect(reasons.contains { $0.zh.contains("其他出生名单（visits）") }, "\(reasons)")
        #expect(reasons.contains { $0.en.contains("further birth list (visits)") }, "\(reasons)")
    }

    @Test("a visit confirms and states policy and parity")
    func visited() throws {
        let visit: [Field: String] = [
            .recordID: "V1", .birthDate: "2013-05-07", .sex: "1", .motherName: "王秀英",
            .motherIDNumber: Scenario.mother, .policyStatus: "2", .parity: "3",
            .villageCode: Scenario.village,
        ]
        let found = try #require(
            try Scenario(deliveries: [Scenario.delivery([.parity: "2"])], visits: [visit])
                .outcome().cases.first)
        #expect(found.status == .confirmed)
        #expect(found.charge == .missingBirth(policy: .outside, parity: 3...3))
    }

    @Test("two chains against the registry: misreported; one: disputed; copied: feed error")
    func misreports() throws {
        let both = Scenario(
            births: [Scenario.birth([.sex: "2"])], deliveries: [Scenario.delivery()],
            entries: [Scenario.entry()])
        #expect(try both.outcome().cases.first?.charge == .misreportedBirth(fields: [.sex]))
        let one = Scenario(
            births: [Scenario.birth([.sex: "2"])], deliveries: [Scenario.delivery()])
        #expect(try verdicts(one) == [.disputed])
        // No points, but what a verification would settle: the agreement says "no points yet".
        let open = try #require(try one.outcome().cases.first)
        #expect(open.status == .open && open.charge == .misreportedBirth(fields: [.sex]))
        #expect(open.reason.zh.hasSuffix("须核实上报是否有错。核实前不计分。"))
        let copied = Scenario(
            births: [Scenario.birth([.sex: "2"])],
            deliveries: [Scenario.delivery([.childSex: "2"])], entries: [Scenario.entry()],
            children: [Scenario.card()])
        let found = try #require(try copied.outcome().cases.first)
        #expect(found.verdict != .misreported)
        #expect(found.charge == nil)
    }

    @Test("an outside source that stands alone is told, and costs nothing")
    func feedError() throws {
        let scenario = Scenario(
            births: [Scenario.birth()], deliveries: [Scenario.delivery([.childSex: "2"])],
            entries: [Scenario.entry()])
        #expect(try verdicts(scenario) == [.feedError])
    }

    @Test("reasons name fields in the reader's language")
    func fieldNames() throws {
        let scenario = Scenario(
            births: [Scenario.birth([.motherIDNumber: Scenario.number("1985-05-05", 444)])],
            deliveries: [Scenario.delivery()], entries: [Scenario.entry()],
            children: [Scenario.card()])
        let found = try #require(
            try scenario.outcome().cases.first {
                $0.fields.contains { $0.field == .motherIDNumber }
            })
        #expect(found.reason.en.contains("Mother ID number differs from"))
        #expect(!found.reason.en.contains("motherIDNumber"))
        #expect(found.reason.zh.contains("“母亲身份证号”"))
    }

    @Test("a birth is charged in the month that the sources agree on, whatever the report says")
    func otherMonth() throws {
        // The audited month is May.
        for (reported, born, isCharged) in [
            ("2013-05-02", "2013-04-30", false), ("2013-06-02", "2013-05-31", true),
        ] {
            let found = try Scenario(
                births: [Scenario.birth([.birthDate: reported])],
                deliveries: [Scenario.delivery([.deliveredAt: "\(born)T10:30"])],
                entries: [Scenario.entry([.birthDate: born])],
                children: [Scenario.card([.birthDate: born])]
            ).outcome()
            let charges = found.cases.compactMap(\.charge)
            #expect(
                charges == (isCharged ? [.misreportedBirth(fields: [.birthDate])] : []),
                "\(found.cases.map(\.reason.en))")
        }
    }

    @Test("stillbirths, other counties, other periods and open months are out of scope")
    func outOfScope() throws {
        for changes: [Field: String] in [
            [.outcome: "2"], [.villageCode: "520524100201"], [.deliveredAt: "2013-06-02T10:00"],
        ] {
            let scenario = Scenario(deliveries: [Scenario.delivery(changes)])
            #expect(try verdicts(scenario) == [.outOfScope], "\(changes)")
        }
        #expect(
            try verdicts(Scenario(deliveries: [Scenario.delivery()], runDate: "2013-06-05"))
                == [.outOfScope])
    }

    @Test("a village that no source tells is charged to nobody")
    func unassigned() throws {
        let found = try #require(
            try Scenario(deliveries: [Scenario.delivery([.villageCode: ""])]).outcome().cases.first)
        #expect(found.verdict == .missing)
        #expect(found.village == nil)
        #expect(found.charge == nil)
    }

    @Test("late, unsupported, duplicate and wrong village are named and cost nothing")
    func uncharged() throws {
        let late = Scenario(
            births: [Scenario.birth([.reportedAt: "2013-06-06"])],
            deliveries: [Scenario.delivery()])
        #expect(try verdicts(late) == [.late])
        let alone = Scenario(
            births: [Scenario.birth()],
            entries: [
                Scenario.entry([
                    .motherIDNumber: Scenario.number("1980-01-01", 222), .motherName: "赵四妹",
                    .childName: "钱进", .birthDate: "2013-04-07", .idNumber: "",
                ])
            ])
        #expect(try verdicts(alone).contains(.unsupported))
        let twice = Scenario(
            births: [Scenario.birth(), Scenario.birth([.birthID: "B2"])],
            deliveries: [Scenario.delivery()])
        #expect(try verdicts(twice) == [.duplicate])
        let moved = Scenario(
            births: [Scenario.birth([.villageCode: Scenario.otherVillage])],
            deliveries: [Scenario.delivery()], entries: [Scenario.entry()])
        #expect(try verdicts(moved) == [.wrongVillage])
    }

    @Test("a police row without a mother isn't a birth of its own beside a report it may belong to")
    func policeRowWithoutMother() throws {
        let row = Scenario.entry([.motherName: "", .motherIDNumber: "", .childName: "李小明"])
        let reported = Scenario(
            births: [Scenario.birth([.childName: "王秀英之子"])], deliveries: [Scenario.delivery()],
            entries: [row])
        #expect(try reported.outcome().cases.allSatisfy { $0.charge == nil })
        let unreported = Scenario(deliveries: [Scenario.delivery()], entries: [row])
        #expect(try unreported.outcome().cases.count { $0.charge != nil } == 1)
    }

    @Test("a delivery that names neither mother nor village meets the report by father and day")
    func deliveryWithoutMother() throws {
        let scenario = Scenario(
            births: [Scenario.birth([.fatherName: "欧阳靖霆"])],
            deliveries: [
                Scenario.delivery([
                    .motherName: "", .motherIDNumber: "", .villageCode: "", .fatherName: "欧阳靖霆",
                ])
            ])
        let population = try scenario.population()
        let linkage = try BirthLinkage(population, policy: AuditPolicy())
        let clusters = linkage.resolve(linkage.ranges.map { linkage.score($0) })
        #expect(clusters.pairsCompared == 1)
        #expect(try scenario.outcome().cases.allSatisfy { $0.charge == nil })
    }

    @Test("of a birth reported twice the better copy stands, whichever comes first")
    func betterCopy() throws {
        for ids in [("B1", "B2"), ("B2", "B1")] {
            let scenario = Scenario(
                births: [
                    Scenario.birth([.birthID: ids.0, .certificateNumber: "N520000001"]),
                    Scenario.birth([
                        .birthID: ids.1, .certificateNumber: "N520000001", .sex: "2",
                    ]),
                ], deliveries: [Scenario.delivery()], entries: [Scenario.entry()])
            let cases = try scenario.outcome().cases
            #expect(cases.allSatisfy { $0.charge == nil }, "\(ids)")
            #expect(cases.contains { $0.verdict == .duplicate }, "\(ids)")
        }
    }

    @Test("a parent's number that one office alone contradicts is disputed")
    func parentsNumber() throws {
        let scenario = Scenario(
            births: [Scenario.birth([.motherIDNumber: String(Scenario.mother.dropLast()) + "0"])],
            deliveries: [Scenario.delivery()])
        #expect(try verdicts(scenario) == [.disputed])
    }

    @Test("characters lost in transport are no conflict")
    func lostCharacters() throws {
        let scenario = Scenario(
            births: [Scenario.birth([.childName: "李\u{FFFD}\u{FFFD}明"])],
            deliveries: [Scenario.delivery()], entries: [Scenario.entry()],
            children: [Scenario.card()])
        #expect(try scenario.outcome().cases.isEmpty)
    }

    @Test("a lunar date is a suspicion, not a misreport")
    func lunar() throws {
        // 2013-05-07 is the 28th day of the third lunar month.
        let scenario = Scenario(
            births: [Scenario.birth([.birthDate: "2013-03-28"])],
            deliveries: [Scenario.delivery()], entries: [Scenario.entry()])
        #expect(try verdicts(scenario) == [.disputed])
    }
}

@Suite("Twins")
struct TwinTests {
    private func twins(_ births: [[Field: String]]) -> Scenario {
        Scenario(
            births: births,
            deliveries: [
                Scenario.delivery([.plurality: "2", .birthOrder: "1"]),
                Scenario.delivery([
                    .deliveryID: "D2", .childSex: "2", .plurality: "2", .birthOrder: "2",
                ]),
            ],
            entries: [
                Scenario.entry(),
                Scenario.entry([
                    .entryID: "E2", .childName: "李小红", .sex: "2",
                    .idNumber: Scenario.number("2013-05-07", 132),
                ]),
            ])
    }

    private let first = Scenario.birth([.plurality: "2", .birthOrder: "1"])
    private let second = Scenario.birth([
        .birthID: "B2", .childName: "李小红", .sex: "2", .plurality: "2", .birthOrder: "2",
    ])

    @Test("both reported: no case")
    func both() throws {
        #expect(try twins([first, second]).outcome().cases.isEmpty)
    }

    @Test("one reported: the other is missing, once")
    func oneMissing() throws {
        let cases = try twins([first]).outcome().cases
        #expect(cases.map(\.verdict) == [.missing])
        #expect(cases.first?.records.map(\.recordID) == ["D2", "E2"])
    }

    @Test("unnamed twins of one sex, both reported: nobody is charged")
    func unnamed() throws {
        let outcome = try Scenario(
            births: [
                Scenario.birth([.childName: "王秀英之子", .plurality: "2"]),
                Scenario.birth([.birthID: "B2", .childName: "王秀英之子", .plurality: "2"]),
            ],
            deliveries: [
                Scenario.delivery([.plurality: "2", .certificateNumber: "N520000001"]),
                Scenario.delivery([
                    .deliveryID: "D2", .plurality: "2", .certificateNumber: "N520000002",
                ]),
            ]
        ).outcome()
        #expect(outcome.cases.allSatisfy { $0.charge == nil })
        #expect(!outcome.cases.contains { $0.verdict == .missing })
    }

    @Test("a number that the mother of both left out of two records doesn't pair these")
    func leftOut() throws {
        // The certificates say who is who; the mother's number stands in one record of each child.
        func records(
            _ record: ([Field: String]) -> [Field: String], _ key: Field, numbered: String
        ) -> [[Field: String]] {
            ["N520000001", "N520000002"].map { certificate in
                record([
                    key: certificate, .certificateNumber: certificate, .plurality: "2",
                    .childName: "", .motherIDNumber: certificate == numbered ? Scenario.mother : "",
                ])
            }
        }
        let scenario = Scenario(
            births: records(Scenario.birth, .birthID, numbered: "N520000001"),
            deliveries: records(Scenario.delivery, .deliveryID, numbered: "N520000002"))
        let population = try scenario.population()
        let linkage = try BirthLinkage(population, policy: AuditPolicy())
        let clusters = linkage.resolve(linkage.ranges.map { linkage.score($0) }).result.clusters
        #expect(clusters.map(\.members.count) == [2, 2])
        for cluster in clusters {
            #expect(Set(cluster.members.map { population.births[Int($0)].certificate }).count == 1)
            #expect(!cluster.isAmbiguous)
        }
    }

    @Test("one child whose sex and number are wrong isn't two children")
    func notTwins() throws {
        let outcome = try Scenario(
            births: [
                Scenario.birth([
                    .sex: "2", .idNumber: Scenario.number("2013-05-07", 500),
                ])
            ],
            deliveries: [Scenario.delivery()], entries: [Scenario.entry()]
        ).outcome()
        #expect(!outcome.cases.contains { $0.verdict == .missing })
        #expect(outcome.cases.map(\.verdict) == [.misreported])
    }

    @Test("mothers of one name in one village on one day stay apart")
    func sameNamedMothers() throws {
        let other = Scenario.number("1990-07-08", 222)
        let outcome = try Scenario(
            births: [Scenario.birth([.fatherName: ""])],
            deliveries: [
                Scenario.delivery(),
                Scenario.delivery([.deliveryID: "D2", .motherIDNumber: other]),
            ]
        ).outcome()
        #expect(outcome.cases.map(\.verdict) == [.missing])
        #expect(outcome.cases.first?.records.first?.recordID == "D2")
    }

    @Test("the result doesn't depend on the order of the records")
    func order() throws {
        let scenario = twins([first])
        var turned = scenario
        turned.deliveries.reverse()
        turned.entries.reverse()
        let left = try scenario.outcome().cases.map { [$0.caseID, $0.verdict.rawValue] }
        let right = try turned.outcome().cases.map { [$0.caseID, $0.verdict.rawValue] }
        #expect(left == right)
    }
}
