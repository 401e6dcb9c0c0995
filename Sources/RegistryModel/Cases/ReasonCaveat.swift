/// What the reason of a case says only until somebody has verified it.
package enum ReasonCaveat: Sendable, Hashable {
    case policyUnknown
    case parityUnknown(ClosedRange<Int>)
    /// Points are counted at the minimum.
    case provisional
    /// No points are counted.
    case uncounted
    /// A verdict confirmed a birth to be missing that the evidence had left open, and doesn't say by
    /// which row it is charged.
    case rowUnknown
    /// A verdict confirmed that records are of one birth, which is no fault.
    case oneBirth
    /// Something else has been found since a verdict confirmed the case.
    case verifiedOnly
    /// The birth was reported late and is charged as missing.
    case chargedAsMissing

    package var words: Bilingual {
        switch self {
        case .policyUnknown: Bilingual(zh: "政策属性未知。", en: "Policy status unknown.")
        case .parityUnknown(let range):
            Bilingual(
                zh: "孩次未知，可能为 \(range.lowerBound)–\(range.upperBound) 孩。",
                en: "Parity unknown, \(range.lowerBound) to \(range.upperBound) plausible.")
        case .provisional: Bilingual(zh: "核实前暂计。", en: "Provisional until verified.")
        case .uncounted: Bilingual(zh: "核实前不计分。", en: "No points until verified.")
        case .rowUnknown:
            Bilingual(
                zh: "核实结论没有同时写明孩次和政策属性，不能确定适用哪一行，不计分；查明后再下一次结论，即按出生漏报计。",
                en: "The verdict doesn't state both parity and policy status, so which row applies "
                    + "isn't known and nothing is charged; confirm it again with both, and it is "
                    + "charged as a missing birth.")
        case .oneBirth:
            Bilingual(
                zh: "结论说的是几条记录为同一出生，不产生扣分。",
                en:
                    "The verdict says that the records are of one birth; nothing is charged for that."
            )
        case .verifiedOnly:
            Bilingual(
                zh: "结论只对当时核实的内容有效；此后新见的不同未经核实，不计分。",
                en: "The verdict speaks for what was verified then; what was found besides since "
                    + "isn't charged.")
        case .chargedAsMissing:
            Bilingual(
                zh: "该出生已按漏报计分，补报内容有误的不另计分，但应照此更正。",
                en: "The birth is charged as missing already, so what its late report says wrong "
                    + "isn't charged besides; it should be put right.")
        }
    }

    /// Whether it still holds where the ledger says how the case stands.
    func holds(under standing: CaseStanding) -> Bool {
        switch (self, standing.verdict?.outcome) {
        case (_, .overturned?): false
        case (.rowUnknown, let outcome), (.oneBirth, let outcome), (.verifiedOnly, let outcome):
            if case .confirmed? = outcome { true } else { false }
        case (.policyUnknown, .confirmed(_, let policy)?):
            policy == nil || policy == .undetermined
        case (.parityUnknown, .confirmed(let parity, _)?): parity == nil
        case (.provisional, .confirmed?), (.uncounted, .confirmed?): false
        case (.provisional, _): standing.charging == .provisional
        case (.uncounted, _): standing.charging == .open
        case (.policyUnknown, _), (.parityUnknown, _), (.chargedAsMissing, _): true
        }
    }
}

extension AuditCase {
    /// Why it is judged so, what isn't known yet, and what a verification found.
    package var reason: Bilingual {
        let parts = [grounds] + caveats.map(\.words) + [found].compactMap { $0 }
        return Bilingual(
            zh: parts.map(\.zh).joined(), en: parts.map(\.en).joined(separator: " "))
    }

    private var found: Bilingual? {
        guard let outcome = standing?.verdict?.outcome else { return nil }
        switch outcome {
        case .confirmed, .overturned:
            return Bilingual(
                zh: "经核实：\(outcome.title.zh)。", en: "Verified: \(outcome.title.en).")
        case .waived, .unverifiable: return nil
        }
    }
}
