import RegistryModel

/// SARIF 2.1.0 (OASIS), what code hosts and editors read findings from.
///
/// Messages are in the chosen language, both are in `properties.messages`. What the baseline knows
/// is `unchanged`, what the manifest set aside has a suppression. One run, no clock, no fetched
/// address.
struct SARIFFormatter: FindingsFormatter {
    static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    private let context: FindingsContext
    private var ruleIndex: [RuleCode: Int] = [:]
    private var isFirst = true

    init(_ context: FindingsContext) {
        self.context = context
    }

    mutating func start(_ findings: [ListedFinding]) -> [UInt8] {
        let rules = Set(findings.map(\.finding.rule)).sorted()
        ruleIndex = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", Self.schema)
            json.member("version", "2.1.0")
            json.key("runs")
            json.array([rules]) { json, rules in
                json.object { json in
                    SARIFTool(context: context).write(rules, into: &json)
                    writeInvocation(into: &json)
                    writeArtifacts(into: &json)
                    json.member("columnKind", "unicodeCodePoints")
                    json.member("language", context.language == .zh ? "zh-CN" : "en-US")
                }
            }
        }
        // The results are the run's last member and are written one by one.
        return json.bytes.dropLast(3) + Array(#","results":["#.utf8)
    }

    mutating func item(_ listed: ListedFinding) -> [UInt8] {
        var json = JSONWriter()
        let finding = listed.finding
        json.object { json in
            json.member("ruleId", finding.rule.text)
            json.member("ruleIndex", ruleIndex[finding.rule])
            json.member("level", finding.severity.sarifLevel)
            json.key("message")
            json.object { $0.member("text", Self.escaped(context.message(finding))) }
            writeLocations(finding, into: &json)
            json.key("partialFingerprints")
            json.object { $0.member("hechaFinding/v1", finding.fingerprint.description) }
            if context.hasBaseline {
                json.member("baselineState", listed.standing == .known ? "unchanged" : "new")
            }
            writeSuppression(listed.suppression, into: &json)
            writeProperties(finding, into: &json)
        }
        let separator = isFirst ? "\n" : ",\n"
        isFirst = false
        return Array(separator.utf8) + json.bytes
    }

    func finish() -> [UInt8] { Array((isFirst ? "]}]}\n" : "\n]}]}\n").utf8) }

    // MARK: The run

    private func writeInvocation(into json: inout JSONWriter) {
        json.key("invocations")
        json.array([true]) { json, isSuccessful in
            json.object { json in
                json.key("executionSuccessful")
                json.boolean(isSuccessful)
                guard let sentence = context.leftOutSentence else { return }
                json.key("toolExecutionNotifications")
                json.array([sentence]) { json, sentence in
                    json.object { json in
                        json.member("level", "note")
                        json.key("message")
                        json.object { $0.member("text", Self.escaped(context[sentence])) }
                    }
                }
            }
        }
    }

    private func writeArtifacts(into json: inout JSONWriter) {
        json.key("artifacts")
        json.array(context.inputs) { json, input in
            json.object { json in
                json.key("location")
                json.object { $0.member("uri", Self.uri(input.path)) }
                if input.byteCount > 0 { json.member("length", input.byteCount) }
                if !input.sha256.isEmpty {
                    json.key("hashes")
                    json.object { $0.member("sha-256", input.sha256) }
                }
                if let encoding = input.encoding { json.member("encoding", encoding) }
                json.key("roles")
                json.array(["analysisTarget"]) { $0.string($1) }
            }
        }
    }

    // MARK: One result

    private func writeLocations(_ finding: Finding, into json: inout JSONWriter) {
        guard let path = context.path(of: finding) else { return }
        json.key("locations")
        json.array([path]) { json, path in
            json.object { json in
                json.key("physicalLocation")
                json.object { json in
                    json.key("artifactLocation")
                    json.object { json in
                        json.member("uri", Self.uri(path))
                        if let file = finding.file { json.member("index", Int(file)) }
                    }
                    if finding.line > 0 {
                        json.key("region")
                        json.object { $0.member("startLine", Int(finding.line)) }
                    }
                }
                guard let field = finding.fields.first else { return }
                json.key("logicalLocations")
                json.array([field]) { json, field in
                    json.object { json in
                        json.member("name", field.name)
                        json.member("kind", "member")
                    }
                }
            }
        }
    }

    private func writeSuppression(_ note: SuppressionNote?, into json: inout JSONWriter) {
        guard let note else { return }
        json.key("suppressions")
        json.array([note]) { json, note in
            json.object { json in
                json.member("kind", "external")
                json.member("status", "accepted")
                json.member("justification", note.shownReason(context.reveal))
                json.key("properties")
                json.object { json in
                    json.member("expires", note.expires.description)
                    json.member("by", note.shownBy(context.reveal))
                }
            }
        }
    }

    private func writeProperties(_ finding: Finding, into json: inout JSONWriter) {
        json.key("properties")
        json.object { json in
            json.member("messages", context.messages(finding))
            json.member("source", finding.source?.name)
            json.member("recordID", finding.shownRecordID(context.reveal))
            json.key("fields")
            json.array(finding.fields) { $0.string($1.name) }
            FindingsFile.write(finding.cause, context.reveal, into: &json)
        }
    }

    // MARK: Texts

    /// Braces and brackets have a meaning of their own in SARIF's messages (§3.11.5, §3.11.6): one
    /// from a file may neither stand for an argument nor make a link.
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in SafeLine.text(text) {
            switch character {
            case "{": out += "{{"
            case "}": out += "}}"
            case "[", "]", "\\": out += "\\\(character)"
            default: out.append(character)
            }
        }
        return out
    }

    /// A path as a relative reference, an absolute one as a file's address.
    static func uri(_ path: String) -> String {
        var text = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += byte < 16 ? "%0" + digits : "%" + digits
            }
        }
        return text
    }
}

extension Severity {
    var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .notice: "note"
        }
    }
}
