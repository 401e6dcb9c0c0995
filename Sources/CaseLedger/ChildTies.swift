import RegistryModel

/// Ties a missing birth and a missing person who are one child, so that nobody is charged as both.
///
/// One number is one child. Else the sound of the name with the day of birth tells, and failing that
/// village, day and sex, unless numbers or names say that it is another child; these tie one to one.
/// A deduction that is missed this way is the lesser wrong.
struct ChildTies {
    enum Strength: CaseIterable {
        case number
        case name
        case place

        var kind: EvidenceKey.Kind {
            switch self {
            case .number: .personNumber
            case .name: .namedChild
            case .place: .bornHere
            }
        }
    }

    private let known: [KnownCase]
    private let byKey: [EvidenceKey: [Int]]

    /// Ties to those of the known cases that are meant.
    init(_ known: [KnownCase], to isMeant: (KnownCase) -> Bool) {
        self.known = known
        let kinds = Set(Strength.allCases.map(\.kind))
        var byKey: [EvidenceKey: [Int]] = [:]
        for (position, one) in known.enumerated() where isMeant(one) {
            for key in one.keys where kinds.contains(key.kind) {
                byKey[key, default: []].append(position)
            }
        }
        self.byKey = byKey
    }

    var isEmpty: Bool { byKey.isEmpty }

    /// The position of the known case that is the same child, of several the one ruled on last; `spent`
    /// are those that are tied already.
    func partner(
        of sighting: CaseSighting, by strength: Strength, but spent: Set<Int> = []
    ) -> Int? {
        sighting.keys.lazy.filter { $0.kind == strength.kind }.flatMap { byKey[$0] ?? [] }
            .filter { strength == .number || !spent.contains($0) }
            .filter { strength != .place || !isAnother(sighting, than: known[$0]) }
            .max { (known[$0].ruledAt, known[$0].number) < (known[$1].ruledAt, known[$1].number) }
    }

    /// By any strength, the strongest first.
    func partner(of sighting: CaseSighting) -> Int? {
        Strength.allCases.lazy.compactMap { partner(of: sighting, by: $0) }.first
    }

    /// Pairs sightings with known cases, strongest ties first, each known case with one sighting unless
    /// they share a number.
    func pairs(_ sightings: [CaseSighting], at positions: [Int]) -> [Int: Int] {
        guard !isEmpty else { return [:] }
        var pairs: [Int: Int] = [:]
        var spent = Set<Int>()
        for strength in Strength.allCases {
            for position in positions where pairs[position] == nil {
                guard let own = partner(of: sightings[position], by: strength, but: spent) else {
                    continue
                }
                pairs[position] = own
                spent.insert(own)
            }
        }
        return pairs
    }

    private func isAnother(_ sighting: CaseSighting, than other: KnownCase) -> Bool {
        [EvidenceKey.Kind.personNumber, .childName].contains { kind in
            let own = sighting.keys.filter { $0.kind == kind }
            let its = other.keys.filter { $0.kind == kind }
            return !own.isEmpty && !its.isEmpty && its.isDisjoint(with: own)
        }
    }
}
