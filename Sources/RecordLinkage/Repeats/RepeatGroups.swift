/// Groups of records that repeat each other, each called by its first record, its head.
struct RepeatGroups: Sendable {
    /// By their heads' canonical places; members in canonical order.
    let all: [RecordCluster]
    private let groupOf: [RecordIndex: Int]

    init(_ groups: [RecordCluster]) {
        all = groups
        var groupOf: [RecordIndex: Int] = [:]
        for (number, group) in groups.enumerated() {
            for record in group.members { groupOf[record] = number }
        }
        self.groupOf = groupOf
    }

    /// Whether a record repeats another.
    func contains(_ record: RecordIndex) -> Bool { groupOf[record] != nil }

    /// What a record is called by: its group's first, or itself.
    func head(_ record: RecordIndex) -> RecordIndex {
        groupOf[record].map { all[$0].members[0] } ?? record
    }

    /// Whether something holds for any two members of the groups of two heads.
    func anyPair(_ a: Int, _ b: Int, _ holds: (Int, Int) -> Bool) -> Bool {
        let (left, right) = (members(a), members(b))
        if left.count == 1, right.count == 1 { return holds(a, b) }
        return left.contains { x in right.contains { holds(Int(x), Int($0)) } }
    }

    /// The two members of the groups of two heads that weigh most, and what they weigh.
    func best(
        _ a: Int, _ b: Int, _ score: (Int, Int) -> Double
    ) -> (a: Int, b: Int, weight: Double) {
        let (left, right) = (members(a), members(b))
        if left.count == 1, right.count == 1 { return (a, b, score(a, b)) }
        var best = (a: a, b: b, weight: -Double.infinity)
        for x in left {
            for y in right {
                // A weight that is no number is greater than none, and is left out.
                let weight = score(Int(x), Int(y))
                if weight > best.weight { best = (Int(x), Int(y), weight) }
            }
        }
        return best
    }

    private func members(_ record: Int) -> [RecordIndex] {
        let record = RecordIndex(record)
        return groupOf[record].map { all[$0].members } ?? [record]
    }

    /// Pairs of heads in place of pairs of records, each once.
    func folded(_ pairs: [ScoredPair], score: (Int, Int) -> Double) -> [ScoredPair] {
        var folded: [ScoredPair] = []
        var seen: Set<[RecordIndex]> = []
        for pair in pairs {
            guard contains(pair.a) || contains(pair.b) else {
                folded.append(pair)
                continue
            }
            let (a, b) = (head(pair.a), head(pair.b))
            guard seen.insert([min(a, b), max(a, b)]).inserted else { continue }
            folded.append(
                ScoredPair(
                    a: a, b: b, log2Weight: score(Int(a), Int(b)), rule: pair.rule,
                    levels: pair.levels))
        }
        return folded
    }

    /// A cluster of heads as one of all their groups' records.
    ///
    /// - Parameter edges: matching pairs of grouped records, by their heads.
    func unfolded(
        _ cluster: RecordCluster, edges: [RecordIndex: [ScoredPair]],
        _ population: LinkagePopulation
    ) -> RecordCluster {
        let own = cluster.members.compactMap { groupOf[$0].map { all[$0] } }
        if own.isEmpty { return cluster }
        let members = Set(cluster.members.flatMap { self.members(Int($0)) })
        var pairs = Set(cluster.supportingEdges.filter { !contains($0.a) && !contains($0.b) })
        for group in own {
            pairs.formUnion(group.supportingEdges)
            pairs.formUnion(
                (edges[group.members[0]] ?? []).filter {
                    members.contains($0.a) && members.contains($0.b)
                })
        }
        func weakest(_ value: (RecordCluster) -> Double?) -> Double? {
            ([cluster] + own).compactMap(value).min()
        }
        return RecordCluster(
            members: members.sorted(by: population.precedes),
            supportingEdges: pairs.sorted {
                (population.rank[Int($0.a)], population.rank[Int($0.b)])
                    < (population.rank[Int($1.a)], population.rank[Int($1.b)])
            },
            totalLog2Weight: own.reduce(cluster.totalLog2Weight) { $0 + $1.totalLog2Weight },
            lowestPairLog2Weight: weakest(\.lowestPairLog2Weight),
            weakestLinkLog2Weight: weakest(\.weakestLinkLog2Weight),
            isExact: cluster.isExact && own.allSatisfy(\.isExact),
            isAmbiguous: cluster.isAmbiguous || own.contains(where: \.isAmbiguous))
    }
}
