import RecordLinkage
import Testing

@Suite struct ResolutionTests {
    /// Resolves records of given sources; pairs not listed weigh −20.
    private func resolve(
        sources: [UInt8], weights: [(Int, Int, Double)], hidden: [(Int, Int, Double)] = [],
        cannotLink: @escaping @Sendable (Int, Int) -> Bool = { _, _ in false },
        exactLimit: Int = 12, prior: Double? = nil, shared: SharedEvidence? = nil
    ) throws -> LinkageResult {
        var table: [[Double]] = sources.map { _ in sources.map { _ in -20 } }
        for (a, b, weight) in weights + hidden { (table[a][b], table[b][a]) = (weight, weight) }
        let scores = table
        let resolver = ClusterResolver(
            population: try LinkagePopulation(
                sourceOf: sources, stableKey: sources.indices.map { UInt64($0) }),
            thresholds: try ResolutionThresholds(match: 5, review: -2, prior: prior),
            options: try ResolutionOptions(exactComponentLimit: exactLimit),
            cannotLink: cannotLink, score: { scores[$0][$1] }, shared: shared)
        return resolver.resolve(
            weights.map { ScoredPair(a: Int32($0.0), b: Int32($0.1), log2Weight: $0.2) })
    }

    private func solved(_ resolver: ClusterResolver, _ pairs: [ScoredPair]) -> [SolvedComponent] {
        let components = resolver.components(of: pairs)
        return resolver.solve(components, in: 0..<components.count)
    }

    private func members(_ result: LinkageResult) -> [[RecordIndex]] {
        result.clusters.map(\.members)
    }

    @Test(arguments: [12, 1]) func chainsAreDecidedByWeight(exactLimit: Int) throws {
        // A~B 20, B~C 15: joined gains 15 + 10, less what A and C disagree by.
        func chain(_ ac: Double) throws -> LinkageResult {
            try resolve(
                sources: [0, 1, 2], weights: [(0, 1, 20), (1, 2, 15)], hidden: [(0, 2, ac)],
                exactLimit: exactLimit)
        }
        #expect(try members(chain(-3)) == [[0, 1, 2]])
        #expect(try members(chain(-30)) == [[0, 1], [2]])
        let parted = try chain(-30)
        #expect(parted.overruled.map(\.log2Weight) == [15])
        #expect(parted.clusters[0].isExact == (exactLimit == 12))
        #expect(parted.report.greedyComponents == (exactLimit == 12 ? 0 : 1))
        #expect(parted.report.pairsWeighedLate == 1)
    }

    /// Three records agree in all; the fourth bears a number of one of them, and a day and a sex that
    /// weigh 9 bits, no more than many a stranger's.
    @Test(arguments: [12, 1]) func silenceIsNoContradiction(exactLimit: Int) throws {
        func fourth(_ prior: Double?, others: Double = -5) throws -> [[RecordIndex]] {
            try members(
                resolve(
                    sources: [0, 1, 2, 3],
                    weights: [(0, 1, 30), (0, 2, 30), (1, 2, 30), (0, 3, 9)],
                    hidden: [(1, 3, others), (2, 3, others)], exactLimit: exactLimit, prior: prior))
        }
        #expect(try fourth(nil) == [[0, 1, 2], [3]])
        #expect(try fourth(-14) == [[0, 1, 2, 3]])
        // What speaks against it counts: 4 bits over the threshold, less 3 for each of the others.
        #expect(try fourth(-14, others: -17) == [[0, 1, 2], [3]])
        #expect(try fourth(-14, others: -15) == [[0, 1, 2, 3]])
    }

    @Test(arguments: [12, 1]) func silenceDrawsNobodyTogether(exactLimit: Int) throws {
        // 0 and 2 each match 1, which is better off with 3; they say nothing to each other.
        let result = try resolve(
            sources: [0, 1, 2, 3], weights: [(0, 1, 6), (1, 2, 6), (1, 3, 40)],
            hidden: [(0, 3, -60), (2, 3, -60), (0, 2, -5)], exactLimit: exactLimit, prior: -14)
        #expect(members(result) == [[0], [1, 3], [2]])
    }

    @Test(arguments: [12, 1]) func aSourceGivesOneRecordAtMost(exactLimit: Int) throws {
        let result = try resolve(
            sources: [0, 1, 1], weights: [(0, 1, 10), (0, 2, 12)], exactLimit: exactLimit)
        #expect(members(result) == [[0, 2], [1]])
        #expect(result.uncertain.isEmpty)
        #expect(result.overruled.count == 1)
    }

