import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel
import RegistryRules

enum RuleFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
}

struct RuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "规则目录；解释一条规则 · the catalogue; explain one rule")

    @Argument(help: "规则代码或名称，如 REC001；不写则列出全部 · a code or name; all when left out.")
    var code: String?

    @OptionGroup var speech: LanguageOption

    @Option(help: "text、markdown 或 json（json 含两种语言）· text, markdown, or json in both languages.")
    var format: RuleFormat = .text

    @Flag(help: "全部规则的说明 · the pages of all rules.")
    var all = false

    @Option(help: "本县自定的规则文件，可多次 · a file of the county's own rules; may be repeated.")
    var rules: [String] = []

    @Option(help: "试行规则文件中的例子 · run the examples of a file of rules.")
    var test: String?

    func run() throws {
        let language = speech.language
        if let test {
            let trial = try CountyRuleTrial(file: test)
            try StandardStreams.print(trial.report(in: language))
            if !trial.hasPassed { throw ExitCode(1) }
            return
        }
        try StandardStreams.print(try text(language, CountyRuleBook(files: rules).ruleSet))
    }

    private func text(_ language: Language, _ rules: RuleSet) throws -> String {
        if let code {
            guard let rule = rules.rule(matching: code) else {
                throw Terminal.stop(unknown(code), language)
            }
            return format == .json
                ? try RuleDescription(rule).json() : page(rule, language)
        }
        if format == .json { return try RuleDescription.json(rules.rules) }
        if all { return rules.rules.map { page($0, language) }.joined(separator: "\n\n") }
        return listing(rules.rules, language)
    }

    /// A line a rule: code, severity, name, and its message with the values left open.
    private func listing(_ rules: [any Rule], _ language: Language) -> String {
        let rows = rules.map { rule in
            let message = rule.card.message
            let open = RuleRenderer.placeholders(in: message.zh).map { (name: $0, text: "…") }
            return [
                rule.code.text, rule.card.severity.rawValue, rule.card.name,
                message.filled(with: open, in: language),
            ]
        }
        return String(TextTable.aligned(rows).dropLast())
    }

    private func page(_ rule: any Rule, _ language: Language) -> String {
        RulePage(rule, in: language, as: format == .markdown ? .markdown : .text).body
    }

    private func unknown(_ code: String) -> Bilingual {
        Bilingual(
            zh: "没有规则“\(code)”。用 hecha rule 列出全部规则。",
            en: "There is no rule '\(code)'. List all with hecha rule.")
    }
}
