extension ModelTrainer {
    private static let roundLimit = 10
    /// u has settled when it changes by less than this, in bits.
    private static let settledBits = 0.01
    private static let startingMatchShare = 0.1

    /// Makes a model of counts; `sessions` has one entry for each session given.
    ///
    /// Chance pairs hold some matches, and in a village's run not few. So u is estimated in
    /// rounds: first as if there were none, then with each pattern's expected matches taken out.
    /// Cost: the distinct patterns, times iterations and rounds.
    package func estimate(
        chance: PatternCounts, sessions: [SessionCounts]
    ) throws(TrainingFailure) -> TrainedModel {
        guard sessions.count == plans.count else {
            throw .countsDoNotFitSessions(counts: sessions.count, sessions: plans.count)
        }
        let drawn = LevelPatterns(
            chance, comparisons: comparisons, places: Array(comparisons.comparisons.indices))
        let laidOut = zip(plans, sessions).map { plan, session in
            LevelPatterns(session.counts, comparisons: comparisons, places: plan.places)
        }
        let untrained = SessionPool(estimates: [])
        var round = Round(
            ladders: ladders(chance: drawn.rungCounts(), pool: untrained), pool: untrained,
            prior: prior(untrained))
        var isSettled = false
        while !isSettled, round.number < Self.roundLimit {
            let estimates = plans.indices.map {
                fit(plans[$0], counts: sessions[$0], patterns: laidOut[$0], from: round.ladders)
            }
            (round, isSettled) = next(after: round, estimates: estimates, drawn: drawn)
        }
        return try trained(round, chance: chance, isSettled: isSettled)
    }

    /// What one round of estimation arrived at.
    private struct Round {
        let ladders: [LadderEstimate]
        let pool: SessionPool
        let prior: PriorEstimate
        var number = 0
    }

    private func next(
        after round: Round, estimates: [SessionEstimate], drawn: LevelPatterns
    ) -> (Round, isSettled: Bool) {
        let pool = SessionPool(estimates: estimates)
        let prior = prior(pool)
        var chance = drawn.rungCounts()
        if let matchShare = prior.matchShare, !pool.used.isEmpty {
            // The m of this round, but the u of the last: both describe the same pairs.
            let mixture = LevelMixture(
                matchShare: matchShare, m: ladders(chance: chance, pool: pool).map(\.m),
                u: round.ladders.map(\.u))
            chance = mixture.expectation(of: drawn).othersAtRung
        }
        let next = Round(
            ladders: ladders(chance: chance, pool: pool), pool: pool, prior: prior,
            number: round.number + 1)
        var change = 0.0
        for (old, new) in zip(round.ladders, next.ladders) {
            for (before, after) in zip(old.u, new.u) {
                change = max(change, abs(bits(ofRatio: after / before)))
            }
        }
        return (next, change < Self.settledBits)
    }

    private func prior(_ pool: SessionPool) -> PriorEstimate {
        PriorEstimate(
            options.prior, pool: pool, pairsInScope: chancePairs.pairsInScope,
            published: options.published)
    }

    private func ladders(chance: [[Double]], pool: SessionPool) -> [LadderEstimate] {
        comparisons.comparisons.indices.map { place in
            let comparison = comparisons.comparisons[place]
            return LadderEstimate(
                comparison, chance: chance[place], evidence: pool.evidence(of: comparison.name),
                published: options.published.map { ($0.model.comparisons[place], $0.worth) })
        }
    }

    private func fit(
        _ plan: SessionPlan, counts: SessionCounts, patterns: LevelPatterns,
        from ladders: [LadderEstimate]
    ) -> SessionEstimate {
        let maximisation = ExpectationMaximisation(
            patterns: patterns, freesU: options.freesU, tolerance: options.tolerance,
            iterationLimit: options.iterationLimit)
        let u = plan.places.map { ladders[$0].u }
        let start = LevelMixture(
            matchShare: Self.startingMatchShare, m: plan.places.map(startingM), u: u)
        var fit = maximisation.fit(from: start)
        if options.freesU, fit.mixture.isSwitched {
            fit = maximisation.fit(from: fit.mixture.exchanged)
        }
        return SessionEstimate(
            fit, counts: counts.counts,
            withoutMatches: maximisation.likelihoodWithoutMatches(u: u), naming: plan,
            share: counts.share)
    }

    private func startingM(_ place: Int) -> [Double] {
        options.published?.model.comparisons[place].levels.map(\.m)
            ?? LadderEstimate.assumedM(levels: comparisons.comparisons[place].levels.count - 1)
    }

    private func trained(
        _ round: Round, chance: PatternCounts, isSettled: Bool
    ) throws(TrainingFailure) -> TrainedModel {
        do throws(LinkageSetupFailure) {
            let model = try MatchModel(
                priorLog2Odds: round.prior.log2Odds, comparisons: round.ladders.map(\.parameters))
            return TrainedModel(
                model: model,
                report: TrainingReport(
                    sessions: round.pool.estimates, comparisons: round.ladders.map(\.report),
                    prior: round.prior, chancePairs: chance.total, rounds: round.number,
                    isSettled: isSettled))
        } catch {
            throw .setup(error)
        }
    }
}
