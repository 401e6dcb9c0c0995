/// Which records say too little to be linked: not even a copy of themselves would be believed.
///
/// A record's own weight is that of the record compared with itself: the most that any other can
/// reach with it, but for rarer values. Cost: one comparison a record, 8 bytes a record.
package struct UnlinkableRecords: Sendable {
    /// Each record's weight against itself, in bits, in the order asked for.
    package let ownLog2Weights: [Double]
    private let ascending: [Double]

    /// Weighs each record against itself.
    package init(_ records: some Sequence<Int>, scorer: PairScorer) {
        ownLog2Weights = records.map { scorer.log2Weight($0, $0) }
        ascending = ownLog2Weights.sorted()
    }

    /// How many records stay below a threshold in bits, whatever they meet.
    package func count(below threshold: Double) -> Int {
        var (low, high) = (0, ascending.count)
        while low < high {
            let middle = (low + high) / 2
            if ascending[middle] < threshold { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The share of records below a threshold in bits; zero without records.
    package func share(below threshold: Double) -> Double {
        ascending.isEmpty ? 0 : Double(count(below: threshold)) / Double(ascending.count)
    }
}
