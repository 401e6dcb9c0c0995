import Foundation
import RecordLinkage

/// Pairs of names, a line each, a tab between the two.
struct NamePairs {
    let left: [[UInt32]]
    let right: [[UInt32]]

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var (left, right): ([[UInt32]], [[UInt32]]) = ([], [])
        for line in text.split(separator: "\n") {
            let names = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard names.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
            left.append(names[0].unicodeScalars.map(\.value))
            right.append(names[1].unicodeScalars.map(\.value))
        }
        self.left = left
        self.right = right
    }

    /// The sum of a measure over all pairs.
    func sumOfPairs(_ measure: (Span<UInt32>, Span<UInt32>) -> Double) -> Double {
        var sum = 0.0
        for place in left.indices { sum += measure(left[place].span, right[place].span) }
        return sum
    }

    /// The sum of a measure over the first names, each with each of the second.
    func sumOfMatrix(
        _ size: Int, _ measure: (Span<UInt32>, Span<UInt32>) -> Double
    ) -> Double {
        var sum = 0.0
        for one in left.prefix(size) {
            for other in right.prefix(size) { sum += measure(one.span, other.span) }
        }
        return sum
    }
}
