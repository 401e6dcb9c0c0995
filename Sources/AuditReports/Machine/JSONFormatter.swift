import RegistryModel

/// One JSON object a line; see `FindingsFile`.
struct JSONLinesFormatter: FindingsFormatter {
    let file: FindingsFile

    func start(_ findings: [ListedFinding]) -> [UInt8] { [] }

    func item(_ listed: ListedFinding) -> [UInt8] {
        var json = JSONWriter()
        file.write(listed, into: &json)
        return json.bytes
    }

    /// A line of another kind, and only where not all findings have a line of their own.
    func finish() -> [UInt8] {
        guard !file.context.leftOut.isEmpty else { return [] }
        var json = JSONWriter()
        json.object { json in
            json.key("leftOut")
            file.context.write(leftOut: &json)
            if let totals = file.context.totals {
                json.key("counts")
                json.object { json in file.context.write(totals, into: &json) }
            }
        }
        json.newline()
        return json.bytes
    }
}

extension FindingsContext {
    /// How many findings of each rule a limit left out.
    fileprivate func write(leftOut json: inout JSONWriter) {
        json.object { json in
            for (rule, count) in leftOut.byRule { json.member(rule.text, count) }
        }
    }

    fileprivate func write(_ totals: [Severity: Int], into json: inout JSONWriter) {
        for severity in Severity.allCases.reversed() {
            json.member(severity.rawValue, totals[severity] ?? 0)
        }
    }
}

/// One JSON document: tool, inputs, counts, and the findings as in `findings.jsonl`.
///
/// `counts` are those of the whole run, in places of the data: `leftOut` says which of them a limit
/// kept out of the list.
struct JSONFormatter: FindingsFormatter {
    private let context: FindingsContext
    private let file: FindingsFile
    private var isFirst = true

    init(_ context: FindingsContext) {
        self.context = context
        file = FindingsFile(context: context)
    }

    func start(_ findings: [ListedFinding]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("tool")
            json.object { json in
                json.member("name", "hecha")
                json.member("version", context.toolVersion)
            }
            writeInputs(into: &json)
            writeCounts(findings, into: &json)
            json.key("leftOut")
            context.write(leftOut: &json)
        }
        // The findings are the last member and are written one by one.
        return json.bytes.dropLast() + Array(#","findings":["#.utf8)
    }

    mutating func item(_ listed: ListedFinding) -> [UInt8] {
        var json = JSONWriter()
        file.writeObject(listed, into: &json)
        let separator = isFirst ? "\n" : ",\n"
        isFirst = false
        return Array(separator.utf8) + json.bytes
    }

    func finish() -> [UInt8] { Array((isFirst ? "]}\n" : "\n]}\n").utf8) }

    private func writeInputs(into json: inout JSONWriter) {
        json.key("inputs")
        json.array(context.inputs) { json, input in
            json.object { json in
                json.member("path", input.path)
                json.member("source", input.source.name)
                json.member("format", input.format.rawValue)
                json.member("encoding", input.encoding)
                json.member("records", input.recordCount)
                json.member("rejected", input.rejectedCount)
                // A check alone doesn't hash its files.
                if !input.sha256.isEmpty { json.member("sha256", input.sha256) }
            }
        }
    }

    private static func totals(_ findings: [ListedFinding]) -> [Severity: Int] {
        Dictionary(
            findings.filter(\.isOpen).map { ($0.finding.severity, $0.finding.places) },
            uniquingKeysWith: +)
    }

    private func writeCounts(_ findings: [ListedFinding], into json: inout JSONWriter) {
        json.key("counts")
        json.object { json in
            context.write(context.totals ?? Self.totals(findings), into: &json)
            json.member("suppressed", findings.count { $0.suppression != nil })
        }
    }
}
