/// Parts a small component into clusters of greatest total gain, by branch and bound.
///
/// Records are placed in canonical order, each into the existing clusters in turn, then into one of
/// its own; a branch is cut when even the most that the records to come could gain is too little.
/// Of equal solutions the first met stays: that in which early records, by canonical order, share
/// the earliest clusters. Cost: exponential in the worst case, hence the size limit.
/// Source: Grötschel & Wakabayashi, A Cutting Plane Algorithm for a Clustering Problem,
/// Math. Programming 45 (1989) 59–96 (the clique partitioning problem); Land & Doig,
/// Econometrica 28 (1960) 497–520 (branch and bound).
struct ExactPartition {
    private let count: Int
    private let gains: [Int64]
    /// For each record, the set of those it may not share a cluster with.
    private let forbidden: [UInt32]
    /// The most that the records from a place on can gain.
    private let bound: [Int64]

    private var clusters: [UInt32] = []
    private var best: [UInt32] = []
    private var bestTotal: Int64 = -1
    private var floor: Int64 = 0
    private var moved: UInt32 = 0

    /// Reads all pairs of the component, which has at most 32 records.
    init(_ weights: inout ComponentWeights, onePerSource: Bool) {
        count = weights.records.count
        var gains = [Int64](repeating: 0, count: count * count)
        var forbidden = [UInt32](repeating: 0, count: count)
        for i in 0..<count {
            for j in 0..<i {
                if let gain = weights.gain(i, j) {
                    gains[i * count + j] = gain
                } else {
                    forbidden[i] |= 1 << UInt32(j)
                }
            }
        }
        self.gains = gains
        self.forbidden = forbidden
        bound = Self.bounds(gains, sources: onePerSource ? weights.sources : nil, count: count)
    }

    /// The best solution, and which of its records another one within the margin puts elsewhere.
    mutating func solve(margin: Int64) -> PartitionSolution {
        place(0, total: 0)
        floor = bestTotal - margin
        survey(0, total: 0)
        let groups = best.map(Self.places(in:))
        let ambiguous = best.map { $0 & moved != 0 }
        return PartitionSolution(groups: groups, ambiguous: ambiguous, total: bestTotal)
    }

    private mutating func place(_ record: Int, total: Int64) {
        if record == count {
            best = clusters
            bestTotal = total
            return
        }
        forEachPlacement(of: record, total: total) { search, total in
            if total + search.bound[record + 1] > search.bestTotal {
                search.place(record + 1, total: total)
            }
        }
    }

    /// Visits every solution that reaches the floor, noting the records whose clusters differ.
    private mutating func survey(_ record: Int, total: Int64) {
        if record == count {
            for cluster in clusters where !best.contains(cluster) { moved |= cluster }
            return
        }
        let everyone = (UInt32(1) << UInt32(count)) - 1
        forEachPlacement(of: record, total: total) { search, total in
            if total + search.bound[record + 1] >= search.floor, search.moved != everyone {
                search.survey(record + 1, total: total)
            }
        }
    }

    private mutating func forEachPlacement(
        of record: Int, total: Int64, _ body: (inout ExactPartition, Int64) -> Void
    ) {
        let mask = UInt32(1) << UInt32(record)
        for place in clusters.indices where clusters[place] & forbidden[record] == 0 {
            let gained = gain(of: record, joining: clusters[place])
            clusters[place] |= mask
            body(&self, total + gained)
            clusters[place] &= ~mask
        }
        clusters.append(mask)
        body(&self, total)
        clusters.removeLast()
    }

    private func gain(of record: Int, joining cluster: UInt32) -> Int64 {
        var rest = cluster
        var sum: Int64 = 0
        while rest != 0 {
            sum += gains[record * count + rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum
    }

    private static func places(in cluster: UInt32) -> [Int] {
        (0..<UInt32.bitWidth).filter { cluster & (1 << UInt32($0)) != 0 }
    }

    /// Bounds by suffix; with sources, a record gains from one earlier record of each at most.
    private static func bounds(_ gains: [Int64], sources: [UInt8]?, count: Int) -> [Int64] {
        var bound = [Int64](repeating: 0, count: count + 1)
        for record in (0..<count).reversed() {
            var most: Int64 = 0
            var bestOfSource: Int64 = 0
            // Canonical order is by source, so each source is one run of records.
            for other in 0..<record {
                if sources == nil || (other > 0 && sources?[other] != sources?[other - 1]) {
                    most += bestOfSource
                    bestOfSource = 0
                }
                bestOfSource = max(bestOfSource, gains[record * count + other])
            }
            bound[record] = bound[record + 1] + most + bestOfSource
        }
        return bound
    }
}

/// A component parted into clusters, by places in the component.
struct PartitionSolution: Equatable {
    /// The clusters, by their first records; records ascending.
    let groups: [[Int]]
    /// For each cluster, whether a solution within the margin has some member elsewhere.
    let ambiguous: [Bool]
    /// Total gain over the match threshold, in 65 536ths of a bit.
    let total: Int64
}
