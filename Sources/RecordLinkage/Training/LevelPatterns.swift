/// Pattern counts laid out for estimation: the comparisons looked at, one row a pattern.
///
/// Rows stand in the patterns' fixed order, so that every sum over them is made in the same order
/// and comes out the same to the last bit.
struct LevelPatterns: Sendable {
    /// The comparisons looked at, as numbered in the comparison set.
    let places: [Int]
    /// How many rungs each of them has besides `missing`.
    let ladders: [Int]
    /// Where each comparison's rungs begin in a table of all rungs, `missing` included.
    let offsets: [Int]
    /// How many pairs show each pattern.
    let pairs: [Double]
    /// Row by row, the place in the table of all rungs that each comparison reaches.
    let entries: [Int32]

    init(_ counts: PatternCounts, comparisons: ComparisonSet, places: [Int]) {
        self.places = places
        let ladders = places.map { comparisons.comparisons[$0].levels.count - 1 }
        self.ladders = ladders
        var offsets: [Int] = []
        var next = 0
        for ladder in ladders {
            offsets.append(next)
            next += ladder + 1
        }
        self.offsets = offsets
        let sorted = counts.sorted
        pairs = sorted.map { Double($0.pairs) }
        var entries: [Int32] = []
        entries.reserveCapacity(sorted.count * places.count)
        for entry in sorted {
            for (column, place) in places.enumerated() {
                entries.append(Int32(offsets[column] + entry.levels[place]))
            }
        }
        self.entries = entries
    }

    /// How many entries the table of all rungs has.
    var tableSize: Int { (offsets.last ?? 0) + (ladders.last.map { $0 + 1 } ?? 0) }

    /// How many pairs there are.
    var total: Double { pairs.reduce(0, +) }

    /// Lays ladders without `missing` end to end as a table, through a function; `missing` is 0.
    func table(_ ladders: [[Double]], _ transform: (Double) -> Double) -> [Double] {
        var table: [Double] = []
        table.reserveCapacity(tableSize)
        for ladder in ladders {
            table.append(0)
            for value in ladder { table.append(transform(value)) }
        }
        return table
    }

    /// Cuts a table of all rungs into ladders without `missing`.
    func ladders(of table: [Double]) -> [[Double]] {
        zip(offsets, ladders).map { offset, ladder in
            Array(table[(offset + 1)..<(offset + 1 + ladder)])
        }
    }

    /// How many pairs reach each rung; `missing` is left out.
    func rungCounts() -> [[Double]] {
        var table = [Double](repeating: 0, count: tableSize)
        for row in pairs.indices {
            for column in places.indices {
                table[Int(entries[row * places.count + column])] += pairs[row]
            }
        }
        return ladders(of: table)
    }
}
