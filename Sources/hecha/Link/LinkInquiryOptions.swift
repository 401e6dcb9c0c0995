import ArgumentParser
import AuditPipeline
import AuditReports
import RecordLinkage
import RegistryModel

/// Asks why two records were linked, or weren't.
struct LinkInquiryOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: "两条记录为什么（没）匹配：写两个标识，或 文件:行号 · why two records were linked, or weren't.")
    var why: [String] = []

    @Option(parsing: .upToNextOption, help: "同 --why · the same as --why.")
    var whyNot: [String] = []

    private var asked: [String] { why + whyNot }

    func validate() throws {
        guard asked.isEmpty || asked.count == 2 else {
            throw ValidationError("--why A B：要两条记录 · needs two records")
        }
    }

    /// Prints the answer; false when nothing was asked.
    func answer(_ outcome: LinkOutcome, _ language: Language) throws -> Bool {
        guard asked.count == 2 else { return false }
        let records = try asked.map { name in
            guard let record = outcome.tables.record(named: name) else {
                throw LinkFailure.noRecord(name)
            }
            return record
        }
        let lines = LinkInquiryText(outcome, language).lines(records[0], records[1])
        try StandardStreams.print(lines.joined(separator: "\n"))
        return true
    }
}

/// The answer in words: which keys the two share, and the weight step by step.
struct LinkInquiryText {
    private let outcome: LinkOutcome
    private let language: Language

    init(_ outcome: LinkOutcome, _ language: Language) {
        self.outcome = outcome
        self.language = language
    }

    func lines(_ first: Int, _ second: Int) -> [String] {
        let inquiry = outcome.inquiry(first, second)
        var lines = [verdict(inquiry, together: outcome.areTogether(first, second))]
        lines.append(text(zh: "分块：", en: "blocking:"))
        lines += inquiry.rules.map(rule)
        lines.append(text(zh: "权重（以 2 为底的对数，比特）：", en: "weight, in bits:"))
        lines.append(step(text(zh: "先验", en: "prior"), "", inquiry.weight.priorLog2Odds))
        for own in inquiry.weight.steps {
            lines.append(step(own.comparison, own.level, own.log2Weight))
            if own.frequencyAdjustment != 0 {
                let rarity = text(zh: "常见程度", en: "how rare")
                lines.append(step("", rarity, own.frequencyAdjustment))
            }
        }
        let total = inquiry.weight.log2Weight
        let chance = inquiry.weight.matchProbability
        lines.append(
            step(text(zh: "合计", en: "total"), "p = \(DecimalText.text(chance, places: 6))", total))
        return lines
    }

    private func verdict(_ inquiry: PairInquiry, together: Bool) -> String {
        let threshold = outcome.settings.matchWeight
        if together { return text(zh: "归为同一个对象。", en: "In one cluster.") }
        switch inquiry.verdict {
        case .compared where inquiry.weight.log2Weight >= threshold:
            return text(
                zh: "比较过，也够分，但其中一条与别的记录更配，或两条不可并存。",
                en: "Compared and heavy enough, but one of the two fits another record better, or "
                    + "the two may not stand together.")
        case .compared:
            return text(
                zh: "比较过，权重不到 \(DecimalText.text(threshold, places: 1)) 比特。",
                en: "Compared: below \(DecimalText.text(threshold, places: 1)) bits.")
        case .outOfScope:
            return text(
                zh: "没有比较：来源不在这次匹配的范围（mode）。",
                en: "Not compared: their sources are out of this linkage's mode.")
        case .leftOutOfBlock:
            return text(
                zh: "没有比较：共有的分块键下记录太多，被拆分或截断。",
                en: "Not compared: the block they share was too large and was split or cut.")
        case .noSharedKey:
            return text(
                zh: "没有比较：没有一条分块规则让两者相遇。可在 block 中加一条。",
                en: "Not compared: no blocking rule brings them together. Add one to block.")
        }
    }

    private func rule(_ rule: PairInquiry.Rule) -> String {
        if rule.isShared { return "  + \(rule.name)" }
        let parts = rule.parts.compactMap { part -> String? in
            switch part.outcome {
            case .shared: nil
            case .differs: text(zh: "\(part.name) 不同", en: "\(part.name) differs")
            case .missing: text(zh: "\(part.name) 缺失", en: "\(part.name) is missing")
            }
        }
        return "  - \(rule.name)\(parts.isEmpty ? "" : ": ")\(parts.joined(separator: ", "))"
    }

    private func step(_ name: String, _ level: String, _ bits: Double) -> String {
        let number = (bits >= 0 ? "+" : "") + DecimalText.text(bits, places: 2)
        let pad = String(repeating: " ", count: max(1, 9 - number.count))
        return "  \(pad)\(number)  \(name)\(level.isEmpty || name.isEmpty ? "" : ": ")\(level)"
    }

    private func text(zh: String, en: String) -> String { language == .zh ? zh : en }
}
