import Foundation
import RecordLinkage

// usage: CompareNames MATRIX FILE…
//
// Prints a row a measure and file: the file, the measure, nanoseconds a comparison in pairs and in a
// matrix of MATRIX names by as many (the best of five runs), and the sums, to be compared.

/// Grams are taken of both names of each pair here; linkage takes them once of each name.
private let grams = QGrams(size: 2)

private let measures: [(name: String, measure: (Span<UInt32>, Span<UInt32>) -> Double)] = [
    ("Jaro-Winkler", { JaroWinkler.similarity($0, $1) }),
    ("OSA", { Double(OptimalStringAlignment.distance($0, $1)) }),
    ("Damerau-Levenshtein", { Double(DamerauLevenshtein.distance($0, $1)) }),
    ("2-gram Jaccard", { grams?.jaccard($0, $1) ?? 0 }),
]

private let runs = 5

private func best(of count: Int, _ work: () -> Double) -> (nanoseconds: Double, sum: Double) {
    var (least, sum) = (Double.infinity, 0.0)
    for _ in 0..<runs {
        let clock = ContinuousClock()
        let time = clock.measure { sum = work() }
        least = min(least, (time / .nanoseconds(1)) / Double(max(count, 1)))
    }
    return (least, sum)
}

private let arguments = CommandLine.arguments
guard arguments.count > 2, let size = Int(arguments[1]), size > 0 else {
    FileHandle.standardError.write(Data("usage: CompareNames MATRIX FILE…\n".utf8))
    exit(64)
}
for path in arguments.dropFirst(2) {
    let pairs: NamePairs
    do {
        pairs = try NamePairs(path: path)
    } catch {
        FileHandle.standardError.write(Data("\(path): not pairs of names\n".utf8))
        exit(2)
    }
    let side = min(size, pairs.count)
    for (name, measure) in measures {
        let one = best(of: pairs.count) { pairs.sumOfPairs(measure) }
        let all = best(of: side * side) { pairs.sumOfMatrix(side, measure) }
        let figures = [one.nanoseconds, all.nanoseconds, one.sum, all.sum].map { "\($0)" }
        print(([path, name] + figures).joined(separator: "\t"))
    }
}
