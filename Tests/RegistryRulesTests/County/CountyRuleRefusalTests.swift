import RegistryModel
import Testing

@testable import RegistryRules

@Suite("A county's own rules: what is refused, where and why")
struct CountyRuleRefusalTests {
    private let births = CountyRuleMaker()

    /// The column is that of the word meant, counted from the condition's own, 12.
    @Test(arguments: [
        ("reportedAt >= birthDat", 26, "did you mean 'birthDate'"),
        ("reportedAT2x >= 2013-01-01", 12, "no field 'reportedAT2x'"),
        ("上报日 >= birthDate", 12, "did you mean '上报日期'"),
        ("parity >= birthDate", 22, "A number can't be compared with a date"),
        ("parity + 3 days >= birthDate", 21, "can only be added to a date"),
        ("birthDate + 3 >= reportedAt", 24, "a date needs a unit"),
        ("birthDate >= 2013-02-30", 25, "The calendar has no 2013-02-30"),
        ("birthDate >= 17", 25, "'17' isn't a date"),
        ("sex = 妇", 18, "neither a field nor a value"), ("sex = 7", 18, "1 male"),
        ("sex < 2", 12, "has no order"), ("idNumber > motherIDNumber", 12, "has no order"),
        ("childName = 李晓雨", 24, "quote it"), ("childName > \"李\"", 12, "has no order"),
        ("parity matches \"1*\"", 12, "not for a number"),
        ("villageCode matches \"5*2*\"", 32, "one * at most"),
        ("villageCode matches \"#{500}\"", 32, "repeats the character before it"),
        ("villageCode matches \"^520525.*$\"", 32, "knows no '^'"),
        ("householdID matches \"H\\d+\"", 32, "knows no '\\'"),
        ("householdID matches \"H[0-9]{5}\"", 32, "knows no '['"),
        ("householdID matches \"(H|X)*\"", 32, "knows no '|'"),
        ("householdID = \"H000*\"", 26, "use matches"),
        ("householdID in (\"H1\", \"^H.*\")", 34, "use matches"),
        ("parity between 5 and 1", 33, "change them round"),
        ("birthDate between 2013-05-31 and 2013-05-01", 45, "change them round"),
        ("reportedAt between birthDate + 10 days and birthDate", 55, "change them round"),
        ("reportedAt between runDate and monthEnd(runDate) - 31 days", 63, "change them round"),
        ("reportedAt between birthDate + 2 years and birthDate + 23 months", 67, "change them"),
        ("parity between birthOrder + 2 and birthOrder + 1", 59, "change them round"),
        ("villageCode matches 52", 32, "quoted pattern"), ("parity in 1, 2", 22, "a list such as"),
        ("parity in (1, birthOrder)", 26, "values, not fields"),
        ("parity in (1, 2", 27, "closing bracket"), ("3 = 4", 12, "no field in this condition"),
        ("parity", 18, "A comparison is expected"), ("parity = ", 21, "A field or a value"),
        ("parity = 1 parity = 2", 23, "should end here"), ("parity % 2 = 0", 19, "Unknown sign"),
        ("childName = \"李", 24, "isn't closed"),
        ("age(birthDate) > 3", 12, "There is no function 'age'"),
        ("birthDateIn(birthDate) = birthDate", 24, "for resident IDs"),
        ("monthEnd(birthDate, reportedAt) = birthDate", 12, "takes one argument"),
        ("monthEnd(parity) = birthDate", 21, "a date is expected here, not a number"),
        ("villageCode = 5205", 26, "isn't a division code"),
        ("motherIDNumber = 520525201305079829", 29, "isn't a resident ID"),
        ("birthDate + 99999999 days > reportedAt", 24, "too large"),
    ])
    func isRefusedAtItsPlace(_ requirement: String, _ column: Int, _ reason: String) {
        let error = births.refusal(requirement)
        #expect(error?.message.en.contains(reason) == true, "\(error?.message.en ?? "accepted")")
        #expect(error?.place == RulePlace(line: 7, column: column))
        #expect(error?.message.zh.isEmpty == false)
    }

    @Test(
        "a range that is empty in some records only, or whose ends can't be compared, stands",
        arguments: [
            "reportedAt between birthDate + 1 months and birthDate + 30 days",
            "reportedAt between birthDate + 10 days and runDate",
            "reportedAt between birthDate and birthDate",
            "reportedAt between monthEnd(birthDate) and birthDate + 3 days",
        ])
    func rangesThatMayHoldSomethingStand(_ requirement: String) {
        #expect(births.refusal(requirement) == nil)
    }

    private func refusal(_ change: (inout CountyRuleDefinition) -> Void) -> String? {
        var definition = births.definition(CountyRuleMaker.text("parity = 1"))
        change(&definition)
        do {
            _ = try CountyRule(definition)
            return nil
        } catch {
            return error.message.en
        }
    }

    @Test func incompleteRulesAreRefused() {
        #expect(refusal { _ in } == nil)
        #expect(
            refusal { $0.examples.removeAll { $0.outcome == .fails } }?.contains("no example")
                == true)
        #expect(
            refusal { $0.leading = PlacedText("parit", at: $0.place) }?
                .contains("did you mean 'parity'") == true)
    }

    @Test(arguments: [
        "REC001", "SET900", "SUP001", "loc001", "LOC1", "LOC0001", "L001", "", "LÖC001",
    ])
    func codesOfOtherFamiliesAreRefused(code: String) {
        let place = RulePlace(line: 3, column: 9)
        let base = births.definition(CountyRuleMaker.text("parity = 1"))
        let definition = CountyRuleDefinition(
            place: place, code: PlacedText(code, at: place), name: base.name,
            judging: (.error, .registryBirths), requirement: base.requirement,
            texts: CountyRuleTexts(
                message: base.message.text, at: place, explanation: base.explanation,
                citation: base.citation))
        #expect(throws: CountyRuleError.self) { try CountyRule(definition) }
    }

    @Test func deepNestingIsRefusedNotFollowed() {
        var condition = CountyRuleMaker.text("parity = 1")
        for _ in 0..<1000 { condition = .not(condition) }
        let definition = births.definition(condition)
        #expect(throws: CountyRuleError.self) { try CountyRule(definition) }
        let brackets = String(repeating: "monthEnd(", count: 100)
        #expect(births.refusal(brackets)?.message.en.contains("Nested too deeply") == true)
        #expect(births.refusal(String(repeating: "1 + ", count: 5000)) != nil)
    }
}
