import RegistryModel

/// How an estimate was made.
package enum EstimateMethod: String, Sendable, Hashable, CaseIterable {
    /// Everything was to be checked: no chance is involved.
    case census
    /// The share of the records checked, with an exact interval.
    case simple
    /// Shares of the strata weighted by their size in the register.
    case stratified
    /// Horvitz–Thompson: shares of the villages weighted by the inverse of their inclusion
    /// probability.
    case horvitzThompson = "horvitz-thompson"

    package var title: Bilingual {
        switch self {
        case .census: Bilingual(zh: "全数核查", en: "full count")
        case .simple:
            Bilingual(
                zh: "样本比例，Clopper–Pearson 精确区间",
                en: "share of the sample, exact Clopper–Pearson interval")
        case .stratified:
            Bilingual(
                zh: "分层加权平均，Korn–Graubard 区间",
                en: "stratified mean, Korn–Graubard interval")
        case .horvitzThompson:
            Bilingual(
                zh: "Horvitz–Thompson 估计（按入样概率倒数加权），以村间差异计方差，Korn–Graubard 区间",
                en: "Horvitz–Thompson estimate (weights are inverse inclusion probabilities), "
                    + "variance between villages, Korn–Graubard interval")
        }
    }
}

/// Whether the register is as right as it is asked to be.
package enum TargetJudgement: String, Sendable, Hashable, CaseIterable {
    case met
    case missed
    /// The interval holds the target.
    case undecided
    /// Nothing was verified, or too little for an interval.
    case unknown
}

/// What became of the items of a plan or of one group. Every item is in exactly one of the five.
package struct CheckTally: Sendable, Hashable {
    package var right = 0
    package var wrong = 0
    /// Checked, and nothing could be found out.
    package var unverifiable = 0
    /// Cases put off: a waiver says nothing of what happened, and nobody looks before it ends.
    package var waived = 0
    /// Not returned.
    package var pending = 0

    package var verified: Int { right + wrong }
    /// What may still turn out either way.
    package var open: Int { unverifiable + pending }
    /// What the estimate and its bounds speak of: all but those put off.
    package var asked: Int { verified + open }
    package var all: Int { asked + waived }

    package init() {}

    mutating func add(_ check: ItemCheck?) {
        guard let check else {
            pending += 1
            return
        }
        switch check.outcome.isAsStated {
        case true?: right += 1
        case false?: wrong += 1
        case nil where check.outcome == .waived: waived += 1
        case nil: unverifiable += 1
        }
    }

    /// All that is open has turned out so.
    mutating func settle(asRight isRight: Bool) {
        if isRight { right += open } else { wrong += open }
        unverifiable = 0
        pending = 0
    }
}

/// What is decided of a lot.
package enum LotDecision: String, Sendable, Hashable, CaseIterable {
    case passed
    case failed
    /// What is still open could turn it either way.
    case open

    package var title: Bilingual {
        switch self {
        case .passed: Bilingual(zh: "合格", en: "passed")
        case .failed: Bilingual(zh: "不合格", en: "failed")
        case .open: Bilingual(zh: "待定", en: "open")
        }
    }
}

/// One group of the plan with its results.
package struct GroupResult: Sendable, Hashable {
    package let group: SampleGroup
    package let tally: CheckTally
    /// Nil where no lot is judged.
    package let decision: LotDecision?
}

/// What a sample says of the register.
package struct SampleEstimate: Sendable {
    package let plan: SamplePlan
    package let method: EstimateMethod
    package let tally: CheckTally
    package let groups: [GroupResult]
    /// The share right; nil when nothing was verified.
    package let share: Double?
    /// Nil when nothing was verified, or the design needs more villages verified for one.
    package let interval: ClosedRange<Double>?
    /// For a simple sample: the interval counted over the finite register, which it is judged by.
    package let registerInterval: ClosedRange<Double>?
    package let standardError: Double?
    /// The share if everything open were wrong, and if it were right.
    package let bounds: ClosedRange<Double>
    /// Groups of which nothing was verified: the estimate speaks for the others.
    package let uncovered: [SampleGroup]
    package let judgement: TargetJudgement
    /// True when it is undecided only for the sake of what is open.
    package let isTurnedByOpen: Bool
}
