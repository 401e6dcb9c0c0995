/// Jaro and Jaro–Winkler similarity of short texts such as names.
///
/// Between 0 (nothing in common) and 1 (equal); two empty texts are equal. Works on characters
/// (Unicode scalars), never bytes. Cost: lengths times the window, half the longer length; no
/// memory is taken while both texts have at most 64 characters.
/// Source: Jaro, JASA 84 (1989) 414–420; Winkler, String Comparator Metrics and Enhanced
/// Decision Rules in the Fellegi–Sunter Model, Proc. Survey Research Methods, ASA (1990) 354–359.
package enum JaroWinkler {
    /// Winkler raises similarities above this only.
    private static let boostThreshold = 0.7
    private static let prefixScale = 0.1
    private static let longestPrefix = 4

    /// Jaro similarity raised for a common beginning, as in the Census Bureau's program.
    package static func similarity(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Double {
        similarity(Array(a).span, Array(b).span)
    }

    /// Jaro similarity raised for a common beginning, as in the Census Bureau's program.
    package static func similarity(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
        raised(jaro(a, b), a, b)
    }

    /// Jaro similarity: common characters near the same place, less half the transpositions.
    package static func jaro(
        _ a: some Collection<UInt32>, _ b: some Collection<UInt32>
    ) -> Double {
        jaro(Array(a).span, Array(b).span)
    }

    /// Jaro similarity: common characters near the same place, less half the transpositions.
    package static func jaro(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return a.isEmpty && b.isEmpty ? 1 : 0 }
        let (common, swapped) =
            a.count <= 64 && b.count <= 64 ? shortCommon(a, b) : longCommon(a, b)
        guard common > 0 else { return 0 }
        let matches = Double(common)
        return
            (matches / Double(a.count) + matches / Double(b.count)
            + (matches - Double(swapped / 2)) / matches) / 3
    }

    /// A Jaro similarity with Winkler's bonus for up to four equal first characters.
    static func raised(_ jaro: Double, _ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
        guard jaro > boostThreshold else { return jaro }
        var prefix = 0
        while prefix < longestPrefix, prefix < a.count, prefix < b.count, a[prefix] == b[prefix] {
            prefix += 1
        }
        return jaro + Double(prefix) * prefixScale * (1 - jaro)
    }

    private static func window(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        max(0, max(a.count, b.count) / 2 - 1)
    }

    /// Counts common characters, and those standing in another order, with a bit a character.
    private static func shortCommon(
        _ a: Span<UInt32>, _ b: Span<UInt32>
    ) -> (common: Int, swapped: Int) {
        if b.count <= CharacterMasks.scanned {
            return marked(a, b, Span(), Span())
        }
        let table = CharacterMasks(of: b)
        return marked(a, b, table.characters.span, table.masks.span)
    }

    @inline(__always)
    private static func marked(
        _ a: Span<UInt32>, _ b: Span<UInt32>, _ characters: Span<UInt32>, _ masks: Span<UInt64>
    ) -> (common: Int, swapped: Int) {
        let window = window(a, b)
        // The window's places in `b`, open to the left until it has moved that far.
        var inWindow: UInt64 = window + 1 < 64 ? 1 &<< UInt64(window + 1) &- 1 : .max
        var (inA, inB): (UInt64, UInt64) = (0, 0)
        for i in a.indices {
            let places = CharacterMasks.places(of: a[i], in: b, characters, masks)
            let equal = places & inWindow & ~inB
            // The first free equal of `b` only.
            inB |= equal & (~equal &+ 1)
            inA |= (equal == 0 ? 0 : 1) &<< UInt64(i)
            inWindow = inWindow &<< 1 | (i < window ? 1 : 0)
        }
        let common = inA.nonzeroBitCount
        var swapped = 0
        while inA != 0 {
            if a[inA.trailingZeroBitCount] != b[inB.trailingZeroBitCount] { swapped += 1 }
            inA &= inA &- 1
            inB &= inB &- 1
        }
        return (common, swapped)
    }

    private static func longCommon(
        _ a: Span<UInt32>, _ b: Span<UInt32>
    ) -> (common: Int, swapped: Int) {
        let window = window(a, b)
        var isInB = [Bool](repeating: false, count: b.count)
        var ofA: [UInt32] = []
        for i in a.indices {
            let first = max(0, i - window)
            let end = min(b.count, i + window + 1)
            guard first < end else { break }
            for j in first..<end where a[i] == b[j] && !isInB[j] {
                isInB[j] = true
                ofA.append(a[i])
                break
            }
        }
        var (next, swapped) = (0, 0)
        for j in b.indices where isInB[j] {
            if ofA[next] != b[j] { swapped += 1 }
            next += 1
        }
        return (ofA.count, swapped)
    }
}
