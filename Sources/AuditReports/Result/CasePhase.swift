import RegistryModel

/// Where a case stands in the months the ledger has seen.
enum CasePhase: String, CaseIterable, Sendable {
    /// Of the period's own account, and somebody still has to look at it.
    case current
    /// Settled: by a verdict, or by data put right since.
    case settled
    /// Of another period's account, where it counts.
    case carriedOver

    init(_ standing: CaseStanding) {
        if standing.account != nil || standing.isCarriedOver {
            self = .carriedOver
        } else {
            self = standing.settledAs.isSettled ? .settled : .current
        }
    }

}

/// What a list can be narrowed to by where its cases stand.
enum PhaseChoice: String, CaseIterable, Sendable {
    /// Every case of the period's own account.
    case own
    case open
    case settled
    case earlier

    func holds(_ phase: CasePhase?) -> Bool {
        switch self {
        case .own: phase != .carriedOver
        case .open: phase == .current
        case .settled: phase == .settled
        case .earlier: phase == .carriedOver
        }
    }

    var title: Bilingual {
        switch self {
        case .own: Bilingual(zh: "本期（全部）", en: "This period, all")
        case .open: Bilingual(zh: "本期未办结", en: "This period, open")
        case .settled: Bilingual(zh: "本期已办结", en: "This period, settled")
        case .earlier: Bilingual(zh: "以前各期", en: "Earlier periods")
        }
    }
}

extension CaseStanding {
    /// `结转 · 2013-04`, of a case that counts in another account; nil of the period's own.
    var mark: Bilingual? {
        guard let month = account?.monthText else { return nil }
        return isCarriedOver
            ? Bilingual(zh: "结转 · \(month)", en: "Carried over · \(month)")
            : Bilingual(zh: "计入 \(month)", en: "Counted in \(month)")
    }
}

extension ReportContext {
    /// Nil without a ledger.
    func phase(_ position: Int) -> CasePhase? {
        result.cases[position].auditCase.standing.map(CasePhase.init)
    }

    /// The choices that show a case, as pages mark it.
    func choices(_ position: Int) -> String {
        let phase = phase(position)
        return PhaseChoice.allCases.filter { $0.holds(phase) }.map(\.rawValue)
            .joined(separator: " ")
    }

    /// The period's own cases first, those of other periods after them; else in the order given.
    func currentFirst(_ positions: some Sequence<Int>) -> [Int] {
        let parts = Dictionary(grouping: positions) { phase($0) == .carriedOver }
        return (parts[false] ?? []) + (parts[true] ?? [])
    }
}
