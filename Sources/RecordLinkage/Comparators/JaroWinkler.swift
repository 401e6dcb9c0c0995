/// Jaro and Jaro–Winkler similarity of short texts such as names.
///
/// Between 0 (nothing in common) and 1 (equal); two empty texts are equal. Works on characters
/// (Unicode scalars), never bytes. Cost: lengths times the window, half the longer length.
/// Source: Jaro, JASA 84 (1989) 414–420; Winkler, String Comparator Metrics and Enhanced
/// Decision Rules in the Fellegi–Sunter Model, Proc. Survey Research Methods, ASA (1990) 354–359.
package enum JaroWinkler {
    private typealias Scalars = UnsafeBufferPointer<UInt32>
    private typealias Flags = UnsafeMutableBufferPointer<UInt64>

    /// Winkler raises similarities above this only.
    private static let boostThreshold = 0.7
    private static let prefixScale = 0.1
    private static let longestPrefix = 4

    /// Jaro similarity raised for a common beginning, as in the Census Bureau's program.
    package static func similarity(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Double {
        withScalars(of: a, b) { a, b in
            let similarity = jaro(a, b)
            guard similarity > boostThreshold else { return similarity }
            let prefix = zip(a, b).prefix(longestPrefix).prefix { $0 == $1 }.count
            return similarity + Double(prefix) * prefixScale * (1 - similarity)
        }
    }

    /// Jaro similarity: common characters near the same place, less half the transpositions.
    package static func jaro(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Double {
        withScalars(of: a, b) { a, b in jaro(a, b) }
    }

    private static func jaro(_ a: Scalars, _ b: Scalars) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return a.isEmpty && b.isEmpty ? 1 : 0 }
        let words = (a.count + 63) / 64
        return withUnsafeTemporaryAllocation(
            of: UInt64.self, capacity: words + (b.count + 63) / 64
        ) { flags in
            flags.initialize(repeating: 0)
            let inA = Flags(rebasing: flags[..<words])
            let inB = Flags(rebasing: flags[words...])
            let common = markCommon(a, b, inA: inA, inB: inB)
            guard common > 0 else { return 0 }
            let swapped = transposed(a, b, inA: inA, inB: inB)
            let matches = Double(common)
            return
                (matches / Double(a.count) + matches / Double(b.count)
                + (matches - Double(swapped / 2)) / matches) / 3
        }
    }

    /// Marks each character of `a` with the first free equal of `b` in the window; counts them.
    private static func markCommon(
        _ a: Scalars, _ b: Scalars, inA: Flags, inB: Flags
    ) -> Int {
        let window = max(0, max(a.count, b.count) / 2 - 1)
        var common = 0
        for i in a.indices {
            let first = max(0, i - window)
            let end = min(b.count, i + window + 1)
            guard first < end else { break }
            for j in first..<end where a[i] == b[j] && !isSet(inB, j) {
                set(inA, i)
                set(inB, j)
                common += 1
                break
            }
        }
        return common
    }

    /// How many common characters stand in another order: twice the transpositions.
    private static func transposed(_ a: Scalars, _ b: Scalars, inA: Flags, inB: Flags) -> Int {
        var j = 0
        var count = 0
        for i in a.indices where isSet(inA, i) {
            while !isSet(inB, j) { j += 1 }
            if a[i] != b[j] { count += 1 }
            j += 1
        }
        return count
    }

    private static func isSet(_ flags: Flags, _ place: Int) -> Bool {
        flags[place >> 6] & (1 << UInt64(place & 63)) != 0
    }

    private static func set(_ flags: Flags, _ place: Int) {
        flags[place >> 6] |= 1 << UInt64(place & 63)
    }
}
