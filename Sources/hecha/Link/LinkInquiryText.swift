import AuditPipeline
import AuditReports
import RecordLinkage
import RegistryModel

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
        let own = outcome.repeatInquiry(first, second)
        var lines = [verdict(inquiry, own, together: outcome.areTogether(first, second))]
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
        return lines + (own.map(repetition) ?? [])
    }

    /// How a pair of one source weighs as a repeat.
    private func repetition(_ own: RepeatInquiry) -> [String] {
        var lines = [
            text(
                zh: "是否同一来源内的重复（与同源而相像的记录相比，比特）：",
                en: "as a repeat within its source, against records that look alike, in bits:")
        ]
        lines += own.explanation.steps.map { step($0.comparison, $0.level, $0.log2Weight) }
        let words = [
            (text(zh: "不是相像的两者", en: "not two that look alike"), own.explanation.againstLookalikes),
            (text(zh: "不是不相干的两者", en: "not two strangers"), own.explanation.againstStrangers),
        ]
        lines += words.map { step($0.0, "", $0.1) }
        let total = own.explanation.log2Weight
        let chance = DecimalText.text(probability(log2Weight: total), places: 6)
        lines.append(step(text(zh: "两者都不是", en: "neither"), "p = \(chance)", total))
        if own.explanation.isIdentical {
            lines.append(
                text(
                    zh: "  各列齐全且完全相同：没有什么能把两者分开。",
                    en: "  Nothing is missing and all is the same: nothing could tell two apart."))
        }
        if own.isRuledOut { lines.append("  " + ruledOut) }
        return lines
    }

    private var ruledOut: String {
        text(
            zh: "别的来源两者都有：不会是重复。", en: "Another source has a record of each: they are two.")
    }

    private func verdict(
        _ inquiry: PairInquiry, _ own: RepeatInquiry?, together: Bool
    ) -> String {
        let threshold = outcome.settings.matchWeight
        if let own { return verdict(inquiry, own, together: together) }
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

    private func verdict(
        _ inquiry: PairInquiry, _ own: RepeatInquiry, together: Bool
    ) -> String {
        if together {
            return text(
                zh: "同一来源内的重复，归为同一个对象。", en: "A repeat within its source: in one cluster.")
        }
        switch inquiry.verdict {
        case .compared where own.isRuledOut: return ruledOut
        case .compared:
            return text(
                zh: "同一来源的两条记录：比较过，不足以断定是重复。",
                en: "Two records of one source: compared, not enough to be called a repeat.")
        case .leftOutOfBlock, .noSharedKey, .outOfScope:
            return text(
                zh: "同一来源的两条记录：没有共有的分块键，没有比较。",
                en: "Two records of one source: no blocking rule brings them together.")
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
