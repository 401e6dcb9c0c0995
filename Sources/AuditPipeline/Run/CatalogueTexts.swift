import AuditReports
import RegistryModel
import RegistryRules

/// The texts of a run's rules in the form reports ask for them.
enum CatalogueTexts {
    static func texts(paths: [String], rules: RuleSet) -> RuleTexts {
        RuleTexts(
            message: { finding, language, reveal in
                RuleRenderer(in: language, rules: rules, reveal: reveal, paths: paths)
                    .message(for: finding)
            },
            name: { rules.rule($0)?.card.name ?? $0.text },
            title: { title($0, rules) },
            explanation: {
                rules.rule($0)?.card.explanation ?? Bilingual(zh: "", en: "")
            })
    }

    /// The rule's message with its values left open, as a heading for all its findings.
    private static func title(_ code: RuleCode, _ rules: RuleSet) -> Bilingual {
        guard let card = rules.rule(code)?.card else {
            return Bilingual(zh: code.text, en: code.text)
        }
        let open = RuleRenderer.placeholders(in: card.message.zh).map { (name: $0, text: "…") }
        return Bilingual(
            zh: card.message.filled(with: open, in: .zh),
            en: card.message.filled(with: open, in: .en))
    }
}
