import RegistryModel
import Testing

@testable import BirthMatching

@Suite("Which value is true")
struct FieldAdjudicationTests {
    private let adjudication = FieldAdjudication(reliability: .published)

    private func claim(_ sex: Sex, _ kind: SourceKind, _ chain: CustodyChain?) -> Claim {
        Claim(member: chain == nil ? 0 : 1, value: .sex(sex), kind: kind, chain: chain)
    }

    @Test("two chains outweigh the registry")
    func twoChainsOutweigh() throws {
        let decision = try #require(
            adjudication.decide(
                .sex,
                [
                    claim(.male, .registryBirths, nil),
                    claim(.female, .hospitalDeliveries, .delivery),
                    claim(.female, .policeEntries, .police),
                ], likelySlips: 1))
        #expect(decision.isAgainstRegistry)
        // By hand: (.99/.01)(.985/.015) against (.97/.03) gives odds of 201 to 1.
        #expect(abs(decision.probability - 0.99505) < 0.0001)
        #expect(!decision.registryIsSupported)
    }

    @Test("one chain alone decides nothing about sex")
    func oneChainDoesNotDecide() throws {
        let decision = try #require(
            adjudication.decide(
                .sex,
                [
                    claim(.male, .registryBirths, nil),
                    claim(.female, .hospitalDeliveries, .delivery),
                ], likelySlips: 1))
        #expect(decision.probability < AuditPolicy().decisionProbability)
    }

    @Test("copies within one chain count once")
    func copiesCountOnce() throws {
        let alone = try #require(
            adjudication.decide(
                .sex,
                [
                    claim(.male, .registryBirths, nil),
                    claim(.female, .hospitalDeliveries, .delivery),
                ], likelySlips: 1))
        let copied = try #require(
            adjudication.decide(
                .sex,
                [
                    claim(.male, .registryBirths, nil),
                    claim(.female, .hospitalDeliveries, .delivery),
                    claim(.female, .vaccinationChildren, .delivery),
                ], likelySlips: 1))
        #expect(alone.probability == copied.probability)
    }

    @Test("the registry's own number isn't an outside record")
    func ownNumberAloneIsNoConflict() {
        let derived = Claim(member: -1, value: .sex(.female), kind: .policeEntries, chain: .police)
        #expect(
            adjudication.decide(
                .sex, [claim(.male, .registryBirths, nil), derived], likelySlips: 1) == nil)
    }

    @Test("a number that fails its own check loses to one that passes")
    func unsoundNumberLoses() throws {
        let wrong = Claim(
            member: 0, value: .number(1), kind: .registryBirths, chain: nil, isSound: false)
        let right = Claim(
            member: 1, value: .number(2), kind: .hospitalDeliveries, chain: .delivery)
        let decision = try #require(
            adjudication.decide(.motherIDNumber, [wrong, right], likelySlips: 20))
        #expect(decision.adjudicated == .number(2))
        #expect(decision.probability > 0.99)
    }

    @Test("form is not conflict", arguments: [("買買提·吐爾遜", "买买提吐尔逊"), ("張三", "张三")])
    func formIsNotConflict(left: String, right: String) {
        #expect(FieldValue.name(PersonName(left)).agrees(with: .name(PersonName(right))))
    }
}

@Suite("Dates and parities")
struct DatesAndParitiesTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    @Test("a birth near midnight may stand under either day, within one month")
    func midnight() throws {
        let seventh = try day("2013-05-07")
        let eighth = try day("2013-05-08")
        #expect(DateTolerance.isMidnight(eighth, seventh, deliveryMinute: 23 * 60 + 40))
        #expect(!DateTolerance.isMidnight(eighth, seventh, deliveryMinute: 10 * 60))
        #expect(!DateTolerance.isMidnight(seventh, eighth, deliveryMinute: 23 * 60 + 40))
        #expect(
            !DateTolerance.isMidnight(
                try day("2013-06-01"), try day("2013-05-31"), deliveryMinute: 23 * 60 + 59))
    }

    @Test("lunar, swapped and year-off dates are recognised")
    func slips() throws {
        // 2013-05-10 is the first day of the fourth lunar month.
        #expect(DateSlips.explain(try day("2013-04-01"), try day("2013-05-10")) == .lunar)
        #expect(DateSlips.explain(try day("2013-05-08"), try day("2013-08-05")) == .dayMonthSwapped)
        #expect(DateSlips.explain(try day("2012-05-08"), try day("2013-05-08")) == .yearOff)
        #expect(DateSlips.explain(try day("2013-05-08"), try day("2013-05-28")) == nil)
    }

    @Test("parity: known children + 1, else the mother's age")
    func parity() throws {
        let born = try day("2013-05-07")
        var entry = PersonRegister.Entry()
        entry.isRegistered = true
        entry.children = [try day("2008-01-01"), try day("2010-01-01"), born]
        #expect(
            PlausibleParity.range(entry: entry, motherBirthDate: nil, motherAge: nil, on: born)
                == 1...3)
        #expect(
            PlausibleParity.range(
                entry: nil, motherBirthDate: try day("1992-05-08"), motherAge: nil, on: born)
                == 1...3)
        #expect(
            PlausibleParity.range(entry: nil, motherBirthDate: nil, motherAge: nil, on: born)
                == 1...15)
    }
}
