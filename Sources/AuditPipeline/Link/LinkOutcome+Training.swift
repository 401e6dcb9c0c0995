import AuditReports
import Foundation
import RecordLinkage

extension LinkOutcome {
    /// The model with where each part of it comes from.
    var chart: LinkDiagnostics.Model {
        let drawn = ModelChart(of: model)
        let origins = training.map { report in
            Dictionary(report.comparisons.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        }
        var chart = LinkDiagnostics.Model()
        chart.priorLog2Odds = drawn.priorLog2Odds
        chart.comparisons = model.comparisons.map { parameters in
            let rows = drawn.rows.filter { $0.comparison == parameters.name }
            var comparison = LinkDiagnostics.Comparison(
                name: parameters.name,
                levels: rows.map {
                    .init(name: $0.level, m: $0.m, u: $0.u, log2Weight: $0.log2Weight)
                })
            if let trained = origins?[parameters.name] {
                comparison.origin = Self.origin(trained.origin)
                comparison.matches = trained.matches
                comparison.chancePairs = trained.chancePairs
                comparison.spread = spread(of: parameters.name)
            }
            return comparison
        }
        return chart
    }

    /// By how many bits the sessions' m of one comparison differ, half a match added to each level.
    private func spread(of comparison: String) -> Double {
        let shares = (training?.sessions ?? []).filter { $0.verdict == .used }.flatMap { session in
            session.comparisons.filter { $0.name == comparison && !$0.isBelowChance }.map {
                let smoothed = $0.matchesByLevel.map { $0 + 0.5 }
                let total = smoothed.reduce(0, +)
                return smoothed.map { log2($0 / total) }
            }
        }
        guard let first = shares.first else { return 0 }
        return first.indices.map { level in
            let values = shares.map { $0[level] }
            return (values.max() ?? 0) - (values.min() ?? 0)
        }.max() ?? 0
    }

    private static func origin(
        _ origin: ComparisonTraining.Origin
    ) -> LinkDiagnostics.Comparison.Origin {
        switch origin {
        case .trained: .trained
        case .published: .published
        case .assumed: .assumed
        case .uninformative: .uninformative
        }
    }

    /// A training report as the page has it.
    static func facts(_ report: TrainingReport) -> LinkDiagnostics.Training {
        var facts = LinkDiagnostics.Training()
        facts.sessions = report.sessions.map { session in
            var own = LinkDiagnostics.Session(
                rule: session.rule, verdict: verdict(session.verdict))
            own.heldOut = session.heldOut
            own.pairs = session.pairs
            own.share = session.share
            own.expectedMatches = session.expectedMatches
            own.isConverged = session.convergence.isConverged
            own.largestChange = session.convergence.largestChange
            own.logLikelihoods = session.convergence.logLikelihoods
            return own
        }
        facts.prior.origin = origin(report.prior.origin)
        facts.prior.sessions = report.prior.sessions.map {
            (rule: $0.rule, matchesFound: $0.matchesFound, reach: $0.reach)
        }
        facts.prior.matches = report.prior.matches
        facts.prior.pairsInScope = report.prior.pairsInScope
        facts.chancePairs = report.chancePairs
        facts.rounds = report.rounds
        facts.isSettled = report.isSettled
        return facts
    }

    private static func verdict(
        _ verdict: SessionEstimate.Verdict
    ) -> LinkDiagnostics.Session.Verdict {
        switch verdict {
        case .used: .used
        case .noPairs: .noPairs
        case .noMatches: .noMatches
        case .notDistinct: .notDistinct
        case .labelsSwitched: .labelsSwitched
        }
    }

    private static func origin(_ origin: PriorEstimate.Origin) -> LinkDiagnostics.Prior.Origin {
        switch origin {
        case .sessions: .sessions
        case .deterministicRules: .deterministicRules
        case .published: .published
        case .assumed: .assumed
        }
    }
}
