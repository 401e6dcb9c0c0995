import RegistryModel

/// Estimates from the results of a plan. Pure; the order of the checks doesn't matter.
package struct SampleEstimation: Sendable {
    private let plan: SamplePlan
    private let results: [GroupResult]
    private let tally: CheckTally

    /// - Parameter checks: at most one an item, as the reader of worksheets gives them.
    package init(_ plan: SamplePlan, checks: [ItemCheck]) {
        self.plan = plan
        let found = Dictionary(
            checks.map { ($0.item.itemID, $0) }, uniquingKeysWith: { first, _ in first })
        var tallies: [String: CheckTally] = [:]
        var total = CheckTally()
        for item in plan.items {
            tallies[item.group, default: CheckTally()].add(found[item.itemID])
            total.add(found[item.itemID])
        }
        tally = total
        results = plan.groups.map { group in
            let own = tallies[group.id] ?? CheckTally()
            return GroupResult(
                group: group, tally: own,
                decision: group.accept.map { Self.decision(own, accept: $0) })
        }
    }

    private static func decision(_ tally: CheckTally, accept: Int) -> LotDecision {
        if tally.wrong > accept { return .failed }
        return tally.wrong + tally.open <= accept ? .passed : .open
    }

    /// The same plan with all that is open turned out right, or wrong.
    private init(_ other: SampleEstimation, openAre isRight: Bool) {
        plan = other.plan
        var total = other.tally
        total.settle(asRight: isRight)
        tally = total
        results = other.results.map { result in
            var own = result.tally
            own.settle(asRight: isRight)
            return GroupResult(
                group: result.group, tally: own,
                decision: result.group.accept.map { Self.decision(own, accept: $0) })
        }
    }

    package func estimate() -> SampleEstimate {
        let figures = figures
        return SampleEstimate(
            plan: plan, method: method, tally: tally, groups: results, share: figures.share,
            interval: figures.interval, registerInterval: figures.registerInterval,
            standardError: figures.variance.map { $0.squareRoot() }, bounds: bounds(),
            uncovered: results.filter { $0.tally.verified == 0 && $0.tally.all > 0 }.map(\.group),
            judgement: judgement(figures), isTurnedByOpen: isTurnedByOpen(figures))
    }

    private var figures: EstimateFigures {
        switch method {
        case .census: census()
        case .simple: simple()
        case .stratified: StratifiedMean(results, plan.confidence).figures
        case .horvitzThompson: VillageRatio(results, plan.confidence).figures
        }
    }

    private var method: EstimateMethod {
        let isFull = plan.groups.allSatisfy { $0.drawn == $0.units && $0.inclusion == 1 }
        return switch plan.design {
        case .all: .census
        case .simple: .simple
        case .proportional: .horvitzThompson
        case .stratified, .lqas, .iso2859:
            // Whatever isn't verified of a full count is missing at random at best.
            isFull && tally.open == 0 ? .census : .stratified
        }
    }

    private func census() -> EstimateFigures {
        guard tally.verified > 0 else { return EstimateFigures() }
        var figures = EstimateFigures()
        let share = Double(tally.right) / Double(tally.verified)
        figures.share = share
        if tally.open == 0 {
            figures.interval = share...share
            figures.variance = 0
        } else {
            // Nobody drew those that are open by lot: they may be anything.
            figures.interval = bounds()
        }
        return figures
    }

    private func simple() -> EstimateFigures {
        guard tally.verified > 0 else { return EstimateFigures() }
        var figures = EstimateFigures()
        let share = Double(tally.right) / Double(tally.verified)
        figures.share = share
        figures.interval = ProportionInterval.clopperPearson(
            right: Double(tally.right), of: Double(tally.verified), confidence: plan.confidence)
        figures.registerInterval = ProportionInterval.ofLot(
            right: tally.right, of: tally.verified, lot: plan.frameUnits,
            confidence: plan.confidence)
        let fraction = Double(tally.verified) / Double(max(1, plan.frameUnits))
        figures.variance =
            tally.verified > 1
            ? (1 - fraction) * share * (1 - share) / Double(tally.verified - 1) : nil
        return figures
    }

    /// Weighted as the estimate is, by what each item stands for.
    private func bounds() -> ClosedRange<Double> {
        var (worst, best, all) = (0.0, 0.0, 0.0)
        for result in results where result.tally.asked > 0 {
            let weight =
                Double(result.group.units) / result.group.inclusion / Double(result.tally.asked)
            worst += weight * Double(result.tally.right)
            best += weight * Double(result.tally.right + result.tally.open)
            all += weight * Double(result.tally.asked)
        }
        return all > 0 ? min(worst / all, best / all)...max(worst / all, best / all) : 0...1
    }

    /// Who isn't found at home isn't drawn by lot, so nothing is held against anybody, nor for him, that
    /// those still open could turn: the target is met only if it were with all of them wrong, and
    /// missed only if it were with all of them right.
    private func judgement(_ figures: EstimateFigures) -> TargetJudgement {
        let own = verdict(of: figures)
        guard tally.open > 0, own == .met || own == .missed else { return own }
        let other = SampleEstimation(self, openAre: own == .missed)
        return other.verdict(of: other.figures) == own ? own : .undecided
    }

    private func isTurnedByOpen(_ figures: EstimateFigures) -> Bool {
        let own = verdict(of: figures)
        return (own == .met || own == .missed) && judgement(figures) == .undecided
    }

    private func verdict(of figures: EstimateFigures) -> TargetJudgement {
        guard let interval = figures.registerInterval ?? figures.interval else { return .unknown }
        // A share of 0.98 counted in binary may be a last digit off.
        if interval.lowerBound >= plan.target - 1e-12 { return .met }
        return interval.upperBound < plan.target - 1e-12 ? .missed : .undecided
    }
}

/// What the estimators have in common.
struct EstimateFigures {
    var share: Double?
    var variance: Double?
    var interval: ClosedRange<Double>?
    var registerInterval: ClosedRange<Double>?
}
