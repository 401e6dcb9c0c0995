import RegistryModel

/// Open findings of one kind that a limit keeps out of the list: counted, so that nobody takes a
/// part for the whole.
package struct LeftOut: Sendable, Hashable {
    package let rule: RuleCode
    package let severity: Severity
    /// Number of the input; nil for what concerns none.
    package let file: UInt32?
    /// Places in the data.
    package let count: Int

    package init(rule: RuleCode, severity: Severity, file: UInt32?, count: Int) {
        self.rule = rule
        self.severity = severity
        self.file = file
        self.count = count
    }

    fileprivate var order: (Int, RuleCode, Severity) { (file.map(Int.init) ?? -1, rule, severity) }
}

/// Counts what is left out, finding by finding, and keeps none of them.
package struct LeftOutTally {
    private struct Kind: Hashable {
        let rule: RuleCode
        let severity: Severity
        let file: UInt32?
    }

    private var counts: [Kind: Int] = [:]

    package init() {}

    package mutating func add(_ finding: Finding) {
        let kind = Kind(rule: finding.rule, severity: finding.severity, file: finding.file)
        counts[kind, default: 0] += finding.places
    }

    /// In the order of files and codes.
    package var counted: [LeftOut] {
        counts.map {
            LeftOut(rule: $0.rule, severity: $0.severity, file: $0.file, count: $1)
        }.sorted { $0.order < $1.order }
    }
}

extension [LeftOut] {
    package var total: Int { reduce(0) { $0 + $1.count } }

    /// Nil for nothing.
    package var sentence: Bilingual? {
        isEmpty
            ? nil
            : Bilingual(
                zh: "另有 \(total) 处问题没有列出：\(listing(separator: "、"))",
                en: "\(total) more findings weren't listed: \(listing(separator: ", "))")
    }

    /// In the order of codes.
    var byRule: [(rule: RuleCode, count: Int)] {
        Dictionary(map { ($0.rule, $0.count) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    /// `FLD011 3, REC003 1`.
    func listing(separator: String) -> String {
        byRule.map { "\($0.rule) \($0.count)" }.joined(separator: separator)
    }
}
