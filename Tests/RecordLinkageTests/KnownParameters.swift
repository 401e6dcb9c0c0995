import RecordLinkage

/// Records whose pairs reach levels with probabilities known in advance.
///
/// A pair's levels are drawn by hash of its two records: from m if they are of one entity, else
/// from u. So the truth that estimation must find is exact, and independent of record order.
struct KnownParameters: Sendable {
    let m: [[Double]]
    let u: [[Double]]
    /// How often a comparison is missing, for each.
    let missing: [Double]
    var entity: [UInt64] = []
    var source: [UInt8] = []
    var identity: [UInt64] = []

    static let standardM: [[Double]] = [
        [0.95, 0.03, 0.02], [0.85, 0.15], [0.9, 0.06, 0.04], [0.7, 0.2, 0.1], [0.97, 0.03],
    ]
    static let standardU: [[Double]] = [
        [0.001, 0.009, 0.99], [0.5, 0.5], [0.03, 0.07, 0.9], [0.01, 0.19, 0.8], [0.1, 0.9],
    ]

    init(
        entities: Int, sources: UInt8, seed: UInt64, m: [[Double]] = standardM,
        u: [[Double]] = standardU
    ) {
        self.m = m
        self.u = u
        missing = m.indices.map { $0 % 2 == 0 ? 0 : 0.2 }
        for entity in 0..<UInt64(entities) {
            for source in 0..<sources {
                self.entity.append(entity)
                self.source.append(source)
                identity.append(KeyMixing.combine(KeyMixing.combine(seed, entity), UInt64(source)))
            }
        }
    }

    var count: Int { entity.count }

    func population() throws -> LinkagePopulation {
        try LinkagePopulation(sourceOf: source, stableKey: identity)
    }

    func comparisons() throws -> ComparisonSet {
        try ComparisonSet(m.indices.map { DrawnComparison(place: $0, known: self) })
    }

    /// Rule `r` files entities in groups of a few, so that matches and others share its keys.
    func rules(groupSize: UInt64 = 6) -> [any BlockingRule] {
        (0..<2).map { rule in
            ColumnRule(
                name: "group \(rule)",
                values: entity.map { KeyMixing.mix(($0 &+ UInt64(rule) * 3) / groupSize) })
        }
    }

    /// Each of the two rules holds out one comparison.
    var sessions: [TrainingSession] {
        [
            TrainingSession(rule: 0, heldOut: ["c0"]),
            TrainingSession(rule: 1, heldOut: ["c1"]),
        ]
    }

    func shuffled(seed: UInt64) -> KnownParameters {
        var random = SplitMix64(seed: seed)
        let order = Array(0..<count).shuffled(using: &random)
        var copy = self
        copy.entity = order.map { entity[$0] }
        copy.source = order.map { source[$0] }
        copy.identity = order.map { identity[$0] }
        return copy
    }

    /// Draws fewer chance pairs than usual: tests run unoptimised.
    func trainer(_ options: TrainingOptions = .standard) throws -> ModelTrainer {
        var options = options
        options.chancePairs = min(options.chancePairs, 60_000)
        return try ModelTrainer(
            comparisons: comparisons(), population: population(), rules: rules(),
            sessions: sessions, options: options)
    }

    /// The share of matches among pairs across sources.
    var matchShare: Double {
        let sources = Double(Set(source).count)
        let entities = Double(count) / sources
        return 1 / entities
    }

    /// A model that says what is true.
    func model(priorLog2Odds: Double = -10) throws -> MatchModel {
        try MatchModel(
            priorLog2Odds: priorLog2Odds,
            comparisons: m.indices.map { place in
                ComparisonParameters(
                    "c\(place)",
                    levels: m[place].indices.map {
                        LevelParameters(
                            DrawnComparison.name(ofRung: $0 + 1), m: m[place][$0], u: u[place][$0])
                    })
            })
    }
}

/// Draws a rung by hash of the pair.
struct DrawnComparison: FieldComparison {
    let name: String
    let levels: [ComparisonLevel]
    private let salt: UInt64
    private let entity: [UInt64]
    private let identity: [UInt64]
    private let missing: Double
    /// Where each rung ends on the way from 0 to 1.
    private let matchEnds: [Double]
    private let otherEnds: [Double]

    init(place: Int, known: KnownParameters) {
        name = "c\(place)"
        levels =
            [.missing] + known.m[place].indices.map { ComparisonLevel(Self.name(ofRung: $0 + 1)) }
        salt = KeyMixing.mix(UInt64(place))
        entity = known.entity
        identity = known.identity
        missing = known.missing[place]
        matchEnds = Self.ends(known.m[place])
        otherEnds = Self.ends(known.u[place])
    }

    static func name(ofRung rung: Int) -> String { "level \(rung)" }

    private static func ends(_ shares: [Double]) -> [Double] {
        var end = 0.0
        return shares.map {
            end += $0
            return end
        }
    }

    func level(_ a: Int, _ b: Int) -> Int {
        let hash = KeyMixing.mix((identity[a] &+ identity[b]) ^ salt)
        if Double(hash & 0xFFFF) < missing * 65_536 { return 0 }
        let drawn = Double(hash >> 16) / 281_474_976_710_656
        let ends = entity[a] == entity[b] ? matchEnds : otherEnds
        for rung in 0..<(ends.count - 1) where drawn < ends[rung] { return rung + 1 }
        return ends.count
    }
}

extension MatchModel {
    /// The parameters of a comparison by place.
    func m(_ place: Int) -> [Double] { comparisons[place].levels.map(\.m) }
    func u(_ place: Int) -> [Double] { comparisons[place].levels.map(\.u) }
}
