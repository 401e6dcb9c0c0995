import RegistryModel

/// `findings.jsonl`: one object a finding, messages in both languages, personal values masked.
struct FindingsFile {
    let context: FindingsContext

    /// One line of JSON, with its line end.
    func write(_ listed: ListedFinding, into json: inout JSONWriter) {
        writeObject(listed, into: &json)
        json.newline()
    }

    func writeObject(_ listed: ListedFinding, into json: inout JSONWriter) {
        let finding = listed.finding
        json.object { json in
            json.member("rule", finding.rule.text)
            json.member("name", context.texts.name(finding.rule))
            json.member("severity", finding.severity.rawValue)
            json.member("source", finding.source?.name)
            json.member("file", context.path(of: finding))
            json.member("line", finding.line > 0 ? Int(finding.line) : nil)
            json.member("recordID", finding.shownRecordID(context.reveal))
            json.key("fields")
            json.array(finding.fields) { $0.string($1.name) }
            writeValues(finding.values, into: &json)
            json.member("message", context.messages(finding))
            json.member("fingerprint", finding.fingerprint.description)
            Self.write(finding.cause, context.reveal, into: &json)
            Self.write(listed.suppression, context.reveal, into: &json)
        }
    }

    private func writeValues(_ values: [FindingValue], into json: inout JSONWriter) {
        json.key("values")
        json.object { json in
            var written: [String] = []
            for value in values where !written.contains(value.name) {
                written.append(value.name)
                json.member(value.name, shown(value))
            }
        }
    }

    private func shown(_ value: FindingValue) -> String {
        value.fileNumber.flatMap(context.path(ofFile:))
            ?? value.privacy.shown(value.text, context.reveal)
    }

    /// Null for a finding that stands alone.
    ///
    /// `repair` holds the values that the record itself suggests, where it does.
    static func write(
        _ cause: LikelyCause?, _ reveal: Reveal, into json: inout JSONWriter
    ) {
        json.key("cause")
        guard let cause else { return json.string(nil) }
        json.object { json in
            json.key("fields")
            json.array(cause.fields) { $0.string($1.name) }
            json.key("leading")
            json.boolean(cause.isLeading)
            guard !cause.repair.isEmpty else { return }
            json.key("repair")
            json.object { json in
                for value in cause.repair {
                    json.member(value.name, value.privacy.shown(value.text, reveal))
                }
            }
        }
    }

    private static func write(
        _ note: SuppressionNote?, _ reveal: Reveal, into json: inout JSONWriter
    ) {
        json.key("suppressed")
        guard let note else { return json.string(nil) }
        json.object { json in
            json.member("reason", note.shownReason(reveal))
            json.member("expires", note.expires.description)
            json.member("by", note.shownBy(reveal))
        }
    }
}

extension SuppressionNote {
    func shownReason(_ reveal: Reveal) -> String { Privacy.plain.shown(reason, reveal) }

    func shownBy(_ reveal: Reveal) -> String? { by.map { Privacy.personName.shown($0, reveal) } }
}
