import RecordLinkage

/// A small component with whole-bit weights, and its best solutions by trying every partition.
struct ComponentOracle: Sendable {
    static let match = 5.0
    let sources: [UInt8]
    let weights: [[Double]]
    let forbidden: [[Bool]]
    let keys: [UInt64]
    /// What a pair weighs of which nothing is known.
    var prior: Double?

    /// A component all of whose records hang together: each is linked to an earlier one. With as
    /// many kinds as records no two are of one source.
    init(count: Int, sources kinds: UInt8, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var sources: [UInt8] = [0, 1]
        while sources.count < count {
            let kind = UInt8.random(in: 0..<kinds, using: &random)
            sources.append(count == kinds ? UInt8(sources.count) : kind)
        }
        var weights = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
        var forbidden = [[Bool]](repeating: Array(repeating: false, count: count), count: count)
        for i in 0..<count {
            for j in 0..<i {
                let weight = Double(Int.random(in: -12...14, using: &random))
                let banned = random.chance(0.08)
                (weights[i][j], weights[j][i]) = (weight, weight)
                (forbidden[i][j], forbidden[j][i]) = (banned, banned)
            }
            let partners = (0..<i).filter { sources[$0] != sources[i] }
            if let partner = partners.randomElement(using: &random) {
                let weight = Double(Int.random(in: 5...14, using: &random))
                (weights[i][partner], weights[partner][i]) = (weight, weight)
                (forbidden[i][partner], forbidden[partner][i]) = (false, false)
            }
        }
        self.sources = sources
        self.weights = weights
        self.forbidden = forbidden
        keys = (0..<count).map { _ in random.next() }
    }

    var count: Int { sources.count }

    /// Pairs such as blocking might yield: all that match, and some that don't.
    func pairs(dropping share: Double, seed: UInt64) -> [ScoredPair] {
        var random = SplitMix64(seed: seed)
        var pairs: [ScoredPair] = []
        for i in 0..<count {
            for j in 0..<i {
                let weight = weights[i][j]
                if weight >= Self.match || !random.chance(share) {
                    pairs.append(ScoredPair(a: Int32(j), b: Int32(i), log2Weight: weight))
                }
            }
        }
        return pairs.shuffled(using: &random)
    }

    func mayShare(_ i: Int, _ j: Int, _ shape: ClusterShape) -> Bool {
        !forbidden[i][j] && (shape == .anyRecords || sources[i] != sources[j])
    }

    /// The gain of a partition given as one number a record; nil if it breaks a constraint.
    func gain(of labels: [Int], _ shape: ClusterShape) -> Double? {
        var sum = 0.0
        for i in 0..<count {
            for j in 0..<i where labels[i] == labels[j] {
                guard mayShare(i, j, shape) else { return nil }
                sum += gain(i, j)
            }
        }
        return sum
    }

    /// A pair below the threshold counts by what speaks against it alone, where no records compete.
    private func gain(_ i: Int, _ j: Int) -> Double {
        let full = weights[i][j] - Self.match
        guard let prior, full < 0, Set(sources).count == count else { return full }
        return max(full, min(-1 / 65_536, weights[i][j] - prior))
    }

    /// What a record gains in a k-partite cluster; nil if it may not be there.
    func attachment(of record: Int, to label: Int, in labels: [Int]) -> Double? {
        var sum = 0.0
        for other in 0..<count where other != record && labels[other] == label {
            guard mayShare(record, other, .oneRecordPerSource) else { return nil }
            sum += weights[record][other] - Self.match
        }
        return sum
    }

    /// Every lawful partition with its gain.
    func partitions(_ shape: ClusterShape) -> [(labels: [Int], gain: Double)] {
        var found: [(labels: [Int], gain: Double)] = []
        var labels = [Int](repeating: 0, count: count)
        func place(_ record: Int, _ used: Int) {
            guard record < count else {
                if let gain = gain(of: labels, shape) { found.append((labels, gain)) }
                return
            }
            for label in 0...used {
                labels[record] = label
                place(record + 1, max(used, label + 1))
            }
        }
        place(0, 0)
        return found
    }

    func resolver(_ options: ResolutionOptions) throws -> ClusterResolver {
        let (forbidden, weights) = (forbidden, weights)
        return ClusterResolver(
            population: try LinkagePopulation(sourceOf: sources, stableKey: keys),
            thresholds: try ResolutionThresholds(
                match: Self.match, review: 0, prior: prior),
            options: options, cannotLink: { forbidden[$0][$1] }, score: { weights[$0][$1] })
    }
}

extension LinkageResult {
    /// The clusters as one number a record.
    func labels(count: Int) -> [Int] {
        var labels = [Int](repeating: -1, count: count)
        for (number, cluster) in clusters.enumerated() {
            for record in cluster.members { labels[Int(record)] = number }
        }
        return labels
    }
}
