import RegistryModel

/// What a case asks of whoever reads the report.
enum CaseConcern: String, CaseIterable {
    /// Its points are confirmed.
    case confirmed
    /// Its points are counted at the minimum until somebody has verified it.
    case provisional
    /// Somebody has to look before any points can arise.
    case verify
    /// Shown for information: the table has no points for it.
    case notice

    var carriesPoints: Bool { self == .confirmed || self == .provisional }

    var title: Bilingual {
        switch self {
        case .confirmed: Bilingual(zh: "已确认", en: "Confirmed")
        case .provisional: Bilingual(zh: "暂计", en: "Provisional")
        case .verify: Bilingual(zh: "待核实", en: "To be verified")
        case .notice: Bilingual(zh: "另列不扣分", en: "For information")
        }
    }
}

extension ScoredCase {
    /// `isOnRoll` says whether a village of the county answers for the case.
    func concern(isOnRoll: Bool) -> CaseConcern {
        switch auditCase.status {
        case .confirmed where row != nil && isOnRoll: return .confirmed
        case .provisional where row != nil && isOnRoll: return .provisional
        default: break
        }
        if row != nil { return .verify }
        return switch auditCase.verdict {
        case .disputed, .unsupported, .uncertainLink: .verify
        default: .notice
        }
    }
}
