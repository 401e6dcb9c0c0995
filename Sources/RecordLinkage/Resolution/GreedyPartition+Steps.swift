extension GreedyPartition {
    /// A change of one record's cluster.
    struct Step {
        let record: Int
        /// The cluster to move into; the record's own number of old if it is to stand alone.
        let target: Int
        /// A member of the target to make room; -1 if none.
        let displaced: Int
        /// The cluster the displaced member goes to; -1 if it is to stand alone.
        let refuge: Int
        /// What the step adds to the total.
        let gain: Int64
    }

    /// Takes the best gaining step of each record in turn; false if none gained.
    mutating func improve() -> Bool {
        var changed = false
        for record in clusterOf.indices {
            var best: Step?
            for step in steps(of: record) where step.gain > max(0, best?.gain ?? 0) {
                best = step
            }
            if let best {
                take(best)
                changed = true
            }
        }
        return changed
    }

    /// For each cluster, whether a step losing at most the margin would change it.
    mutating func clustersWithin(margin: Int64) -> [Bool] {
        var unsure = [Bool](repeating: false, count: members.count)
        for record in clusterOf.indices {
            for step in steps(of: record) where step.gain >= -margin {
                unsure[clusterOf[record]] = true
                unsure[step.target] = true
                if step.refuge >= 0 { unsure[step.refuge] = true }
            }
        }
        return unsure
    }

    /// The steps open to a record: to stand alone, or to join a neighbour's cluster.
    private mutating func steps(of record: Int) -> [Step] {
        let home = clusterOf[record]
        guard let held = attachment(of: record, to: members[home]) else { return [] }
        var found: [Step] = []
        if members[home].count > 1 {
            found.append(
                Step(
                    record: record, target: home, displaced: -1, refuge: -1, gain: -held))
        }
        for target in neighbourClusters(of: record, home: home) {
            if let joined = attachment(of: record, to: members[target]) {
                found.append(
                    Step(
                        record: record, target: target, displaced: -1, refuge: -1,
                        gain: joined - held))
            }
            for other in members[target] {
                found += displacements(of: other, by: record, held: held)
            }
        }
        return found
    }

    private func neighbourClusters(of record: Int, home: Int) -> [Int] {
        var clusters: [Int] = []
        for neighbour in neighbours[record] {
            let cluster = clusterOf[neighbour]
            if cluster != home, !clusters.contains(cluster) { clusters.append(cluster) }
        }
        return clusters
    }

    /// The steps by which a record takes another's place: the other goes to the record's old
    /// place, to a neighbour of its own, or stands alone. Pairings may thus shift along a chain.
    private mutating func displacements(
        of other: Int, by record: Int, held: Int64
    ) -> [Step] {
        let (home, target) = (clusterOf[record], clusterOf[other])
        guard let otherHeld = attachment(of: other, to: members[target]),
            let joined = attachment(of: record, to: members[target], except: other)
        else { return [] }
        let gain = joined - held - otherHeld
        var found: [Step] = []
        // With nobody else in the target, this would be the record standing alone.
        if members[target].count > 1 {
            found.append(
                Step(record: record, target: target, displaced: other, refuge: -1, gain: gain))
        }
        var refuges = neighbourClusters(of: other, home: target).filter { $0 != home }
        // An empty home is no refuge, and with both emptied the two would merely trade names.
        if members[home].count > 1 { refuges.append(home) }
        for refuge in refuges {
            if let taken = attachment(of: other, to: members[refuge], except: record) {
                found.append(
                    Step(
                        record: record, target: target, displaced: other, refuge: refuge,
                        gain: gain + taken))
            }
        }
        return found
    }

    private mutating func take(_ step: Step) {
        let home = clusterOf[step.record]
        members[home].removeAll { $0 == step.record }
        if step.target == home { return put(step.record, into: emptyCluster()) }
        if step.displaced >= 0 {
            members[step.target].removeAll { $0 == step.displaced }
            put(step.displaced, into: step.refuge >= 0 ? step.refuge : emptyCluster())
        }
        put(step.record, into: step.target)
    }

    private mutating func put(_ record: Int, into cluster: Int) {
        clusterOf[record] = cluster
        members[cluster].append(record)
        members[cluster].sort()
    }

    /// A cluster number without members; there is one, as clusters are as many as records.
    private mutating func emptyCluster() -> Int {
        if let free = members.firstIndex(where: \.isEmpty) { return free }
        members.append([])
        return members.count - 1
    }
}
