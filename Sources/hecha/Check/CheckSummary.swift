import AuditPipeline
import AuditReports
import RegistryModel

/// What is said on stderr when a check is done.
struct CheckSummary {
    private let result: CheckResult
    private let listing: CheckListing
    private let selection: SelectionOptions
    private let output: OutputOptions

    init(
        _ result: CheckResult, _ listing: CheckListing, _ selection: SelectionOptions,
        _ output: OutputOptions
    ) {
        self.result = result
        self.listing = listing
        self.selection = selection
        self.output = output
    }

    /// What was left out is said to the quiet as well: a part must not pass for the whole.
    func say(_ language: Language, isQuiet: Bool) {
        if let sentence = leftOut { Terminal.say(sentence[language]) }
        guard !isQuiet else { return }
        for note in result.notes { Terminal.say(note[language]) }
        if let sentence = rows { Terminal.say(sentence[language]) }
        Terminal.say(numbers(language))
        if let sentence = gone { Terminal.say(sentence[language]) }
        if let sentence = written { Terminal.say(sentence[language]) }
    }

    private func numbers(_ language: Language) -> String {
        let open = result.findings.filter(\.isOpen)
        func count(_ severity: Severity) -> Int {
            open.count { $0.finding.severity == severity }
        }
        var parts = [
            Bilingual(
                zh: "\(result.inputs.count) 个文件，\(result.recordCount) 条记录：错误 \(count(.error))，"
                    + "警告 \(count(.warning))，提示 \(count(.notice))",
                en: "\(result.inputs.count) files, \(result.recordCount) records: "
                    + "\(count(.error)) errors, \(count(.warning)) warnings, "
                    + "\(count(.notice)) notices")
        ]
        let defects = DefectOrder.count(open)
        if defects < open.count {
            parts.append(
                Bilingual(
                    zh: "归为 \(defects) 处缺陷", en: "\(defects) defects behind them"))
        }
        let known = result.findings.count { $0.standing == .known }
        if result.hasBaseline {
            parts.append(Bilingual(zh: "基线已有 \(known)", en: "\(known) in the baseline"))
        }
        let suppressed = result.findings.count - open.count - known
        if suppressed > 0 {
            parts.append(Bilingual(zh: "豁免 \(suppressed)", en: "\(suppressed) suppressed"))
        }
        return parts.map { $0[language] }.joined(separator: language == .zh ? "；" : "; ")
    }

    private var leftOut: Bilingual? {
        guard !listing.leftOut.isEmpty else { return nil }
        let total = listing.leftOut.reduce(0) { $0 + $1.count }
        let rules = listing.leftOut.map { "\($0.rule) \($0.count)" }
        return Bilingual(
            zh: "另有 \(total) 处没有列出：\(rules.joined(separator: "、"))",
            en: "\(total) more weren't listed: \(rules.joined(separator: ", "))")
    }

    private var rows: Bilingual? {
        guard output.format == .text, !output.noContext, !selection.statistics,
            let limit = output.rowLimit, listing.listed.count(where: \.isOpen) > limit
        else { return nil }
        return Bilingual(
            zh: "最多为前 \(limit) 处附了原行；--context-limit 0 为全部附上。",
            en: "Rows are shown for the first \(limit) at most; --context-limit 0 shows all.")
    }

    private var gone: Bilingual? {
        guard !result.gone.isEmpty else { return nil }
        let total = result.gone.reduce(0) { $0 + $1.count }
        let rules = result.gone.map { "\($0.rule) \($0.count)" }
        return Bilingual(
            zh: "基线中有 \(total) 处已不再出现（\(rules.joined(separator: "、"))），"
                + "可用 --write-baseline 更新基线。",
            en: "\(total) findings of the baseline no longer occur "
                + "(\(rules.joined(separator: ", "))): shrink it with --write-baseline.")
    }

    private var written: Bilingual? {
        guard let path = selection.writeBaseline else { return nil }
        return Bilingual(
            zh: "基线写入 \(path)；以后加 --baseline \(path) 只看新问题。",
            en: "Baseline written to \(path); --baseline \(path) shows what is new from now on.")
    }
}
