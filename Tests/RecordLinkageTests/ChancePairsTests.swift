import RecordLinkage
import Testing

@Suite struct ChancePairsTests {
    private func population(_ sizes: [Int], seed: UInt64) throws -> LinkagePopulation {
        let source = sizes.enumerated().flatMap { [UInt8](repeating: UInt8($0), count: $1) }
        let keys = source.indices.map { KeyMixing.combine(seed, UInt64($0)) }
        return try LinkagePopulation(sourceOf: source, stableKey: keys)
    }

    private func drawn(_ pairs: ChancePairs, records: Int) -> [[Int]] {
        var found: [[Int]] = []
        pairs.forEachPair(ofRecords: 0..<records) { found.append([min($0, $1), max($0, $1)]) }
        return found
    }

    @Test(arguments: seeds.prefix(3), [PairScope.acrossSources, .withinSources, .everywhere])
    func allPairsInScopeAreTakenOnceWhenFew(seed: UInt64, scope: PairScope) throws {
        let population = try population([7, 1, 0, 12], seed: seed)
        let pairs = ChancePairs(population: population, scope: scope, target: 1_000)
        var expected: Set<[Int]> = []
        for a in 0..<population.count {
            for b in 0..<a {
                let same = population.sourceOf[a] == population.sourceOf[b]
                if scope == .everywhere || same == (scope == .withinSources) {
                    expected.insert([b, a])
                }
            }
        }
        let found = drawn(pairs, records: population.count)
        #expect(pairs.isExhaustive)
        #expect(pairs.pairsInScope == expected.count)
        #expect(found.count == expected.count)
        #expect(Set(found) == expected)
    }

    /// Sources of very different size: each pair must still be equally likely.
    @Test(arguments: seeds.prefix(3), [PairScope.acrossSources, .withinSources, .everywhere])
    func pairsAreDrawnEvenly(seed: UInt64, scope: PairScope) throws {
        let sizes = [750, 150, 100]
        let population = try population(sizes, seed: seed)
        let target = 20_000
        let pairs = ChancePairs(population: population, scope: scope, target: target)
        #expect(!pairs.isExhaustive)
        let found = drawn(pairs, records: population.count)
        #expect(abs(Double(found.count) / Double(target) - 1) < 0.02)
        var bySources: [[UInt8]: Int] = [:]
        for pair in found {
            #expect(pair[0] != pair[1])
            bySources[pair.map { population.sourceOf[$0] }, default: 0] += 1
        }
        for a in 0..<3 {
            for b in a..<3 {
                let share = bySources[[UInt8(a), UInt8(b)], default: 0]
                let all = a == b ? sizes[a] * (sizes[a] - 1) / 2 : sizes[a] * sizes[b]
                let inScope = scope == .everywhere || (a == b) == (scope == .withinSources)
                let expected =
                    inScope ? Double(target) * Double(all) / Double(pairs.pairsInScope) : 0
                let margin = 5 * expected.squareRoot() + 0.01 * expected
                #expect(abs(Double(share) - expected) <= margin, "sources \(a) and \(b)")
            }
        }
        // With replacement: of some hundred thousand pairs few come twice.
        #expect(Set(found).count > found.count * 3 / 4)
    }

    @Test(arguments: seeds.prefix(3), [PairScope.acrossSources, .withinSources, .everywhere])
    func theDrawKnowsKeysOnly(seed: UInt64, scope: PairScope) throws {
        let records = SyntheticRecords(entities: 400, sources: 3, seed: seed)
        func identities(_ records: SyntheticRecords, parts: Int) throws -> [Set<UInt64>: Int] {
            let pairs = try ChancePairs(
                population: records.population(), scope: scope, target: 3_000)
            var found: [Set<UInt64>: Int] = [:]
            for range in pairs.recordRanges(count: parts).reversed() {
                pairs.forEachPair(ofRecords: range) {
                    found[[records.identity[$0], records.identity[$1]], default: 0] += 1
                }
            }
            return found
        }
        let expected = try identities(records, parts: 1)
        #expect(expected.values.reduce(0, +) > 2_800)
        for parts in [2, 7, 64] {
            let shuffled = records.shuffled(seed: seed &+ UInt64(parts))
            #expect(try identities(shuffled, parts: parts) == expected)
        }
    }

    @Test(arguments: [PairScope.acrossSources, .withinSources, .everywhere])
    func nothingToDraw(scope: PairScope) throws {
        for sizes in [[], [1]] {
            let population = try population(sizes, seed: 1)
            let pairs = ChancePairs(population: population, scope: scope)
            #expect(pairs.pairsInScope == 0)
            #expect(drawn(pairs, records: population.count).isEmpty)
            #expect(pairs.recordRanges(count: 7).count == 1)
        }
    }
}
