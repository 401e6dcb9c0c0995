/// The components of a linkage, in no order that means anything; each is made when asked for, so that
/// those being solved are all that take memory.
///
/// Cost: 20 bytes a record and 4 a pair. A class, since it is handed to threads.
package final class LinkageComponents: Sendable {
    private let population: LinkagePopulation
    private let pairs: [ScoredPair]
    /// Component `c` has the records `members[starts[c]..<starts[c + 1]]`, in canonical order.
    private let members: [RecordIndex]
    private let starts: [Int32]
    /// And the pairs at `pairPlaces[pairStarts[c]..<pairStarts[c + 1]]`.
    private let pairPlaces: [Int32]
    private let pairStarts: [Int32]
    /// The place of each record in its component.
    private let localOf: [Int32]
    /// The component of each record; −1 for a record in none.
    private let componentOf: [Int32]

    /// How many components there are.
    package var count: Int { starts.count - 1 }

    /// Joins records over the pairs for which `isLink` holds.
    init(
        population: LinkagePopulation, pairs: [ScoredPair], isLink: (ScoredPair) -> Bool
    ) {
        var sets = UnionFind(count: population.count)
        for pair in pairs where isLink(pair) { sets.union(pair.a, pair.b) }
        // Numbered as the records lie, which are near each other in memory if they share much.
        var componentOf = [Int32](repeating: -1, count: population.count)
        var sizes: [Int32] = []
        for record in 0..<RecordIndex(population.count) where sets.setSize(of: record) > 1 {
            let root = Int(sets.root(of: record))
            if componentOf[root] < 0 {
                componentOf[root] = Int32(sizes.count)
                sizes.append(0)
            }
            componentOf[Int(record)] = componentOf[root]
            sizes[Int(componentOf[root])] += 1
        }
        starts = Self.starts(sizes)
        var members = [RecordIndex](repeating: 0, count: Int(starts.last ?? 0))
        var next = starts
        for (record, own) in componentOf.enumerated() where own >= 0 {
            members[Int(next[Int(own)])] = RecordIndex(record)
            next[Int(own)] += 1
        }
        var localOf = [Int32](repeating: -1, count: population.count)
        for (start, end) in zip(starts, starts.dropFirst()) {
            Self.sort(&members, Int(start)..<Int(end), by: population.rank)
            for place in start..<end { localOf[Int(members[Int(place)])] = place - start }
        }
        self.members = members
        self.localOf = localOf
        self.componentOf = componentOf
        self.population = population
        self.pairs = pairs
        (pairStarts, pairPlaces) = Self.filed(pairs, by: componentOf, count: sizes.count)
    }

    /// In place: to sort a slice of an array copies it, and nearly all components are of a few records.
    private static func sort(
        _ members: inout [RecordIndex], _ range: Range<Int>, by rank: [RecordIndex]
    ) {
        guard range.count <= 16 else {
            return members[range].sort { rank[Int($0)] < rank[Int($1)] }
        }
        for place in range.dropFirst() {
            let own = members[place]
            var hole = place
            while hole > range.lowerBound, rank[Int(members[hole - 1])] > rank[Int(own)] {
                members[hole] = members[hole - 1]
                hole -= 1
            }
            members[hole] = own
        }
    }

    /// The component a record is in; nil for a record that no pair joins to another.
    func component(of record: RecordIndex) -> Int? {
        let own = componentOf[Int(record)]
        return own < 0 ? nil : Int(own)
    }

    /// Pairs by the component both of their records are in.
    private static func filed(
        _ pairs: [ScoredPair], by componentOf: [Int32], count: Int
    ) -> (starts: [Int32], places: [Int32]) {
        func component(_ pair: ScoredPair) -> Int? {
            let own = componentOf[Int(pair.a)]
            return pair.a != pair.b && own >= 0 && own == componentOf[Int(pair.b)] ? Int(own) : nil
        }
        var sizes = [Int32](repeating: 0, count: count)
        for pair in pairs {
            if let own = component(pair) { sizes[own] += 1 }
        }
        let starts = Self.starts(sizes)
        var next = starts
        var places = [Int32](repeating: 0, count: Int(starts.last ?? 0))
        for (place, pair) in pairs.enumerated() {
            guard let own = component(pair) else { continue }
            places[Int(next[own])] = Int32(place)
            next[own] += 1
        }
        return (starts, places)
    }

    private static func starts(_ sizes: [Int32]) -> [Int32] {
        sizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }

    /// A component with its pairs; of a pair given twice, the heavier.
    package subscript(place: Int) -> LinkageComponent {
        let own = pairPlaces[Int(pairStarts[place])..<Int(pairStarts[place + 1])]
        var kept: [ScoredPair] = []
        kept.reserveCapacity(own.count)
        for pair in own.map({ canonical(pairs[Int($0)]) }).sorted(by: precedes)
        where kept.last?.a != pair.a || kept.last?.b != pair.b {
            kept.append(pair)
        }
        return LinkageComponent(
            records: Array(members[Int(starts[place])..<Int(starts[place + 1])]), pairs: kept,
            ends: kept.map { (localOf[Int($0.a)], localOf[Int($0.b)]) })
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
        return (a, b, -one.log2Weight) < (c, d, -other.log2Weight)
    }
}
