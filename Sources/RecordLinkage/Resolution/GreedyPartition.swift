/// Parts a large component into clusters: greedy agglomeration, then local improvement.
///
/// Clusters are merged over pairs from the strongest down, whenever the merger as a whole gains;
/// then single records are moved, exchanged or displaced as long as that gains. Every step raises
/// an integer total, so it ends; a local optimum is all it promises.
/// Cost: for each matching pair, the pairs between two clusters, at most sources²/4.
struct GreedyPartition {
    var weights: ComponentWeights
    /// The cluster of each record, by place in the component.
    var clusterOf: [Int]
    /// Members of each cluster, ascending; clusters emptied on the way remain, empty.
    var members: [[Int]]
    let neighbours: [[Int]]
    private let edges: [(gain: Int64, a: Int, b: Int)]

    init(_ component: LinkageComponent, weights: ComponentWeights) {
        let count = component.records.count
        var weights = weights
        var edges: [(gain: Int64, a: Int, b: Int)] = []
        var neighbours = [[Int]](repeating: [], count: count)
        for ends in component.ends {
            let (a, b) = (Int(ends.0), Int(ends.1))
            guard let gain = weights.gain(a, b), gain >= 0 else { continue }
            edges.append((gain, a, b))
            neighbours[a].append(b)
            neighbours[b].append(a)
        }
        edges.sort { (-$0.gain, $0.a, $0.b) < (-$1.gain, $1.a, $1.b) }
        self.weights = weights
        self.edges = edges
        self.neighbours = neighbours
        clusterOf = Array(0..<count)
        members = (0..<count).map { [$0] }
    }

    /// Finds a good solution, and marks clusters a single step within the margin would change.
    mutating func solve(margin: Int64, passes: Int) -> PartitionSolution {
        agglomerate()
        var pass = 0
        while pass < passes, improve() {
            agglomerate()
            pass += 1
        }
        let unsure = clustersWithin(margin: margin)
        let order = members.indices.filter { !members[$0].isEmpty }
            .sorted { members[$0][0] < members[$1][0] }
        return PartitionSolution(
            groups: order.map { members[$0] }, ambiguous: order.map { unsure[$0] },
            total: order.reduce(0) { $0 + totalGain(of: $1) })
    }

    /// Total gain of having a record with others; nil if some pair is forbidden.
    mutating func attachment(of record: Int, to others: [Int], except: Int = -1) -> Int64? {
        var sum: Int64 = 0
        for other in others where other != except && other != record {
            guard let gain = weights.gain(record, other) else { return nil }
            sum += gain
        }
        return sum
    }

    private mutating func agglomerate() {
        for edge in edges {
            let (one, other) = (clusterOf[edge.a], clusterOf[edge.b])
            guard one != other, let gain = gainOfMerging(one, other), gain >= 0 else { continue }
            for record in members[other] { clusterOf[record] = one }
            members[one] = (members[one] + members[other]).sorted()
            members[other] = []
        }
    }

    private mutating func gainOfMerging(_ one: Int, _ other: Int) -> Int64? {
        var sum: Int64 = 0
        for record in members[one] {
            guard let gain = attachment(of: record, to: members[other]) else { return nil }
            sum += gain
        }
        return sum
    }

    private mutating func totalGain(of cluster: Int) -> Int64 {
        var sum: Int64 = 0
        for record in members[cluster] {
            let earlier = members[cluster].filter { $0 < record }
            sum += attachment(of: record, to: earlier) ?? 0
        }
        return sum
    }
}
