import RegistryModel

/// How often each source's value of a field is right, as the run's own births show it.
///
/// Dawid and Skene, Applied Statistics 28 (1979) 20–28, with one rate a source and field: with rate r
/// a value is the true one, and a slip gives one of k wrong values alike. By turns each birth's true
/// value is weighed by the rates (each chain of custody speaking once for a value) and each rate is the
/// mean weight of the values its source gave. The published rate counts as `publishedWeight` further
/// births, so that a source seen a few times keeps about what is published.
///
/// Parity stays as published: a hospital counts deliveries and not children, which is no slip. Left out
/// are births that can't be told from a twin, broken rows, and values that fail their own check.
/// Cost: one pass over the births, then some ten rounds over the distinct patterns of agreement.
struct ReliabilityEstimation {
    /// Births with two chains or more that a field needs; else its published rates stay.
    static let fewestBirths = 500
    /// Births that a published rate counts for.
    static let publishedWeight = 200.0

    private static let mostRounds = 200
    private static let tolerance = 1e-9
    /// No source is taken to be beyond error, whatever a run shows.
    private static let highestRate = 0.9995

    private let births: [StandardBirth]
    private let believed: [BelievedBirth]
    private let published: SourceReliability

    init(
        _ births: [StandardBirth], _ believed: [BelievedBirth],
        published: SourceReliability = .published
    ) {
        self.births = births
        self.believed = believed
        self.published = published
    }

    /// The rates of the fields of which enough births are known, by field and source.
    func rates() -> [EstimatedReliability] {
        BirthClaims.scored.filter { $0 != .parity }.flatMap(rates)
    }

    private func rates(_ field: Field) -> [EstimatedReliability] {
        let patterns = patterns(field)
        guard patterns.reduce(0, { $0 + $1.count }) >= Self.fewestBirths else { return [] }
        let likelySlips = BirthClaims.likelySlips(field)
        let start = { (kind: SourceKind) in published.value(of: field, in: kind, chain: nil) }
        var rates: [SourceKind: Double] = [:]
        var seen: [SourceKind: Int] = [:]
        for pattern in patterns {
            for word in pattern.words where word.isEstimated {
                rates[word.kind] = start(word.kind)
                seen[word.kind, default: 0] += pattern.count
            }
        }
        for _ in 0..<Self.mostRounds {
            var right: [SourceKind: Double] = [:]
            for pattern in patterns {
                let weights = pattern.posterior(likelySlips: likelySlips) { word in
                    (word.isEstimated ? rates[word.kind] : nil)
                        ?? published.value(of: field, in: word.kind, chain: word.chain)
                }
                for word in pattern.words where word.isEstimated {
                    right[word.kind, default: 0] += Double(pattern.count) * weights[word.value]
                }
            }
            var change = 0.0
            for (kind, rate) in rates {
                let count = Double(seen[kind] ?? 0)
                let mean =
                    (Self.publishedWeight * start(kind) + (right[kind] ?? 0))
                    / (Self.publishedWeight + count)
                let next = min(Self.highestRate, mean)
                change = max(change, abs(next - rate))
                rates[kind] = next
            }
            if change < Self.tolerance { break }
        }
        return SourceKind.allCases.compactMap { kind in
            rates[kind].map { rate in
                EstimatedReliability(
                    kind: kind, field: field, published: start(kind), estimated: rate,
                    births: seen[kind] ?? 0)
            }
        }
    }

    /// The patterns in which the births' sources agree and differ, in an order of their own.
    private func patterns(_ field: Field) -> [AgreementPattern] {
        let claims = BirthClaims(births: births)
        var counts: [[AgreementPattern.Word]: Int] = [:]
        for birth in believed
        where !birth.isAmbiguous && !birth.isSurplus && birth.members.count > 1 {
            let all = claims.claims(field, members: birth.members)
                .filter { $0.isSound && ($0.member < 0 || !births[$0.member].isBroken) }
            guard Set(all.map(\.chain)).count > 1 else { continue }
            counts[AgreementPattern.words(of: all), default: 0] += 1
        }
        return counts.map { AgreementPattern(words: $0.key, count: $0.value) }
            .sorted { $0.words.lexicographicallyPrecedes($1.words, by: AgreementPattern.precedes) }
    }
}

/// A rate that a run's births have shown.
package struct EstimatedReliability: Sendable, Hashable {
    package let kind: SourceKind
    package let field: Field
    package let published: Double
    /// Blended with the published rate.
    package let estimated: Double
    /// Births in which the source spoke of the field beside another chain.
    package let births: Int
}

/// Who says the same of a field and who doesn't, and of how many births.
private struct AgreementPattern {
    struct Word: Hashable {
        let kind: SourceKind
        let chain: CustodyChain?
        /// Which of the values seen, from 0.
        let value: Int
        /// Whether the word is an office's own, whose rate is to be found out; a number's encoded
        /// date and a visitor's eyes are taken as published.
        let isEstimated: Bool
    }

    let words: [Word]
    let count: Int

    static func words(of claims: [Claim]) -> [Word] {
        var values: [FieldValue] = []
        return claims.map { claim in
            let place =
                values.firstIndex { $0.agrees(with: claim.value) }
                ?? {
                    values.append(claim.value)
                    return values.count - 1
                }()
            return Word(
                kind: claim.kind, chain: claim.chain, value: place,
                isEstimated: claim.member >= 0 && claim.chain != .visit)
        }
    }

    static func precedes(_ left: Word, _ right: Word) -> Bool {
        func key(_ word: Word) -> (String, String, Int, Int) {
            (
                word.kind.rawValue, word.chain?.title.en ?? "", word.value,
                word.isEstimated ? 1 : 0
            )
        }
        return key(left) < key(right)
    }

    /// The probability of each value, by its number.
    func posterior(likelySlips: Double, rate: (Word) -> Double) -> [Double] {
        let values = (words.map(\.value).max() ?? 0) + 1
        return FieldAdjudication.posterior(
            (0..<values).map { value in
                var bestOfChain: [CustodyChain?: Double] = [:]
                for word in words where word.value == value {
                    bestOfChain[word.chain] = max(bestOfChain[word.chain] ?? 0, rate(word))
                }
                return bestOfChain
            }, likelySlips: likelySlips)
    }
}