    @Test(arguments: [12, 1]) func bestPairingWinsOverGreedyFirstChoice(exactLimit: Int) throws {
        // Taking 0–2 first (20) would leave 1–3 (−20): 0–3 and 1–2 give 18 + 18.
        let result = try resolve(
            sources: [0, 0, 1, 1], weights: [(0, 2, 20), (0, 3, 18), (1, 2, 18)],
            exactLimit: exactLimit)
        #expect(members(result) == [[0, 3], [1, 2]])
    }

    /// Twins A and B in two sources. Both bear the mother's name (18 bits); her number (20 bits more) is
    /// left out of the second record in either source.
    private func twins(
        certificate: Double, exactLimit: Int, levelled: Bool
    ) throws -> LinkageResult {
        let shared = [[0, 0, 38, 18], [0, 0, 18, 18], [38, 18, 0, 0], [18, 18, 0, 0]]
        return try resolve(
            sources: [0, 0, 1, 1],
            weights: [
                (0, 2, 38), (0, 3, 18 + certificate), (1, 2, 18 + certificate), (1, 3, 18),
            ],
            exactLimit: exactLimit,
            shared: levelled
                ? SharedEvidence(sufficientBits: 15) { Double(shared[$0][$1]) } : nil)
    }

    @Test(arguments: [12, 1]) func aNumberThatTwinsShareDoesNotPairThem(exactLimit: Int) throws {
        // The certificates (6 bits each) tell the twins; the number by accident tells otherwise.
        let added = try twins(certificate: 6, exactLimit: exactLimit, levelled: false)
        #expect(members(added) == [[0, 2], [1, 3]])
        let levelled = try twins(certificate: 6, exactLimit: exactLimit, levelled: true)
        #expect(members(levelled) == [[0, 3], [1, 2]])
        #expect(levelled.clusters.allSatisfy { !$0.isAmbiguous })
        // What a cluster weighs is told as it was weighed.
        #expect(levelled.clusters.map(\.totalLog2Weight) == [24, 24])
    }

    @Test(arguments: [12, 1]) func twinsTheirRecordsDoNotTellAreAmbiguous(exactLimit: Int) throws {
        let added = try twins(certificate: 0, exactLimit: exactLimit, levelled: false)
        #expect(added.clusters.allSatisfy { !$0.isAmbiguous })
        let levelled = try twins(certificate: 0, exactLimit: exactLimit, levelled: true)
        #expect(levelled.clusters.count == 2)
        #expect(levelled.clusters.allSatisfy { $0.isAmbiguous && $0.members.count == 2 })
    }

    @Test func recordsOfTwoFamiliesAreWeighedAsTheyAre() throws {
        // 0 and 2 are of one family, 1 and 3 of another: nothing is levelled between the two.
        let shared = [[0, 0, 30, 4], [0, 0, 4, 20], [30, 4, 0, 0], [4, 20, 0, 0]]
        let result = try resolve(
            sources: [0, 0, 1, 1], weights: [(0, 2, 30), (0, 3, 9), (1, 2, 9), (1, 3, 20)],
            shared: SharedEvidence(sufficientBits: 15) { Double(shared[$0][$1]) })
        #expect(members(result) == [[0, 2], [1, 3]])
        #expect(result.clusters.allSatisfy { !$0.isAmbiguous })
    }

    @Test func withoutCompetitionNothingIsLevelled() throws {
        // One record a source: the missing number of 2 mustn't be made up for by the others'.
        let result = try resolve(
            sources: [0, 1, 2], weights: [(0, 1, 38)], hidden: [(0, 2, 2), (1, 2, 2)],
            shared: SharedEvidence(sufficientBits: 15) { a, b in a + b == 1 ? 38 : 0 })
        #expect(members(result) == [[0, 1], [2]])
    }

    @Test(arguments: [12, 1]) func indistinguishableTwinsAreAmbiguous(exactLimit: Int) throws {
        let even = try resolve(
            sources: [0, 0, 1, 1], weights: [(0, 2, 20), (0, 3, 20), (1, 2, 20), (1, 3, 20)],
            exactLimit: exactLimit)
        #expect(members(even) == [[0, 2], [1, 3]])
        #expect(even.clusters.allSatisfy { $0.isAmbiguous })
        #expect(even.report.ambiguousClusters == 2)
        // Two bits for the right order of birth settle it.
        let told = try resolve(
            sources: [0, 0, 1, 1], weights: [(0, 2, 21), (0, 3, 20), (1, 2, 20), (1, 3, 21)],
            exactLimit: exactLimit)
        #expect(told.clusters.allSatisfy { !$0.isAmbiguous })
    }

