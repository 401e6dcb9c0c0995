import RecordLinkage
import Testing

@Suite struct UnionFindTests {
    @Test(arguments: seeds) func setsEqualReachability(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let count = 40
        var sets = UnionFind(count: count)
        var label = Array(0..<count)
        for _ in 0..<30 {
            let a = Int.random(in: 0..<count, using: &random)
            let b = Int.random(in: 0..<count, using: &random)
            let (from, to) = (label[b], label[a])
            #expect(sets.union(Int32(a), Int32(b)) == (from != to))
            label = label.map { $0 == from ? to : $0 }
        }
        for a in 0..<count {
            #expect(sets.setSize(of: Int32(a)) == label.count { $0 == label[a] })
            for b in 0..<count {
                let together = sets.root(of: Int32(a)) == sets.root(of: Int32(b))
                #expect(together == (label[a] == label[b]))
            }
        }
    }

    @Test func canonicalOrderIsBySourceThenKey() throws {
        let population = try LinkagePopulation(
            sourceOf: [1, 0, 1, 0], stableKey: [5, 1 << 60, 2, 7])
        #expect(population.canonicalOrder == [3, 1, 2, 0])
        #expect(population.rank == [3, 1, 2, 0])
    }
}
