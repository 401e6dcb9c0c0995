/// Disjoint sets of records, for connected components.
///
/// Union by size with path halving: near-constant amortised time an operation, 8 bytes a record.
/// Source: Tarjan & van Leeuwen, Worst-case Analysis of Set Union Algorithms,
/// JACM 31 (1984) 245–281.
package struct UnionFind: Sendable {
    private var parent: [RecordIndex]
    private var size: [RecordIndex]

    /// Starts with every element in a set of its own.
    package init(count: Int) {
        parent = (0..<RecordIndex(count)).map { $0 }
        size = [RecordIndex](repeating: 1, count: count)
    }

    /// The element that stands for the set of `element`; it depends on the order of unions.
    package mutating func root(of element: RecordIndex) -> RecordIndex {
        var current = element
        while parent[Int(current)] != current {
            let grandparent = parent[Int(parent[Int(current)])]
            parent[Int(current)] = grandparent
            current = grandparent
        }
        return current
    }

    /// Joins two sets; false if they were one already.
    @discardableResult
    package mutating func union(_ a: RecordIndex, _ b: RecordIndex) -> Bool {
        var large = root(of: a)
        var small = root(of: b)
        guard large != small else { return false }
        if size[Int(large)] < size[Int(small)] { swap(&large, &small) }
        parent[Int(small)] = large
        size[Int(large)] += size[Int(small)]
        return true
    }

    /// How many elements the set of `element` has.
    package mutating func setSize(of element: RecordIndex) -> Int {
        Int(size[Int(root(of: element))])
    }
}
