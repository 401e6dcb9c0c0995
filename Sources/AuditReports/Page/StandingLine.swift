import RegistryModel

/// What the ledger has on a case: where it stands, and who found what, when, by which paper.
struct StandingLine {
    let context: ReportContext
    let standing: CaseStanding

    var markup: Markup {
        guard hasNews else { return Markup() }
        return """
            <p class="reason standing"><b>\(context[Self.title])</b> \(context[standing.words])\
            \(Markup.with(standing.verdict) { " \(context[$0.words])" })</p>
            """
    }

    /// A new case has nothing to tell that isn't said already.
    private var hasNews: Bool {
        standing.verdict != nil || standing.account != nil || standing.isCarriedOver
            || standing.isSupplemented || ![.open, .provisional].contains(standing.state)
    }

    private static let title = Bilingual(zh: "台账", en: "Ledger")
}

extension CaseStanding {
    /// Where the case stands, in a sentence or two.
    package var words: Bilingual {
        var parts = [
            settledAs == state
                ? state.title
                : Bilingual(
                    zh: "\(state.title.zh)（\(settledAs.title.zh)）",
                    en: "\(state.title.en) (\(settledAs.title.en))")
        ]
        if isSupplemented { parts.append(Bilingual(zh: "已补报", en: "reported since")) }
        if isCountedApart {
            parts.append(
                Bilingual(
                    zh: "两期未能核实，不扣分，另计",
                    en: "two cycles without a finding: no points, counted apart"))
        }
        if isCarriedOver { parts.append(Bilingual(zh: "结转", en: "carried over")) }
        if let account {
            let month = account.monthText
            parts.append(
                Bilingual(
                    zh: "计入 \(month) 的账，本期不重复扣分",
                    en: "belongs to the account of \(month), not charged again here"))
        }
        return Bilingual(
            zh: parts.map(\.zh).joined(separator: "；") + "。",
            en: parts.map(\.en).joined(separator: "; ") + ".")
    }
}

extension VerificationVerdict {
    /// Who found what, when, and by which paper.
    package var words: Bilingual {
        let paper = document.map { Bilingual(zh: "，依据 \($0)", en: ", document \($0)") }
        return Bilingual(
            zh: "\(by) 于 \(day) \(outcome.title.zh)：\(seen)\(paper?.zh ?? "")。",
            en: "\(by), \(day), \(outcome.title.en): \(seen)\(paper?.en ?? "").")
    }
}
