/// How often each value of a field occurs, for weighing agreement on a rare value (蒯) above
/// agreement on a common one (王).
///
/// Values are interned: number `i` stands for the i-th distinct value. Cost: 8 bytes a value.
/// Source: Winkler, Frequency-based Matching in the Fellegi–Sunter Model, Census RR2000/06.
package struct TermFrequency: Sendable, Equatable {
    /// How many records have each value.
    package let counts: [Int]
    /// How many records have any.
    package let total: Int

    /// Counts below zero count as zero.
    package init(counts: [Int]) {
        self.counts = counts.map { max(0, $0) }
        total = self.counts.reduce(0, +)
    }

    /// Counts a column of value numbers; nil and negative numbers are missing values.
    package init(values: some Sequence<Int?>) {
        var counts: [Int] = []
        for case .some(let value) in values where value >= 0 {
            if value >= counts.count {
                counts.append(contentsOf: repeatElement(0, count: value + 1 - counts.count))
            }
            counts[value] += 1
        }
        self.init(counts: counts)
    }

    /// The share of records with this value among those with any; nil for a value never counted.
    package func share(of value: Int) -> Double? {
        guard counts.indices.contains(value), counts[value] > 0 else { return nil }
        return Double(counts[value]) / Double(total)
    }

    /// How likely two different records have the same value: u of exact agreement, counted rather
    /// than sampled. Records of one entity count as different, so it is for a single source
    /// without duplicates. Nil for fewer than two records.
    package var chanceAgreement: Double? {
        guard total > 1 else { return nil }
        let pairs = counts.reduce(0.0) { $0 + Double($1) * Double($1 - 1) }
        return pairs / (Double(total) * Double(total - 1))
    }
}

/// Term frequencies made ready to adjust weights.
///
/// Agreement on value v has happened by chance with its share f(v), not with the average u, so the
/// weight gains w · log2(u / max(f(v), minimum)). Where two values agree but differ (homophones),
/// the more frequent one counts, as agreement on it is the likelier chance.
/// Cost: 8 bytes a value, two reads a pair.
package struct TermFrequencyAdjustment: Sendable, Equatable {
    /// u of the level of exact agreement.
    package let uExact: Double
    /// How much of the adjustment is made, from 0 (none) to 1 (all).
    package let weight: Double
    /// Values rarer than this count as this frequent: a slip of the pen looks like a rare name.
    package let minimumShare: Double
    /// Bits by value; zero for values never counted.
    private let bitsByValue: [Double]
    private let isCounted: [Bool]

    /// Throws when a number lies outside its range.
    package init(
        _ frequency: TermFrequency, uExact: Double, weight: Double = 1, minimumShare: Double = 0
    ) throws(TermFrequencyFailure) {
        guard uExact > 0, uExact <= 1 else { throw .uExactOutOfRange(uExact) }
        guard weight >= 0, weight <= 1 else { throw .weightOutOfRange(weight) }
        guard minimumShare >= 0, minimumShare <= 1 else {
            throw .minimumShareOutOfRange(minimumShare)
        }
        self.uExact = uExact
        self.weight = weight
        self.minimumShare = minimumShare
        isCounted = frequency.counts.map { $0 > 0 }
        bitsByValue = frequency.counts.indices.map { value in
            guard let share = frequency.share(of: value) else { return 0 }
            return weight * bits(ofRatio: uExact / max(share, minimumShare))
        }
    }

    /// Bits to add for two values that agree; symmetric.
    ///
    /// Of a value never counted, such as one missing from a given table, the other decides; zero
    /// if neither was counted.
    package func log2Adjustment(_ a: Int, _ b: Int) -> Double {
        switch (gain(for: a), gain(for: b)) {
        case (let left?, let right?): min(left, right)
        case (let one?, nil), (nil, let one?): one
        case (nil, nil): 0
        }
    }

    private func gain(for value: Int) -> Double? {
        guard bitsByValue.indices.contains(value), isCounted[value] else { return nil }
        return bitsByValue[value]
    }
}

/// Why term frequencies can't adjust weights: a fault of the configuration.
package enum TermFrequencyFailure: Error, Equatable, Sendable {
    /// u of exact agreement lies outside (0, 1].
    case uExactOutOfRange(Double)
    /// The weight lies outside [0, 1].
    case weightOutOfRange(Double)
    /// The least share lies outside [0, 1].
    case minimumShareOutOfRange(Double)
}
