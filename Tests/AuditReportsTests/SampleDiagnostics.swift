import RegistryModel

@testable import AuditReports

extension LinkDiagnostics {
    private static let thresholds = Thresholds(
        match: 3.17, matchProbability: 0.9, review: 0, reviewProbability: 0.5)

    /// A linkage of nothing.
    static var empty: LinkDiagnostics {
        LinkDiagnostics(thresholds: thresholds, histogram: Histogram(binWidth: 1, bins: []))
    }

    /// A small linkage with every part filled in.
    static func sample(named name: String = "born") -> LinkDiagnostics {
        var facts = LinkDiagnostics(
            thresholds: thresholds,
            histogram: Histogram(binWidth: 1, bins: [(-20, 4_321), (-19, 0), (1, 3), (12, 77)]))
        facts.toolVersion = "0.8.15"
        facts.settings = "s.yaml"
        facts.files = [File(path: name, records: 1_234, sha256: "abcdef0123456789")]
        facts.counts.records = 1_234
        facts.counts.sources = 2
        facts.counts.uncertain = 3
        var comparison = Comparison(
            name: name,
            levels: [
                Level(name: "exact", m: 0.9, u: 0.01, log2Weight: 6.49),
                Level(name: "days ≤ 1", m: 0.001, u: 0.001, log2Weight: 0),
                Level(name: "else", m: 0.099, u: 0.989, log2Weight: -3.32),
            ])
        comparison.origin = .trained
        comparison.matches = 5_678
        comparison.chancePairs = 7_654
        facts.model.comparisons = [comparison]
        facts.model.comparisons.append(
            Comparison(
                name: "sex",
                levels: [
                    Level(name: "exact", m: 0.975, u: 0.000_02, log2Weight: 15),
                    Level(name: "else", m: 0.025, u: 0.999_98, log2Weight: -5),
                ]))
        facts.training = training(name)
        facts.unlinkable.curve = [(0, 0), (5, 0.5), (10, 1)]
        facts.unlinkable.sources = [
            .init(name: "a", records: 10_000, belowReview: 0, belowMatch: 12),
            .init(name: name, records: 5_000, belowReview: 1, belowMatch: 617),
        ]
        facts.tradeoff = sampleTradeoff
        facts.blocking = blocking(name)
        return facts
    }

    private static func training(_ name: String) -> Training {
        var session = Session(rule: name, verdict: .used)
        session.heldOut = [name]
        session.pairs = 400
        session.expectedMatches = 17
        session.isConverged = true
        session.largestChange = 0.000_003
        session.logLikelihoods = (0...63).map { -1_000 / Double($0 + 1) }
        var training = Training()
        training.sessions = [session]
        training.prior.origin = .sessions
        training.prior.sessions = [(rule: name, matchesFound: 17, reach: 0.888)]
        training.prior.matches = 19
        training.prior.pairsInScope = 50_000
        training.isSettled = true
        return training
    }

    private static var sampleTradeoff: Tradeoff {
        var tradeoff = Tradeoff()
        let points = [(-5.0, 0.8), (0, 0.9125), (3.17, 0.95), (9, 0.999)].map { bits, precision in
            Tradeoff.Point(
                at: bits, links: 100, trueLinks: 100 * precision,
                rates: (precision, 1 - precision / 10, 0.9))
        }
        tradeoff.curve = points
        tradeoff.rows = [
            (probability: 0.5, point: points[1]), (probability: 0.9, point: points[2]),
            (probability: 0.987, point: points[3]),
        ]
        tradeoff.best = points[2]
        tradeoff.expectedMatches = 99
        return tradeoff
    }

    private static func blocking(_ name: String) -> Blocking {
        var rule = Blocking.Rule(name: name)
        rule.pairsYielded = 7_654
        rule.pairsAdded = 4_321
        rule.pairsSoFar = 4_321
        rule.blocks = 12
        rule.blocksBySize = [100, 20, 3, 0, 1]
        rule.largest = [(records: 17, pairs: 136), (records: 9, pairs: 36)]
        var blocking = Blocking()
        blocking.rules = [rule]
        blocking.pairs = 4_321
        blocking.pairsInScope = 50_000
        blocking.reduction = 0.91358
        return blocking
    }
}
