/// The weights of all pairs within one component: those at hand, and others weighed when asked.
///
/// Records go by their places in the component. Gains are integers, in 65 536ths of a bit over the
/// match threshold: sums of integers don't depend on the order of adding, so that true ties stay
/// ties and are broken by canonical order instead of by rounding.
///
/// Where no two records compete, silence is no contradiction. That two records taken at random are
/// hardly ever one is held against a record once, in the pair that links it; pairs that share too
/// few values to weigh anything would hold it against it again, and a record with two good values
/// would be lost to a cluster for having nothing else to compare. So a pair below the threshold
/// counts by what speaks against it alone.
struct ComponentWeights {
    let records: [RecordIndex]
    let sources: [UInt8]
    /// How many pairs had to be weighed that were not at hand.
    private(set) var weighedLate = 0

    private let resolver: ClusterResolver
    private var table: PairTable
    private var families: LevelledFamilies?
    /// What a pair weighs of which nothing is known; nil if each pair counts in full.
    private let silence: Double?

    static let unitsPerBit = 65_536.0
    /// Keeps any sum of gains far from overflow.
    private static let largestBits = 16_777_216.0

    init(component: LinkageComponent, resolver: ClusterResolver) {
        self.resolver = resolver
        records = component.records
        sources = component.records.map { resolver.population.sourceOf[Int($0)] }
        table = PairTable(count: component.records.count)
        // Canonical order is by source.
        let competes = zip(sources, sources.dropFirst()).contains(where: ==)
        silence = competes ? nil : resolver.thresholds.prior
        families = resolver.shared.flatMap { [sources] in
            LevelledFamilies(component, sources: sources, evidence: $0)
        }
        for (pair, ends) in zip(component.pairs, component.ends) {
            let (a, b) = (Int(ends.0), Int(ends.1))
            table[a, b] = isForbidden(a, b) ? -.infinity : pair.log2Weight
        }
    }

    /// The pair's weight in bits; minus infinity if the two may not share a cluster.
    mutating func log2Weight(_ i: Int, _ j: Int) -> Double {
        let (a, b) = (min(i, j), max(i, j))
        if let known = table[a, b] { return known }
        var weight = -Double.infinity
        if !isForbidden(a, b) {
            weight = resolver.score(Int(records[a]), Int(records[b]))
            weighedLate += 1
        }
        // A weight that is no number would make every sum meaningless: such a pair stays apart.
        if weight.isNaN { weight = -.infinity }
        table[a, b] = weight
        return weight
    }

    /// What having the two in one cluster adds to a solution; nil if it is forbidden.
    mutating func gain(_ i: Int, _ j: Int) -> Int64? {
        let weight = log2Weight(i, j)
        guard weight > -.infinity else { return nil }
        let levelled = weight + (families?.bitsAdded(min(i, j), max(i, j)) ?? 0)
        let gained = Self.units(levelled - resolver.thresholds.match)
        guard gained < 0, let silence else { return gained }
        // A unit is kept back, so that nothing but a match draws two records together.
        return max(gained, min(-1, Self.units(weight - silence)))
    }

    private static func units(_ bits: Double) -> Int64 {
        Int64((max(-largestBits, min(largestBits, bits)) * unitsPerBit).rounded(.down))
    }

    private func isForbidden(_ a: Int, _ b: Int) -> Bool {
        if resolver.options.shape == .oneRecordPerSource, sources[a] == sources[b] { return true }
        return resolver.cannotLink(Int(records[a]), Int(records[b]))
    }
}
