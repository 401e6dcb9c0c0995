/// The sets of q neighbouring characters of texts, and how far two sets overlap.
///
/// Source: Ukkonen, Approximate String-Matching with q-Grams and Maximal Matches,
/// Theoretical Computer Science 92 (1992) 191–211; Jaccard (1901) for the measure.
package struct QGrams: Sendable, Hashable {
    /// Three 21-bit characters fit a 64-bit gram without collision.
    package static let sizes = 1...3
    /// Beyond the last Unicode scalar, so no text contains it.
    private static let padding: UInt64 = 0x1F_FFFF

    /// Characters in a gram.
    package let size: Int
    /// Whether q − 1 blanks are set before and after, so that first and last characters count
    /// as much as others.
    package let isPadded: Bool

    /// Nil when the size isn't 1, 2 or 3.
    package init?(size: Int, isPadded: Bool = false) {
        guard Self.sizes.contains(size) else { return nil }
        self.size = size
        self.isPadded = isPadded
    }

    /// Every distinct gram of a text, ascending. A text shorter than a gram is its own only gram.
    package func grams(of text: Span<UInt32>) -> [UInt64] {
        guard !text.isEmpty else { return [] }
        let blanks = isPadded ? size - 1 : 0
        let last = max(text.count + blanks - size, -blanks)
        var grams: [UInt64] = []
        for start in (-blanks)...last {
            var gram: UInt64 = 0
            for place in start..<(start + size) {
                let isInside = text.indices.contains(place)
                gram = gram << 21 | (isInside ? UInt64(text[place]) : Self.padding)
            }
            grams.append(gram)
        }
        grams.sort()
        var distinct: [UInt64] = []
        for gram in grams where gram != distinct.last { distinct.append(gram) }
        return distinct
    }

    /// Shared grams over all grams of two texts: 1 for equal sets, 0 for nothing shared.
    package func jaccard(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
        if a.isEmpty && b.isEmpty { return 1 }
        var lists = KeyListColumn()
        lists.append(grams(of: a))
        lists.append(grams(of: b))
        return Self.jaccard(lists, 0, 1)
    }

    /// The overlap of two lists of grams; 1 for two empty lists.
    static func jaccard(_ lists: KeyListColumn, _ a: Int, _ b: Int) -> Double {
        let shared = lists.sharedCount(a, b)
        let all = lists.range(of: a).count + lists.range(of: b).count - shared
        return all == 0 ? 1 : Double(shared) / Double(all)
    }
}
