import RegistryModel

/// Shares out the records that rules have to see in full, so that few are read again at a time.
///
/// Records that share a key some rule goes by stay together, however many they are. Memory: 12
/// bytes a record shared out, and 16 while a key is compared.
struct SuspectBatches {
    /// Records of a batch, if those that belong together are fewer.
    static let size = 100_000

    /// The rows of each search, with the keys it ties them by.
    let found: [(rows: RowSet, ties: [SharedKey])]
    let source: SourceKeys
    var limit = Self.size

    var all: [RowSet] {
        var union = RowSet(count: source.count)
        for own in found { union.formUnion(own.rows) }
        let rows = union.elements(in: 0..<source.count)
        if rows.isEmpty { return [] }
        return rows.count <= limit ? [union] : split(rows)
    }

    private func split(_ rows: [Int]) -> [RowSet] {
        var groups = DisjointSets(count: rows.count)
        for family in Set(found.flatMap(\.ties).map(\.family)) { tie(rows, family, &groups) }
        var sizes = [Int32](repeating: 0, count: rows.count)
        for place in rows.indices { sizes[groups.root(of: place)] += 1 }
        var batchOfRoot = [Int32](repeating: -1, count: rows.count)
        var batches: [RowSet] = []
        var filled = limit
        for (place, row) in rows.enumerated() {
            let root = groups.root(of: place)
            if batchOfRoot[root] < 0 {
                if filled > 0, filled + Int(sizes[root]) > limit {
                    batches.append(RowSet(count: source.count))
                    filled = 0
                }
                filled += Int(sizes[root])
                batchOfRoot[root] = Int32(batches.count - 1)
            }
            batches[Int(batchOfRoot[root])].insert(row)
        }
        return batches
    }

    private func tie(_ rows: [Int], _ family: SharedKey, _ groups: inout DisjointSets) {
        var holders: [(key: UInt64, place: Int)] = []
        for key in SharedKey.allCases where key.family == family {
            var tied = RowSet(count: source.count)
            for own in found where own.ties.contains(key) { tied.formUnion(own.rows) }
            var place = 0
            source.forEach(key) { row, value in
                guard place < rows.count, rows[place] == row else { return }
                if value != 0, tied.contains(row) { holders.append((value, place)) }
                place += 1
            }
        }
        holders.sort { $0.key < $1.key }
        for index in holders.indices.dropFirst() where holders[index].key == holders[index - 1].key
        {
            groups.unite(holders[index].place, holders[index - 1].place)
        }
    }
}

/// Union–find with path halving.
private struct DisjointSets {
    private var parents: [Int32]

    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    mutating func root(of place: Int) -> Int {
        var place = place
        while Int(parents[place]) != place {
            parents[place] = parents[Int(parents[place])]
            place = Int(parents[place])
        }
        return place
    }

    mutating func unite(_ one: Int, _ other: Int) {
        let (left, right) = (root(of: one), root(of: other))
        parents[max(left, right)] = Int32(min(left, right))
    }
}
