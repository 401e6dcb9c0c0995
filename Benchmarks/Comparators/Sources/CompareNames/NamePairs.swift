import Foundation

/// Pairs of names, a line each, a tab between the two; kept as linkage keeps texts, end to end.
struct NamePairs {
    private var scalars: [UInt32] = []
    private var left: [Range<Int>] = []
    private var right: [Range<Int>] = []
    var count: Int { left.count }

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for line in text.split(separator: "\n") {
            let names = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard names.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
            left.append(append(names[0]))
            right.append(append(names[1]))
        }
    }

    private mutating func append(_ name: Substring) -> Range<Int> {
        let start = scalars.count
        scalars += name.unicodeScalars.lazy.map(\.value)
        return start..<scalars.count
    }

    /// The sum of a measure over all pairs.
    @inline(__always)
    func sumOfPairs(_ measure: (Span<UInt32>, Span<UInt32>) -> Double) -> Double {
        let all = scalars.span
        var sum = 0.0
        for place in left.indices {
            sum += measure(all.extracting(left[place]), all.extracting(right[place]))
        }
        return sum
    }

    /// The sum of a measure over the first names, each with each of the second.
    @inline(__always)
    func sumOfMatrix(
        _ size: Int, _ measure: (Span<UInt32>, Span<UInt32>) -> Double
    ) -> Double {
        let all = scalars.span
        var sum = 0.0
        for one in left.prefix(size) {
            let name = all.extracting(one)
            for other in right.prefix(size) { sum += measure(name, all.extracting(other)) }
        }
        return sum
    }
}
