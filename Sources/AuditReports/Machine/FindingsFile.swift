import RegistryModel

/// `findings.jsonl`: one object a finding, messages in both languages, personal values masked.
package struct FindingsFile {
    private let inputs: [InputFile]
    private let texts: RuleTexts
    private let reveal: Reveal

    init(context: ReportContext) {
        self.init(
            inputs: context.result.inputs, texts: context.result.ruleTexts, reveal: context.reveal)
    }

    package init(inputs: [InputFile], texts: RuleTexts, reveal: Reveal) {
        self.inputs = inputs
        self.texts = texts
        self.reveal = reveal
    }

    /// One line of JSON, with its line end.
    package func line(_ finding: Finding) -> [UInt8] {
        var json = JSONWriter()
        write(finding, into: &json)
        return json.bytes
    }

    func write(_ finding: Finding, into json: inout JSONWriter) {
        json.object { json in
            json.member("rule", finding.rule.text)
            json.member("name", texts.name(finding.rule))
            json.member("severity", finding.severity.rawValue)
            json.member("source", finding.source?.name)
            json.member("file", path(finding.file))
            json.member("line", finding.line > 0 ? Int(finding.line) : nil)
            json.member("recordID", recordID(finding))
            json.key("fields")
            json.array(finding.fields) { $0.string($1.name) }
            writeValues(finding.values, into: &json)
            writeCause(finding.cause, into: &json)
            json.member(
                "message",
                Bilingual(
                    zh: texts.message(finding, .zh, reveal),
                    en: texts.message(finding, .en, reveal)))
        }
        json.newline()
    }

    private func path(_ file: UInt32?) -> String? {
        guard let file, Int(file) < inputs.count else { return nil }
        return inputs[Int(file)].path
    }

    private func recordID(_ finding: Finding) -> String? {
        guard let recordID = finding.recordID else { return nil }
        // Without a source nothing says what kind of identifier it is: mask it as the strictest.
        return (finding.source?.recordIDPrivacy ?? .identityNumber).shown(recordID, reveal)
    }

    /// Null when the finding stands alone; `repair` holds what the record itself suggests.
    private func writeCause(_ cause: LikelyCause?, into json: inout JSONWriter) {
        json.key("cause")
        guard let cause else { return json.string(nil) }
        json.object { json in
            json.key("fields")
            json.array(cause.fields) { $0.string($1.name) }
            json.key("leading")
            json.boolean(cause.isLeading)
            if !cause.repair.isEmpty {
                json.key("repair")
                json.object { json in
                    for value in cause.repair {
                        json.member(value.name, value.privacy.shown(value.text, reveal))
                    }
                }
            }
        }
    }

    private func writeValues(_ values: [FindingValue], into json: inout JSONWriter) {
        json.key("values")
        json.object { json in
            var written: [String] = []
            for value in values where !written.contains(value.name) {
                written.append(value.name)
                json.member(value.name, value.privacy.shown(value.text, reveal))
            }
        }
    }
}

/// Findings as lines an editor can jump to: `births.csv:17:birthDate: REC003 error …`.
package struct FindingText {
    private let inputs: [InputFile]
    private let texts: RuleTexts
    private let language: Language
    private let reveal: Reveal

    package init(inputs: [InputFile], texts: RuleTexts, language: Language, reveal: Reveal) {
        self.inputs = inputs
        self.texts = texts
        self.language = language
        self.reveal = reveal
    }

    package func line(_ finding: Finding) -> String {
        var place: [String] = []
        if let file = finding.file, Int(file) < inputs.count {
            place.append(inputs[Int(file)].path)
        }
        if finding.line > 0 { place.append(String(finding.line)) }
        if let field = finding.fields.first { place.append(field.name) }
        let message = texts.message(finding, language, reveal)
        let judged = "\(finding.rule) \(finding.severity.rawValue)"
        let line = "\(place.joined(separator: ":")): \(judged) \(message)"
        // A file's content may not steer the terminal, nor make lines of its own.
        return String(
            String.UnicodeScalarView(
                line.unicodeScalars.map {
                    $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
                }))
    }
}
