/// How a sample is divided among strata.
package enum Allocation: String, Sendable, Hashable, CaseIterable {
    case proportional
    case equal
    /// In proportion to size times the spread expected: more where more seems to be wrong.
    case neyman

    struct Stratum {
        let units: Int
        /// Of which the run has something against.
        let flagged: Int
    }

    /// Units of each stratum, `size` in all, or all there are; at least two in each where there are
    /// two and the sample is large enough, since one alone says nothing of the spread.
    ///
    /// Neyman: n_h ∝ N_h·√(p_h(1−p_h)) with p_h = (flagged + 1)/(N_h + 2), so that no stratum is taken
    /// for free of error. Source: Cochran, *Sampling Techniques*, 3rd ed. (1977) 5.5, 5.9.
    func sizes(_ size: Int, _ strata: [Stratum]) throws(DrawFailure) -> [Int] {
        let most = strata.map(\.units)
        let total = min(size, most.reduce(0, +))
        guard total >= strata.count else {
            throw .tooSmall(size: size, groups: strata.count)
        }
        let twice = strata.map { min(2, $0.units) }
        let least = twice.reduce(0, +) <= total ? twice : strata.map { min(1, $0.units) }
        return Self.divided(total, by: strata.map(weight), least: least, most: most)
    }

    private func weight(_ stratum: Stratum) -> Double {
        switch self {
        case .proportional: return Double(stratum.units)
        case .equal: return 1
        case .neyman:
            let share = (Double(stratum.flagged) + 1) / (Double(stratum.units) + 2)
            return Double(stratum.units) * (share * (1 - share)).squareRoot()
        }
    }

    /// Whole numbers that add up to `total`, within their bounds and as near to the weights as they
    /// come; of equal remainders the first is rounded up.
    static func divided(
        _ total: Int, by weights: [Double], least: [Int], most: [Int]
    ) -> [Int] {
        var fixed: [Int?] = weights.map { _ in nil }
        var shares = weights.map { _ in 0.0 }
        while true {
            let free = weights.indices.filter { fixed[$0] == nil }
            let rest = Double(total - fixed.reduce(0) { $0 + ($1 ?? 0) })
            let sum = free.reduce(0) { $0 + weights[$1] }
            for index in free { shares[index] = sum > 0 ? rest * weights[index] / sum : 0 }
            // Those that are short are settled first: what they take is missing elsewhere.
            let short = free.filter { shares[$0] < Double(least[$0]) }
            let over = free.filter { shares[$0] > Double(most[$0]) }
            if short.isEmpty, over.isEmpty { break }
            for index in short.isEmpty ? over : short {
                fixed[index] = short.isEmpty ? most[index] : least[index]
            }
        }
        var sizes = weights.indices.map { fixed[$0] ?? Int(shares[$0].rounded(.down)) }
        let order = weights.indices.sorted { left, right in
            let leftRest = shares[left].truncatingRemainder(dividingBy: 1)
            let rightRest = shares[right].truncatingRemainder(dividingBy: 1)
            return (-leftRest, left) < (-rightRest, right)
        }
        settle(&sizes, total, order, least, most)
        return sizes
    }

    /// Adds or takes single units until the sum is right.
    private static func settle(
        _ sizes: inout [Int], _ total: Int, _ order: [Int], _ least: [Int], _ most: [Int]
    ) {
        var missing = total - sizes.reduce(0, +)
        while missing != 0 {
            let before = missing
            for index in missing > 0 ? order : order.reversed() where missing != 0 {
                let step = missing > 0 ? 1 : -1
                guard (least[index]...most[index]).contains(sizes[index] + step) else { continue }
                sizes[index] += step
                missing -= step
            }
            // Bounds leave no more room.
            if missing == before { return }
        }
    }
}
