/// Pairs that are likely to be one thing, found without any model, to try blocking rules on.
///
/// A pair gains bits for each column in which it agrees, the more the rarer agreement is by
/// chance, and loses some where it disagrees; it must overcome the odds against a random pair.
/// A column and those made of it (a name and its sounds) are one piece of evidence, not several.
/// Of each sampled record, only the best partner in each source is kept, lest columns that go
/// together, such as those of an address, make matches of a household.
struct LikelyMatches {
    struct Pair: Hashable {
        let a: RecordIndex
        let b: RecordIndex
    }

    /// How often columns of one thing agree to the letter: an assumption, as good as any here.
    private static let agreementOfMatches = 0.9
    /// Members of one block that a sampled record is weighed against.
    private static let partnersPerBlock = 32

    private let population: LinkagePopulation
    private let scope: PairScope
    /// What one column says, in bits.
    private struct Evidence {
        let column: LinkageColumn
        let agreeing: Double
        let differing: Double
    }

    /// A column and those made of it, together.
    private let evidence: [[Evidence]]
    private let priorLog2Odds: Double
    private var isSampled: [Bool]
    /// The best partner of each sampled record and source.
    private var best: [Slot: (pair: Pair, log2Weight: Double)] = [:]
    private var weighed: Set<Pair> = []

    private struct Slot: Hashable {
        let record: RecordIndex
        let source: UInt8
    }

    init(
        table: ColumnTable, population: LinkagePopulation, scope: PairScope, sampleRecords: Int
    ) throws(LinkageSettingsFailure) {
        self.population = population
        self.scope = scope
        let pairs = scope.pairCount(population.canonicalOrder, sourceOf: population.sourceOf)
        priorLog2Odds = bits(ofRatio: Double(population.count) / Double(max(pairs, 1)))
        var evidence: [[Evidence]] = []
        var placeOfBase: [String: Int] = [:]
        for name in table.names {
            let column = try table.column(name)
            let chance = Self.chanceOfAgreement(column, population: population, scope: scope)
            guard let chance else { continue }
            let m = Self.agreementOfMatches
            let own = Evidence(
                column: column, agreeing: bits(ofRatio: m / chance),
                differing: bits(ofRatio: (1 - m) / (1 - chance)))
            if let place = placeOfBase[table.base(of: name)] {
                evidence[place].append(own)
            } else {
                placeOfBase[table.base(of: name)] = evidence.count
                evidence.append([own])
            }
        }
        self.evidence = evidence
        isSampled = [Bool](repeating: false, count: population.count)
        let limit = Double(sampleRecords) / Double(max(population.count, 1))
        for record in isSampled.indices {
            let hash = KeyMixing.combine(0x5347_4553, population.stableKey[record])
            isSampled[record] = HashSampling.keeps(hash, share: limit)
        }
    }

    /// The pairs found, in canonical order.
    var pairs: [Pair] {
        Set(best.values.map(\.pair)).sorted {
            (population.rank[Int($0.a)], population.rank[Int($0.b)])
                < (population.rank[Int($1.a)], population.rank[Int($1.b)])
        }
    }

    /// Weighs the sampled records against those they share a block with.
    mutating func gather(from entries: RuleEntries) {
        entries.forEachBlock { _, block in
            for place in block.indices where isSampled[Int(block[place])] {
                // From the record on and round again, so that all of a large block get a turn.
                for step in 1..<max(1, min(block.count, Self.partnersPerBlock + 1)) {
                    weigh(block[place], block[(place + step) % block.count])
                }
            }
        }
    }

    private mutating func weigh(_ sampled: RecordIndex, _ other: RecordIndex) {
        let source = population.sourceOf[Int(other)]
        guard scope.includes(population.sourceOf[Int(sampled)], source) else { return }
        let isFirst = population.precedes(sampled, other)
        let pair = isFirst ? Pair(a: sampled, b: other) : Pair(a: other, b: sampled)
        guard weighed.insert(Pair(a: sampled, b: other)).inserted else { return }
        let weight = log2Weight(Int(sampled), Int(other))
        guard weight > 0 else { return }
        let slot = Slot(record: sampled, source: source)
        if let known = best[slot] {
            let isBetter =
                (weight, -rank(other)) > (known.log2Weight, -rank(partner(known, sampled)))
            guard isBetter else { return }
        }
        best[slot] = (pair, weight)
    }

    private func rank(_ record: RecordIndex) -> Double { Double(population.rank[Int(record)]) }

    private func partner(
        _ known: (pair: Pair, log2Weight: Double), _ sampled: RecordIndex
    ) -> RecordIndex {
        known.pair.a == sampled ? known.pair.b : known.pair.a
    }

    /// The bits of two records: of each column and those made of it, what agrees and is rarest
    /// counts, and if nothing agrees, one disagreement.
    func log2Weight(_ a: Int, _ b: Int) -> Double {
        evidence.reduce(priorLog2Odds) { sum, group in
            var agreeing: Double?
            var differing: Double?
            for own in group where !own.column.isMissing(a) && !own.column.isMissing(b) {
                if Self.agree(own.column, a, b) {
                    agreeing = max(agreeing ?? own.agreeing, own.agreeing)
                } else if agreeing == nil, differing == nil {
                    differing = own.differing
                }
            }
            return sum + (agreeing ?? differing ?? 0)
        }
    }

    private static func agree(_ column: LinkageColumn, _ a: Int, _ b: Int) -> Bool {
        switch column {
        case .text(let texts): texts.ids[a] == texts.ids[b]
        case .keys(let lists): lists.share(a, b)
        default: column.key(of: a) == column.key(of: b)
        }
    }

    /// How often two records that both have a value share it; nil if that says nothing.
    private static func chanceOfAgreement(
        _ column: LinkageColumn, population: LinkagePopulation, scope: PairScope
    ) -> Double? {
        let sourceOf = population.sourceOf
        let entries = RuleEntries(population: population) { record, keys in
            if case .keys(let lists) = column {
                keys.append(contentsOf: lists[record])
            } else if let key = column.key(of: record) {
                keys.append(key)
            }
        }
        var agreeing = 0
        entries.forEachBlock { agreeing += scope.pairCount($1, sourceOf: sourceOf) }
        let present = population.canonicalOrder.filter { !column.isMissing(Int($0)) }
        let all = scope.pairCount(present, sourceOf: sourceOf)
        let chance = Double(max(agreeing, 1)) / Double(max(all, 1))
        return all > 0 && chance < agreementOfMatches ? chance : nil
    }
}
