import RegistryModel
import SpotChecks

/// What sample is wanted.
package struct SampleRequest: Sendable {
    package var design: SampleDesign
    package var kind: SampledKind
    package var seed: UInt64
    /// Records to check; not asked of designs that set it themselves.
    package var size: Int?
    /// Names or twelve digits; empty for all.
    package var villages: [String] = []
    package var strata = SampleStrata.township
    package var allocation = Allocation.proportional
    /// Villages to draw, of the design `proportional`.
    package var clusters: Int?
    /// Target, threshold and risks of a lot.
    package var question = LotPlan.Question(target: 0.98, threshold: 0.9, alpha: 0.05, beta: 0.1)
    package var limit = "1.5"
    package var severity = InspectionSeverity.normal
    package var confidence = 0.95

    package init(design: SampleDesign, kind: SampledKind, seed: UInt64) {
        self.design = design
        self.kind = kind
        self.seed = seed
    }

    /// As they stand in the plan, under their names on the command line.
    var settings: [SampleSetting] {
        var all: [SampleSetting] = []
        if !villages.isEmpty {
            all.append(SampleSetting("villages", villages.joined(separator: ",")))
        }
        switch design {
        case .all: break
        case .simple: all += sizeSetting
        case .stratified:
            all += sizeSetting
            all.append(SampleSetting("stratify", strata.rawValue))
            all.append(SampleSetting("allocation", allocation.rawValue))
        case .proportional:
            all += sizeSetting
            all.append(SampleSetting("clusters", clusters.map(String.init) ?? ""))
        case .lqas:
            all.append(SampleSetting("threshold", String(question.threshold)))
            all.append(SampleSetting("alpha", String(question.alpha)))
            all.append(SampleSetting("beta", String(question.beta)))
        case .iso2859:
            all.append(SampleSetting("aql", limit))
            all.append(SampleSetting("inspection", severity.rawValue))
        }
        return all
    }

    private var sizeSetting: [SampleSetting] {
        [SampleSetting("size", size.map(String.init) ?? "")]
    }

    /// Draws from the frame.
    func sample(_ units: [FrameUnit]) throws(DrawFailure) -> DrawnSample {
        let draw = SampleDraw(seed: seed)
        switch design {
        case .all: return try draw.all(units)
        case .simple: return try draw.simple(units, size: size ?? 0)
        case .stratified:
            return try draw.stratified(units, size: size ?? 0, by: strata, allocation)
        case .proportional:
            return try draw.proportional(units, size: size ?? 0, clusters: clusters ?? 0)
        case .lqas:
            return try draw.lots(units) { lot throws(DrawFailure) in
                guard let plan = LotPlan(question, lot: lot) else { throw .noLotPlan }
                return LotChecks(size: plan.size, accept: plan.accept)
            }
        case .iso2859:
            return try draw.lots(units) { lot throws(DrawFailure) in
                guard let plan = InspectionPlan(lot: lot, limit: limit, severity: severity) else {
                    throw .noInspectionPlan(limit: limit)
                }
                return LotChecks(size: plan.size, accept: plan.accept, letter: plan.letter)
            }
        }
    }
}
