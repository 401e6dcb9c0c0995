import RegistryModel

/// Findings as lines an editor can jump to: `births.csv:17:birthDate: REC003 error …`.
struct FindingText {
    let context: FindingsContext
    var paint = Paint(isOn: false)

    func line(_ finding: Finding, isConsequence: Bool = false) -> String {
        var place = context.path(of: finding) ?? ""
        if finding.line > 0 { place += "\(place.isEmpty ? "" : ":")\(finding.line)" }
        if let field = finding.fields.first { place += (place.isEmpty ? "" : ":") + field.name }
        let mark = isConsequence ? context[Self.consequence] : ""
        // A file's content may not steer the terminal, nor make lines of its own.
        let where_ = SafeLine.text(place)
        let message = SafeLine.text(context.message(finding))
        let severity = paint.severity(finding.severity.rawValue, finding.severity)
        return "\(paint.bold(where_)): \(finding.rule) \(severity) \(mark)\(message)"
    }

    private static let consequence = Bilingual(zh: "由此引起：", en: "consequence: ")
}
