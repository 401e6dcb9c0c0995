import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel

/// Asks for blocking rules instead of links.
struct LinkSuggestOptions: ParsableArguments {
    @Flag(help: "不匹配，只建议分块规则（设置中可没有 block）· suggest blocking rules instead of linking.")
    var suggest = false

    @Option(help: "建议的规则合起来最多的配对数，默认每条记录 20 对 · pairs the suggested rules may yield.")
    var pairBudget: Int?

    func validate() throws {
        if let pairBudget, pairBudget < 1 {
            throw ValidationError("--pair-budget 应是正整数 · must be a positive number")
        }
        if pairBudget != nil, !suggest {
            throw ValidationError("--pair-budget 要与 --suggest 同用 · goes with --suggest")
        }
    }

    /// Rules to stdout, so that they can be appended to a file; the talk to stderr.
    func answer(
        _ settings: LinkSettings, files: [String], threads: Int, _ language: Language,
        quiet: Bool
    ) async throws {
        let found = try await LinkSuggestion(
            settings, files: files, pairBudget: pairBudget, threads: threads)
        if !quiet {
            for text in LinkSuggestionText(found).lines { Terminal.say(text[language]) }
        }
        guard !found.rules.isEmpty else { return }
        try StandardStreams.print(found.lines(language).joined(separator: "\n"))
    }
}

/// What is said of suggested rules.
struct LinkSuggestionText {
    let found: LinkSuggestion

    init(_ found: LinkSuggestion) {
        self.found = found
    }

    var lines: [Bilingual] {
        var lines = [searched]
        lines.append(found.rules.isEmpty ? nothing : suggested)
        if !found.partsLeftOut.isEmpty {
            let names = found.partsLeftOut.joined(separator: ", ")
            lines.append(
                Bilingual(
                    zh: "列太多，没有试：\(names)。可在 columns 中只留可用于分块的列。",
                    en: "Too many columns; not tried: \(names). Keep only columns of use for "
                        + "blocking under columns."))
        }
        return lines
    }

    private var searched: Bilingual {
        Bilingual(
            zh: "\(found.records) 条记录，范围内 \(found.pairsInScope) 对，预算 \(found.pairBudget) 对；"
                + "在抽取的 \(found.sampleRecords) 条记录中看到 \(found.likelyMatches) 对很可能匹配的。",
            en: "\(found.records) records, \(found.pairsInScope) pairs in scope, a budget of "
                + "\(found.pairBudget); \(found.likelyMatches) likely matches seen for a sample of "
                + "\(found.sampleRecords) records.")
    }

    private var suggested: Bilingual {
        let pairs = found.rules.reduce(0) { $0 + $1.pairsAdded }
        let recall = DecimalText.text((found.rules.last?.recall ?? 0) * 100, places: 1)
        return Bilingual(
            zh: "建议 \(found.rules.count) 条规则，共 \(pairs) 对，召回约 \(recall)%。召回按样本中列值多数一致的配对估计，"
                + "没有标注，宜作比较，不是保证。",
            en: "\(found.rules.count) rules suggested, \(pairs) pairs in all, recall about "
                + "\(recall)%. Recall is of sampled pairs that agree in most columns; nothing is "
                + "labelled: compare rules by it, don't rely on it.")
    }

    private var nothing: Bilingual {
        found.likelyMatches == 0
            ? Bilingual(
                zh: "没有找到规则：样本中没有看到很可能匹配的配对。请检查 mode、columns 的类型，或加大 --pair-budget。",
                en: "No rule found: the sample shows no likely matches. Check mode and the types "
                    + "under columns, or raise --pair-budget.")
            : Bilingual(
                zh: "预算之内没有合适的规则。请加大 --pair-budget。",
                en: "No rule fits the budget. Raise --pair-budget.")
    }
}
