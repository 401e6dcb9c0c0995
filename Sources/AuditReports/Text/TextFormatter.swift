import RegistryModel

/// Findings for people: a line an editor can jump to, the row with its cell marked, and, the first
/// time a rule appears, what to do. Consequences stand indented under what causes them.
///
/// Putting findings into words needs nothing of what stands before them, and can be done side by side;
/// advice and rows come between their lines when these are written in order.
struct TextFormatter {
    private let context: FindingsContext
    private let style: TextStyle
    private let excerpt: RowExcerpt
    private var advised: Set<RuleCode> = []
    private var rowsShown = 0

    init(_ context: FindingsContext, _ style: TextStyle) {
        self.context = context
        self.style = style
        excerpt = RowExcerpt(context: context, paint: Paint(isOn: style.isColoured))
    }

    mutating func text(of told: ToldFindings) -> [UInt8] {
        guard style.hasContext else { return told.text }
        var text: [UInt8] = []
        var start = 0
        for lead in told.leads {
            text += told.text[start..<lead.end]
            start = lead.end
            for detail in details(lead.finding) {
                text += detail.utf8
                text.append(0x0A)
            }
        }
        return text + told.text[start...]
    }

    func finish() -> [UInt8] {
        context.leftOutSentence.map { Array((context[$0] + "\n").utf8) } ?? []
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
