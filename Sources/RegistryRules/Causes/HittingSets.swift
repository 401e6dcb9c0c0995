/// Smallest sets of fields that have one in common with each of some sets: the smallest change that
/// could satisfy every rule broken.
///
/// Sets are bits, a bit a field. Exact: a depth-first search over the sets not yet hit, bounded by
/// the number of sets that share no field. Cost: at most the size of the sets to the power of the
/// answer's; records rarely break more than eight rules of up to four fields.
struct HittingSets {
    /// Without supersets of others: who hits the smaller one hits the larger one too.
    private let sets: [UInt32]
    private var found: Set<UInt32> = []
    private var steps = 0

    /// Answers of equal size are all found, up to this many.
    static let most = 64
    /// A search longer than this gives up and takes what it has, or the greedy answer.
    private static let longest = 4000

    /// All smallest hitting sets, in rising order of their bits. An empty set can't be hit and is
    /// passed over; no sets are hit by none.
    static func smallest(_ sets: [UInt32]) -> [UInt32] {
        var search = HittingSets(sets)
        return search.run()
    }

    private init(_ sets: [UInt32]) {
        let unique = Set(sets).subtracting([0]).sorted { left, right in
            (left.nonzeroBitCount, left) < (right.nonzeroBitCount, right)
        }
        var kept: [UInt32] = []
        for set in unique where !kept.contains(where: { $0 & set == $0 }) { kept.append(set) }
        self.sets = kept
    }

    private mutating func run() -> [UInt32] {
        if sets.isEmpty { return [0] }
        var size = apart
        while steps < Self.longest {
            extend(0, by: size)
            if !found.isEmpty { return found.sorted() }
            size += 1
        }
        return [greedy]
    }

    /// How many sets there are that share no field: no answer is smaller.
    private var apart: Int {
        var used: UInt32 = 0
        var count = 0
        for set in sets where set & used == 0 {
            used |= set
            count += 1
        }
        return count
    }

    private mutating func extend(_ chosen: UInt32, by room: Int) {
        steps += 1
        guard found.count < Self.most, steps < Self.longest else { return }
        guard let open = sets.first(where: { $0 & chosen == 0 }) else {
            found.insert(chosen)
            return
        }
        if room == 0 { return }
        var rest = open
        while rest != 0 {
            let bit = rest & (~rest &+ 1)
            rest &= rest - 1
            extend(chosen | bit, by: room - 1)
        }
    }

    /// The field that hits most, again and again.
    private var greedy: UInt32 {
        var chosen: UInt32 = 0
        var open = sets
        while !open.isEmpty {
            let bits = (0..<32).map { UInt32(1) << $0 }
            let best = bits.max { left, right in
                let (one, other) = (
                    open.count { $0 & left != 0 }, open.count { $0 & right != 0 }
                )
                return one == other ? left > right : one < other
            }
            chosen |= best ?? 1
            open.removeAll { $0 & chosen != 0 }
        }
        return chosen
    }
}
