import RegistryModel

/// Workflow commands that GitHub shows as annotations: `::error file=…,line=…,title=…::message`.
///
/// GitHub shows ten of a kind a step; the others stand in the step's log. Escaping as in the
/// runner's own toolkit: `%`, CR and LF everywhere, `:` and `,` in properties, so that no value of a
/// file begins a command or a property of its own.
struct GitHubFormatter: FindingsFormatter {
    let context: FindingsContext

    func start(_ findings: [ListedFinding]) -> [UInt8] { [] }

    func item(_ listed: ListedFinding) -> [UInt8] {
        let finding = listed.finding
        var properties: [String] = []
        if let path = context.path(of: finding) {
            properties.append("file=" + Self.property(path))
            if finding.line > 0 { properties.append("line=\(finding.line)") }
        }
        properties.append("title=" + Self.property(context.ruleTitle(finding.rule)))
        let message = SafeLine.text(context.message(finding))
        return Array(
            "::\(finding.severity.rawValue) \(properties.joined(separator: ","))::\(Self.data(message))\n"
                .utf8)
    }

    func finish() -> [UInt8] {
        guard let sentence = context.leftOutSentence else { return [] }
        return Array("::notice title=hecha::\(Self.data(context[sentence]))\n".utf8)
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(SafeLine.text(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
