import RegistryModel

@testable import RegistryRules

/// Makes county rules of nothing but conditions, and judges single records by them.
struct CountyRuleMaker {
    var kind = SourceKind.registryBirths

    private static let place = RulePlace(line: 7, column: 12)

    func definition(
        _ requirement: CountyCondition, when: CountyCondition? = nil
    ) -> CountyRuleDefinition {
        let place = Self.place
        var definition = CountyRuleDefinition(
            place: place, code: PlacedText("LOC001", at: place),
            name: PlacedText("local-rule", at: place), judging: (.error, kind),
            requirement: requirement,
            texts: CountyRuleTexts(
                message: Bilingual(zh: "错", en: "wrong"), at: place,
                explanation: Bilingual(zh: "说明", en: "explanation"),
                citation: Citation(zh: "办法", en: "rules", clause: "1")))
        definition.when = when
        definition.examples = [CountyExample.Outcome.passes, .fails].map {
            CountyExample(place: place, outcome: $0, title: Bilingual(zh: "例", en: "ex"), cells: [])
        }
        return definition
    }

    static func text(_ text: String) -> CountyCondition { .text(PlacedText(text, at: place)) }

    func rule(_ requirement: String, when: String? = nil) throws(CountyRuleError) -> CountyRule {
        try CountyRule(definition(Self.text(requirement), when: when.map(Self.text)))
    }

    /// "yes" for passed, "no" for failed, "?" for undecided.
    func says(
        _ rule: CountyRule, _ changes: [Field: String?] = [:]
    ) -> String {
        let cells = changes.map { RuleExample.Cell(field: $0.key, text: $0.value) }
        let judge = RecordJudge(
            context: ExampleRecords.context, rules: RuleSet(own: [rule]),
            selection: RuleSelection(select: ["LOC"]))
        let count = judge.judge(ExampleRecords.table(kind, [cells])).count(of: "LOC001")
        return count.failed > 0 ? "no" : count.undecided > 0 ? "?" : "yes"
    }

    func says(_ requirement: String, _ changes: [Field: String?] = [:]) throws -> String {
        says(try rule(requirement), changes)
    }

    /// Why a requirement is refused; nil when it isn't.
    func refusal(_ requirement: String) -> CountyRuleError? {
        do {
            _ = try rule(requirement)
            return nil
        } catch {
            return error
        }
    }
}
