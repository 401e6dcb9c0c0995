/// Pairs drawn at random from all pairs in scope, to learn how often levels come about by chance.
///
/// Every record draws partners by hashes of its own stable key, each pair in scope being equally
/// likely; where there are no more pairs than wanted, all are taken, each once. Thus the draw is
/// the same for records in any order, cut into any ranges, on any thread. Pairs are drawn with
/// replacement: of few more pairs than wanted, some come twice.
/// Cost: linear in the records and in the pairs wanted, whatever the number of pairs in scope.
package struct ChancePairs: Sendable {
    /// How many pairs there are in scope.
    package let pairsInScope: Int
    /// Whether all pairs in scope are taken.
    package let isExhaustive: Bool

    private let population: LinkagePopulation
    private let scope: PairScope
    /// The places in canonical order that hold each source's records.
    private let placesOfSource: [Range<Int>]
    /// How many partners a record of each source draws, on average.
    private let drawsOfSource: [Double]

    /// Half a million pairs: a level one pair in 100 000 reaches by chance is seen five times.
    package static let standardTarget = 500_000

    package init(
        population: LinkagePopulation, scope: PairScope = .acrossSources,
        target: Int = standardTarget
    ) {
        self.population = population
        self.scope = scope
        let places = Self.placesOfSource(population)
        placesOfSource = places
        let partners = places.map {
            Self.partners(of: $0.count, among: population.count, scope: scope)
        }
        let drawable = zip(places, partners).reduce(0) { $0 + $1.0.count * $1.1 }
        pairsInScope = drawable / 2
        isExhaustive = pairsInScope <= target
        drawsOfSource = partners.map {
            drawable == 0 ? 0 : Double(target) * Double($0) / Double(drawable)
        }
    }

    /// Cuts the records into ranges, for threads.
    package func recordRanges(count: Int) -> [Range<Int>] {
        let parts = max(1, min(count, population.count))
        return (0..<parts).map {
            ($0 * population.count / parts)..<(($0 + 1) * population.count / parts)
        }
    }

    /// Calls `body` with each pair drawn by a range of records, numbered by canonical order.
    package func forEachPair(ofRecords range: Range<Int>, _ body: (Int, Int) -> Void) {
        for place in range {
            let record = Int(population.canonicalOrder[place])
            let own = placesOfSource[Int(population.sourceOf[record])]
            if isExhaustive {
                for other in laterPartners(of: place, own: own) {
                    body(record, Int(population.canonicalOrder[other]))
                }
            } else {
                draw(for: place, own: own) { body(record, $0) }
            }
        }
    }

    /// Counts the level patterns of the pairs drawn by a range of records.
    package func counts(
        ofRecords range: Range<Int>, comparisons: ComparisonSet
    ) -> PatternCounts {
        var counts = PatternCounts()
        PairBatch.each { take in
            forEachPair(ofRecords: range) { a, b in
                take(CandidatePair(a: RecordIndex(a), b: RecordIndex(b), rule: 0))
            }
        } _: { pairs in
            for levels in comparisons.levels(of: pairs) { counts.add(levels) }
        }
        return counts
    }

    private func draw(for place: Int, own: Range<Int>, _ body: (Int) -> Void) {
        let record = Int(population.canonicalOrder[place])
        let seed = KeyMixing.combine(
            HashSampling.partnerSalt &+ UInt64(population.sourceOf[record]),
            population.stableKey[record])
        let rate = drawsOfSource[Int(population.sourceOf[record])]
        let extra = HashSampling.unit(seed) < rate - rate.rounded(.down) ? 1 : 0
        let partners = Self.partners(of: own.count, among: population.count, scope: scope)
        for draw in 0..<(Int(rate) + extra) {
            var other = HashSampling.index(
                KeyMixing.combine(seed, UInt64(draw)), below: partners)
            switch scope {
            case .acrossSources: if other >= own.lowerBound { other += own.count }
            case .withinSources:
                other += own.lowerBound
                if other >= place { other += 1 }
            case .everywhere: if other >= place { other += 1 }
            }
            body(Int(population.canonicalOrder[other]))
        }
    }

    private func laterPartners(of place: Int, own: Range<Int>) -> Range<Int> {
        switch scope {
        case .acrossSources: own.upperBound..<population.count
        case .withinSources: (place + 1)..<own.upperBound
        case .everywhere: (place + 1)..<population.count
        }
    }

    private static func partners(of source: Int, among all: Int, scope: PairScope) -> Int {
        switch scope {
        case .acrossSources: all - source
        case .withinSources: max(0, source - 1)
        case .everywhere: max(0, all - 1)
        }
    }

    private static func placesOfSource(_ population: LinkagePopulation) -> [Range<Int>] {
        var sizes = [Int](repeating: 0, count: Int(UInt8.max) + 1)
        for source in population.sourceOf { sizes[Int(source)] += 1 }
        var start = 0
        return sizes.map { size in
            defer { start += size }
            return start..<(start + size)
        }
    }
}
