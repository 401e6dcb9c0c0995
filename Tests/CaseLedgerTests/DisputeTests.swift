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
