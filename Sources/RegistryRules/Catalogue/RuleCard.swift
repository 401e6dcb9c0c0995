import RegistryModel

/// What a rule says of itself: its code, its texts in both languages, and where it comes from.
package struct RuleCard: Sendable {
    package let code: RuleCode
    /// The bad pattern in kebab case, such as `reported-before-birth`.
    package let name: String
    package let severity: Severity
    package let scope: RuleScope
    /// One line for a finding; each `{name}` is filled from the finding's values.
    package let message: Bilingual
    /// What the finding means, what usually causes it, and what to do.
    package let explanation: Bilingual
    package let source: Citation
    package let standing: RuleStanding
    /// True for what may hold of every row of a file: past twenty such findings of a field the
    /// rest are told in one (`FormTally`). An error is never gathered.
    package let isGathered: Bool
    /// The rule whose finding on the same record this one gives the likely reason of: it belongs to
    /// that finding's defect, and is none of its own.
    package let explains: RuleCode?

    package init(
        _ code: RuleCode, _ name: String, _ severity: Severity, _ scope: RuleScope,
        message: Bilingual, explanation: Bilingual, source: Citation,
        standing: RuleStanding = .active(since: "0.1.0"), isGathered: Bool = false,
        explains: RuleCode? = nil
    ) {
        self.code = code
        self.name = name
        self.severity = severity
        self.scope = scope
        self.message = message
        self.explanation = explanation
        self.source = source
        self.standing = standing
        self.isGathered = isGathered
        self.explains = explains
    }
}

/// How much a rule has to see at once to judge.
package enum RuleScope: String, Sendable, CaseIterable {
    case file
    case field
    case record
    case set
    case villageMonth = "village-month"
    case crossSource = "cross-source"
    case county

    package var title: Bilingual {
        switch self {
        case .file: Bilingual(zh: "文件", en: "file")
        case .field: Bilingual(zh: "单个字段", en: "one field")
        case .record: Bilingual(zh: "单条记录", en: "one record")
        case .set: Bilingual(zh: "同一来源的多条记录", en: "records of one source together")
        case .villageMonth: Bilingual(zh: "一村一月", en: "one village's month")
        case .crossSource: Bilingual(zh: "多个来源对照", en: "several sources compared")
        case .county: Bilingual(zh: "全县", en: "the county")
        }
    }
}

/// Where a rule is in its life. A code is never used again; a changed meaning is a new code.
package enum RuleStanding: Sendable, Hashable {
    /// Reported, but cannot cost points.
    case trial(since: String)
    case active(since: String)
    /// No longer judged; its page stays.
    case retired(since: String)
    /// A county's own rule: reported, but cannot cost points.
    case local

    package var isJudged: Bool {
        if case .retired = self { false } else { true }
    }

    package var title: Bilingual {
        switch self {
        case .trial(let version):
            Bilingual(zh: "试行（自 \(version) 起，不计分）", en: "trial since \(version), never scored")
        case .active(let version):
            Bilingual(zh: "生效（自 \(version) 起）", en: "active since \(version)")
        case .retired(let version):
            Bilingual(zh: "停用（自 \(version) 起）", en: "retired since \(version)")
        case .local: Bilingual(zh: "本县自定，不计分", en: "the county's own, never scored")
        }
    }
}