    @Test func cannotLinkHoldsWhateverTheWeight() throws {
        let result = try resolve(
            sources: [0, 1, 2], weights: [(0, 1, 50), (1, 2, 20), (0, 2, 20)],
            cannotLink: { [$0, $1].sorted() == [0, 1] })
        #expect(members(result) == [[0, 2], [1]])
        #expect(result.clusters[0].isAmbiguous, "record 2 might as well go with record 1")
        #expect(result.uncertain.isEmpty)
    }

    @Test func uncertainPairsAreThoseThatMightBeJoined() throws {
        let result = try resolve(
            sources: [0, 1, 2, 1, 3, 4],
            weights: [(0, 1, 20), (0, 2, 3), (0, 3, 4), (1, 4, 1), (2, 5, -3), (4, 5, 4.5)],
            cannotLink: { [$0, $1].sorted() == [0, 4] })
        #expect(members(result) == [[0, 1], [3], [2], [4], [5]])
        // 0–3: their clusters share source 1; 1–4: record 0 may not be with 4; 2–5: too weak.
        #expect(result.uncertain.map { [$0.a, $0.b] } == [[4, 5], [0, 2]])
        #expect(result.report.singleRecords == 4)
        #expect(result.clusters[1].matchProbability == nil)
        #expect(try #require(result.clusters[0].matchProbability) > 0.99999)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func greedySolutionsAreLawfulAndNearTheBest(seed: UInt64) throws {
        let oracle = ComponentOracle(count: 8, sources: 4, seed: seed)
        let pairs = oracle.pairs(dropping: 0.5, seed: seed)
        let exact = try oracle.resolver(ResolutionOptions())
        let greedy = try oracle.resolver(ResolutionOptions(exactComponentLimit: 0))
        let best = solved(exact, pairs).reduce(0) { $0 + $1.log2Gain }
        let solved = solved(greedy, pairs)
        let reached = solved.reduce(0) { $0 + $1.log2Gain }
        let result = greedy.result(of: solved, pairs: pairs)
        let labels = result.labels(count: oracle.count)
        #expect(oracle.gain(of: labels, .oneRecordPerSource) == reached)
        #expect(reached <= best)
        #expect(reached >= 0.7 * best)
        #expect(result.report.greedyRecords == 8)
        #expect(result.clusters.allSatisfy { !$0.isExact || $0.members.count == 1 })
    }

    @Test(arguments: seeds, [40, 90]) func noMoveBettersALargeSolution(
        seed: UInt64, count: Int
    ) throws {
        // Above 64 records weights are kept sparsely.
        let oracle = ComponentOracle(count: count, sources: 4, seed: seed)
        let resolver = try oracle.resolver(ResolutionOptions(improvementPasses: 1_000))
        let pairs = oracle.pairs(dropping: 0.9, seed: seed)
        let solved = solved(resolver, pairs)
        let labels = resolver.result(of: solved, pairs: pairs).labels(count: count)
        let reached = try #require(oracle.gain(of: labels, .oneRecordPerSource))
        #expect(reached == solved.reduce(0) { $0 + $1.log2Gain })
        for record in 0..<count {
            let held = oracle.attachment(of: record, to: labels[record], in: labels)
            #expect(try #require(held) >= 0, "no worse than alone")
            for label in Set(labels) {
                let joined = oracle.attachment(of: record, to: label, in: labels)
                if let joined, let held { #expect(joined <= held) }
            }
        }
    }

    @Test func setUpFaultsAreThrown() throws {
        #expect(throws: LinkageSetupFailure.thresholdsOutOfOrder(match: 1, review: 2)) {
            try ResolutionThresholds(match: 1, review: 2)
        }
        #expect(throws: LinkageSetupFailure.exactLimitOutOfRange(40)) {
            try ResolutionOptions(exactComponentLimit: 40)
        }
        #expect(throws: LinkageSetupFailure.marginOutOfRange(-1)) {
            try ResolutionOptions(ambiguityMargin: -1)
        }
    }
}
