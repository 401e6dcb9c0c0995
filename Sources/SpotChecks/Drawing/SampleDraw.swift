import RegistryModel

/// Draws samples. Pure: the same units and seed give the same sample, in whatever order the units come.
///
/// Every unit gets a number by a keyed hash of its identity; those with the smallest numbers are
/// drawn, which is a simple random sample without replacement. Cost: one hash a unit and a sort.
package struct SampleDraw: Sendable {
    private let order: KeyedHash
    private let villages: KeyedHash

    package init(seed: UInt64) {
        order = KeyedHash(seed: seed, purpose: "units")
        villages = KeyedHash(seed: seed, purpose: "villages")
    }

    // MARK: Designs

    /// Everything, by village.
    package func all(_ units: [FrameUnit]) throws(DrawFailure) -> DrawnSample {
        let groups = try grouped(units, by: \.village)
        return sample(groups.map { ($0.id, $0.positions, $0.positions.count, 1, nil) }, units)
    }

    package func simple(_ units: [FrameUnit], size: Int) throws(DrawFailure) -> DrawnSample {
        let positions = Array(units.indices)
        guard !positions.isEmpty else { throw .emptyFrame }
        return sample([("all", positions, min(size, positions.count), 1, nil)], units)
    }

    package func stratified(
        _ units: [FrameUnit], size: Int, by strata: SampleStrata, _ allocation: Allocation
    ) throws(DrawFailure) -> DrawnSample {
        let groups = try grouped(units, by: strata == .village ? \.village : \.township)
        let sizes = try allocation.sizes(
            size,
            groups.map { group in
                Allocation.Stratum(
                    units: group.positions.count,
                    flagged: group.positions.count { units[$0].isFlagged })
            })
        return sample(
            zip(groups, sizes).map { ($0.id, $0.positions, $1, 1, nil) }, units)
    }

    /// Each village is a lot, of which `plan` says how many to check and how many may be wrong.
    package func lots(
        _ units: [FrameUnit], plan: (Int) throws(DrawFailure) -> LotChecks
    ) throws(DrawFailure) -> DrawnSample {
        var parts: [Part] = []
        for group in try grouped(units, by: \.village) {
            let checks = try plan(group.positions.count)
            parts.append(
                (group.id, group.positions, min(checks.size, group.positions.count), 1, checks))
        }
        return sample(parts, units)
    }

    /// Villages by randomised systematic sampling with probability proportional to their units,
    /// without replacement; then `size` units, equally many in each.
    ///
    /// A village larger than the interval is taken with certainty, and the rest drawn anew. Source:
    /// Hartley & Rao, *Annals of Mathematical Statistics* 33 (1962) 350–374.
    package func proportional(
        _ units: [FrameUnit], size: Int, clusters: Int
    ) throws(DrawFailure) -> DrawnSample {
        let groups = try grouped(units, by: \.village)
        guard clusters <= groups.count else {
            throw .tooManyClusters(asked: clusters, villages: groups.count)
        }
        guard size >= clusters else { throw .tooSmall(size: size, groups: clusters) }
        let chosen = drawn(groups, clusters)
        let most = chosen.map(\.group.positions.count)
        let sizes = Allocation.divided(
            min(size, most.reduce(0, +)), by: chosen.map { _ in 1 }, least: chosen.map { _ in 1 },
            most: most)
        return sample(
            zip(chosen, sizes).map { ($0.group.id, $0.group.positions, $1, $0.inclusion, nil) },
            units)
    }

    // MARK: Parts

    /// A group, its units, how many of them to draw, its own probability, and how it is judged.
    private typealias Part = (
        id: String, positions: [Int], size: Int, inclusion: Double, checks: LotChecks?
    )

    private struct Group {
        let id: String
        let positions: [Int]
    }

    private func grouped(
        _ units: [FrameUnit], by id: (FrameUnit) -> String
    ) throws(DrawFailure) -> [Group] {
        guard !units.isEmpty else { throw .emptyFrame }
        var members: [String: [Int]] = [:]
        for (position, unit) in units.enumerated() {
            members[id(unit), default: []].append(position)
        }
        return members.sorted { $0.key < $1.key }.map { Group(id: $0.key, positions: $0.value) }
    }

    private func sample(_ parts: [Part], _ units: [FrameUnit]) -> DrawnSample {
        var groups: [SampleGroup] = []
        var drawn: [DrawnUnit] = []
        for part in parts {
            let inclusion =
                part.inclusion * Double(part.size) / Double(max(1, part.positions.count))
            groups.append(
                SampleGroup(
                    id: part.id, units: part.positions.count, drawn: part.size,
                    inclusion: part.inclusion, accept: part.checks?.accept,
                    letter: part.checks?.letter.map(String.init)))
            drawn += first(part.size, of: part.positions, units).map {
                DrawnUnit(position: $0, group: part.id, inclusion: inclusion)
            }
        }
        return DrawnSample(groups: groups, units: drawn)
    }

    private func first(_ size: Int, of positions: [Int], _ units: [FrameUnit]) -> [Int] {
        let numbered = positions.map { (number: order.value(of: units[$0].key), position: $0) }
        let sorted = numbered.sorted { left, right in
            (left.number, units[left.position].key) < (right.number, units[right.position].key)
        }
        return sorted.prefix(size).map(\.position)
    }

    private func drawn(
        _ groups: [Group], _ clusters: Int
    ) -> [(group: Group, inclusion: Double)] {
        var rest = groups.sorted { left, right in
            (villages.value(of: left.id), left.id) < (villages.value(of: right.id), right.id)
        }
        var certain: [Group] = []
        var left = clusters
        while left > 0 {
            let interval = Double(rest.reduce(0) { $0 + $1.positions.count }) / Double(left)
            // Never more than are left to draw: together they fill as many intervals.
            let large = rest.filter { Double($0.positions.count) >= interval }
            if large.isEmpty { break }
            certain += large
            left -= large.count
            rest.removeAll { Double($0.positions.count) >= interval }
        }
        let chosen = certain.map { (group: $0, inclusion: 1.0) } + systematic(rest, left)
        return chosen.sorted { $0.group.id < $1.group.id }
    }

    private func systematic(
        _ groups: [Group], _ count: Int
    ) -> [(group: Group, inclusion: Double)] {
        guard count > 0 else { return [] }
        let interval = Double(groups.reduce(0) { $0 + $1.positions.count }) / Double(count)
        let start = villages.fraction(of: "start") * interval
        var chosen: [(group: Group, inclusion: Double)] = []
        var sum = 0.0
        for group in groups where chosen.count < count {
            sum += Double(group.positions.count)
            if start + Double(chosen.count) * interval < sum {
                chosen.append((group, Double(group.positions.count) / interval))
            }
        }
        // Sums of whole numbers are exact, so the last point lies before the end.
        return chosen
    }
}

/// How many units of a lot are checked, and how many may be wrong.
package struct LotChecks: Sendable, Hashable {
    package let size: Int
    package let accept: Int
    package let letter: Character?

    package init(size: Int, accept: Int, letter: Character? = nil) {
        self.size = size
        self.accept = accept
        self.letter = letter
    }
}
