import RegistryModel
import TestSupport
import Testing

@testable import CaseLedger

@Suite("No child is charged both as a missing birth and as a missing person")
struct ChildTests {
    /// What a source says of a child; nil for what it leaves out.
    private struct Child {
        var name: String? = "张小明"
        var number: String?
        var day = "2012-09-07"
        var sex: String? = "女"
        var village = "520525100001"
        var record = "1"

        private func row(_ field: Field, _ text: String?) -> EvidenceRow? {
            text.map {
                EvidenceRow(
                    field: field, cells: [EvidenceCell(text: $0, privacy: .plain, differs: false)])
            }
        }

        private func auditCase(
            _ verdict: CaseVerdict, _ kind: SourceKind, _ name: Field, _ charge: Charge
        ) -> AuditCase {
            AuditCase(
                caseID: "\(verdict.rawValue)-\(record)".uppercased(), verdict: verdict,
                grade: verdict == .missing ? .a : nil, village: DivisionCode(village),
                status: .provisional, charge: charge,
                records: [
                    RecordReference(source: SourceID(kind), recordID: record, file: 1, line: 1)
                ],
                evidence: [
                    row(name, self.name), row(.birthDate, day), row(.sex, sex),
                    row(.idNumber, number),
                ].compactMap { $0 },
                reason: Bilingual(zh: "漏报", en: "missing"))
        }

        var birth: AuditCase {
            auditCase(
                .missing, .hospitalDeliveries, .childName,
                .missingBirth(policy: nil, parity: 1...2))
        }

        var person: AuditCase {
            auditCase(.missingPerson, .policeRoster, .name, .missingPerson)
        }
    }

    private func charging(_ ledger: CaseLedger) throws -> [String] {
        try ledger.cases(on: "2014-12-31").filter {
            $0.charge != nil && $0.standing.charging != nil
        }.map(\.verdict)
    }

    private func recorded(_ first: [AuditCase], then second: [AuditCase]) throws -> [String] {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        try ledger.record(month(9, year: 2012, first, in: ledger))
        let run = try month(10, year: 2013, second, in: ledger)
        try ledger.record(run)
        #expect(try ledger.record(run).isRepeat)
        // Found again and again, it stays so.
        try ledger.record(month(11, year: 2013, second, in: ledger))
        #expect(try ledger.verify().tampering == nil)
        return try charging(ledger)
    }

    @Test("a birth without a number is the person of that name, however written, and day")
    func byName() throws {
        let birth = Child(village: "520525100007")
        for name in ["张小明", "张晓明"] {
            let person = Child(name: name, number: "520525201209070044")
            #expect(try recorded([birth.birth], then: [person.person]) == ["missing"])
        }
        let other = Child(name: "李大海", number: "520525201209080044", day: "2012-09-08")
        #expect(
            try recorded([birth.birth], then: [other.person]) == ["missing", "missing-person"])
    }

    @Test("an unnamed birth is the child of that village, day and sex, unless a number says not")
    func byPlace() throws {
        for name in [nil, "未取名", "李某之女"] {
            let birth = Child(name: name)
            let person = Child(number: "520525201209070044")
            #expect(try recorded([birth.birth], then: [person.person]) == ["missing"])
            var boy = person
            boy.sex = "男"
            #expect(try recorded([birth.birth], then: [boy.person]).count == 2)
        }
        let numbered = Child(name: nil, number: "520525201209070028")
        #expect(
            try recorded(
                [numbered.birth], then: [Child(number: "520525201209070044").person]
            ).count == 2)
    }

    @Test("of twins one birth answers for one")
    func twins() throws {
        let birth = Child(name: nil)
        let twins = [
            Child(name: "张小明", number: "520525201209070028", record: "11"),
            Child(name: "张小红", number: "520525201209070044", record: "12"),
        ]
        #expect(
            try recorded([birth.birth], then: twins.map(\.person)) == ["missing", "missing-person"])
    }

    @Test("a person's case is taken into the birth's that is found later")
    func birthFoundLater() throws {
        let scratch = try ScratchLedger()
        let ledger = try scratch.open()
        let child = Child(number: "520525201209070044")
        let person = try ledger.record(month(10, year: 2013, [child.person], in: ledger))
        #expect(try charging(ledger) == ["missing-person"])
        let birth = try ledger.record(month(9, year: 2012, [Child().birth], in: ledger))
        #expect(try charging(ledger) == ["missing"])
        #expect(
            try ledger.happenings(of: person.cases[0].caseID).last?.into
                == birth.cases.map(\.caseID))
        // The roster still has the child: it isn't charged anew.
        try ledger.record(month(11, year: 2013, [child.person], in: ledger))
        #expect(try charging(ledger) == ["missing"])
    }

    @Test("a person confirmed to be missing isn't charged as a birth besides; a cleared one may be")
    func ruledPerson() throws {
        let outcomes: [(VerificationOutcome, [String])] = [
            (.confirmed(parity: nil, policy: nil), ["missing-person"]),
            (.unverifiable, ["missing-person"]), (.overturned, ["missing"]),
        ]
        for (outcome, expected) in outcomes {
            let scratch = try ScratchLedger()
            let ledger = try scratch.open()
            let child = Child(number: "520525201209070044")
            let person = try ledger.record(month(10, year: 2013, [child.person], in: ledger))
            try ledger.append([verdict(person.cases[0].caseID, outcome, on: "2013-11-10")])
            let run = try month(9, year: 2012, [Child().birth], in: ledger)
            try ledger.record(run)
            #expect(try charging(ledger) == expected)
            #expect(try ledger.record(run).isRepeat)
        }
    }
}
