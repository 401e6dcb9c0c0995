import AuditPipeline
import AuditReports
import RecordLinkage
import RegistryModel

/// What is said on stderr when a linkage is done.
struct LinkSummary {
    private let outcome: LinkOutcome

    init(_ outcome: LinkOutcome) {
        self.outcome = outcome
    }

    func say(_ language: Language) {
        for note in outcome.tables.notes { Terminal.say(note[language]) }
        Terminal.say(counts[language])
        if let repeats { Terminal.say(repeats[language]) }
        for rule in outcome.blockingCounts.rows {
            Terminal.say("  \(rule.rule): +\(rule.pairsAdded)")
        }
        if let warning = leftOut { Terminal.say(warning[language]) }
        if let training = outcome.training, !training.isConverged {
            Terminal.say(
                Bilingual(
                    zh: "注意：权重的估计没有收敛，请用 --save-model 查看后再用。",
                    en: "Note: the weights' estimation didn't converge; look at them with "
                        + "--save-model before use.")[language])
        }
        let steps = outcome.seconds.map {
            "\($0.step) \(DecimalText.text($0.seconds, places: 2)) s"
        }
        Terminal.say(steps.joined(separator: ", "))
    }

    private var counts: Bilingual {
        let counts = outcome.counts
        let pairs = outcome.blockingCounts.pairs
        return Bilingual(
            zh: "\(counts.records) 条记录，\(counts.sources) 个来源；比较 \(pairs) 对，归并为 "
                + "\(counts.clusters) 组（\(counts.ambiguous) 组难定），待核实 \(counts.uncertain) 对",
            en: "\(counts.records) records of \(counts.sources) sources; \(pairs) pairs compared, "
                + "\(counts.clusters) clusters (\(counts.ambiguous) undecidable), "
                + "\(counts.uncertain) pairs for review")
    }

    private var repeats: Bilingual? {
        guard let counts = outcome.counts.repeats, counts.groups > 0 else { return nil }
        return Bilingual(
            zh: "同一来源内有 \(counts.records) 条重复（合为 \(counts.groups) 组，各作一条参加匹配）；"
                + "设置中写 duplicates: ignore 则不找",
            en:
                "\(counts.records) records repeat another of their source (\(counts.groups) groups, "
                + "each linked as one record); duplicates: ignore leaves them alone")
    }

    private var leftOut: Bilingual? {
        let cut = outcome.blocking.rules.filter { $0.pairsOverCap > 0 }
        guard !cut.isEmpty else { return nil }
        let rules = cut.map { "\($0.name) \($0.pairsOverCap)" }.joined(separator: ", ")
        return Bilingual(
            zh: "注意：有的分块太大，没有比较的对数：\(rules)。请把规则写得更窄，或加 split。",
            en: "Note: pairs of blocks grown too large weren't compared: \(rules). Make the rule "
                + "narrower, or add split.")
    }
}
