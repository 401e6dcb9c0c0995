/// Damerau–Levenshtein distance without restriction: swapped neighbours may be edited further.
///
/// Counts insertions, deletions, substitutions and swaps of neighbours: CA to ABC is 2, where
/// optimal string alignment says 3. A metric, unlike that. Works on Unicode scalars.
/// Cost: the product of the lengths, less what both begin and end with; memory by the length of one.
/// Source: Zhao & Sahni, Linear Space String Correction Algorithm Using the Damerau–Levenshtein
/// Distance, BMC Bioinformatics 21 (2020) suppl. 1, 4, after Lowrance & Wagner, An Extension of the
/// String-to-String Correction Problem, JACM 22 (1975) 177–183.
package enum DamerauLevenshtein {
    /// The number of edits between two texts.
    package static func distance(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Int {
        distance(Array(a).span, Array(b).span)
    }

    /// The number of edits between two texts.
    package static func distance(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        let shorter = min(a.count, b.count)
        var start = 0
        while start < shorter, a[start] == b[start] { start += 1 }
        var end = 0
        while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        return distanceOfCores(
            a.extracting(start..<(a.count - end)), b.extracting(start..<(b.count - end)))
    }

    /// Of texts that neither begin nor end alike.
    private static func distanceOfCores(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        let unreachable = Int32(max(a.count, b.count) + 1)
        // Rows have a cell before that of the empty text, which a swap may ask for.
        let width = b.count + 2
        var work = [Int32](repeating: unreachable, count: 4 * width + b.count)
        /// Where in `work` this row, the one before, and `beforeMatch` begin: for each column the cell
        /// that a swap ending there comes from, two columns left in the row before its last match.
        var (row, before) = (1, width + 1)
        let beforeMatch = 2 * width + 1
        // For each place of `b` where its character stands first, and by that place the last row in
        // which it stood in `a`.
        let (firsts, lastRows) = (3 * width, 3 * width + b.count)
        for j in b.indices {
            var first = 0
            while b[first] != b[j] { first += 1 }
            work[firsts + j] = Int32(truncatingIfNeeded: first)
            work[lastRows + j] = -1
            work[row + j + 1] = Int32(truncatingIfNeeded: j + 1)
        }
        work[row] = 0
        for i in 1...a.count {
            swap(&row, &before)
            var lastColumn = -1
            var twoAbove = work[row]
            var beforeSwap = unreachable
            work[row] = Int32(truncatingIfNeeded: i)
            for j in 1...b.count {
                let isEqual = a[i - 1] == b[j - 1]
                var least = min(
                    work[before + j - 1] + (isEqual ? 0 : 1),
                    min(work[row + j - 1], work[before + j]) + 1)
                if isEqual {
                    lastColumn = j
                    work[beforeMatch + j] = work[before + j - 2]
                    beforeSwap = twoAbove
                } else {
                    let lastRow = Int(work[lastRows + Int(work[firsts + j - 1])])
                    if j - lastColumn == 1 {
                        least = min(
                            least, work[beforeMatch + j] + Int32(truncatingIfNeeded: i - lastRow))
                    } else if i - lastRow == 1 {
                        least = min(
                            least, beforeSwap + Int32(truncatingIfNeeded: j - lastColumn))
                    }
                }
                twoAbove = work[row + j]
                work[row + j] = least
            }
            if lastColumn > 0 {
                work[lastRows + Int(work[firsts + lastColumn - 1])] = Int32(truncatingIfNeeded: i)
            }
        }
        return Int(work[row + b.count])
    }
}
