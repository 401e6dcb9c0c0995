import RegistryModel

/// A rule on a whole file: intake finds it, the card says what it means.
struct ReportedByIntake: FileRule {
    let card: RuleCard
    let examples: [RuleExample]

    let neverUndecided: Bilingual? = Bilingual(
        zh: "读文件时当场判定", en: "settled at once when the file is read")

    init(
        _ code: RuleCode, _ name: String, _ severity: Severity, message: Bilingual,
        explanation: Bilingual, source: Citation, examples: [RuleExample]
    ) {
        card = RuleCard(
            code, name, severity, .file, message: message, explanation: explanation,
            source: source)
        self.examples = examples
    }
}

/// The rules on files, by topic.
enum FileRules {}
