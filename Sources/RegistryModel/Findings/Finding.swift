/// A rule's stable code, such as `REC001`; never reused.
package struct RuleCode: Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(stringLiteral text: String) {
        self.text = text
    }

    package var description: String { text }

    package static func < (left: RuleCode, right: RuleCode) -> Bool { left.text < right.text }
}

/// How bad a finding is; `notice` is a difference of form or a hint.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    case notice
    case warning
    case error

    private var rank: Int {
        switch self {
        case .notice: 0
        case .warning: 1
        case .error: 2
        }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// One value a finding speaks of, under the name its message uses for it.
package struct FindingValue: Sendable, Hashable {
    package let name: String
    package let text: String
    package let privacy: Privacy
    /// The list whose label the text is, or several of whose labels joined by 、; nil for other texts.
    package let words: CodeList?

    package init(
        _ name: String, _ text: String, _ privacy: Privacy = .plain, words: CodeList? = nil
    ) {
        self.name = name
        self.text = text
        self.privacy = privacy
        self.words = words
    }

    /// The text as a message in the language tells it: a code's word is Chinese, `男`, and in English
    /// `male (1)`.
    package func text(in language: Language) -> String {
        language == .zh ? text : words?.english(ofLabels: text) ?? text
    }

    /// The file a value names by its number in the run, as those called `firstFile` do: shown is
    /// its path. Nil for any other value.
    package var fileNumber: Int? { name == "firstFile" ? Int(text) : nil }
}

/// The most likely cause of a record's findings, after Fellegi and Holt, A Systematic Approach to
/// Automatic Edit and Imputation, JASA 71 (1976) 17–35: the fewest fields whose change would
/// satisfy every rule the record breaks.
package struct LikelyCause: Sendable, Hashable {
    /// The fields to look at; findings of one record with the same fields are one defect.
    package let fields: [Field]
    /// True for the one finding of the defect that is shown first and counted; the others are its
    /// consequences.
    package let isLeading: Bool
    /// Values that would satisfy every rule of the defect, where the record itself suggests them
    /// (the birth date inside its ID); under the names of their fields, with the leading finding.
    package let repair: [FindingValue]

    package init(fields: [Field], isLeading: Bool, repair: [FindingValue] = []) {
        self.fields = fields
        self.isLeading = isLeading
        self.repair = repair
    }
}

/// Something wrong in the data: which rule, where, and the values seen. Text is made when shown, in
/// either language and with personal values masked.
///
/// A copy costs one reference: a broken file has hundreds of thousands of findings, and they are
/// handed on from stage to stage.
package struct Finding: Sendable, Hashable {
    /// All but the place.
    private struct Facts: Sendable, Hashable {
        let rule: RuleCode
        let source: SourceID?
        let recordID: String?
        let fields: [Field]
        let values: [FindingValue]
        var cause: LikelyCause?
    }

    private final class SharedFacts: Sendable {
        let facts: Facts
        init(_ facts: Facts) { self.facts = facts }
    }

    private var shared: SharedFacts
    /// Index into the run's list of input files; nil for what concerns no single file.
    package let file: UInt32?
    /// From 1; 0 when the finding concerns the file as a whole.
    package let line: UInt32
    package let severity: Severity

    package var rule: RuleCode { shared.facts.rule }
    package var source: SourceID? { shared.facts.source }
    package var recordID: String? { shared.facts.recordID }
    /// The fields concerned, the one to look at first leading.
    package var fields: [Field] { shared.facts.fields }
    package var values: [FindingValue] { shared.facts.values }
    /// Where the finding stands among those of its record; nil when it stands alone.
    package var cause: LikelyCause? {
        get { shared.facts.cause }
        set {
            var facts = shared.facts
            facts.cause = newValue
            shared = SharedFacts(facts)
        }
    }

    package init(
        rule: RuleCode, severity: Severity, source: SourceID?, file: UInt32?, line: UInt32,
        recordID: String? = nil, fields: [Field] = [], values: [FindingValue] = []
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        shared = SharedFacts(
            Facts(
                rule: rule, source: source, recordID: recordID, fields: fields, values: values,
                cause: nil))
    }

    package static func == (left: Finding, right: Finding) -> Bool {
        left.line == right.line && left.file == right.file && left.severity == right.severity
            && (left.shared === right.shared || left.shared.facts == right.shared.facts)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(line)
        hasher.combine(shared.facts)
    }

    /// True for a finding that tells of an adjudicated case (XMT): reports show the case, and don't
    /// count it among the data problems once more.
    package var tellsOfCase: Bool { rule.text.hasPrefix("XMT") }

    /// The order findings are listed in: by file, line, rule, field, values.
    package static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        let leftFile = left.file.map(Int.init) ?? -1
        let rightFile = right.file.map(Int.init) ?? -1
        if leftFile != rightFile { return leftFile < rightFile }
        if left.line != right.line { return left.line < right.line }
        if left.rule != right.rule { return left.rule < right.rule }
        let leftField = left.fields.first?.rawValue ?? 0
        let rightField = right.fields.first?.rawValue ?? 0
        if leftField != rightField { return leftField < rightField }
        return left.values.map(\.text).lexicographicallyPrecedes(right.values.map(\.text))
    }
}

extension Finding: CustomDebugStringConvertible {
    /// For tests and debugging alone: values aren't masked.
    package var debugDescription: String {
        "\(rule) \(severity) file \(file.map(String.init) ?? "-") line \(line) "
            + "\(recordID ?? "-") \(fields) \(values.map { "\($0.name): \($0.text)" })"
            + (cause.map { " \($0)" } ?? "")
    }
}

extension Array<Finding> {
    /// In the order of `Finding.precedes`. Cost: n log n comparisons of a machine word; findings
    /// themselves are compared only where several are of one line.
    package func inOrder() -> [Finding] {
        var places: [(place: UInt64, index: Int)] = indices.map { index in
            let file = self[index].file.map { UInt64($0) + 1 } ?? 0
            return (file << 32 | UInt64(self[index].line), index)
        }
        places.sort { $0 < $1 }
        var ordered: [Finding] = []
        ordered.reserveCapacity(count)
        var start = 0
        while start < places.count {
            var end = start + 1
            while end < places.count, places[end].place == places[start].place { end += 1 }
            if end == start + 1 {
                ordered.append(self[places[start].index])
            } else {
                ordered += places[start..<end].map { self[$0.index] }.sorted(by: Finding.precedes)
            }
            start = end
        }
        return ordered
    }
}
