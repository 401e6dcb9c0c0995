import RegistryModel
import Testing

@testable import RegistryRules

@Suite("English messages: words for codes, and numbers that read well at one")
struct EnglishMessageTests {
    /// The English messages of a rule's failing examples.
    private func messages(of code: String) -> [String] {
        let renderer = RuleRenderer(in: .en)
        let findings = ExampleCase.all.filter { $0.rule.code.text == code }.flatMap { item in
            if case .fails = item.example.outcome { item.outcome().findings } else { [Finding]() }
        }
        return findings.map { renderer.message(for: $0) }
    }

    @Test(arguments: [
        ("REC002", "The ID says female (2), the record male (1)"),
        ("REC021", "Registered on 2013-05-06 at 21 (husband); the legal age was 22"),
        ("SET013", "but maritalStatus is never married (10) and the head's first marriage (21)"),
        ("SET013", "but sex is male (1) and the head's male (1)"),
        ("SET011", "of the father isn't in the population register"),
        ("SGN001", "2013-05 lacks the signature of field officer"),
        ("SGN002", "lead officer approved on 2013-06-01, before population director signed"),
        ("SGN010", "Received on 2013-05-12 (ordinary)"),
        ("TOT008", "1 + 1 makes 2, but births are stated as 1"),
    ])
    func tellCodesInWords(code: String, words: String) {
        #expect(messages(of: code).contains { $0.contains(words) }, "\(messages(of: code))")
    }

    @Test("nothing but names and what stands in a cell is in Chinese")
    func areEnglish() {
        // Names, masked to their first character, and cells quoted as they stand.
        let quoting: Set<String> = ["SGN003", "SGN004", "REC022", "TOT009", "CLM006", "CLM003"]
        for rule in RuleCatalogue.all
        where !quoting.contains(rule.code.text) && !rule.code.text.hasPrefix("FLD") {
            for message in messages(of: rule.code.text) {
                let han = message.unicodeScalars.first { (0x4E00...0x9FFF).contains($0.value) }
                #expect(han == nil, "\(rule.code): \(message)")
            }
        }
    }

    @Test func aMissingColumnIsNamedInTheMessagesLanguage() {
        let finding = Finding(
            rule: "FIL020", severity: .error, source: SourceID(.registryBirths), file: 0, line: 1,
            fields: [.birthDate], values: [FindingValue("column", "出生日期")])
        #expect(RuleRenderer(in: .en).message(for: finding) == "Column birthDate is missing")
        #expect(RuleRenderer(in: .zh).message(for: finding) == "缺少列“出生日期”")
    }

    @Test func noMessageCountsThingsItsNumberMayNotFit() {
        // “{days} days” is wrong at one.
        for rule in RuleCatalogue.all {
            let text = rule.card.message.en
            for name in ["days", "count", "members", "births", "found", "listed"] {
                guard let place = text.range(of: "{\(name)} ") else { continue }
                let next = text[place.upperBound...].prefix { $0.isLetter }
                #expect(!next.hasSuffix("s"), "\(rule.code): \(text)")
            }
        }
    }
}
