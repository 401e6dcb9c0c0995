import RegistryModel

/// What one record says of one field.
struct Claim: Sendable {
    /// Position of the record in its cluster.
    let member: Int
    let value: FieldValue
    let kind: SourceKind
    /// Nil for the registry's own word.
    let chain: CustodyChain?
    /// False when the value proves itself wrong, as a number with a bad check character does.
    var isSound = true
}

/// A value in the form in which it is compared.
enum FieldValue: Sendable, Hashable {
    case number(UInt64)
    case day(CalendarDay)
    case sex(Sex)
    case name(PersonName)
    case count(Int)
    /// Something stands there that can't be read as the field's type.
    case unreadable(String)

    /// The same in content: differences of form have been taken out.
    func agrees(with other: FieldValue) -> Bool {
        if case .name(let left) = self, case .name(let right) = other {
            let agreement = PersonName.agreement(left, right)
            return agreement == .identical || agreement == .equivalent || agreement == .missing
        }
        return self == other
    }

    var text: String {
        switch self {
        case .number(let value): String(value)
        case .day(let day): day.description
        case .sex(let sex): CodeList.sex.label(of: sex.rawValue) ?? ""
        case .name(let name): name.raw
        case .count(let count): String(count)
        case .unreadable(let text): text
        }
    }
}

/// What the evidence makes of a field on which records disagree.
struct FieldDecision: Sendable {
    let field: Field
    let registry: FieldValue
    let adjudicated: FieldValue
    /// Posterior probability of `adjudicated`.
    let probability: Double
    /// Chains that contradict the registry's value, ascending.
    let against: [CustodyChain]
    /// Members, other than the registry, that contradict its value.
    let contrary: [Int]
    /// Members, other than the registry, whose value isn't the adjudicated one.
    let odd: [Int]
    /// An outside record says what the registry says.
    let registryIsSupported: Bool

    var isAgainstRegistry: Bool { !adjudicated.agrees(with: registry) }
}

/// Weighs what the sources say of one field: which value is true, and how sure is that?
///
/// Each chain of custody speaks once for a value, with the most reliable of its records that
/// assert it. With r the reliability and k the number of wrong values a slip is likely to give,
/// the weight of a chain for a value is ln(r·k/(1−r)); the posterior follows by Bayes with equal
/// priors over the values seen. After Dawid & Skene (1979); the rates are `ReliabilityEstimation`'s or
/// the published ones.
struct FieldAdjudication {
    let reliability: SourceReliability
    /// How often a value that fails its own check is right all the same.
    private static let reliabilityOfUnsound = 0.02

    /// Nil when nobody contradicts the registry, or it says nothing.
    func decide(_ field: Field, _ claims: [Claim], likelySlips: Double) -> FieldDecision? {
        guard let registry = claims.first(where: { $0.chain == nil })?.value else { return nil }
        let outside = claims.filter { $0.chain != nil }
        // The registry's own ID number may speak for a value, but it is no outside record: what
        // contradicts it alone is a matter for the record rules.
        let contrary = outside.filter { isSighting($0) && !$0.value.agrees(with: registry) }
        guard !contrary.isEmpty else { return nil }
        guard let (chosen, probability) = best(field, claims, likelySlips: likelySlips) else {
            return nil
        }
        return FieldDecision(
            field: field, registry: registry, adjudicated: chosen, probability: probability,
            against: Set(contrary.compactMap(\.chain)).sorted(),
            contrary: contrary.map(\.member),
            odd: outside.filter { !$0.value.agrees(with: chosen) }.map(\.member),
            registryIsSupported: outside.contains {
                $0.value.agrees(with: registry) && isSighting($0)
            })
    }

    /// The likeliest of the values claimed, the first claimed among equals; nil without a claim.
    func best(
        _ field: Field, _ claims: [Claim], likelySlips: Double
    ) -> (value: FieldValue, probability: Double)? {
        let values = distinct(claims.map(\.value))
        guard !values.isEmpty else { return nil }
        let posterior = Self.posterior(
            values.map { chains(for: $0, field, claims) }, likelySlips: likelySlips)
        var best = 0
        for index in values.indices where posterior[index] > posterior[best] { best = index }
        return (values[best], posterior[best])
    }

    /// True for the word of an outside record.
    private func isSighting(_ claim: Claim) -> Bool { claim.member >= 0 }

    /// The chains that speak for a value, each with the most reliable of its records that do.
    private func chains(
        for value: FieldValue, _ field: Field, _ claims: [Claim]
    ) -> [CustodyChain?: Double] {
        var bestOfChain: [CustodyChain?: Double] = [:]
        for claim in claims where claim.value.agrees(with: value) {
            let stated = reliability.value(of: field, in: claim.kind, chain: claim.chain)
            let r = claim.isSound ? stated : Self.reliabilityOfUnsound
            bestOfChain[claim.chain] = max(bestOfChain[claim.chain] ?? 0, r)
        }
        return bestOfChain
    }

    /// The posterior probabilities of values, each given by the reliabilities of the chains for it.
    static func posterior(
        _ chains: [[CustodyChain?: Double]], likelySlips: Double
    ) -> [Double] {
        normalise(
            chains.map { own in
                // Summed in a fixed order, so that the last bit is the same in every run.
                let ordered = own.sorted { left, right in
                    switch (left.key, right.key) {
                    case (nil, _): right.key != nil
                    case (_, nil): false
                    case (let a?, let b?): a < b
                    }
                }
                return ordered.reduce(0) {
                    $0 + Logarithm.natural($1.value * likelySlips / (1 - $1.value))
                }
            })
    }

    private func distinct(_ values: [FieldValue]) -> [FieldValue] {
        var kept: [FieldValue] = []
        for value in values where !kept.contains(where: { $0.agrees(with: value) }) {
            kept.append(value)
        }
        return kept
    }

    private static func normalise(_ weights: [Double]) -> [Double] {
        let top = weights.max() ?? 0
        let powers = weights.map { Logarithm.exponential($0 - top) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
