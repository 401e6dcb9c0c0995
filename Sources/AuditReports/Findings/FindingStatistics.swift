import RegistryModel

/// The findings of a run in numbers: by rule, and by file.
package struct FindingStatistics {
    struct RuleRow {
        let rule: RuleCode
        /// Places in the data, those told in one finding for many included.
        var findings = 0
        var files: Set<UInt32> = []
        var undecided = 0
        var known = 0
        var suppressed = 0
    }

    struct FileRow {
        let path: String
        let records: Int
        var counts: [Severity: Int] = [:]
    }

    private let context: FindingsContext
    private(set) var rules: [RuleRow]
    private(set) var files: [FileRow]

    /// `undecided` holds how often a rule could not be decided.
    package init(
        _ findings: [ListedFinding], undecided: [RuleCode: Int], context: FindingsContext
    ) {
        self.context = context
        var rules: [RuleCode: RuleRow] = [:]
        for (rule, count) in undecided where count > 0 {
            rules[rule] = RuleRow(rule: rule, undecided: count)
        }
        var files = context.inputs.map { FileRow(path: $0.path, records: $0.recordCount) }
        for listed in findings {
            let finding = listed.finding
            var row = rules[finding.rule] ?? RuleRow(rule: finding.rule)
            switch listed.standing {
            case .open:
                row.findings += finding.places
                if let file = finding.file, Int(file) < files.count {
                    row.files.insert(file)
                    files[Int(file)].counts[finding.severity, default: 0] += finding.places
                }
            case .known: row.known += finding.places
            case .suppressed: row.suppressed += finding.places
            }
            rules[finding.rule] = row
        }
        self.rules = rules.values.sorted {
            $0.findings == $1.findings ? $0.rule < $1.rule : $0.findings > $1.findings
        }
        self.files = files
    }

    // MARK: Text

    /// Two tables, columns aligned for a terminal.
    package var text: String {
        let rules = [ruleHeadings] + self.rules.map(cells)
        let files = [fileHeadings] + self.files.map(cells)
        return TextTable.aligned(rules, textColumns: 2) + "\n"
            + TextTable.aligned(files, textColumns: 1)
    }

    private var ruleHeadings: [String] {
        context.language == .zh
            ? ["规则", "名称", "问题", "文件", "无法判定", "基线已有", "已豁免"]
            : ["rule", "name", "findings", "files", "undecided", "known", "suppressed"]
    }

    private var fileHeadings: [String] {
        context.language == .zh
            ? ["文件", "记录", "错误", "警告", "提示"]
            : ["file", "records", "errors", "warnings", "notices"]
    }

    private func cells(_ row: RuleRow) -> [String] {
        [row.rule.text, context.texts.name(row.rule)]
            + [row.findings, row.files.count, row.undecided, row.known, row.suppressed]
            .map(String.init)
    }

    private func cells(_ row: FileRow) -> [String] {
        [SafeLine.text(row.path), String(row.records)]
            + Severity.allCases.reversed().map { String(row.counts[$0] ?? 0) }
    }

    // MARK: JSON

    /// `{rules: […], files: […]}`.
    package var json: [UInt8] {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.key("rules")
            json.array(rules) { json, row in
                json.object { json in
                    json.member("rule", row.rule.text)
                    json.member("name", context.texts.name(row.rule))
                    json.member("findings", row.findings)
                    json.member("files", row.files.count)
                    json.member("undecided", row.undecided)
                    json.member("known", row.known)
                    json.member("suppressed", row.suppressed)
                }
            }
            json.key("files")
            json.array(files) { json, row in
                json.object { json in
                    json.member("path", row.path)
                    json.member("records", row.records)
                    for severity in Severity.allCases.reversed() {
                        json.member(severity.rawValue, row.counts[severity] ?? 0)
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }
}
