import RecordLinkage
import RegistryModel

/// One birth that the sources together speak of.
struct BelievedBirth {
    /// Positions in the population, in canonical order: the registry's record leads.
    let members: [Int]
    /// Probability of the weakest link; nil for a single record.
    let matchProbability: Double?
    /// Another assignment of records to births is as good, as with unnamed twins of one sex.
    let isAmbiguous: Bool
    /// More records than births: this may be a birth that already has its registry record.
    var isSurplus = false
    /// Another birth of the same confinement is in the registry.
    var hasReportedTwin = false
}

/// Decides confinements as a whole: same mother, same days, as many births as the best source says.
///
/// Registry records and outside records of one confinement that weights left apart (a wrong sex and
/// a wrong number make two twins of one child) are one birth when both would otherwise stand alone.
/// What then exceeds the number of births the best source knows is never called missing.
struct ConfinementReconciliation {
    let clusters: BirthClusters

    private var births: [StandardBirth] { clusters.population.births }

    func believedBirths() -> [BelievedBirth] {
        let groups = confinements()
        var believed: [BelievedBirth] = []
        for group in groups {
            believed.append(
                contentsOf: group.count == 1 ? [single(group[0])] : reconcile(group))
        }
        return believed
    }

    private func single(_ cluster: Int) -> BelievedBirth {
        let cluster = clusters.result.clusters[cluster]
        return BelievedBirth(
            members: cluster.members.map(Int.init), matchProbability: cluster.matchProbability,
            isAmbiguous: cluster.isAmbiguous)
    }

    private func hasRegistry(_ birth: BelievedBirth) -> Bool {
        births[birth.members[0]].isRegistry
    }

    private func reconcile(_ group: [Int]) -> [BelievedBirth] {
        let all = group.map(single)
        var whole = all.filter { hasRegistry($0) && $0.members.count > 1 }
        var reported = all.filter { hasRegistry($0) && $0.members.count == 1 }
        var found = all.filter { !hasRegistry($0) }
        let births = birthCount(all)
        while let (left, right) = bestJoin(reported, found) {
            whole.append(join(reported[left], found[right]))
            reported.remove(at: left)
            found.remove(at: right)
        }
        let inRegistry = whole.count + reported.count
        var surplus = inRegistry + found.count - births
        // The weakest evidence is the likeliest to be a second trace of a known birth.
        found.sort { strength($0) > strength($1) }
        for index in found.indices.reversed() where surplus > 0 && (inRegistry > 0 || index > 0) {
            found[index].isSurplus = true
            surplus -= 1
        }
        let reportedMothers = Set((whole + reported).flatMap(mothers))
        for index in found.indices {
            found[index].hasReportedTwin = !mothers(found[index]).isDisjoint(with: reportedMothers)
        }
        return whole + reported + found
    }

    private func mothers(_ birth: BelievedBirth) -> Set<UInt64> {
        Set(birth.members.compactMap { births[$0].motherID?.rawValue })
    }

    private func strength(_ birth: BelievedBirth) -> Int {
        Set(birth.members.compactMap { births[$0].chain }).count * 100 + birth.members.count
    }

    private func join(_ reported: BelievedBirth, _ found: BelievedBirth) -> BelievedBirth {
        let weight = bestWeight(reported, found)
        return BelievedBirth(
            members: reported.members + found.members,
            matchProbability: probability(log2Weight: weight), isAmbiguous: false)
    }

    private func bestJoin(
        _ reported: [BelievedBirth], _ found: [BelievedBirth]
    ) -> (Int, Int)? {
        var best: (Int, Int, Double)?
        for left in reported.indices {
            for right in found.indices {
                let weight = bestWeight(reported[left], found[right])
                if weight > best?.2 ?? -.infinity { best = (left, right, weight) }
            }
        }
        return best.map { ($0.0, $0.1) }
    }

    private func bestWeight(_ left: BelievedBirth, _ right: BelievedBirth) -> Double {
        var best = -Double.infinity
        for a in left.members {
            for b in right.members { best = max(best, clusters.scorer.log2Weight(a, b)) }
        }
        return best
    }

    /// The number of births the best source knows: rows of one source, or a stated plurality.
    private func birthCount(_ all: [BelievedBirth]) -> Int {
        var rows: [UInt8: Int] = [:]
        var plurality = 1
        for birth in all {
            for member in birth.members {
                rows[clusters.population.linkage.sourceOf[member], default: 0] += 1
                plurality = max(plurality, births[member].plurality ?? 1)
            }
        }
        return max(plurality, rows.values.max() ?? 1)
    }

    // MARK: Which clusters are of one confinement

    private func confinements() -> [[Int]] {
        let list = clusters.result.clusters
        var groups = UnionFind(count: list.count)
        var byNumber: [(key: UInt64, day: Int32, cluster: Int)] = []
        var byName: [(key: UInt64, day: Int32, cluster: Int)] = []
        for (index, cluster) in list.enumerated() {
            for member in cluster.members {
                let birth = births[Int(member)]
                guard let day = birth.day?.number else { continue }
                if let id = birth.motherID { byNumber.append((id.rawValue, day, index)) }
                if let name = birth.motherName, let village = birth.village {
                    let key = BirthBlocking.mix(name.soundHash, village.rawValue)
                    byName.append((key, day, index))
                }
            }
        }
        join(&byNumber, withinDays: 2, &groups) { _, _ in true }
        join(&byName, withinDays: 1, &groups) { lacksMotherID($0) || lacksMotherID($1) }
        return sets(of: &groups, count: list.count)
    }

    /// Each set ascending, sets by their first member, whichever element stands for a set.
    private func sets(of groups: inout UnionFind, count: Int) -> [[Int]] {
        var placeOfRoot: [RecordIndex: Int] = [:]
        var sets: [[Int]] = []
        for index in 0..<count {
            let root = groups.root(of: RecordIndex(index))
            if let place = placeOfRoot[root] {
                sets[place].append(index)
            } else {
                placeOfRoot[root] = sets.count
                sets.append([index])
            }
        }
        return sets
    }

    private func lacksMotherID(_ cluster: Int) -> Bool {
        clusters.result.clusters[cluster].members.allSatisfy {
            births[Int($0)].motherID == nil
        }
    }

    private func join(
        _ entries: inout [(key: UInt64, day: Int32, cluster: Int)], withinDays: Int32,
        _ groups: inout UnionFind, if areOne: (Int, Int) -> Bool
    ) {
        entries.sort { ($0.key, $0.day, $0.cluster) < ($1.key, $1.day, $1.cluster) }
        for index in entries.indices.dropFirst() {
            let earlier = entries[index - 1]
            let later = entries[index]
            if earlier.key == later.key, later.day - earlier.day <= withinDays,
                areOne(earlier.cluster, later.cluster)
            {
                groups.union(RecordIndex(earlier.cluster), RecordIndex(later.cluster))
            }
        }
    }
}
