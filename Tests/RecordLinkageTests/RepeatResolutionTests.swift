import Testing

@testable import RecordLinkage

@Suite struct RepeatResolutionTests {
    private func group(_ members: [RecordIndex], weight: Double = 9) -> RecordCluster {
        RecordCluster(
            members: members,
            supportingEdges: [ScoredPair(a: members[0], b: members[1], log2Weight: weight)],
            totalLog2Weight: weight, lowestPairLog2Weight: weight, weakestLinkLog2Weight: weight,
            isExact: true, isAmbiguous: false)
    }

    private func resolve(
        _ linkage: ClusterResolver, groups: [RecordCluster], _ pairs: [ScoredPair]
    ) -> LinkageResult {
        let components = linkage.components(of: pairs)
        let before = linkage.solve(components, in: 0..<components.count)
        let second = RepeatResolution(
            linkage: linkage, groups: groups, pairs: pairs,
            components: components)
        let again = second.resolver.solve(
            second.components, in: 0..<second.components.count)
        return second.result(before: before, again: again)
    }

    private func linkage(
        sources: [UInt8], weights: [[Double]],
        cannotLink: @escaping @Sendable (Int, Int) -> Bool = { _, _ in false }
    ) throws -> ClusterResolver {
        ClusterResolver(
            population: try LinkagePopulation(
                sourceOf: sources, stableKey: sources.indices.map { UInt64($0) }),
            thresholds: try ResolutionThresholds(match: 5, review: 0),
            options: try ResolutionOptions(), cannotLink: cannotLink,
            score: { weights[$0][$1] })
    }

    /// Records 0 and 1 repeat each other; each knows one of the others.
    @Test func theBestOfItsMembersSpeaksForAGroup() throws {
        let weights: [[Double]] = [
            [0, 0, 20, -8], [0, 0, -3, 12], [20, -3, 0, -2], [-8, 12, -2, 0],
        ]
        let resolver = try linkage(sources: [0, 0, 1, 2], weights: weights)
        let pairs = [
            ScoredPair(a: 0, b: 2, log2Weight: 20), ScoredPair(a: 1, b: 3, log2Weight: 12),
        ]
        #expect(resolver.resolve(pairs).clusters.map(\.members) == [[0, 2], [1, 3]])
        let joined = resolve(resolver, groups: [group([0, 1])], pairs)
        #expect(joined.clusters.map(\.members) == [[0, 1, 2, 3]])
        let cluster = joined.clusters[0]
        #expect(cluster.totalLog2Weight == 9 + 20 + 12 - 2)
        #expect(cluster.weakestLinkLog2Weight == 9)
        #expect(cluster.supportingEdges.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 3]])
        #expect(joined.overruled.isEmpty && joined.report.singleRecords == 0)
    }

    @Test func whatAnyMemberMayNotBeWithTheGroupMayNot() throws {
        let weights = [[Double]](repeating: [Double](repeating: 10, count: 3), count: 3)
        let resolver = try linkage(
            sources: [0, 0, 1], weights: weights, cannotLink: { [$0, $1].sorted() == [1, 2] })
        let result = resolve(
            resolver, groups: [group([0, 1])], [ScoredPair(a: 0, b: 2, log2Weight: 10)])
        #expect(result.clusters.map(\.members) == [[0, 1], [2]])
        #expect(result.overruled.count == 1)
    }

    @Test func aGroupNobodyElseKnowsIsACluster() throws {
        let weights = [[Double]](repeating: [Double](repeating: -10, count: 4), count: 4)
        let resolver = try linkage(sources: [0, 0, 0, 1], weights: weights)
        let result = resolve(resolver, groups: [group([0, 2])], [])
        #expect(result.clusters.map(\.members) == [[0, 2], [1], [3]])
        #expect(result.report.linkedClusters == 1 && result.report.singleRecords == 2)
    }

    /// Beside every partition of the heads, weighed from the definition.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func solutionsAreTheBestThereAre(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let oracle = ComponentOracle(count: 8, sources: 3, seed: seed)
        let pairs = oracle.pairs(dropping: 0, seed: seed).filter {
            oracle.sources[Int($0.a)] != oracle.sources[Int($0.b)]
        }
        let order = try LinkagePopulation(sourceOf: oracle.sources, stableKey: oracle.keys)
        let couples = order.canonicalOrder.flatMap { a in
            order.canonicalOrder.filter { b in
                order.precedes(a, b) && oracle.sources[Int(a)] == oracle.sources[Int(b)]
                    && !oracle.forbidden[Int(a)][Int(b)]
            }.map { [a, $0] }
        }
        let members = try #require(couples.randomElement(using: &random))
        let resolver = try oracle.resolver(ResolutionOptions())
        let result = resolve(resolver, groups: [group(members)], pairs)
        let labels = result.labels(count: oracle.count)
        #expect(labels[Int(members[0])] == labels[Int(members[1])])
        func gain(_ labels: [Int]) -> Double? {
            let (head, copy) = (Int(members[0]), Int(members[1]))
            guard labels[head] == labels[copy] else { return nil }
            var sum = 0.0
            for i in 0..<oracle.count where i != copy {
                for j in 0..<i where j != copy && labels[i] == labels[j] {
                    let pair = [i, j]
                    let others = pair.map { $0 == head ? [head, copy] : [$0] }
                    var best = -Double.infinity
                    for x in others[0] {
                        for y in others[1] {
                            guard oracle.mayShare(x, y, .oneRecordPerSource) else { return nil }
                            best = max(best, oracle.weights[x][y])
                        }
                    }
                    sum += best - ComponentOracle.match
                }
            }
            return sum
        }
        let best = oracle.partitions(.anyRecords).compactMap { gain($0.labels) }.max()
        let reached = gain(labels)
        #expect(reached == best)
    }
}
