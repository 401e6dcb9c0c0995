import RegistryModel
import Testing

@testable import CaseLedger

@Suite("A verdict speaks for what was verified, and for nothing else")
struct VerdictScopeTests {
    private let confirmed = VerificationOutcome.confirmed(parity: nil, policy: nil)

    private func misreport(_ fields: [Field], in village: String = "520525100001") -> Birth {
        Birth(
            delivery: "D1", verdict: .misreported, village: village,
            charge: .misreportedBirth(fields: fields), registry: "B1")
    }

    /// The first case of a run, which is recorded twice without a difference.
    private func only(_ run: RunRecord, in ledger: CaseLedger) throws -> AuditCase {
        try ledger.record(run)
        let again = try ledger.record(run)
        #expect(again.isRepeat)
        return try #require(again.cases.first)
    }

    @Test(
        "what was confirmed to be no fault isn't a confirmed one when something else is found",
        arguments: [
            (
                Birth(
                    delivery: "D1", verdict: .uncertainLink, status: .open, grade: nil,
                    charge: nil, registry: "B1"),
                Birth(delivery: "D1", entry: "E1")
            ),
            (
                Birth(
                    delivery: "D1", verdict: .feedError, status: .open, grade: nil, charge: nil,
                    registry: "B1"),
                Birth(
                    delivery: "D1", verdict: .misreported,
                    charge: .misreportedBirth(fields: [.sex]), registry: "B1")
            ),
        ])
    func noFault(before: Birth, after: Birth) throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let found = try only(month(5, [before]), in: ledger)
        try ledger.append([verdict(found.caseID, confirmed)])
        #expect(try only(month(5, [before]), in: ledger).charge == nil)
        let other = try only(month(5, [after]), in: ledger)
        #expect(other.caseID == found.caseID && other.verdict == after.verdict)
        #expect(other.status == .provisional && other.charge == after.charge)
        #expect(try ledger.happenings(of: found.caseID).map(\.isOther) == [false, false, true])
        try ledger.append([verdict(found.caseID, confirmed, on: "2013-07-10")])
        #expect(try only(month(5, [after]), in: ledger).status == .confirmed)
    }

    @Test(
        "that two records aren't one birth, or a source is right, clears no birth that is missing")
    func overturnedLink() throws {
        for before in [CaseVerdict.uncertainLink, .feedError] {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            let link = Birth(
                delivery: "D1", verdict: before, status: .open, grade: nil, charge: nil,
                registry: before == .feedError ? "B1" : nil)
            let found = try only(month(5, [link]), in: ledger)
            try ledger.append([verdict(found.caseID, .overturned)])
            #expect(try only(month(5, [link]), in: ledger).standing?.state == .overturned)
            let after =
                before == .feedError ? misreport([.sex]) : Birth(delivery: "D1", entry: "E1")
            let other = try only(month(5, [after]), in: ledger)
            #expect(other.caseID == found.caseID && other.charge == after.charge)
            #expect(other.status == .provisional)
        }
    }

    @Test("a confirmed misreport outlives an export that lacks the report")
    func reportedAgain() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let wrong = misreport([.sex])
        let found = try only(month(5, [wrong]), in: ledger)
        try ledger.append([verdict(found.caseID, confirmed)])
        let missing = try ledger.record(month(5, [Birth(delivery: "D1", entry: "E1")]))
        #expect(missing.cases.filter { $0.charge != nil }.map(\.verdict) == [.missing])
        var answered: [String: RegistryAnswer] = [:]
        for record in missing.cases.flatMap(\.records) {
            guard let hash = try ledger.followed().hash(of: record) else { continue }
            answered[hash] = RegistryAnswer(report: RegistryReport(day: "2013-05-28"))
        }
        let right = try ledger.record(month(5, [], answered: answered))
        let charged = right.cases.filter { $0.charge != nil }
        #expect(charged.map(\.caseID) == [found.caseID])
        #expect(charged.map(\.status) == [.confirmed])
    }

    @Test("a confirmed misreport costs what was verified, whatever else is found or put right")
    func fields() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let found = try only(month(5, [misreport([.certificateNumber])]), in: ledger)
        try ledger.append([verdict(found.caseID, confirmed)])
        for (fields, isTold) in [
            ([Field.certificateNumber], false), ([.certificateNumber, .sex], true), ([.sex], true),
        ] {
            let again = try only(
                month(5, [misreport(fields, in: "520525100003")]), in: ledger)
            #expect(again.charge == .misreportedBirth(fields: [.certificateNumber]))
            #expect(again.status == .confirmed && again.village == DivisionCode("520525100001"))
            #expect(again.reason.zh.contains("未经核实") == isTold, "\(fields)")
        }
    }

    @Test("what was found not to be so stays so when a source comes back that had been known then")
    func overturned() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let strong = Birth(delivery: "D1", entry: "E1")
        let weak = Birth(delivery: "D1", grade: .b)
        let found = try only(month(5, [strong]), in: ledger)
        try ledger.append([verdict(found.caseID, .overturned)])
        for birth in [weak, strong, weak, strong] {
            let again = try only(month(5, [birth]), in: ledger)
            #expect(again.charge == nil && again.standing?.state == .overturned)
        }
    }

    @Test("an omission stays with the village it was found in, wherever the person moves")
    func moved() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let (here, there) = ("520525100001", "520525100003")
        let person = Birth(
            entry: "P1", verdict: .missingPerson, village: here, charge: .missingPerson)
        var elsewhere = person
        elsewhere.village = there
        let found = try only(month(5, [person]), in: ledger)
        let june = try only(month(6, [elsewhere]), in: ledger)
        #expect(june.caseID == found.caseID && june.village == DivisionCode(here))
        // The data of May themselves may put the village right, until somebody has verified it.
        #expect(try only(month(5, [elsewhere]), in: ledger).village == DivisionCode(there))
        try ledger.append([verdict(found.caseID, confirmed)])
        #expect(try only(month(5, [person]), in: ledger).village == DivisionCode(there))
    }

    @Test("a case isn't taken into a birth that has one of its records' numbers by accident")
    func numbersGivenAnew() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let march = month(3, [misreport([.sex])])
        try ledger.record(march)
        // The hospital numbers its rows anew: another mother's birth of May has the number.
        let other = Birth(
            delivery: "D1", entry: "E9", mother: "520525199002020000", motherName: "王小妹",
            day: "2013-05-20")
        try ledger.record(month(5, [other]))
        #expect(try ledger.cases(on: "2013-12-20").count { $0.standing.state != .closed } == 2)
        // The same birth, its report deleted, is the missing one.
        try ledger.record(month(3, [Birth(delivery: "D1", entry: "E1")]))
        #expect(try ledger.cases(on: "2013-12-20").count { $0.standing.charging != nil } == 2)
    }

    @Test("a birth charged as missing isn't charged for its late report besides")
    func lateReport() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let missing = Birth(delivery: "D1", entry: "E1")
        let found = try only(month(5, [missing]), in: ledger)
        let hash = try #require(try ledger.followed().hash(of: found.records[0]))
        let report = RegistryAnswer(
            report: RegistryReport(day: "2013-07-20", isSupplementary: true))
        let outcome = try ledger.record(
            month(5, [misreport([.sex])], answered: [hash: report]))
        let charged = outcome.cases.filter { $0.charge != nil }
        #expect(charged.map(\.verdict) == [.missing])
        let content = try #require(outcome.cases.first { $0.verdict == .misreported })
        #expect(content.reason.zh.contains("已按漏报计分"))
    }
}
