import Foundation
import GRDB
import RegistryModel
import Testing

@testable import CaseLedger

@Suite("Runs in the ledger")
struct RecordingTests {
    private let may = [
        Birth(delivery: "D1", entry: "P1"),
        Birth(delivery: "D2", mother: "520525199002020000", motherName: "王小妹", day: "2013-05-20"),
    ]

    private func answered(
        _ ledger: CaseLedger, _ birth: Birth, reported: CalendarDay? = nil,
        isSupplementary: Bool = false
    ) throws -> [String: RegistryAnswer] {
        let followed = try ledger.followed()
        var answered: [String: RegistryAnswer] = [:]
        for record in birth.auditCase.records {
            guard let hash = followed.hash(of: record) else { continue }
            answered[hash] = RegistryAnswer(
                report: RegistryReport(day: reported, isSupplementary: isSupplementary))
        }
        return answered
    }

    @Test("the same run twice changes nothing, wherever its files are and whatever the day")
    func twice() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(month(5, may))
        #expect(first.tally.new == 2)
        var again = month(5, may.reversed())
        again.runDate = "2013-12-30"
        again.inputs[0] = RunRecord.Input(
            path: "elsewhere/births.csv", sha256: again.inputs[0].sha256)
        again.inputs[0] = RunRecord.Input(path: "x", sha256: month(5, may).inputs[0].sha256)
        let second = try ledger.record(again)
        #expect(second.isRepeat)
        #expect(second.head == first.head)
        #expect(second.cases.map(\.caseID) == first.cases.map(\.caseID))
        #expect(try ledger.runs().count == 1)
    }

    @Test("a case keeps its identifier when its record is corrected")
    func lastingIdentifier() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(month(5, [may[0]]))
        var changed = may[0]
        changed.day = "2013-05-08"
        let second = try ledger.record(month(5, [changed]))
        #expect(second.cases.map(\.caseID) == first.cases.map(\.caseID))
        #expect(
            second.tally
                == {
                    var tally = RunTally()
                    tally.known = 1
                    return tally
                }())
        #expect(try ledger.cases(on: "2013-12-20").count == 1)
    }

    @Test("one event is charged in one account: month, quarter and year show the same case")
    func accounts() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        func charged(_ outcome: RunOutcome) -> [String] {
            outcome.cases.filter { $0.charge != nil && $0.status != .open }.map(\.caseID)
        }
        let month5 = charged(try ledger.record(month(5, may)))
        let quarter = charged(try ledger.record(run("2013-04-01"..."2013-06-30", may)))
        let june = try ledger.record(month(6, may))
        #expect(month5.count == 2)
        #expect(quarter.sorted() == month5.sorted())
        #expect(charged(june).isEmpty)
        #expect(june.cases.allSatisfy { $0.standing?.account != nil })
        #expect(try ledger.cases(on: "2013-12-20").count == 2)
    }

    @Test("a case of an earlier month stays on the list until a verdict or corrected data")
    func carriedOver() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let ids = try ledger.record(month(5, may)).cases.map(\.caseID)
        let june = try ledger.record(month(6, []))
        #expect(june.cases.map(\.caseID).sorted() == ids.sorted())
        #expect(june.cases.allSatisfy { $0.standing?.isCarriedOver == true && $0.charge == nil })
        #expect(june.cases.allSatisfy { $0.standing?.eventDay != nil })
        #expect(june.tally.carriedOver == 2)
        try ledger.append([verdict(ids[0], .overturned)])
        let july = try ledger.record(month(7, []))
        #expect(july.cases.map(\.caseID) == [ids[1]])
    }

    @Test("what is only there to be known isn't carried over, and no case of the movement")
    func forInformation() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        var births = may
        let verdicts: [CaseVerdict] = [.late, .feedError]
        for (place, verdict) in verdicts.enumerated() {
            births[place].registry = "R\(place)"
            births[place].verdict = verdict
            births[place].status = .open
            births[place].charge = nil
        }
        births += [Birth(delivery: "D-9", mother: "520525198901010000", motherName: "李四妹")]
        let run = try ledger.record(month(5, births))
        #expect(run.cases.count == 3)
        let june = try ledger.record(month(6, []))
        #expect(june.cases.map(\.verdict) == [.missing])
        #expect(june.tally.carriedOver == 1)
        let period: ClosedRange<CalendarDay> = "2013-06-01"..."2013-06-30"
        let movement = try ledger.trend(of: period, on: "2013-07-10").movement
        #expect(movement?.opening == 1 && movement?.closing == 1 && movement?.closed == 0)
        // In its own account it stays, made with an audit or without.
        let account = try ledger.account(of: "2013-05-01"..."2013-05-31", on: "2013-07-10")
        #expect(account.count == 3)
        #expect(try ledger.account(of: period, on: "2013-07-10").count == 1)
    }

    @Test(
        "a birth supplemented after the close keeps its points; in time, or nobody knows when, it costs nothing"
    )
    func supplemented() throws {
        for (reported, isMarked, isKept): (CalendarDay?, Bool, Bool) in [
            (nil, false, false), (nil, true, true), ("2013-06-06", false, true),
            ("2013-06-05", true, false),
        ] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            try ledger.record(month(5, [may[0]]))
            let outcome = try ledger.record(
                month(
                    5, [],
                    answered: try answered(
                        ledger, may[0], reported: reported, isSupplementary: isMarked)))
            #expect(outcome.tally.corrected == 1)
            let listed = try ledger.cases(on: "2013-12-20")
            #expect(listed[0].standing.state == .corrected)
            #expect(listed[0].standing.isSupplemented == isKept)
            #expect(outcome.cases.contains { $0.charge != nil } == isKept)
        }
    }

    @Test("a number that the source gave to another birth since answers nothing")
    func renumbered() throws {
        func keyed(
            _ ledger: CaseLedger, _ identity: [(EvidenceKey.Kind, String)], _ day: CalendarDay
        )
            throws -> [String: RegistryAnswer]
        {
            try answered(ledger, may[0]).mapValues { _ in
                RegistryAnswer(
                    identity: Set(identity.map { ledger.keyer.key($0.0, [$0.1]) }), day: day)
            }
        }
        let (number, name) = (may[0].mother, may[0].motherName)
        let other = "520525199002020000"
        for (identity, day, isAnswered): ([(EvidenceKey.Kind, String)], CalendarDay, Bool) in [
            ([(.motherNumber, number), (.motherName, name)], "2013-05-07", true),
            // Corrected in one of the two, or in nothing that the case has.
            ([(.motherNumber, other), (.motherName, name)], "2013-06-20", true),
            ([(.motherNumber, number), (.motherName, "王小妹")], "2013-06-20", true),
            ([(.motherName, "王小妹")], "2013-05-09", true), ([], "2014-05-07", true),
            ([(.motherNumber, other), (.motherName, "王小妹")], "2013-05-07", false),
            ([(.motherName, "王小妹")], "2013-06-20", false),
        ] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            try ledger.record(month(5, [may[0]]))
            let outcome = try ledger.record(
                month(6, [], answered: try keyed(ledger, identity, day)))
            #expect((outcome.tally.corrected == 1) == isAnswered, "\(identity) \(day)")
        }
    }

    @Test(
        "where records are numbered anew the child's own numbers answer, unless the mother is another"
    )
    func answeredByNumber() throws {
        var birth = may[0]
        birth.certificate = "N123456789"
        for (mother, name, isAnswered) in [
            (birth.mother, birth.motherName, true), (birth.mother, "王小妹", true),
            ("520525199002020000", "王小妹", false),
        ] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            try ledger.record(month(5, [birth]))
            let keyer = ledger.keyer
            let certificate = keyer.key(.certificate, ["N123456789"])
            let identity: Set<EvidenceKey> = [
                certificate, keyer.key(.motherNumber, [mother]), keyer.key(.motherName, [name]),
            ]
            let outcome = try ledger.record(
                month(6, [], answered: [certificate.hash: RegistryAnswer(identity: identity)]))
            #expect((outcome.tally.corrected == 1) == isAnswered, "\(mother) \(name)")
        }
    }

    @Test("a registry record alone answers for who has its numbers, and for no case resting on it")
    func answeredByRegistryAlone() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        var missing = may[0]
        missing.certificate = "N123456789"
        let unsupported = Birth(verdict: .unsupported, charge: nil, registry: "R7")
        try ledger.record(month(5, [missing, unsupported]))
        let followed = try ledger.followed()
        func answers(_ id: String, _ certificate: String, isAlone: Bool) -> [String: RegistryAnswer]
        {
            var builder = RecordTableBuilder(source: SourceID(.registryBirths))
            for (position, definition) in builder.schema.fields.enumerated() {
                let values: [Field: String] = [.birthID: id, .certificateNumber: certificate]
                let bytes = Array((values[definition.field] ?? "").utf8)
                builder.append(bytes.span, at: position)
            }
            builder.endRecord(
                Provenance(file: 0, line: 2, number: 1, byteOffset: 0, byteLength: 0))
            let record = AnsweredRecord(builder.build()[0], isAlone: isAlone)
            return Dictionary(followed.answers(record), uniquingKeysWith: { first, _ in first })
        }
        let alone = answers("R9", "N123456789", isAlone: true)
        #expect(try ledger.record(month(6, [], answered: alone)).tally.corrected == 1)
        #expect(answers("R7", "", isAlone: true).isEmpty)
        #expect(answers("R7", "", isAlone: false).count == 1)
    }

    @Test("a case comes back with its evidence, under its own identifier")
    func reopened() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let ids = try ledger.record(month(5, [may[0]])).cases.map(\.caseID)
        try ledger.record(month(5, [], answered: try answered(ledger, may[0])))
        #expect(try ledger.cases(on: "2013-12-20")[0].standing.state == .corrected)
        let back = try ledger.record(month(5, [may[0]]))
        #expect(back.tally.reopened == 1)
        #expect(back.cases.map(\.caseID) == ids)
        #expect(try ledger.cases(on: "2013-12-20")[0].standing.state == .provisional)
    }

    @Test(
        "a birth whose feed numbers its rows anew is settled by the confinement, in its own month")
    func answeredByConfinement() throws {
        for (month, certificate, count) in [
            (5, nil, 1), (5, "M520525001", 1), (5, "M520525009", 0), (6, nil, 0),
        ] as [(Int, String?, Int)] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            var own = may[0]
            own.certificate = "M520525001"
            let found = try #require(
                ledger.record(CaseLedgerTests.month(5, [own])).cases.first)
            let known = CaseSighting(found, keyer: ledger.keyer)
            let confinement = try #require(known.keys.first { $0.kind == .confinement })
            var identity = Set(known.keys.filter { $0.kind == .motherNumber })
            if let certificate {
                var other = own
                other.certificate = certificate
                identity.formUnion(
                    CaseSighting(other.auditCase, keyer: ledger.keyer).keys
                        .filter { $0.kind == .certificate })
            }
            let answer = RegistryAnswer(identity: identity, day: "2013-05-07")
            let run = CaseLedgerTests.month(month, [], answered: [confinement.hash: answer])
            #expect(
                try ledger.record(run).tally.corrected == count,
                "\(month) \(certificate ?? "-")")
        }
    }

    @Test("audited before the month's close a missing birth isn't withdrawn")
    func beforeTheClose() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(5, [may[0]]))
        var early = may[0]
        early.verdict = .outOfScope
        early.charge = nil
        for (day, count) in [("2013-06-02", 0), ("2013-06-20", 1)] {
            var run = month(5, [early])
            run.runDate = try #require(CalendarDay(day))
            #expect(try ledger.record(run).tally.corrected == count, "\(day)")
        }
    }

    @Test("months audited before they are over give nothing up")
    func futureMonths() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        var first = month(5, [may[0]])
        first.runDate = "2013-06-10"
        let found = try #require(ledger.record(first).cases.first)
        try ledger.append([verdict(found.caseID, .unverifiable)])
        for number in [8, 10] {
            var run = month(number, [])
            run.runDate = "2013-06-10"
            try ledger.record(run)
        }
        #expect(try ledger.cases(on: "2013-06-10")[0].standing.charging == .provisional)
        for number in [8, 10] { try ledger.record(month(number, [may[1]])) }
        #expect(try ledger.cases(on: "2013-12-20")[0].standing.charging == nil)
    }

    @Test("a misreport is corrected only when all its sources were judged again")
    func misreport() throws {
        var birth = may[0]
        birth.verdict = .misreported
        birth.registry = "R1"
        birth.charge = .misreportedBirth(fields: [.sex])
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(5, [birth]))
        var part = try answered(ledger, birth)
        let registry = try #require(birth.auditCase.records.last)
        let hash = try #require(try ledger.followed().hash(of: registry))
        part = part.filter { $0.key == hash }
        #expect(try ledger.record(month(5, [], answered: part)).tally.corrected == 0)
        let all = try answered(ledger, birth)
        #expect(try ledger.record(month(5, [], answered: all)).tally.corrected == 1)
    }

    @Test("a report deleted and written anew under another number corrects what it said wrong")
    func reportedAnew() throws {
        var birth = may[0]
        birth.verdict = .misreported
        birth.registry = "R1"
        birth.charge = .misreportedBirth(fields: [.sex])
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(5, [birth]))
        // Both other sources' records were found beside one of the registry, R1 is nowhere.
        let registry = try #require(birth.auditCase.records.last)
        let gone = try #require(try ledger.followed().hash(of: registry))
        var others = try answered(ledger, birth)
        others[gone] = nil
        // As long as the wrong report is there beside it, it isn't corrected.
        var both = month(5, [], answered: try answered(ledger, birth))
        both.persisting = [gone: [.content]]
        #expect(try ledger.record(both).tally.corrected == 0)
        #expect(try ledger.record(month(5, [], answered: others)).tally.corrected == 1)
        #expect(try ledger.record(month(5, [birth])).tally.reopened == 1)
    }

    @Test("verdicts settle what a case costs, and a later run doesn't undo them")
    func verdicts() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let ids = try ledger.record(month(5, may)).cases.map(\.caseID)
        let receipt = try ledger.append([
            verdict(ids[0], .confirmed(parity: 3, policy: .outside)),
            verdict(ids[1].lowercased(), .waived(until: "2013-12-19")),
        ])
        #expect(receipt == VerdictReceipt(appended: 2, repeated: 0))
        var again = month(5, may)
        again.runDate = "2013-12-19"
        let settled = try ledger.record(again)
        #expect(settled.isRepeat)
        let confirmed = try #require(settled.cases.first { $0.caseID == ids[0] })
        #expect(confirmed.charge == .missingBirth(policy: .outside, parity: 3...3))
        #expect(confirmed.status == .confirmed)
        #expect(confirmed.reason.zh == "漏报经核实：确认属实，3 孩，政策外。")
        #expect(confirmed.standing?.verdict?.by == "李核查")
        #expect(settled.cases.first { $0.caseID == ids[1] }?.charge == nil)
        again.runDate = "2013-12-20"
        let later = try ledger.record(again)
        #expect(later.cases.first { $0.caseID == ids[1] }?.status == .provisional)
    }

    @Test("an overturned case stays so, until a source speaks that never did")
    func overturned() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        var birth = Birth(delivery: "D1", grade: .b)
        let id = try ledger.record(month(5, [birth])).cases[0].caseID
        try ledger.append([verdict(id, .overturned)])
        birth.day = "2013-05-08"
        #expect(try ledger.record(month(5, [birth])).cases[0].charge == nil)
        birth.entry = "P1"
        birth.grade = .a
        let again = try ledger.record(month(5, [birth])).cases[0]
        #expect(again.caseID == id)
        #expect(again.status == .provisional)
    }

    @Test("verdicts are taken all or none, and a sheet read twice changes nothing")
    func allOrNone() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let ids = try ledger.record(month(5, may)).cases.map(\.caseID)
        let before = try ledger.head()
        #expect(throws: LedgerFailure.self) {
            try ledger.append([verdict(ids[0], .overturned), verdict("NOSUCHCASE00", .overturned)])
        }
        let blank = VerificationVerdict(
            caseID: ids[1], outcome: .overturned, by: " ", day: "2013-06-10", seen: "x")
        #expect(throws: LedgerFailure.self) {
            try ledger.append([verdict(ids[0], .overturned), blank])
        }
        #expect(try ledger.head() == before)
        try ledger.append([verdict(ids[0], .overturned)])
        let after = try ledger.head()
        #expect(
            try ledger.append([verdict(ids[0], .overturned)])
                == VerdictReceipt(appended: 0, repeated: 1))
        #expect(try ledger.head() == after)
    }

    @Test(
        "a sheet read again after an appeal changes nothing, and no older verdict comes after a later"
    )
    func readAgain() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let id = try ledger.record(month(5, may)).cases[0].caseID
        let sheet = verdict(id, .confirmed(parity: 1, policy: .within), on: "2013-06-10")
        try ledger.append([sheet])
        try ledger.append([verdict(id, .overturned, on: "2013-06-15")])
        let head = try ledger.head()
        #expect(try ledger.append([sheet]) == VerdictReceipt(appended: 0, repeated: 1))
        #expect(try ledger.head() == head)
        let other = verdict(id, .confirmed(parity: 2, policy: .within), on: "2013-06-14")
        #expect(throws: LedgerFailure.self) { try ledger.append([other]) }
        #expect(try ledger.refusals(of: [sheet, other]).map(\.position) == [1])
        #expect(try ledger.cases(on: "2013-07-01")[0].standing.state == .overturned)
    }

    @Test("where nobody could be met there is nothing seen to be told")
    func nothingSeen() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let id = try ledger.record(month(5, may)).cases[0].caseID
        func unseen(_ outcome: VerificationOutcome) -> VerificationVerdict {
            VerificationVerdict(
                caseID: id, outcome: outcome, by: "李核查", day: "2013-06-10", seen: "")
        }
        #expect(throws: LedgerFailure.self) { try ledger.append([unseen(.overturned)]) }
        #expect(try ledger.append([unseen(.unverifiable)]).appended == 1)
    }

    @Test("no personal value stands in the file")
    func privacy() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let id = try ledger.record(month(5, may)).cases[0].caseID
        try ledger.append([
            VerificationVerdict(
                caseID: id, outcome: .overturned, by: "李核查", day: "2013-06-10",
                seen: "母亲证号 520525199001010026 属实")
        ])
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) {
            let data = try Data(contentsOf: scratch.folder.appendingPathComponent(name))
            for value in ["520525198801010000", "张三妹", "520525199001010026"] {
                #expect(data.range(of: Data(value.utf8)) == nil, "\(value) in \(name)")
            }
        }
    }

    @Test("numbers in any writing, line ends and marks for terminals don't get into the ledger")
    func freeText() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let id = try ledger.record(month(5, may)).cases[0].caseID
        try ledger.append([
            VerificationVerdict(
                caseID: id, outcome: .overturned, by: "李核查 13800138000", day: "2013-06-10",
                seen: "母亲５２０５２５１９９００１０１００２６，\n电话 138-0013-8001\u{1B}[2J",
                document: "520525 19900101 0026")
        ])
        let found = try #require(try ledger.cases(on: "2013-12-20").first { $0.caseID == id })
        let verdict = try #require(found.standing.verdict)
        #expect(verdict.by == "李核查 138****8000")
        #expect(verdict.seen == "母亲520525********0026， 电话 138****8001[2J")
        #expect(verdict.document == "520525********0026")
    }

    @Test(
        "verdicts that can't be meant are refused",
        arguments: [
            ("2013-04-30", VerificationOutcome.overturned, "李核查"),
            ("2013-06-10", .waived(until: "2013-06-09"), "李核查"),
            ("2013-06-10", .waived(until: "2014-06-12"), "李核查"),
            ("2013-06-10", .waived(until: "9999-12-31"), "李核查"),
            ("2013-06-10", .confirmed(parity: 16, policy: nil), "李核查"),
            ("2013-06-10", .overturned, "李\u{1B}[31m核查"),
        ])
    func refused(day: String, outcome: VerificationOutcome, name: String) throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let id = try ledger.record(month(5, may)).cases[0].caseID
        let head = try ledger.head()
        #expect(throws: LedgerFailure.self) {
            try ledger.append([
                VerificationVerdict(
                    caseID: id, outcome: outcome, by: name, day: CalendarDay(stringLiteral: day),
                    seen: "x")
            ])
        }
        #expect(try ledger.head() == head)
        try ledger.append([
            verdict(id, .confirmed(parity: 15, policy: nil)),
            verdict(id, .waived(until: "2014-06-11")),
            verdict(id, .waived(until: "2013-06-10")),
        ])
    }

    @Test("a ledger is of one county, and is written through to the disk")
    func settings() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(5, may))
        var other = month(5, may)
        other.county = 520526
        #expect(
            throws: LedgerFailure.otherCounty(path: scratch.path, own: "520525", given: "520526")
        ) {
            try ledger.record(other)
        }
        #expect(try ledger.pragma("synchronous") == "2")
        #expect(try ledger.pragma("journal_mode") == "wal")
        #expect(try ledger.pragma("foreign_keys") == "1")
    }

    @Test("what isn't a ledger is left alone")
    func foreign() throws {
        let scratch = try ScratchLedger()
        #expect(throws: LedgerFailure.missing(path: scratch.path)) {
            try CaseLedger(path: scratch.path, creating: false, digest: sha256)
        }
        try Data("not a database, but long enough to be looked at as one".utf8)
            .write(to: URL(fileURLWithPath: scratch.path))
        #expect(throws: LedgerFailure.notALedger(path: scratch.path)) { try scratch.open() }
        try FileManager.default.removeItem(atPath: scratch.path)
        let other = try DatabaseQueue(path: scratch.path)
        try other.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
        #expect(throws: LedgerFailure.notALedger(path: scratch.path)) { try scratch.open() }
    }

    @Test("a copy is whole, and is never put over another file")
    func backup() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(5, may))
        let target = scratch.folder.appendingPathComponent("copy.sqlite").path
        try ledger.backup(to: target)
        let copy = try CaseLedger(path: target, creating: false, digest: sha256)
        #expect(try copy.head() == ledger.head())
        #expect(try copy.verify().tampering == nil)
        #expect(try copy.cases(on: "2013-12-20") == ledger.cases(on: "2013-12-20"))
        #expect(throws: LedgerFailure.exists(path: target)) { try ledger.backup(to: target) }
    }
}
