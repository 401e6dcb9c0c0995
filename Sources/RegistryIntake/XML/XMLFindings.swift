import RegistryModel

/// Makes the findings of one XML file.
struct XMLFindings {
    let source: SourceID
    let file: UInt32
    let schema: SourceSchema

    private func finding(
        _ rule: RuleCode, _ severity: Severity = .error, line: Int, recordID: String? = nil,
        fields: [Field] = [], _ values: [FindingValue]
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, source: source, file: file,
            line: UInt32(clamping: line), recordID: recordID, fields: fields, values: values)
    }

    /// FIL010, or FIL013 for a character XML allows nowhere.
    func notWellFormed(_ error: XMLSyntaxError, recordID: String?) -> Finding {
        finding(
            error.isIllegalCharacter ? "FIL013" : "FIL010", line: error.line, recordID: recordID,
            FindingValue.sentence("message", error.sentence) + [FindingValue("count", "1")])
    }

    func illegalCharacter(line: Int) -> Finding {
        finding(
            "FIL013", line: line,
            [FindingValue("message", "NUL"), FindingValue("count", "1")])
    }

    func notWellFormed(_ message: Bilingual, line: Int, recordID: String? = nil) -> Finding {
        finding("FIL010", line: line, recordID: recordID, FindingValue.sentence("message", message))
    }

    /// After `XMLLimits.breaks` breaks.
    func givenUp(line: Int, unreadBytes: Int) -> Finding {
        finding(
            "FIL010", line: line,
            FindingValue.sentence(
                "message",
                Bilingual(
                    zh: "已有 \(XMLLimits.breaks) 处格式错误，其后 \(unreadBytes) 字节没有读取",
                    en:
                        "Not well-formed in \(XMLLimits.breaks) places; \(unreadBytes) bytes not read."
                )) + [FindingValue("unreadBytes", String(unreadBytes))])
    }

    /// FIL011. `line` is the line in the file.
    func violation(
        _ violation: XMLViolation, line: Int, recordID: String?, draft: XMLDraft?
    ) -> Finding {
        let (own, missing) = violation.field(in: schema, draft: draft)
        var values =
            [FindingValue("element", violation.element)]
            + FindingValue.sentence("message", violation.sentence)
        if let missing { values.append(FindingValue("missing", missing.name)) }
        if missing == nil, let value = violation.value, !value.isEmpty,
            let definition = own.flatMap({ schema.definition(of: $0) })
        {
            values.append(
                FindingValue(
                    "value", value, definition.privacy == .plain ? .unread : definition.privacy))
        }
        return finding(
            "FIL011", line: line, recordID: recordID, fields: [missing ?? own].compactMap { $0 },
            values)
    }

    /// What a parse collected besides a fatal error: violations, then what is said once a file.
    /// `line` turns a line of the parsed text into one of the file.
    func report(of sink: XMLRecordSink, line: (Int) -> Int) -> XMLReport {
        var report = XMLReport()
        for violation in sink.violations {
            report.findings.append(
                self.violation(
                    violation, line: line(max(1, violation.place.line)),
                    recordID: violation.draft.flatMap { sink.recordID(of: $0) },
                    draft: violation.draft.map { sink.drafts[$0] }))
        }
        for stranger in sink.strangers {
            report.saidOnce.append(
                ("<" + stranger.name, self.stranger(stranger.name, line: line(stranger.line))))
        }
        for error in sink.errors where !error.isFatal {
            let moved = error.moved(by: line(error.line) - error.line)
            report.saidOnce.append((error.message, notWellFormed(moved, recordID: nil)))
        }
        return report
    }

    func limit(_ limit: XMLLimit, line: Int, recordID: String?, element: String) -> Finding {
        finding(
            "FIL011", line: line, recordID: recordID,
            [FindingValue("element", element)] + FindingValue.sentence("message", limit.message)
                + [FindingValue("limit", limit.rawValue)])
    }

    func wrongRoot(_ name: String, line: Int) -> Finding {
        finding(
            "FIL011", line: line,
            [FindingValue("element", name)]
                + FindingValue.sentence(
                    "message",
                    Bilingual(
                        zh: "根元素应是 \(schema.rootElement)",
                        en: "The root element must be \(schema.rootElement).")))
    }

    func forbiddenDoctype(line: Int) -> Finding {
        finding("FIL012", line: line, [])
    }

    /// FIL021, or FIL035 for what must never be taken in.
    func stranger(_ name: String, line: Int) -> Finding {
        let isDenied = DeniedColumns.isDenied(name)
        return finding(
            isDenied ? "FIL035" : "FIL021", isDenied ? .error : .warning, line: line,
            [FindingValue("column", name), FindingValue("hint", "")])
    }

    func truncated(line: Int, recordID: String?) -> Finding {
        finding("FIL031", line: line, recordID: recordID, [])
    }
}

/// Findings of one parse.
struct XMLReport {
    var findings: [Finding] = []
    /// Said once a file, by what is said.
    var saidOnce: [(key: String, finding: Finding)] = []
}
