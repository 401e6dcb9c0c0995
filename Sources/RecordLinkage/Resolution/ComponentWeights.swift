/// The weights of all pairs within one component: those at hand, and others weighed when asked.
///
/// Records go by their places in the component. Gains are integers, in 65 536ths of a bit over the
/// match threshold: sums of integers don't depend on the order of adding, so that true ties stay
/// ties and are broken by canonical order instead of by rounding.
struct ComponentWeights {
    let records: [RecordIndex]
    let sources: [UInt8]
    /// How many pairs had to be weighed that were not at hand.
    private(set) var weighedLate = 0

    private let resolver: ClusterResolver
    private var table: PairTable
    private var families: LevelledFamilies?

    static let unitsPerBit = 65_536.0
    /// Keeps any sum of gains far from overflow.
    private static let largestBits = 16_777_216.0

    init(component: LinkageComponent, resolver: ClusterResolver) {
        self.resolver = resolver
        records = component.records
        sources = component.records.map { resolver.population.sourceOf[Int($0)] }
        table = PairTable(count: component.records.count)
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
        let bits = levelled - resolver.thresholds.match
        let bounded = max(-Self.largestBits, min(Self.largestBits, bits))
        return Int64((bounded * Self.unitsPerBit).rounded(.down))
    }

    private func isForbidden(_ a: Int, _ b: Int) -> Bool {
        if resolver.options.shape == .oneRecordPerSource, sources[a] == sources[b] { return true }
        return resolver.cannotLink(Int(records[a]), Int(records[b]))
    }
}
