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

    func finish() -> [UInt8] { [] }
}

/// One JSON document: tool, inputs, counts, and the findings as in `findings.jsonl`.
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
            json.object { json in
                for (rule, count) in context.leftOut { json.member(rule.text, count) }
            }
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
                json.member("sha256", input.sha256.isEmpty ? nil : input.sha256)
            }
        }
    }

    private func writeCounts(_ findings: [ListedFinding], into json: inout JSONWriter) {
        json.key("counts")
        json.object { json in
            for severity in Severity.allCases.reversed() {
                json.member(
                    severity.rawValue,
                    findings.count { $0.isOpen && $0.finding.severity == severity })
            }
            json.member("suppressed", findings.count { $0.suppression != nil })
        }
    }
}
