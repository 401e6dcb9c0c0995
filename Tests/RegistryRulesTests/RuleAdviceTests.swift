import RegistryModel
import Testing

@testable import RegistryRules

@Suite("A rule's advice")
struct RuleAdviceTests {
    @Test("is the last sentence of the explanation, in both languages")
    func lastSentence() throws {
        let ragged = try #require(RuleSet.catalogue.rule("FIL023"))
        #expect(ragged.card.advice == Bilingual(zh: "请修正后重报。", en: "Correct the row."))
    }

    @Test(
        "no rule lacks it, and it is one sentence that asks for something",
        arguments: RuleCatalogue.all.map(\.code))
    func oneSentence(code: RuleCode) throws {
        let advice = try #require(RuleSet.catalogue.rule(code)?.card.advice, "\(code) has none")
        #expect(advice.zh.contains("请") && advice.zh.hasSuffix("。"))
        #expect(advice.zh.count { $0 == "。" } == 1)
        #expect(advice.en.hasSuffix(".") && advice.en.first?.isUppercase == true)
    }
}
