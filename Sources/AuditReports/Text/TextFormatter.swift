import RegistryModel

/// Findings for people: a line an editor can jump to, the row with its cell marked, and, the first
/// time a rule appears, what to do. Consequences stand indented under what causes them.
struct TextFormatter: FindingsFormatter {
    private let context: FindingsContext
    private let style: TextStyle
    private let line: FindingText
    private let excerpt: RowExcerpt
    private var advised: Set<RuleCode> = []
    private var rowsShown = 0
    /// The findings of one line of a file, until the next line's come.
    private var held: [ListedFinding] = []

    init(_ context: FindingsContext, _ style: TextStyle) {
        self.context = context
        self.style = style
        let paint = Paint(isOn: style.isColoured)
        line = FindingText(context: context, paint: paint)
        excerpt = RowExcerpt(context: context, paint: paint)
    }

    func start(_ findings: [ListedFinding]) -> [UInt8] { [] }

    mutating func item(_ listed: ListedFinding) -> [UInt8] {
        let finding = listed.finding
        var out: [UInt8] = []
        if let last = held.last?.finding, last.file != finding.file || last.line != finding.line {
            out = release()
        }
        held.append(listed)
        return out
    }

    mutating func finish() -> [UInt8] {
        let rest = release()
        guard let sentence = context.leftOutSentence else { return rest }
        return rest + Array((context[sentence] + "\n").utf8)
    }

    private mutating func release() -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(160 * held.count)
        for place in DefectOrder.arranged(held) {
            let finding = place.listed.finding
            if place.isConsequence { text += "    ".utf8 }
            line.append(finding, isConsequence: place.isConsequence, to: &text)
            text.append(0x0A)
            if place.isConsequence { continue }
            for detail in details(finding) {
                text += detail.utf8
                text.append(0x0A)
            }
        }
        held.removeAll(keepingCapacity: true)
        return text
    }

    private mutating func details(_ finding: Finding) -> [String] {
        guard style.hasContext else { return [] }
        var lines: [String] = []
        if rowsShown < style.rowLimit ?? .max, let row = style.row(finding) {
            lines += excerpt.lines(row, of: finding)
            if !lines.isEmpty { rowsShown += 1 }
        }
        if advised.insert(finding.rule).inserted,
            let advice = context.texts.facts(finding.rule)?.advice
        {
            let label = context[Bilingual(zh: "建议：", en: "advice: ")]
            lines.append("         = " + label + context[advice])
        }
        return lines
    }
}
