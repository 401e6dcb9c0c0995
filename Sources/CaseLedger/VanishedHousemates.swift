import RegistryModel

/// The ledger's missing persons and households whom a run shows nobody of any more, by the number of
/// their household: they left the roster without being registered, and their cases are carried over.
///
/// What the run finds under the same number is the same household, so that together they may cost no
/// more than a household does. Pure, and free of order. Cost: a hash look-up for every key of a
/// person's case.
struct VanishedHousemates {
    private let byHousehold: [EvidenceKey: [KnownCase]]
    /// Cases of households, and of whoever shares the points of one, that are neither corrected nor
    /// overturned, whether the run finds them or not.
    private let households: [EvidenceKey: [KnownCase]]

    /// `isShown` says of a position whether the run finds the case, or found its record registered.
    init(_ known: [KnownCase], isShown: (Int) -> Bool) {
        var byHousehold: [EvidenceKey: [KnownCase]] = [:]
        var households: [EvidenceKey: [KnownCase]] = [:]
        for (position, one) in known.enumerated()
        where one.family == .person && !one.isGone && !one.isOverturned
            && (one.isInData || one.isCharged) && one.facts.charge != nil
        {
            for key in one.keys where key.kind == .household {
                if !isShown(position) { byHousehold[key, default: []].append(one) }
                if one.sharedHousehold != nil { households[key, default: []].append(one) }
            }
        }
        (self.byHousehold, self.households) = (byHousehold, households)
    }

    /// Those of the sighting's household: by its number, and by those that `own`, the ledger's cases of
    /// its persons, had it under before a roster numbered it anew.
    func mates(of sighting: CaseSighting, own: [KnownCase]) -> [KnownCase] {
        Self.cases(byHousehold, of: sighting, own)
    }

    /// The household, by its case's identifier, whose points they have or share, else one of that number
    /// that is missing still; nil where each of them was found alone.
    func household(of sighting: CaseSighting, own: [KnownCase]) -> String? {
        (mates(of: sighting, own: own) + Self.cases(households, of: sighting, own)).lazy
            .compactMap(\.sharedHousehold).first
    }

    private static func cases(
        _ all: [EvidenceKey: [KnownCase]], of sighting: CaseSighting, _ own: [KnownCase]
    ) -> [KnownCase] {
        let numbers = Set((sighting.keys + own.flatMap(\.keys)).filter { $0.kind == .household })
        var cases: [Int: KnownCase] = [:]
        for one in numbers.flatMap({ all[$0] ?? [] }) { cases[one.number] = one }
        return cases.values.sorted { $0.number < $1.number }
    }
}

extension KnownCase {
    /// The household in whose points whoever is left of this case has a share.
    var sharedHousehold: String? {
        if isHousehold { return caseID }
        guard case .missingMember(_, let household)? = facts.charge?.charge else { return nil }
        return household
    }
}
