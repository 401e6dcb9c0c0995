import RegistryModel

/// Findings as lines an editor can jump to: `births.csv:17:birthDate: REC003 error …`.
struct FindingText {
    let context: FindingsContext
    var paint = Paint(isOn: false)

    func line(_ finding: Finding, isConsequence: Bool = false) -> String {
        var place = context.path(of: finding) ?? ""
        func add(_ part: String) {
            if !place.isEmpty { place += ":" }
            place += part
        }
        if finding.line > 0 { add(String(finding.line)) }
        if let field = finding.fields.first { add(field.name) }
        let mark = isConsequence ? context[Self.consequence] : ""
        // A file's content may not steer the terminal, nor make lines of its own.
        let where_ = SafeLine.text(place)
        let message = SafeLine.text(context.message(finding))
        let severity = paint.severity(finding.severity.rawValue, finding.severity)
        var line = paint.bold(where_)
        line.reserveCapacity(line.utf8.count + message.utf8.count + 48)
        for part in [": ", finding.rule.text, " ", severity, " ", mark, message] { line += part }
        return line
    }

    private static let consequence = Bilingual(zh: "由此引起：", en: "consequence: ")
}
