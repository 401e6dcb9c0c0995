import RegistryModel

/// Rules by what they look at, as the catalogue's codes begin.
package enum RuleFamily: String, Sendable, CaseIterable {
    case file = "FIL"
    case field = "FLD"
    case record = "REC"
    case set = "SET"
    case total = "TOT"
    case signature = "SGN"
    case claim = "CLM"
    /// A county's own rules, under a prefix of its own.
    case own = "*"

    package init(_ rule: RuleCode) {
        self = Self(rawValue: String(rule.text.prefix(3))) ?? .own
    }

    var title: Bilingual {
        switch self {
        case .file: Bilingual(zh: "文件", en: "File")
        case .field: Bilingual(zh: "字段", en: "Field")
        case .record: Bilingual(zh: "单条记录", en: "Record")
        case .set: Bilingual(zh: "多条记录", en: "Records together")
        case .total: Bilingual(zh: "汇总", en: "Totals")
        case .signature: Bilingual(zh: "审签与时限", en: "Sign-offs")
        case .claim: Bilingual(zh: "自查报告", en: "Claims")
        case .own: Bilingual(zh: "本县规则", en: "County's own")
        }
    }
}
