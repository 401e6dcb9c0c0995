/// Damerau–Levenshtein distance without restriction: swapped neighbours may be edited further.
///
/// Counts insertions, deletions, substitutions and swaps of neighbours: CA to ABC is 2, where
/// optimal string alignment says 3. A metric, unlike that. Works on Unicode scalars.
/// Cost: the product of the lengths, and that much memory.
/// Source: Lowrance & Wagner, An Extension of the String-to-String Correction Problem,
/// JACM 22 (1975) 177–183.
package enum DamerauLevenshtein {
    /// The number of edits between two texts.
    package static func distance(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Int {
        distance(Array(a).span, Array(b).span)
    }

    /// The number of edits between two texts.
    package static func distance(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        let kinds = firstPlaces(b)
        // Row and column 0 bound what a swap can reach; row and column 1 are empty texts.
        let width = b.count + 2
        let unreachable = a.count + b.count
        var cells = [Int](repeating: unreachable, count: (a.count + 2) * width)
        for i in 0...a.count { cells[(i + 1) * width + 1] = i }
        for j in 0...b.count { cells[width + j + 1] = j }
        // The last row of `a` in which each character of `b` stood, by the character's first place.
        var lastRow = [Int](repeating: 0, count: b.count)
        for i in 1...a.count {
            var lastColumn = 0
            for j in 1...b.count {
                let (row, column) = (lastRow[kinds[j - 1]], lastColumn)
                let isEqual = a[i - 1] == b[j - 1]
                let above = i * width + j
                let swap = cells[row * width + column] + (i - row - 1) + 1 + (j - column - 1)
                cells[above + width + 1] = min(
                    cells[above] + (isEqual ? 0 : 1),
                    min(cells[above + 1], cells[above + width]) + 1, swap)
                if isEqual { lastColumn = j }
            }
            if lastColumn > 0 { lastRow[kinds[lastColumn - 1]] = i }
        }
        return cells[cells.count - 1]
    }

    /// For each place, where its character stands first.
    private static func firstPlaces(_ text: Span<UInt32>) -> [Int] {
        var places: [Int] = []
        for j in text.indices {
            var first = 0
            while text[first] != text[j] { first += 1 }
            places.append(first)
        }
        return places
    }
}
