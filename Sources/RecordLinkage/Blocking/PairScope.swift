/// Which pairs of records a linkage looks at.
package enum PairScope: Sendable {
    /// Records of different sources: linkage.
    case acrossSources
    /// Records of one source: finding duplicates.
    case withinSources
    /// Both.
    case everywhere

    /// Whether pairs of records from these two sources are looked at.
    func includes(_ a: UInt8, _ b: UInt8) -> Bool {
        self == .everywhere || (a == b) == (self == .withinSources)
    }

    /// Pairs in scope among records grouped by source, or among the first few of each source.
    func pairCount(
        _ block: [RecordIndex], sourceOf: [UInt8], firstOfEachSource limit: Int = .max
    ) -> Int {
        var total = 0
        var before = 0
        var run = 0
        var source: UInt8?
        for record in block {
            if sourceOf[Int(record)] != source {
                source = sourceOf[Int(record)]
                before += run
                run = 0
            }
            guard run < limit else { continue }
            switch self {
            case .acrossSources: total += before
            case .withinSources: total += run
            case .everywhere: total += before + run
            }
            run += 1
        }
        return total
    }
}
