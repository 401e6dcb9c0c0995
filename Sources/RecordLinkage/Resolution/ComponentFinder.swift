/// Finds components and keeps them in canonical order.
struct ComponentFinder {
    let population: LinkagePopulation
    /// The component of each record; -1 for records that match none.
    private(set) var componentOf: [Int32]
    private var records: [[RecordIndex]] = []
    private var localOf: [Int32]

    /// Joins records over the pairs for which `isLink` holds.
    init(
        population: LinkagePopulation, pairs: [ScoredPair], isLink: (ScoredPair) -> Bool
    ) {
        self.population = population
        componentOf = [Int32](repeating: -1, count: population.count)
        localOf = [Int32](repeating: -1, count: population.count)
        var sets = UnionFind(count: population.count)
        for pair in pairs where isLink(pair) { sets.union(pair.a, pair.b) }
        var componentOfRoot = [Int32](repeating: -1, count: population.count)
        for record in population.canonicalOrder where sets.setSize(of: record) > 1 {
            let root = Int(sets.root(of: record))
            if componentOfRoot[root] < 0 {
                componentOfRoot[root] = Int32(records.count)
                records.append([])
            }
            let component = Int(componentOfRoot[root])
            componentOf[Int(record)] = Int32(component)
            localOf[Int(record)] = Int32(records[component].count)
            records[component].append(record)
        }
    }

    /// The components, each with its pairs, by their first records.
    func components(with pairs: [ScoredPair]) -> [LinkageComponent] {
        var inside = [[ScoredPair]](repeating: [], count: records.count)
        for pair in pairs where pair.a != pair.b {
            let component = componentOf[Int(pair.a)]
            if component >= 0, component == componentOf[Int(pair.b)] {
                inside[Int(component)].append(canonical(pair))
            }
        }
        return zip(records, inside).map(component(of:pairs:))
    }

    private func component(
        of records: [RecordIndex], pairs: [ScoredPair]
    ) -> LinkageComponent {
        var kept: [ScoredPair] = []
        kept.reserveCapacity(pairs.count)
        for pair in pairs.sorted(by: precedes)
        where kept.last?.a != pair.a || kept.last?.b != pair.b {
            kept.append(pair)
        }
        let ends = kept.map { (localOf[Int($0.a)], localOf[Int($0.b)]) }
        return LinkageComponent(records: records, pairs: kept, ends: ends)
    }

    private func canonical(_ pair: ScoredPair) -> ScoredPair {
        guard population.precedes(pair.b, pair.a) else { return pair }
        return ScoredPair(
            a: pair.b, b: pair.a, log2Weight: pair.log2Weight, rule: pair.rule,
            levels: pair.levels)
    }

    private func precedes(_ one: ScoredPair, _ other: ScoredPair) -> Bool {
        let (a, b) = (localOf[Int(one.a)], localOf[Int(one.b)])
        let (c, d) = (localOf[Int(other.a)], localOf[Int(other.b)])
        // Of a pair given twice, the heavier stays.
        return (a, b, -one.log2Weight) < (c, d, -other.log2Weight)
    }
}
