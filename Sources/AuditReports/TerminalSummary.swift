import RegistryModel

/// The dozen lines a clerk reads on the terminal when a run is done.
package struct TerminalSummary {
    private let context: ReportContext
    private let reportPath: String

    package init(_ result: AuditResult, language: Language, reportPath: String) {
        context = ReportContext(result, language: language, reveal: .masked)
        self.reportPath = reportPath
    }

    package var lines: [String] {
        var lines = ["\(context.countyTitle)  \(context.periodText)"]
        lines.append(line(Bilingual(zh: "读入", en: "Read"), read))
        for stage in context.result.stages where stage.name == "linkage" {
            lines.append(line(stage.title, counts(of: stage)))
        }
        for stage in context.result.stages where stage.name == "ledger" {
            lines.append(line(stage.title, counts(of: stage)))
        }
        lines.append(line(.missing, counted(.missing) + "（\(context.tally.grades)）"))
        lines.append(line(.misreported, counted(.misreported)))
        lines.append(line(.toVerify, toVerify))
        lines.append(line(Bilingual(zh: "扣分", en: "Points"), points))
        if !top.isEmpty {
            lines.append(line(Bilingual(zh: "最多的村", en: "Most points"), top))
        }
        lines.append(line(.dataProblems, findings))
        for note in context.result.notes {
            lines.append(line(Bilingual(zh: "请注意", en: "Note"), context[note]))
        }
        lines.append(line(Bilingual(zh: "用时", en: "Time"), seconds))
        lines.append(line(Bilingual(zh: "报告", en: "Report"), reportPath))
        return lines.map { context.language == .zh ? $0 : $0.westernised }
    }

    private func line(_ label: Bilingual, _ text: String) -> String {
        // Stages are called by words that stand inside sentences as well.
        let label = context[label].prefix(1).uppercased() + context[label].dropFirst()
        let width = context.language == .zh ? 4 : 19
        let blank = context.language == .zh ? "\u{3000}" : " "
        let padding = String(repeating: blank, count: max(0, width - label.count))
        return "\(label)\(padding)  \(text)"
    }

    private func counted(_ verdict: CaseVerdict) -> String {
        context.cases(context.tally.count(verdict))
    }

    private var read: String {
        let inputs = context.result.inputs
        let records = inputs.reduce(0) { $0 + $1.recordCount }
        let rejected = inputs.reduce(0) { $0 + $1.rejectedCount }
        return context[
            Bilingual(
                zh: "\(inputs.count) 个文件，\(records) 条记录，退回 \(rejected) 条；"
                    + "本期出生 \(context.tally.births) 人",
                en: "\(inputs.count) files, \(records) records, \(rejected) rejected; "
                    + "\(context.tally.births) births in the period")]
    }

    private func counts(of stage: StageReport) -> String {
        stage.counts.filter(\.isHeadline).map {
            "\(context[$0.title]) \($0.value)"
        }.joined(separator: " · ")
    }

    private var toVerify: String {
        let count = context.tally.count(.verify)
        let others = context.tally.count(CaseConcern.notice)
        return context[
            Bilingual(
                zh: "\(count) 例（不扣分）；另列 \(others) 例",
                en: "\(context.cases(count)) (no points); \(others) more for information")]
    }

    private var points: String {
        let tally = context.tally
        return context[
            Bilingual(
                zh: "已确认 \(tally.confirmed) 分 · 暂计 \(tally.provisional) 分",
                en: "confirmed \(tally.confirmed) · provisional \(tally.provisional)")]
    }

    private var top: String {
        context.result.charged.prefix(3).map { deduction in
            "\(context.title(of: deduction.village)) \(deduction.confirmed) + \(deduction.provisional)"
        }.joined(separator: context[Bilingual(zh: "、", en: ", ")])
            + context[
                Bilingual(zh: "（已确认＋暂计）", en: " (confirmed + provisional)")]
    }

    private var findings: String {
        Severity.allCases.reversed()
            .map { "\(context[$0.title]) \(context.tally.count($0))" }
            .joined(separator: " · ") + suppressed
    }

    private var suppressed: String {
        let count = context.result.suppressed.count
        guard count > 0 else { return "" }
        return context[Bilingual(zh: " · 豁免 \(count)", en: " · \(count) suppressed")]
    }

    private var seconds: String {
        let milliseconds = context.result.stages.reduce(0) { $0 + $1.milliseconds }
        let text = DecimalText.fixed(Double(milliseconds) / 1000, places: 1) ?? "–"
        return context[Bilingual(zh: "\(text) 秒", en: "\(text) s")]
    }
}

extension String {
    /// Full-width brackets as Latin text has them.
    fileprivate var westernised: String {
        replacing("（", with: " (").replacing("）", with: ")")
    }
}
