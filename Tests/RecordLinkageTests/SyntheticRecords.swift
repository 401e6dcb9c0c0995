import RecordLinkage

/// Made-up records in columns: entities seen by several sources, with slips and gaps.
struct SyntheticRecords: Sendable {
    var name: [UInt64?] = []
    var day: [UInt64?] = []
    var number: [UInt64?] = []
    var entity: [UInt64] = []
    var source: [UInt8] = []
    /// What a record is known by, wherever it stands.
    var identity: [UInt64] = []

    init() {}

    init(entities: Int, sources: UInt8, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for entity in 0..<UInt64(entities) {
            let name = UInt64.random(in: 0..<UInt64(max(2, entities / 4)), using: &random)
            let day = UInt64.random(in: 0..<40, using: &random)
            let number = UInt64.random(in: 0..<1_000_000, using: &random)
            for source in 0..<sources where random.chance(0.8) {
                self.name.append(random.chance(0.1) ? nil : name)
                self.day.append(random.chance(0.1) ? day + 1 : day)
                let slipped = random.chance(0.15)
                self.number.append(
                    random.chance(0.1) ? nil : slipped ? (number + 10_000) % 1_000_000 : number)
                self.entity.append(entity)
                self.source.append(source)
                identity.append(KeyMixing.combine(entity, UInt64(source)))
            }
        }
    }

    var count: Int { source.count }

    func population() throws -> LinkagePopulation {
        try LinkagePopulation(sourceOf: source, stableKey: identity)
    }

    /// The same records in another order.
    func shuffled(seed: UInt64) -> SyntheticRecords {
        var random = SplitMix64(seed: seed)
        let order = Array(0..<count).shuffled(using: &random)
        var copy = SyntheticRecords()
        copy.name = order.map { name[$0] }
        copy.day = order.map { day[$0] }
        copy.number = order.map { number[$0] }
        copy.entity = order.map { entity[$0] }
        copy.source = order.map { source[$0] }
        copy.identity = order.map { identity[$0] }
        return copy
    }

    var rules: [any BlockingRule] {
        [
            ColumnRule(name: "number", values: number),
            ColumnRule(name: "name", values: name, refinement: day),
            DeletionRule(name: "number, one digit missing", values: number, width: 6),
        ]
    }

    func comparisons() throws -> ComparisonSet {
        try ComparisonSet([
            ColumnComparison(name: "name", values: name, near: { _, _ in false }),
            ColumnComparison(
                name: "day", values: day, near: { max($0, $1) - min($0, $1) == 1 }),
            ColumnComparison(
                name: "number", values: number, near: DigitString.isSingleSubstitution),
        ])
    }
}

/// Blocks on one column; splits by another.
struct ColumnRule: BlockingRule {
    let name: String
    let values: [UInt64?]
    var refinement: [UInt64?] = []

    func appendKeys(of record: Int, to keys: inout [UInt64]) {
        if let value = values[record] { keys.append(value) }
    }

    func refinementKey(of record: Int) -> UInt64? {
        refinement.isEmpty ? nil : refinement[record]
    }
}

/// Blocks on a number with one digit left out.
struct DeletionRule: BlockingRule {
    let name: String
    let values: [UInt64?]
    let width: Int

    func appendKeys(of record: Int, to keys: inout [UInt64]) {
        guard let value = values[record] else { return }
        DigitString.appendDeletions(of: value, width: width, to: &keys)
    }
}

/// Compares one column: exact, near, else.
struct ColumnComparison: FieldComparison {
    let name: String
    let levels: [ComparisonLevel] = [.missing, .exact, .near, .otherwise]
    let values: [UInt64?]
    let near: @Sendable (UInt64, UInt64) -> Bool

    func level(_ a: Int, _ b: Int) -> Int {
        guard let x = values[a], let y = values[b] else { return 0 }
        return x == y ? 1 : near(x, y) ? 2 : 3
    }
}

func syntheticModel() throws -> MatchModel {
    func ladder(_ name: String, m: [Double], u: [Double]) -> ComparisonParameters {
        let names = ["exact", "near", "else"]
        return ComparisonParameters(
            name,
            levels: names.indices.map { LevelParameters(names[$0], m: m[$0], u: u[$0]) })
    }
    return try MatchModel(
        priorLog2Odds: -6,
        comparisons: [
            ladder("name", m: [0.97, 0.01, 0.02], u: [0.05, 0.001, 0.949]),
            ladder("day", m: [0.88, 0.1, 0.02], u: [0.025, 0.05, 0.925]),
            ladder("number", m: [0.8, 0.15, 0.05], u: [0.0001, 0.001, 0.9989]),
        ])
}
