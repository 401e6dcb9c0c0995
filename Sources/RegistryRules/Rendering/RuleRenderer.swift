import RegistryModel

/// Puts findings into words, in either language, with personal values masked.
///
/// Making one reads the messages of all rules; one serves a whole run.
package struct RuleRenderer: Sendable {
    private let language: Language
    /// Paths of the run's files, in the order findings number them.
    private let paths: [String]
    private let messages: [RuleCode: MessageTemplate]

    package init(
        in language: Language, rules: RuleSet = .catalogue, paths: [String] = []
    ) {
        self.language = language
        self.paths = paths
        messages = Dictionary(
            rules.rules.map { ($0.code, MessageTemplate($0.card.message[language])) },
            uniquingKeysWith: { first, _ in first })
    }

    private static let gatheredCells = Bilingual(
        zh: "“{field}”共 {count} 处有此情形（第 {firstLine} 至 {lastLine} 行），逐条列出前 {listed} 处",
        en: "{count} cells of {field} are like this (lines {firstLine} to {lastLine}); "
            + "the first {listed} are listed")

    private static let gatheredRows = Bilingual(
        zh: "共 {count} 处有此情形（第 {firstLine} 至 {lastLine} 行），逐条列出 {listed} 处",
        en: "{count} places are like this (lines {firstLine} to {lastLine}); {listed} are listed")

    /// Behind the number of places, where a baseline covers some of them.
    private static let gatheredNew = Bilingual(
        zh: "；其中 {new} 处不在基线内（无法指明是哪几处）",
        en: "; {new} of them not in the baseline (which ones can't be told)")

    /// What a finding says that stands for many of its kind.
    private func gathered(_ finding: Finding) -> MessageTemplate {
        let text = finding.fields.isEmpty ? Self.gatheredRows : Self.gatheredCells
        let isCompared = finding.values.contains { $0.name == "new" }
        return MessageTemplate(text[language] + (isCompared ? Self.gatheredNew[language] : ""))
    }

    /// One sentence: what is wrong, with the values seen and as much of personal ones as `reveal`
    /// says; a value the finding lacks is a dash.
    package func message(for finding: Finding, _ reveal: Reveal = .masked) -> String {
        let template = finding.isSummary ? gathered(finding) : messages[finding.rule]
        guard let template else { return finding.rule.text }
        return template.filled { name in
            if let value = finding.value(name, in: language) { return shown(value, reveal) }
            switch name {
            case "field": return fieldLabel(finding)
            case "line": return String(finding.line)
            case "inLine": return inLine(finding.line)
            case "path": return finding.file.map { path(Int($0)) } ?? "—"
            default: return "—"
            }
        }
    }

    /// The first field's header in Chinese, its canonical name in English; empty without a field.
    package func fieldLabel(_ finding: Finding) -> String {
        guard let field = finding.fields.first else { return "" }
        if language == .en { return field.name }
        return FieldLabels.of(field).first ?? field.name
    }

    /// Where a line is known: of an archive that breaks off none is.
    private func inLine(_ line: UInt32) -> String {
        if line == 0 { return "" }
        return language == .zh ? "在第 \(line) 行" : " in line \(line)"
    }

    private func shown(_ value: FindingValue, _ reveal: Reveal) -> String {
        if let index = value.fileNumber { return path(index) }
        return value.privacy.shown(value.text(in: language), reveal)
    }

    private func path(_ index: Int) -> String {
        paths.indices.contains(index) ? paths[index] : "#\(index)"
    }

    /// The names between braces, in order of appearance.
    package static func placeholders(in template: String) -> [String] {
        MessageTemplate(template).names
    }
}
