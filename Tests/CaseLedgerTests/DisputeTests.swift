import RegistryModel
import Testing

@testable import CaseLedger

@Suite("Disputed records, verified")
struct DisputeTests {
    private func may() -> RunRecord {
        month(
            5,
            [
                Birth(
                    delivery: "D1", verdict: .disputed, status: .open, grade: nil,
                    charge: .misreportedBirth(fields: [.sex]), registry: "B1")
            ])
    }

    @Test("cost nothing until somebody finds the report wrong; then they are misreports")
    func verified() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let open = try #require(try ledger.record(may()).cases.first)
        #expect(open.verdict == .disputed && open.status == .open)
        let outcomes: [(VerificationOutcome, CaseVerdict, CaseStatus, Bool)] = [
            (.confirmed(parity: nil, policy: nil), .misreported, .confirmed, true),
            (.overturned, .disputed, .open, false),
            (.unverifiable, .disputed, .open, true),
        ]
        for (outcome, verdict, status, isCharged) in outcomes {
            try ledger.append([CaseLedgerTests.verdict(open.caseID, outcome)])
            let found = try #require(try ledger.record(may()).cases.first)
            #expect(found.verdict == verdict && found.status == status)
            #expect((found.charge != nil) == isCharged)
            #expect(try ledger.cases(on: "2013-06-30").map(\.verdict) == [verdict.rawValue])
        }
    }
}

@Suite("Births of which the evidence leaves open whether they are missing")
struct OpenAbsenceTests {
    private func birth(_ verdict: CaseVerdict) -> Birth {
        Birth(delivery: "D1", verdict: verdict, status: .open, grade: nil, charge: nil)
    }

    @Test("cost what the verdict says that finds them missing, once it says by which row")
    func disputed() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let may = month(5, [birth(.disputed)])
        let open = try #require(try ledger.record(may).cases.first)
        #expect(open.charge == nil && open.status == .open)
        let outcomes: [(VerificationOutcome, Charge?)] = [
            (.confirmed(parity: nil, policy: nil), nil), (.confirmed(parity: 2, policy: nil), nil),
            // What was found before is kept.
            (
                .confirmed(parity: nil, policy: .outside),
                .missingBirth(policy: .outside, parity: 2...2)
            ),
            (
                .confirmed(parity: 3, policy: .outside),
                .missingBirth(policy: .outside, parity: 3...3)
            ),
            (.waived(until: "2014-05-01"), nil), (.unverifiable, nil), (.overturned, nil),
        ]
        for (outcome, charge) in outcomes {
            try ledger.append([verdict(open.caseID, outcome)])
            let found = try #require(try ledger.record(may).cases.first)
            #expect(found.charge == charge)
            #expect(found.verdict == (charge == nil ? .disputed : .missing))
            #expect((found.status == .confirmed) == (outcome.name == "confirmed"))
            let entry = try ledger.cases(on: "2013-12-20")[0]
            #expect(entry.charge == charge || outcome.until != nil)
            #expect(
                entry.caveat == (outcome.name == "confirmed" && charge == nil ? .rowUnknown : nil))
            #expect(found.reason.zh.contains("不能确定适用哪一行") == (entry.caveat != nil))
        }
    }

    @Test("and go on costing that when they are reported afterwards, marked as such")
    func reportedSince() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(month(5, [birth(.disputed)])).cases[0]
        try ledger.append([verdict(first.caseID, .confirmed(parity: 1, policy: .within))])
        var again = month(5, [])
        let followed = try ledger.followed()
        let hash = try #require(followed.hash(of: first.records[0]))
        again.answered[hash] = RegistryAnswer(report: RegistryReport(day: "2013-07-01"))
        let found = try #require(try ledger.record(again).cases.first)
        #expect(found.verdict == .missing && found.charge != nil)
        #expect(found.standing?.isSupplemented == true)
    }

    @Test("aren't charged by a verdict that says that records are of one birth")
    func uncertain() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let may = month(5, [birth(.uncertainLink)])
        let first = try ledger.record(may).cases[0]
        try ledger.append([verdict(first.caseID, .confirmed(parity: 2, policy: .outside))])
        let found = try ledger.record(may).cases[0]
        #expect(found.verdict == .uncertainLink && found.charge == nil)
        #expect(try ledger.cases(on: "2013-12-20")[0].caveat == .oneBirth)
    }

    @Test("a birth that is charged as missing isn't a late report besides")
    func late() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let first = try ledger.record(month(5, [Birth(delivery: "D1", entry: "E1")])).cases[0]
        var again = month(
            5,
            [
                Birth(
                    delivery: "D1", entry: "E1", verdict: .late, status: .open, grade: nil,
                    charge: nil, registry: "B1")
            ])
        let followed = try ledger.followed()
        for record in first.records {
            if let hash = followed.hash(of: record) {
                again.answered[hash] = RegistryAnswer(report: RegistryReport(day: "2013-07-01"))
            }
        }
        let found = try ledger.record(again).cases
        #expect(found.map(\.caseID) == [first.caseID])
        #expect(found[0].verdict == .missing && found[0].charge != nil)
        #expect(found[0].standing?.isSupplemented == true && found[0].records.count == 3)
        #expect(try ledger.record(again).isRepeat)
        #expect(try ledger.cases(on: "2013-12-20").count == 1)
        // One that was never missing, or cleared, is a late report by itself.
        try ledger.append([verdict(first.caseID, .overturned)])
        #expect(try ledger.record(again).cases.map(\.verdict) == [.late])
        #expect(try ledger.verify().tampering == nil)
    }
}
