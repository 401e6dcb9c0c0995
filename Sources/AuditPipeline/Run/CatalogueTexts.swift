import AuditReports
import RegistryModel
import RegistryRules

/// The texts of a run's rules in the form reports ask for them.
enum CatalogueTexts {
    static func texts(paths: [String], rules: RuleSet = .catalogue) -> RuleTexts {
        let chinese = RuleRenderer(in: .zh, rules: rules, paths: paths)
        let english = RuleRenderer(in: .en, rules: rules, paths: paths)
        var texts = RuleTexts(
            message: { finding, language, reveal in
                language == .zh
                    ? chinese.message(for: finding, reveal)
                    : english.message(for: finding, reveal)
            },
            name: { rules.rule($0)?.card.name ?? $0.text },
            title: { title($0, rules) },
            explanation: {
                rules.rule($0)?.card.explanation ?? Bilingual(zh: "", en: "")
            })
        texts.facts = { rules.rule($0).map(facts) }
        return texts
    }

    private static func facts(_ rule: any Rule) -> RuleFacts {
        let card = rule.card
        var isOnTrial = false
        if case .trial = card.standing { isOnTrial = true }
        return RuleFacts(
            severity: card.severity, scope: card.scope.rawValue, isOnTrial: isOnTrial,
            citation: Bilingual(zh: card.source.text(in: .zh), en: card.source.text(in: .en)),
            advice: card.advice, page: { RulePage(rule, in: $0, as: .markdown).body })
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
