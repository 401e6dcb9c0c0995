/// Damerau–Levenshtein distance in its restricted form, optimal string alignment.
///
/// Counts insertions, deletions, substitutions and swaps of neighbours, no part being edited
/// twice: CA to ABC is 3, not 2. Works on characters (Unicode scalars), never bytes.
/// Cost: one machine word a character of the longer text while the shorter has at most 64
/// characters; their product beyond.
/// Source: Damerau, CACM 7 (1964) 171–176; Hyyrö, A Bit-Vector Algorithm for Computing
/// Levenshtein and Damerau Edit Distances, Nordic J. Computing 10 (2003) 29–39.
package enum OptimalStringAlignment {
    /// The number of edits between two texts.
    package static func distance(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Int {
        distance(Array(a).span, Array(b).span)
    }

    /// The number of edits between two texts.
    package static func distance(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        if a.count > b.count { return distance(b, a) }
        if a.isEmpty { return b.count }
        return a.count <= 64 ? bitParallel(a, b) : rowByRow(a, b)
    }

    /// One less the distance over the longer length: 1 for equal texts, 0 for nothing in common.
    package static func similarity(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Double {
        let longest = max(a.count, b.count)
        return longest == 0 ? 1 : 1 - Double(distance(a, b)) / Double(longest)
    }

    private static func bitParallel(_ pattern: Span<UInt32>, _ text: Span<UInt32>) -> Int {
        if pattern.count <= CharacterMasks.scanned {
            return columns(pattern, text, Span(), Span())
        }
        let table = CharacterMasks(of: pattern)
        return columns(pattern, text, table.characters.span, table.masks.span)
    }

    /// Columns of the edit matrix as bit vectors of differences, names as in Hyyrö's paper.
    @inline(__always)
    private static func columns(
        _ pattern: Span<UInt32>, _ text: Span<UInt32>, _ characters: Span<UInt32>,
        _ masks: Span<UInt64>
    ) -> Int {
        let last = UInt64(1) << UInt64(pattern.count - 1)
        var vp = UInt64.max
        var vn: UInt64 = 0
        var d0: UInt64 = 0
        var previous: UInt64 = 0
        var distance = pattern.count
        for place in text.indices {
            let matches = CharacterMasks.places(
                of: text[place], in: pattern, characters, masks)
            let swaps = ((~d0 & matches) << 1) & previous
            d0 = (((matches & vp) &+ vp) ^ vp) | matches | vn | swaps
            var hp = vn | ~(d0 | vp)
            var hn = d0 & vp
            if hp & last != 0 { distance += 1 }
            if hn & last != 0 { distance -= 1 }
            hp = (hp << 1) | 1
            hn <<= 1
            vp = hn | ~(d0 | hp)
            vn = hp & d0
            previous = matches
        }
        return distance
    }

    private static func rowByRow(
        _ a: Span<UInt32>, _ b: Span<UInt32>
    ) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        var row = beforeLast
        for i in 1...a.count {
            row[0] = i
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[b.count]
    }
}
