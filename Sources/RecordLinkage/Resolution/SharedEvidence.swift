/// What agreement on values that several things have in common is worth: twins have one mother, the
/// members of a household one address.
///
/// Such values say which records are of one family, and nothing about which of its members a record
/// is of. Added up like any other they do decide it, by accident: of four records of twins the two
/// that happen to bear the mother's number would be drawn together, since a number left out weighs
/// nothing. So where records compete for one another their shared values are levelled
/// (`LevelledFamilies`).
package struct SharedEvidence: Sendable {
    /// From how many bits on the shared values alone make a match.
    let sufficientBits: Double
    /// The part of a pair's weight that comes from shared values; symmetric.
    let bits: @Sendable (Int, Int) -> Double

    package init(
        sufficientBits: Double, bits: @escaping @Sendable (Int, Int) -> Double
    ) {
        self.sufficientBits = sufficientBits
        self.bits = bits
    }

    /// The evidence of some comparisons of a model.
    ///
    /// - Parameters:
    ///   - comparisons: names of those whose values are shared.
    ///   - match: the weight from which on a pair matches, in bits.
    package init?(of comparisons: Set<String>, scorer: PairScorer, match: Double) {
        let places = scorer.comparisons.comparisons.indices.filter {
            comparisons.contains(scorer.comparisons.comparisons[$0].name)
        }
        guard !places.isEmpty else { return nil }
        self.init(sufficientBits: match - scorer.model.priorLog2Odds) {
            scorer.evidence($0, $1, at: places)
        }
    }
}

/// The families within a component whose records compete, and what levelling adds to their pairs.
///
/// Records are of one family if pairs whose shared values alone make a match connect them. All pairs
/// of a family get the mean of what these pairs' shared values weigh in place of their own.
/// Cost: the shared comparisons of each pair of the component at hand, and once of each other asked for.
struct LevelledFamilies {
    /// For each record, by its place in the component.
    private let familyOf: [Int32]
    /// For each family, by its root's place.
    private let meanBits: [Double]
    private let records: [RecordIndex]
    private let evidence: SharedEvidence
    private var table: PairTable

    /// Nil where no source has two records, so that none competes, or no family is found.
    init?(_ component: LinkageComponent, sources: [UInt8], evidence: SharedEvidence) {
        // Canonical order is by source.
        guard zip(sources, sources.dropFirst()).contains(where: ==) else { return nil }
        var sets = UnionFind(count: component.records.count)
        var table = PairTable(count: component.records.count)
        var sufficient: [(place: Int32, bits: Double)] = []
        for (pair, ends) in zip(component.pairs, component.ends) {
            let bits = evidence.bits(Int(pair.a), Int(pair.b))
            table[Int(ends.0), Int(ends.1)] = bits
            guard bits >= evidence.sufficientBits else { continue }
            sets.union(ends.0, ends.1)
            sufficient.append((ends.0, bits))
        }
        guard !sufficient.isEmpty else { return nil }
        var sums = [Double](repeating: 0, count: component.records.count)
        var counts = sums
        for (place, bits) in sufficient {
            let root = Int(sets.root(of: place))
            sums[root] += bits
            counts[root] += 1
        }
        familyOf = component.records.indices.map { sets.root(of: Int32($0)) }
        meanBits = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
        records = component.records
        self.evidence = evidence
        self.table = table
    }

    /// What levelling adds to the weight of two records, the first the lower, in bits; nothing to
    /// those of two families.
    mutating func bitsAdded(_ a: Int, _ b: Int) -> Double {
        guard familyOf[a] == familyOf[b] else { return 0 }
        let mean = meanBits[Int(familyOf[a])]
        if let own = table[a, b] { return mean - own }
        let own = evidence.bits(Int(records[a]), Int(records[b]))
        table[a, b] = own
        return mean - own
    }
}
