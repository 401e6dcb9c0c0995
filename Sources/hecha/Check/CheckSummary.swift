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

    /// What was left out is said to the quiet as well, where the document, which says so itself, is
    /// for machines: a part must not pass for the whole.
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
            open.reduce(0) { $0 + ($1.finding.severity == severity ? $1.finding.places : 0) }
        }
        var parts = [
            Bilingual(
                zh: "\(result.inputs.count) 个文件，\(result.recordCount) 条记录：错误 \(count(.error))，"
                    + "警告 \(count(.warning))，提示 \(count(.notice))",
                en: Self.counted(result.inputs.count, "file") + ", "
                    + Self.counted(result.recordCount, "record") + ": "
                    + Self.counted(count(.error), "error") + ", "
                    + Self.counted(count(.warning), "warning") + ", "
                    + Self.counted(count(.notice), "notice"))
        ]
        let defects = DefectOrder.count(open)
        if defects < open.count {
            parts.append(
                Bilingual(
                    zh: "归为 \(defects) 处缺陷", en: Self.counted(defects, "defect") + " behind them"))
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
        let isForPeople = [.text, .github].contains(output.format) && output.output == nil
        if isForPeople, !selection.statistics { return nil }
        return listing.leftOut.sentence
    }

    /// In English.
    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
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
