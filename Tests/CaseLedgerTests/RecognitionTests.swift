import RegistryModel
import TestSupport
import Testing

@testable import CaseLedger

@Suite("Cases are recognised by their evidence")
struct RecognitionTests {
    private let keyer = EvidenceKeyer(salt: "salt", digest: sha256)

    private func known(_ births: [Birth]) -> [KnownCase] {
        births.enumerated().map { index, birth in
            let sighting = CaseSighting(birth.auditCase, keyer: keyer)
            return KnownCase(
                number: index + 1, caseID: sighting.caseID, family: sighting.family,
                facts: sighting.facts, keys: Set(sighting.keys), isInData: true)
        }
    }

    private func recognise(
        _ births: [Birth], among old: [Birth], answered: Set<String> = []
    ) -> Recognition {
        CaseRecognition(known: known(old), answered: answered).recognise(
            births.map { CaseSighting($0.auditCase, keyer: keyer) })
    }

    private let first = Birth(delivery: "D1", entry: "P1")

    @Test("files that move and rows that change places change nothing")
    func places() {
        var moved = first
        moved.file = 9
        moved.line = 77
        #expect(recognise([moved], among: [first]).numbers == [1])
    }

    @Test("one corrected record doesn't make another case")
    func corrected() {
        for change in 0..<4 {
            var birth = first
            switch change {
            case 0: birth.day = "2013-05-08"
            case 1: birth.mother = "520525198801010019"
            case 2: birth.motherName = "张三美"
            default: birth.entry = nil
            }
            #expect(birth.auditCase.caseID != first.auditCase.caseID)
            #expect(recognise([birth], among: [first]).numbers == [1], "change \(change)")
        }
    }

    @Test("a record number given to another birth is another case")
    func reusedNumber() {
        var other = Birth(delivery: "D1", mother: "520525199002020000", motherName: "王小妹")
        other.day = "2013-06-20"
        #expect(recognise([other], among: [Birth(delivery: "D1")]).numbers == [nil])
    }

    @Test(
        "records numbered anew are known by certificate, or by the mother's only birth of the day")
    func renumbered() {
        var old = first
        old.certificate = "M520525001"
        var new = Birth(delivery: "D901", entry: "P901")
        new.certificate = "M520525001"
        new.mother = "520525198801010099"
        #expect(recognise([new], among: [old]).numbers == [1])
        let byMother = Birth(delivery: "D901", entry: "P901")
        #expect(recognise([byMother], among: [first]).numbers == [1])
    }

    @Test("a number written for another child by mistake doesn't make the two births one")
    func borrowedNumber() {
        var wrong = Birth(delivery: "D1", day: "2013-04-19", verdict: .misreported)
        wrong.registry = "R1"
        wrong.certificate = "M520525001"
        var right = Birth(
            delivery: "D2", mother: "520525199002020000", motherName: "王小妹", day: "2013-05-05",
            verdict: .misreported)
        right.registry = "R2"
        right.certificate = "M520525001"
        #expect(recognise([right], among: [wrong]).numbers == [nil])
        // Known by her number alone, a birth of the same days may have had it mistyped.
        right.motherName = wrong.motherName
        #expect(recognise([right], among: [wrong]).numbers == [1])
    }

    @Test("twins aren't taken for each other")
    func twins() {
        let (one, two) = (Birth(delivery: "D1"), Birth(delivery: "D2"))
        #expect(recognise([two, one], among: [one, two]).numbers == [2, 1])
        #expect(recognise([two], among: [one, two]).numbers == [2])
        #expect(recognise([two], among: [one, two]).absorbed.isEmpty)
        let (newOne, newTwo) = (Birth(delivery: "D8"), Birth(delivery: "D9"))
        #expect(recognise([newOne, newTwo], among: [one, two]).numbers == [nil, nil])
        let answered = keyer.key(of: one.auditCase.records[0]).hash
        #expect(recognise([newTwo], among: [one], answered: [answered]).numbers == [nil])
    }

    @Test("two cases found to be one birth become one")
    func merged() {
        let halves = [Birth(delivery: "D1"), Birth(entry: "P1", motherName: "张三美")]
        let whole = recognise([first], among: halves)
        #expect(whole.numbers == [1])
        #expect(whole.absorbed == [2: 0])
    }

    @Test("of two cases that are one birth that of the birth's month goes on")
    func mergedAcrossMonths() {
        var june = Birth(delivery: "D1", entry: "P1", motherName: "张三美", day: "2013-06-02")
        june.charge = .missingBirth(policy: nil, parity: 1...1)
        let may = Birth(delivery: "D1", day: "2013-05-31")
        let both = Birth(delivery: "D1", entry: "P1", day: "2013-05-31")
        #expect(recognise([both], among: [june, may]).numbers == [2])
        #expect(recognise([both], among: [june, may]).absorbed == [1: 0])
    }

    @Test("what a case is called may change, its family may not")
    func families() {
        var uncertain = first
        uncertain.verdict = .uncertainLink
        uncertain.registry = "R1"
        #expect(recognise([uncertain], among: [first]).numbers == [1])
        var misreported = first
        misreported.verdict = .misreported
        misreported.registry = "R1"
        #expect(recognise([misreported], among: [first]).numbers == [nil])
    }

    @Test("a registry record that two absent births may be doesn't make them one")
    func sharedCounterpart() {
        var one = Birth(delivery: "D1", verdict: .uncertainLink)
        var two = Birth(delivery: "D2", mother: "520525199002020000", verdict: .uncertainLink)
        one.registry = "R1"
        two.registry = "R1"
        #expect(recognise([two], among: [one]).numbers == [nil])
        #expect(recognise([two], among: [one, two]).absorbed.isEmpty)
    }

    @Test("no two sightings are one case, in whatever order they come")
    func orderFree() {
        var numbers = SeededNumbers(seed: 7)
        for round in 0..<200 {
            func some() -> [Birth] {
                (0..<8).map { _ in
                    Birth(
                        delivery: numbers.chance(70) ? "D\(numbers.below(6))" : nil,
                        entry: "P\(numbers.below(6))", mother: "M\(numbers.below(4))",
                        day: "2013-05-0\(numbers.below(3) + 1)")
                }
            }
            let old = some()
            let new = some()
            let recognition = CaseRecognition(known: known(old))
            let sightings = new.map { CaseSighting($0.auditCase, keyer: keyer) }
                .sorted { $0.caseID < $1.caseID }
            let straight = recognition.recognise(sightings)
            let found = straight.numbers.compactMap { $0 }
            #expect(Set(found).count == found.count, "round \(round)")
            #expect(Set(found).isDisjoint(with: straight.absorbed.keys))
            guard Set(old.map(\.auditCase.caseID)).count == old.count else { continue }
            let turned = CaseRecognition(known: known(old).reversed()).recognise(sightings)
            #expect(turned == straight, "round \(round)")
        }
    }

    @Test("keys hold no value, and those of two ledgers can't be joined")
    func hashed() {
        let own = CaseSighting(first.auditCase, keyer: keyer)
        let other = CaseSighting(
            first.auditCase, keyer: EvidenceKeyer(salt: "another", digest: sha256))
        #expect(Set(own.keys.map(\.hash)).isDisjoint(with: other.keys.map(\.hash)))
        for key in own.keys { #expect(key.hash.utf8.count == 32) }
    }
}
