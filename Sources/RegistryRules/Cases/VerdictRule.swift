import RegistryModel

/// Reports the cases of one verdict, or some of them, as findings.
struct VerdictRule: CaseRule {
    let card: RuleCard
    let examples: [RuleExample]
    let verdict: CaseVerdict
    /// Which cases of the verdict are meant.
    let concerns: @Sendable (AuditCase, ReportedConfinements) -> Bool
    /// The fields a finding names, of those the case has a judgement on.
    let fields: @Sendable (Field) -> Bool
    /// Graver or milder than the card says; nil leaves it.
    let severity: @Sendable (AuditCase) -> Severity?

    init(
        _ card: RuleCard, _ verdict: CaseVerdict, examples: [RuleExample],
        concerns: @escaping @Sendable (AuditCase, ReportedConfinements) -> Bool = { _, _ in true },
        fields: @escaping @Sendable (Field) -> Bool = { _ in true },
        severity: @escaping @Sendable (AuditCase) -> Severity? = { _ in nil }
    ) {
        self.card = card
        self.verdict = verdict
        self.examples = examples
        self.concerns = concerns
        self.fields = fields
        self.severity = severity
    }

    func judge(_ found: AuditCase, beside reported: ReportedConfinements) -> Failure? {
        guard found.verdict == verdict, concerns(found, reported) else { return nil }
        let judged = found.fields.map(\.field).filter(fields)
        return Failure(
            judged,
            [
                FindingValue("case", found.caseID),
                FindingValue("village", found.village?.description ?? "—"),
                FindingValue("grade", found.grade?.rawValue ?? "—"),
            ], severity: severity(found))
    }
}
