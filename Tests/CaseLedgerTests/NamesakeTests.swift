import RegistryModel
import Testing

@testable import CaseLedger

@Suite("Cases whose records were numbered anew or never had a number")
struct NamesakeTests {
    private static let may: ClosedRange<CalendarDay> = "2013-05-01"..."2013-05-31"

    private func sighting(
        _ id: String, _ keys: [EvidenceKey.Kind: String], family: CaseFamily = .absence,
        day: String? = "2013-05-24", village: String = "520525100001"
    ) -> CaseSighting {
        CaseSighting(
            caseID: id, family: family,
            facts: CaseFacts(
                verdict: family == .person ? "missing-person" : "missing", grade: nil,
                village: village, status: "provisional", charge: nil, eventDay: day),
            keys: keys.map { kind, value in
                EvidenceKey(
                    kind: kind, hash: "\(kind)-\(value)",
                    source: kind == .record ? "hospital.deliveries" : "")
            })
    }

    private func recognised(
        _ sightings: [CaseSighting], among known: [CaseSighting],
        in period: ClosedRange<CalendarDay>? = may
    ) -> [Int?] {
        let known = known.enumerated().map { number, one in
            KnownCase(
                number: number + 1, caseID: one.caseID, family: one.family, facts: one.facts,
                keys: Set(one.keys), isInData: true)
        }
        return CaseRecognition(known: known, period: period).recognise(sightings).numbers
    }

    @Test("in the month of the case names, village and day tell, where one alone has them")
    func names() {
        let old = sighting("A", [.record: "1", .motherName: "张", .bornHere: "24-f"])
        let new = sighting("B", [.record: "2", .motherName: "张", .bornHere: "24-f"])
        #expect(recognised([new], among: [old]) == [1])
        #expect(recognised([new], among: [old], in: "2013-06-01"..."2013-06-30") == [nil])
        let twin = sighting("C", [.record: "3", .motherName: "张", .bornHere: "24-f"])
        #expect(recognised([new, twin], among: [old]) == [nil, nil])
        #expect(recognised([new], among: [old, twin]) == [nil])
        let elsewhere = sighting("D", [.record: "4", .motherName: "张"], village: "520525100003")
        #expect(recognised([elsewhere], among: [old]) == [nil])
    }

    @Test("a day may be put right by days, and by more where two things agree")
    func days() {
        let old = sighting("A", [.record: "1", .motherName: "张", .motherNumber: "7"])
        for (day, isOne) in [("2013-05-27", true), ("2013-05-10", true), ("2013-05-08", false)] {
            let new = sighting("B", [.record: "2", .motherName: "张", .motherNumber: "7"], day: day)
            #expect((recognised([new], among: [old]) == [1]) == isOne, "\(day)")
        }
        for (day, isOne) in [("2013-05-27", true), ("2013-05-28", false)] {
            let new = sighting("B", [.record: "2", .motherName: "张"], day: day)
            #expect((recognised([new], among: [old]) == [1]) == isOne, "\(day)")
        }
    }

    @Test("a mother's number may be put right where all else is the same, another child's may not")
    func contradicted() {
        let old = sighting(
            "A", [.record: "1", .motherName: "张", .motherNumber: "7", .bornHere: "24-f"])
        let right = sighting(
            "B", [.record: "2", .motherName: "张", .motherNumber: "8", .bornHere: "24-f"])
        #expect(recognised([right], among: [old]) == [1])
        let other = sighting(
            "C", [.record: "2", .motherName: "张", .motherNumber: "8", .bornHere: "24-m"])
        #expect(recognised([other], among: [old]) == [nil])
    }

    @Test(
        "a row's number given to another child isn't that child's case, though nobody has a mother")
    func otherChild() {
        let old = sighting("A", [.record: "1", .childName: "方博杰", .bornHere: "24-f"])
        let other = sighting(
            "B", [.record: "1", .childName: "龙佑刚", .bornHere: "15-m"], day: "2013-05-15",
            village: "520525100003")
        #expect(recognised([other], among: [old]) == [nil])
        let named = sighting("C", [.record: "1", .childName: "方博捷", .bornHere: "24-f"])
        #expect(recognised([named], among: [old]) == [1])
    }

    @Test("a person without a number is the one of that name, day of birth and village")
    func persons() {
        let old = sighting("A", [.record: "1", .namedChild: "张-1990"], family: .person, day: nil)
        let new = sighting("B", [.record: "2", .namedChild: "张-1990"], family: .person, day: nil)
        #expect(recognised([new], among: [old], in: nil) == [1])
        let numbered = sighting(
            "C", [.record: "3", .namedChild: "张-1990", .personNumber: "9"], family: .person,
            day: nil)
        #expect(recognised([numbered], among: [old], in: nil) == [1])
        #expect(recognised([new, numbered], among: [old], in: nil) == [nil, nil])
    }
}
