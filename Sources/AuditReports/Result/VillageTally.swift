import RegistryModel

/// What one village, or several together, come to beside their points.
struct VillageTally {
    var births = 0
    var missing = 0
    var misreported = 0
    /// Reported more than once, or known to nobody else.
    var overReported = 0
    var toVerify = 0

    static func + (left: VillageTally, right: VillageTally) -> VillageTally {
        VillageTally(
            births: left.births + right.births, missing: left.missing + right.missing,
            misreported: left.misreported + right.misreported,
            overReported: left.overReported + right.overReported,
            toVerify: left.toVerify + right.toVerify)
    }

    /// The share of births that nobody reported; nil without births.
    var omissionRate: Double? {
        births > 0 ? Double(missing) / Double(births) : nil
    }

    /// The 95 % interval in which that share would lie in the long run (Clopper–Pearson); nil
    /// without births, or where there are more missing than births.
    var omissionInterval: ClosedRange<Double>? {
        guard births > 0, missing <= births else { return nil }
        return ProportionInterval.clopperPearson(
            right: Double(missing), of: Double(births), confidence: 0.95)
    }
}

extension VillageTally {
    /// Beside each village of the result.
    static func all(_ result: AuditResult, concerns: [CaseConcern]) -> [VillageTally] {
        var tallies = result.villages.map { VillageTally(births: $0.births) }
        let positions = Dictionary(
            result.villages.enumerated().map { ($1.village.code, $0) },
            uniquingKeysWith: { first, _ in first })
        for (scored, concern) in zip(result.cases, concerns) where scored.auditCase.isOfThisAccount
        {
            guard let place = scored.auditCase.village.flatMap({ positions[$0] }) else { continue }
            switch scored.auditCase.verdict {
            case .missing: tallies[place].missing += 1
            case .misreported: tallies[place].misreported += 1
            case .duplicate, .unsupported: tallies[place].overReported += 1
            default: break
            }
            if concern == .verify { tallies[place].toVerify += 1 }
        }
        return tallies
    }
}
