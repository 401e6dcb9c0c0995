import RegistryModel

/// The page `hecha rule CODE` shows: card and examples, as text or Markdown, in either language.
package struct RulePage: Sendable {
    package enum Form: Sendable {
        case text
        case markdown
    }

    private let rule: any Rule
    private let language: Language
    private let form: Form

    package init(_ rule: any Rule, in language: Language, as form: Form = .text) {
        self.rule = rule
        self.language = language
        self.form = form
    }

    package var body: String {
        let card = rule.card
        var lines = [heading("\(card.code.text) \(card.name)"), ""]
        lines += facts.map { item($0.title, $0.text) } + [""]
        lines += [section("提示文字", "Message"), "", card.message[language], ""]
        lines += [section("说明", "What it means"), "", card.explanation[language], ""]
        lines += [section("示例", "Examples"), ""]
        lines += rule.examples.flatMap(example)
        if let reason = rule.neverUndecided {
            lines.append(
                word("- 不会“无法判定”：", "- Never undecided: ") + reason[language])
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var facts: [(title: String, text: String)] {
        let card = rule.card
        return [
            (word("级别", "Severity"), card.severity.title[language]),
            (word("范围", "Scope"), card.scope.title[language]),
            (word("状态", "Standing"), card.standing.title[language]),
            (word("依据", "Source"), card.source.text(in: language)),
        ]
    }

    private func example(_ example: RuleExample) -> [String] {
        var lines = ["- " + verdict(example.outcome) + colon + example.title[language]]
        switch example.material {
        case .file(let delivery):
            lines.append("  " + quoted(delivery.shows))
        case .records(let kind, let records):
            lines += changes(kind, records)
        case .run(let sources, _):
            lines += sources.flatMap { changes($0.kind, $0.records, showsStandard: true) }
        case .adjudicated(let sketch):
            lines.append(
                "  " + word("裁定", "verdict") + colon + sketch.verdict.title[language]
                    + word("；", "; ")
                    + sketch.sources.map { SourceCatalogue.schema(of: $0).title[language] }
                    .joined(separator: word("、", ", ")))
        }
        return lines
    }

    /// A line a record: how it differs from the standard one.
    private func changes(
        _ kind: SourceKind, _ records: [[RuleExample.Cell]], showsStandard: Bool = false
    ) -> [String] {
        let title = SourceCatalogue.schema(of: kind).title[language]
        if records.isEmpty { return ["  " + title + colon + word("空表", "no records")] }
        return records.enumerated().compactMap { number, cells in
            if records.count == 1 && cells.isEmpty && !showsStandard { return nil }
            let name = records.count > 1 ? "\(number + 1). " : ""
            let changes = cells.map { cell in
                "\(label(cell.field)) = " + (cell.text.map(quoted) ?? word("空", "blank"))
            }
            return "  " + name + title + colon
                + (changes.isEmpty
                    ? word("标准记录", "the standard record")
                    : changes.joined(separator: word("；", "; ")))
        }
    }

    private func verdict(_ outcome: RuleExample.Outcome) -> String {
        switch outcome {
        case .passes: word("通过", "passes")
        case .undecided: word("无法判定", "undecided")
        case .undecidedWithout(let kind):
            word("无法判定（没有", "undecided, without the ")
                + SourceCatalogue.schema(of: kind).title[language] + word("）", "")
        case .fails(_, _, nil): word("不通过", "fails")
        case .fails(_, _, let severity?):
            word("不通过（\(severity.title.zh)）", "fails (\(severity.title.en))")
        }
    }

    private func label(_ field: Field) -> String {
        language == .en ? field.name : FieldLabels.of(field).first ?? field.name
    }

    private func word(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    private var colon: String { word("：", ": ") }

    private func heading(_ text: String) -> String { form == .markdown ? "# \(text)" : text }

    private func section(_ zh: String, _ en: String) -> String {
        form == .markdown ? "## \(word(zh, en))" : word("【\(zh)】", en)
    }

    private func item(_ title: String, _ text: String) -> String {
        form == .markdown ? "- **\(title)**" + colon + text : title + colon + text
    }

    private func quoted(_ text: String) -> String {
        form == .markdown ? "`\(text)`" : "“\(text)”"
    }
}

extension Severity {
    package var title: Bilingual {
        switch self {
        case .error: Bilingual(zh: "错误", en: "error")
        case .warning: Bilingual(zh: "警告", en: "warning")
        case .notice: Bilingual(zh: "提示", en: "notice")
        }
    }
}
