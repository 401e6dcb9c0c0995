import RecordLinkage
import Testing

@Suite struct ExactResolutionTests {
    static let shapes: [ClusterShape] = [.oneRecordPerSource, .anyRecords]

    @Test(arguments: 1...60 as ClosedRange<UInt64>, shapes)
    func exactSolutionIsTheBestOfAllPartitions(seed: UInt64, shape: ClusterShape) throws {
        let oracle = ComponentOracle(count: Int(2 + seed % 6), sources: 4, seed: seed)
        let options = try ResolutionOptions(shape: shape, ambiguityMargin: 2)
        let result = try oracle.resolver(options).resolve(oracle.pairs(dropping: 0.5, seed: seed))
        let labels = result.labels(count: oracle.count)
        let all = oracle.partitions(shape)
        let best = try #require(all.map(\.gain).max())
        #expect(oracle.gain(of: labels, shape) == best)
        #expect(result.clusters.allSatisfy { $0.isExact })

        for cluster in result.clusters {
            let members = Set(cluster.members.map(Int.init))
            // Ambiguous just when a partition within two bits puts some member elsewhere.
            let differs = all.contains { other in
                other.gain >= best - 2
                    && members.contains { record in
                        let mates = (0..<oracle.count).filter {
                            other.labels[$0] == other.labels[record]
                        }
                        return Set(mates) != members
                    }
            }
            #expect(cluster.isAmbiguous == differs)
        }
    }

    /// With a prior below which weights speak against a pair; without competition, and with it.
    @Test(arguments: 1...60 as ClosedRange<UInt64>, [4, 0] as [UInt8])
    func silentPairsCountAsTheOracleSays(seed: UInt64, kinds: UInt8) throws {
        let count = Int(2 + seed % 6)
        var oracle = ComponentOracle(
            count: count, sources: kinds == 0 ? UInt8(count) : kinds, seed: seed)
        oracle.prior = -4
        let result = try oracle.resolver(ResolutionOptions())
            .resolve(oracle.pairs(dropping: 0.5, seed: seed))
        let best = try #require(oracle.partitions(.oneRecordPerSource).map(\.gain).max())
        #expect(
            oracle.gain(of: result.labels(count: count), .oneRecordPerSource) == best,
            "seed \(seed)")
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func clusterFiguresAreThoseOfItsPairs(seed: UInt64) throws {
        let oracle = ComponentOracle(count: 7, sources: 5, seed: seed)
        let pairs = oracle.pairs(dropping: 0.5, seed: seed)
        let result = try oracle.resolver(ResolutionOptions()).resolve(pairs)
        for cluster in result.clusters {
            let members = cluster.members.map(Int.init)
            #expect(Set(members.map { oracle.sources[$0] }).count == members.count)
            var inside: [Double] = []
            for (place, a) in members.enumerated() {
                inside += members[..<place].map { oracle.weights[a][$0] }
            }
            #expect(cluster.totalLog2Weight == inside.reduce(0, +))
            #expect(cluster.lowestPairLog2Weight == inside.min())
            #expect(cluster.weakestLinkLog2Weight == bottleneck(members, oracle))
            let strong = pairs.filter {
                $0.log2Weight >= ComponentOracle.match && members.contains(Int($0.a))
                    && members.contains(Int($0.b))
            }
            #expect(cluster.supportingEdges.count == strong.count)
        }
    }

    /// The highest threshold at which the members still hang together.
    private func bottleneck(_ members: [Int], _ oracle: ComponentOracle) -> Double? {
        guard members.count > 1 else { return nil }
        return stride(from: 14.0, through: -12, by: -1).first { threshold in
            var sets = UnionFind(count: oracle.count)
            for a in members {
                for b in members where a != b && oracle.weights[a][b] >= threshold {
                    sets.union(Int32(a), Int32(b))
                }
            }
            return sets.setSize(of: Int32(members[0])) == members.count
        }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func tiesFallTheSameWayInAnyInputOrder(seed: UInt64) throws {
        // Few distinct weights make many ties.
        var random = SplitMix64(seed: seed)
        let count = 9
        let sources = (0..<count).map { UInt8($0 % 3) }
        var weights = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
        for i in 0..<count {
            for j in 0..<i {
                weights[i][j] = random.chance(0.6) ? 10 : 0
                weights[j][i] = weights[i][j]
            }
        }
        let identity = (0..<count).map { _ in random.next() }
        var seen: Set<[[UInt64]]> = []
        for limit in [12, 12, 12, 2, 2, 2] {
            let order = Array(0..<count).shuffled(using: &random)
            let (shuffled, table) = (order.map { sources[$0] }, weights)
            let resolver = ClusterResolver(
                population: try LinkagePopulation(
                    sourceOf: shuffled, stableKey: order.map { identity[$0] }),
                thresholds: try ResolutionThresholds(match: 5, review: 0),
                options: try ResolutionOptions(exactComponentLimit: limit),
                score: { table[order[$0]][order[$1]] })
            var pairs: [ScoredPair] = []
            for i in 0..<count {
                for j in 0..<i where shuffled[i] != shuffled[j] {
                    pairs.append(
                        ScoredPair(
                            a: Int32(i), b: Int32(j), log2Weight: table[order[i]][order[j]]))
                }
            }
            let clusters = resolver.resolve(pairs.shuffled(using: &random)).clusters
            seen.insert(
                [[UInt64(limit)]]
                    + clusters.map { $0.members.map { identity[order[Int($0)]] } })
        }
        #expect(seen.count == 2, "one exact and one greedy result")
    }
}
