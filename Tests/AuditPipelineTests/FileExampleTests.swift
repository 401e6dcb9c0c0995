import Foundation
import RegistryModel
import RegistryRules
import TestSupport
import Testing

@testable import AuditPipeline

/// One example of a rule on files.
struct FileExample: Sendable, CustomTestStringConvertible {
    let rule: any Rule
    let example: RuleExample
    let delivery: ExampleDelivery

    var testDescription: String { "\(rule.code.text): \(example.title.en)" }

    static let all: [FileExample] = RuleCatalogue.all.flatMap { rule in
        rule.examples.compactMap { example in
            guard case .file(let delivery) = example.material else { return nil }
            return FileExample(rule: rule, example: example, delivery: delivery)
        }
    }
}

@Suite("Examples of rules on files: reading them says what the page says")
struct FileExampleTests {
    @Test("no rule on files is without", arguments: RuleCatalogue.all.map(\.code))
    func everyFileRule(code: RuleCode) throws {
        let rule = try #require(RuleSet.catalogue.rule(code))
        guard rule is any FileRule else { return }
        #expect(rule.examples.count >= 2)
        for example in rule.examples {
            guard case .file(let delivery) = example.material else {
                Issue.record("\(code): an example without a file")
                continue
            }
            #expect(!delivery.files.isEmpty)
        }
    }

    @Test(arguments: FileExample.all)
    func saysWhatItsPageSays(_ item: FileExample) async throws {
        let folder = try ScratchFolder()
        for file in item.delivery.base { try folder.write(file.path, file.text) }
        for file in item.delivery.files { try folder.write(file.path, Data(file.bytes())) }
        let today = try #require(CalendarDay("2013-06-10"))
        let result = try await AuditRun(
            directory: folder.path, options: AuditOptions(today: today, toolVersion: "test")
        ).run()
        let found = result.findings.filter { $0.rule == item.rule.code }
        guard case .fails = item.example.outcome else {
            #expect(found.isEmpty, "\(found)")
            return
        }
        let finding = try #require(found.first, "found \(result.findings.map(\.rule.text))")
        #expect(finding.severity == item.rule.card.severity)
        for language in Language.allCases {
            let renderer = RuleRenderer(in: language, paths: result.inputs.map(\.path))
            let message = renderer.message(for: finding)
            #expect(!message.contains("—") && !message.contains("{"), "\(message)")
        }
    }
}
