import RegistryModel

/// What in a linkage deserves a second look, each with what to do.
struct DiagnosticsWarnings {
    let facts: LinkDiagnostics

    /// From this share of records on it is worth saying that they can't be linked.
    private static let unlinkableShare = 0.05
    /// Sessions that differ by more see different kinds of matches, in bits.
    private static let spreadBits = 2.0
    /// Levels that are nearly alike may stand either way.
    private static let disorderBits = 0.5

    var all: [Bilingual] {
        facts.notes + training + model + pairs
    }

    private var training: [Bilingual] {
        guard let training = facts.training else { return [] }
        var found = training.sessions.filter { $0.verdict == .used && !$0.isConverged }.map {
            Bilingual(
                zh: "规则 \($0.rule) 的估计在 \($0.iterations) 次迭代后没有收敛，其权重宜存疑。",
                en: "The session of \($0.rule) hadn't converged after \($0.iterations) iterations; "
                    + "doubt its weights.")
        }
        if !training.isSettled {
            found.append(
                Bilingual(
                    zh:
                        "碰巧一致的频率（u）在 \(training.rounds) 轮后仍在变动；请加大 training: {chancePairs}，或用 --model。",
                    en: "How often chance agrees (u) still moved after \(training.rounds) rounds; "
                        + "raise training: {chancePairs}, or give a --model."))
        }
        if training.prior.origin == .assumed {
            found.append(
                Bilingual(
                    zh: "数据没有说明匹配有多少，先验是假定的。请用 training: {strict, recall} 给出，或用 --model。",
                    en: "The data doesn't say how many matches there are: the prior is assumed. "
                        + "Give training: {strict, recall}, or a --model."))
        }
        return found
    }

    private var model: [Bilingual] {
        let comparisons = facts.model.comparisons
        var found = comparisons.compactMap(doubt)
        let disordered = comparisons.filter { $0.disorder > Self.disorderBits }
        if !disordered.isEmpty {
            let names = Self.named(disordered) { $0.disorder }
            found.append(
                Bilingual(
                    zh: "较差的一级比较好的一级权重更高（括号内为相差的比特）：\(names)。多因数据太少，可合并几级。",
                    en: "A worse level outweighs a better one (by bits): \(names). Mostly for want "
                        + "of data; merging levels helps."))
        }
        let spread = comparisons.filter { $0.spread > Self.spreadBits }
        if !spread.isEmpty {
            let names = Self.named(spread) { $0.spread }
            found.append(
                Bilingual(
                    zh: "各条规则估计的 m 不一致（括号内为相差的比特）：\(names)。这些规则找到的匹配不是同一类，权重取了平均。",
                    en: "The rules' estimates of m differ (by bits): \(names). They see unlike "
                        + "matches; the weights are their mean."))
        }
        return found
    }

    private static func named(
        _ comparisons: [LinkDiagnostics.Comparison],
        _ bits: (LinkDiagnostics.Comparison) -> Double
    ) -> String {
        comparisons.map { "\($0.name) (\(DecimalText.text(bits($0), places: 1)))" }
            .joined(separator: ", ")
    }

    private func doubt(_ comparison: LinkDiagnostics.Comparison) -> Bilingual? {
        switch comparison.origin {
        case .assumed:
            Bilingual(
                zh: "\(comparison.name)：没有一条规则能估计它的 m，用的是假定值；请加一条不含它的分块规则。",
                en: "\(comparison.name): no rule could estimate its m, which is assumed; add a "
                    + "blocking rule without it.")
        case .uninformative:
            Bilingual(
                zh: "\(comparison.name)：匹配的并不比碰巧的更一致，不计权重；可从 compare 中去掉。",
                en: "\(comparison.name): matches agree no more often than chance, so it weighs "
                    + "nothing; drop it from compare.")
        case .trained, .published, .given: nil
        }
    }

    private var pairs: [Bilingual] {
        var found = facts.blocking.rules.filter { $0.pairsOverCap > 0 }.map { rule in
            let count = DecimalText.grouped(rule.pairsOverCap)
            return Bilingual(
                zh: "规则 \(rule.name) 有 \(count) 对因块太大没有比较（别的规则可能找到）；请写得更窄，或加 split。",
                en:
                    "\(count) pairs of \(rule.name) weren't compared under it, its blocks being too "
                    + "large (another rule may find them); make it narrower or add split.")
        }
        if facts.unlinkable.shareBelowMatch >= Self.unlinkableShare {
            let share = DecimalText.percent(facts.unlinkable.shareBelowMatch)
            found.append(
                Bilingual(
                    zh: "\(share) 的记录内容太少，与自己相比也够不到门槛；请增加比较的列，或核对空缺。",
                    en: "\(share) of records say too little to reach the threshold even against "
                        + "themselves; compare more columns, or look for what is missing."))
        }
        return found
    }
}
