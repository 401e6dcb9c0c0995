import RegistryModel

/// What a rule's card says beyond its texts, for formats that describe rules.
package struct RuleFacts: Sendable {
    package let severity: Severity
    /// The machine's name of the scope, such as `record`.
    package let scope: String
    /// Whether findings of the rule may ever be a ground for points.
    package let isOnTrial: Bool
    package let citation: Bilingual
    /// One sentence on what to do; nil where the explanation ends with none.
    package let advice: Bilingual?
    /// The rule's whole page in Markdown.
    package let page: @Sendable (Language) -> String

    package init(
        severity: Severity, scope: String, isOnTrial: Bool, citation: Bilingual,
        advice: Bilingual?, page: @escaping @Sendable (Language) -> String
    ) {
        self.severity = severity
        self.scope = scope
        self.isOnTrial = isOnTrial
        self.citation = citation
        self.advice = advice
        self.page = page
    }
}
