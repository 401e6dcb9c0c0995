import RegistryModel

/// How the weights came about: one session a blocking rule, and the prior.
struct TrainingSection {
    let page: LinkDiagnosticsPage

    static let title = Bilingual(zh: "估计过程", en: "Estimation")

    private static let help = Bilingual(
        zh: "没有人告诉程序哪些是同一对象：每条分块规则各估计一次（EM），规则自己用到的列不参与；估计在相邻两次几乎不变时算收敛。",
        en:
            "Nobody told the program which pairs match: each blocking rule gives one estimate (EM), "
            + "without the columns the rule itself uses; it has converged once an iteration changes "
            + "next to nothing.")

    var section: Markup {
        page.section("training", Self.title, help: Self.help, content)
    }

    private var content: Markup {
        guard let training = page.facts.training else {
            return page.none(
                Bilingual(
                    zh: "模型是给定的（--model），这次没有估计。",
                    en: "The model was given (--model); nothing was estimated."))
        }
        return sessions(training) + without(training.rulesWithoutSession) + chance(training)
            + prior(training.prior)
    }

    // MARK: Sessions

    private func sessions(_ training: LinkDiagnostics.Training) -> Markup {
        page.table(
            "sessions", named: Self.title,
            [
                (Bilingual(zh: "分块规则", en: "Blocking rule"), ""),
                (Bilingual(zh: "不参与的列", en: "Held out"), ""),
                (Bilingual(zh: "看过的配对", en: "Pairs seen"), "n"),
                (Bilingual(zh: "其中匹配", en: "Matches"), "n"),
                (Bilingual(zh: "迭代", en: "Iterations"), "n"),
                (Bilingual(zh: "似然", en: "Likelihood"), "spark"),
                (Bilingual(zh: "收敛", en: "Converged"), ""),
                (Bilingual(zh: "结果", en: "Outcome"), ""),
            ], rows: Markup.each(training.sessions, row))
    }

    private func row(_ session: LinkDiagnostics.Session) -> Markup {
        let held = session.heldOut.isEmpty ? "–" : session.heldOut.joined(separator: ", ")
        let share = session.share < 1 ? " (\(DecimalText.percent(session.share)))" : ""
        let isUsed = session.verdict == .used
        let change = scientific(session.largestChange)
        let converged =
            session.verdict == .noPairs
            ? "–"
            : page[
                session.isConverged
                    ? Bilingual(zh: "是", en: "yes")
                    : Bilingual(zh: "否，末次仍变 \(change)", en: "no, last change \(change)")]
        let doubt: Markup = isUsed && !session.isConverged ? " class=\"bad\"" : ""
        return """
            <tr\(isUsed ? "" : " class=\"quiet\"" as Markup)><th scope="row">\(session.rule)</th>\
            <td>\(held)</td><td class="n">\(DecimalText.grouped(session.pairs))\(share)</td>\
            <td class="n">\(ChartNumber.estimate(session.expectedMatches))</td>\
            <td class="n">\(session.iterations)</td>\
            <td class="spark">\(Self.sparkline(session.logLikelihoods))</td>\
            <td\(doubt)>\(converged)</td>\
            <td class="verdict">\(page[session.verdict.meaning])</td></tr>
            """
    }

    /// Likelihoods from the first to the last, to the height of a line of text.
    static func sparkline(_ values: [Double]) -> Markup {
        guard values.count > 1, let first = values.first, let last = values.last, last > first
        else { return Markup() }
        let x = ChartScale(0...Double(values.count - 1), from: 2, to: 98)
        let y = ChartScale(first...last, from: 18, to: 2)
        let points = values.enumerated().map { (x: x.place(Double($0)), y: y.place($1)) }
        return """
            <svg class="cell" viewBox="0 0 100 20" preserveAspectRatio="none" \
            aria-hidden="true">\(ChartMark.path("curve linked", points))</svg>
            """
    }

    private func scientific(_ value: Double) -> String {
        guard value.isFinite, value > 0 else { return "–" }
        var (rest, exponent) = (value, 0)
        while rest < 1 {
            rest *= 10
            exponent -= 1
        }
        while rest >= 10 {
            rest /= 10
            exponent += 1
        }
        return "\(DecimalText.text(rest, places: 1))e\(exponent)"
    }

    private func without(_ rules: [String]) -> Markup {
        guard !rules.isEmpty else { return Markup() }
        let names = rules.joined(separator: "; ")
        let text = Bilingual(
            zh: "没有参加估计的规则（用到了全部比较的列）：\(names)。",
            en: "Rules nothing can be learnt from, as they use every column compared: \(names).")
        return "<p class=\"hint\">\(page[text])</p>"
    }

    private func chance(_ training: LinkDiagnostics.Training) -> Markup {
        let pairs = DecimalText.grouped(training.chancePairs)
        let text = Bilingual(
            zh: "u 由 \(pairs) 对随机配对估计，去掉其中的匹配后重估 \(training.rounds) 轮，"
                + (training.isSettled ? "已稳定。" : "仍未稳定。"),
            en:
                "u comes from \(pairs) random pairs, estimated in \(training.rounds) rounds with the "
                + "matches among them taken out; it "
                + (training.isSettled ? "has settled." : "has not settled."))
        return "<p class=\"hint\">\(page[text])</p>"
    }

    // MARK: Prior

    private func prior(_ prior: LinkDiagnostics.Prior) -> Markup {
        let matches = prior.matches.map(ChartNumber.estimate) ?? "–"
        let whole = DecimalText.grouped(prior.pairsInScope)
        let text = Bilingual(
            zh: "\(page[prior.origin.meaning]) 范围内共 \(whole) 对，估计其中匹配 \(matches) 对。",
            en: "\(page[prior.origin.meaning]) \(whole) pairs are in scope; about \(matches) of "
                + "them are expected to match.")
        let title = Bilingual(zh: "先验从何而来", en: "Where the prior comes from")
        return """
            <h3>\(page[title])</h3><p>\(page[text])</p>\(reaches(prior.sessions))
            """
    }

    private func reaches(
        _ sessions: [(rule: String, matchesFound: Double, reach: Double)]
    ) -> Markup {
        guard !sessions.isEmpty else { return Markup() }
        let rows = Markup.each(sessions) { session in
            """
            <tr><th scope="row">\(session.rule)</th>\
            <td class="n">\(ChartNumber.estimate(session.matchesFound))</td>\
            <td class="n">\(DecimalText.percent(session.reach))</td>\
            <td class="n">\(ChartNumber.estimate(session.matchesFound / session.reach))</td></tr>
            """
        }
        return page.table(
            "reach", named: Bilingual(zh: "先验从何而来", en: "Where the prior comes from"),
            [
                (Bilingual(zh: "分块规则", en: "Blocking rule"), ""),
                (Bilingual(zh: "它找到的匹配", en: "Matches it finds"), "n"),
                (Bilingual(zh: "估计占全部的", en: "Of all, by estimate"), "n"),
                (Bilingual(zh: "据此全部匹配", en: "So all matches"), "n"),
            ], rows: rows)
    }
}

extension LinkDiagnostics.Session.Verdict {
    /// Whether the session counts, and if not why.
    var meaning: Bilingual {
        switch self {
        case .used: Bilingual(zh: "采用", en: "used")
        case .noPairs:
            Bilingual(zh: "未采用：没有可比的配对", en: "set aside: no pairs that can be compared")
        case .noMatches:
            Bilingual(zh: "未采用：估计不到一对匹配", en: "set aside: fewer than one match expected")
        case .notDistinct:
            Bilingual(
                zh: "未采用：不假设有匹配也能同样解释（BIC）",
                en: "set aside: explained as well without matches (BIC)")
        case .labelsSwitched:
            Bilingual(
                zh: "未采用：所谓匹配多数列反而更不一致",
                en: "set aside: its “matches” agree less than chance in most columns")
        }
    }
}

extension LinkDiagnostics.Prior.Origin {
    var meaning: Bilingual {
        switch self {
        case .sessions:
            Bilingual(
                zh: "由各次估计推出：规则找到的匹配，除以别的规则看来它能找到的比例，取中位。",
                en: "From the sessions: the matches a rule finds over the share it can find as the "
                    + "others see it; the median of these.")
        case .deterministicRules:
            Bilingual(
                zh: "由设置中的严格规则（training: strict）和给出的召回率推出。",
                en: "From the strict rules of the settings and the recall given for them.")
        case .published:
            Bilingual(zh: "沿用随程序发布的模型。", en: "The published model's.")
        case .assumed:
            Bilingual(
                zh: "数据没有说明，假定全部配对中有半对匹配。",
                en: "The data says nothing: half a match among all pairs is assumed.")
        }
    }
}
